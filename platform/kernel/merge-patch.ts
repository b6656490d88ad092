/** A merge patch of flat fields: a value sets, null removes, absent (or undefined) leaves. */
export type MergePatch<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/**
 * An object after a JSON Merge Patch (RFC 7396) of its own fields; fields inside objects are not merged.
 * @example mergePatch({ a: 1, b: 2 }, { a: null, c: 3 }) // { b: 2, c: 3 }
 */
export const mergePatch = <T extends object>(before: T, patch: MergePatch<T>): T => {
  const sent = Object.entries(patch).filter(([, value]) => value !== undefined);
  const merged = Object.entries({ ...before, ...Object.fromEntries(sent) });
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as T;
};
