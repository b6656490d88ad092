/** Stripe's form encoding: `payment_method_options[card][request_multicapture]=if_available`. */
export interface Form {
  readonly [name: string]: string | Form;
}

const put = (form: Record<string, string | Form>, path: readonly string[], text: string): void => {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return void (form[name] = text);
  const inner = typeof form[name] === "object" ? form[name] : Object.create(null);
  form[name] = inner;
  put(inner as Record<string, string | Form>, rest, text);
};

/** A body or a query as Stripe's libraries write it. */
export const parseForm = (text: string): Form => {
  const form: Record<string, string | Form> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    put(
      form,
      name.split("[").map((part) => part.replace("]", "")),
      value,
    );
  }
  return form;
};

/** The text at a path; undefined where there is none. */
export const textAt = (form: Form, ...path: readonly string[]): string | undefined => {
  let at: string | Form | undefined = form;
  for (const name of path) at = typeof at === "object" ? at[name] : undefined;
  return typeof at === "string" ? at : undefined;
};

/** The texts of a hash, such as `metadata`. */
export const textsAt = (form: Form, name: string): Record<string, string> => {
  const found = form[name];
  if (typeof found !== "object") return {};
  return Object.fromEntries(
    Object.entries(found).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
};

/** An integer; NaN for any other text. */
export const integerAt = (form: Form, ...path: readonly string[]): number | undefined => {
  const text = textAt(form, ...path);
  if (text === undefined) return undefined;
  return /^\d+$/u.test(text) ? Number(text) : NaN;
};
