/** Names that differ from one of a list by a single edit: a letter too many, too few, another one, or two exchanged. */

/** The first place where two texts differ. */
const firstDifference = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
};

/** Whether one edit makes `a` of `b`; equal texts are no edit apart. */
export const isOneEditApart = (a: string, b: string): boolean => {
  if (a === b) return false;
  const at = firstDifference(a, b);
  const exchanged = `${a.slice(0, at)}${a[at + 1] ?? ""}${a[at] ?? ""}${a.slice(at + 2)}`;
  return (
    a.slice(at + 1) === b.slice(at + 1) ||
    a.slice(at) === b.slice(at + 1) ||
    a.slice(at + 1) === b.slice(at) ||
    exchanged === b
  );
};

/** Kubernetes gives every process `<SERVICE>_PORT` and `<SERVICE>_HOST` of each service beside it. */
const injected = /_(?:PORT|HOST)$/u;

/**
 * Variables that are set and not known, and which known one each was probably meant to be.
 * @example misspelt(["CURENCY"], ["CURRENCY"]) // [["CURENCY", "CURRENCY"]]
 */
export const misspelt = (
  given: readonly string[],
  names: readonly string[],
): readonly (readonly [given: string, meant: string])[] => {
  const all = [...new Set(names.flatMap((name) => [name, `${name}_FILE`]))];
  return given
    .filter((name) => !all.includes(name) && !injected.test(name))
    .flatMap((name) => {
      const meant = all.find((one) => isOneEditApart(name, one));
      return meant === undefined ? [] : [[name, meant] as const];
    });
};
