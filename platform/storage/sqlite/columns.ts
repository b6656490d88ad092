import type { CollectionDeclaration } from "../collection.ts";
import { isMultikey } from "../filters/filter-check.ts";
import { partsOf } from "../filters/path.ts";
import { columnOf } from "./filter.ts";
import { ownValue } from "../../kernel/own-value.ts";

type Value = string | number | null;
/** What SQLite holds beside the document for its indexes, in the order of `Columns.paths`. */
export type Values = readonly Value[];

/** The columns of a collection: one for each path that an index is made of or that it depends on. */
export interface Columns {
  readonly paths: readonly string[];
  /** The quoted names, in the same order. */
  readonly names: readonly string[];
  /** @throws when a field of an index leads to an array or object. */
  valuesOf(doc: { readonly id: string }): Values;
}

/** What json_extract would give of what JSON holds: null for missing, 1 and 0 for booleans; undefined for what is no scalar. */
const scalarOf = (value: unknown): Value | undefined => {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === undefined || value === null ? null : undefined;
};

const readerOf = (path: string): ((doc: object) => Value | undefined) => {
  const parts = partsOf(path);
  return (doc) => {
    let value: unknown = doc;
    for (const part of parts) {
      if (Array.isArray(value)) return undefined;
      if (typeof value !== "object" || value === null) return null;
      value = ownValue(value as Record<string, unknown>, part);
    }
    return scalarOf(value);
  };
};

/**
 * The indexes stand on columns written beside the document, not on expressions over it: SQLite would
 * parse the document anew for each index at each write, and could not tell which indexes a write leaves alone.
 */
export const columnsOf = ({
  name,
  indexes,
}: Pick<CollectionDeclaration, "name" | "indexes">): Columns => {
  const fields = new Set(
    indexes.flatMap((index) => index.fields.filter((one) => !isMultikey(one))),
  );
  const all = new Set([...fields, ...indexes.flatMap(({ where }) => where ?? [])]);
  for (const own of ["id", "version"]) all.delete(own);
  const paths = [...all];
  const readers = paths.map(readerOf);
  const refuse = (path: string, id: string): string => {
    // A condition only asks whether something is there.
    if (!fields.has(path)) return "{}";
    throw new Error(
      `${name}: index path "${path}" of ${id} leads to an array or object; declare an array as "${path}[]".`,
    );
  };
  return {
    paths,
    names: paths.map(columnOf),
    valuesOf: (doc) =>
      readers.map((read, i) => {
        const value = read(doc);
        return value === undefined ? refuse(paths[i] as string, doc.id) : value;
      }),
  };
};
