import { trimmed } from "../../../../platform/kernel/texts/text.ts";
import { ownValue } from "../../../../platform/kernel/own-value.ts";

/** The text there is where the sent one differs in outer white space alone. */
export const nearly = (sent: string | undefined, before: string): string | undefined =>
  sent !== undefined && trimmed(before) === sent ? before : sent;

/** `nearly` for lists. */
export const nearlyAll = (sent: string[] | undefined, before: string[]): string[] | undefined => {
  const alike =
    sent?.length === before.length && sent.every((text, i) => trimmed(before[i] ?? "") === text);
  return alike ? before : sent;
};

/** Texts laid over what there is; one that says what is there leaves it the number or boolean it was, an empty one clears. */
export const overlaid = <T extends Readonly<Record<string, unknown>>>(
  before: T | undefined,
  sent: T,
  emptied: readonly string[] = [],
): T => {
  const changed = Object.entries(sent).filter(
    ([name, text]) => String(ownValue(before, name)) !== text,
  );
  // An empty text that is there says the same as an empty cell.
  const gone = new Set(emptied.filter((name) => ownValue(before, name) !== ""));
  const left = Object.entries(before ?? {}).filter(([name]) => !gone.has(name));
  return Object.fromEntries([...left, ...changed]) as T;
};

/** Undefined instead of an empty object. */
export const filled = <T extends object>(fields: T): T | undefined =>
  Object.keys(fields).length > 0 ? fields : undefined;
