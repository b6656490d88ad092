import { common, type Fault } from "./fault.ts";

/** Keyset pages: a cursor holds the sort values and the id of the last item shown. */
export type CursorValue = string | number;

/**
 * An opaque cursor of the values that a list is sorted by (base64url of JSON).
 * @example encodeCursor(["a", 1]) // "WyJhIiwxXQ"
 */
export const encodeCursor = (values: readonly CursorValue[]): string => {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/={1,2}$/u, "");
};

const parse = (cursor: string): unknown => {
  try {
    const binary = atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0))));
  } catch {
    return undefined; // Not one of ours: the caller refuses with CURSOR_INVALID.
  }
};

/**
 * The values of a cursor of `length` values, undefined when it is not one of ours.
 * @example decodeCursor(encodeCursor(["a", 1]), 2) // ["a", 1]
 */
export const decodeCursor = (cursor: string, length: number): CursorValue[] | undefined => {
  const values = parse(cursor);
  if (!Array.isArray(values) || values.length !== length) return undefined;
  // JSON has numbers that are none here: 1e400 is read as Infinity.
  const plain = values.every((value) => typeof value === "string" || Number.isFinite(value));
  return plain ? (values as CursorValue[]) : undefined;
};

type Kind = "string" | "number";
type ValuesOf<K extends readonly Kind[]> = {
  -readonly [I in keyof K]: K[I] extends "number" ? number : string;
};

/**
 * The values of a list's cursor, of these kinds, or why it is not one of ours.
 * @example readCursor(encodeCursor(["a", 1]), "string", "number") // ["a", 1]
 */
export const readCursor = <const K extends readonly Kind[]>(
  cursor: string,
  ...kinds: K
): ValuesOf<K> | Fault => {
  const values = decodeCursor(cursor, kinds.length);
  if (values?.every((value, i) => typeof value === kinds[i])) return values as ValuesOf<K>;
  const errors = [{ pointer: "/cursor", message: "is not one of ours" }];
  return common.CURSOR_INVALID({ errors });
};

/**
 * Cuts limit + 1 found items to a page; `keyOf` gives the cursor's values of an item.
 * @example toPage(["a", "b"], 1, (item) => [item]) // { items: ["a"], next: "WyJhIl0" }
 */
export const toPage = <T>(
  found: readonly T[],
  limit: number,
  keyOf: (item: T) => readonly CursorValue[],
): { items: T[]; next: string | null } => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: found.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
};
