import { ownValue } from "../../kernel/own-value.ts";

/** A path's parts. @throws on parts that reach an object's prototype, and on empty ones. */
export const partsOf = (path: string): readonly string[] => {
  const known = cache.get(path);
  if (known) return known;
  const parts = path.split(".");
  for (const part of parts) {
    if (
      part === "" ||
      part.startsWith("$") ||
      part === "__proto__" ||
      part === "constructor" ||
      part === "prototype"
    )
      throw new Error(`"${path}" is no path into a document.`);
  }
  if (cache.size < cachedMax) cache.set(path, parts);
  return parts;
};
const cachedMax = 2_000;
const cache = new Map<string, readonly string[]>();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Every value a path leads to, through arrays as MongoDB goes through them: `lines.sku` gives the sku of every line. */
export const valuesAt = (doc: unknown, path: string): unknown[] => {
  let found: unknown[] = [doc];
  for (const part of partsOf(path)) {
    found = found
      .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
      .filter((value) => isObject(value) && Object.hasOwn(value, part))
      .map((value) => ownValue(value as Record<string, unknown>, part));
  }
  return found.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
};

/** Whether a path leads to a scalar or nothing, through no array: what an ordinary index can hold. */
export const leadsToScalar = (doc: unknown, path: string): boolean => {
  let value = doc;
  for (const part of partsOf(path)) {
    if (Array.isArray(value)) return false;
    if (!isObject(value)) return true;
    value = ownValue(value, part);
  }
  return !isObject(value);
};
