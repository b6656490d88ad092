import { ownValue } from "./own-value.ts";

/** A merge patch of flat fields: a value sets, null removes, absent (or undefined) leaves. */
export type MergePatch<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/**
 * An object after a JSON Merge Patch (RFC 7396) of its own fields; fields inside objects are not merged.
 * @example mergePatch({ a: 1, b: 2 }, { a: null, c: 3 }) // { b: 2, c: 3 }
 */
export const mergePatch = <T extends object>(before: T, patch: MergePatch<T>): T => {
  const merged = { ...before } as Record<string, unknown>;
  for (const name of Object.keys(patch)) {
    const value: unknown = patch[name as keyof T];
    if (value !== undefined) merged[name] = value;
  }
  for (const name of Object.keys(merged))
    if (ownValue(merged, name) === null) Reflect.deleteProperty(merged, name);
  return merged as T;
};
