import type { Filter, Operators, Sort } from "../collection.ts";
import { sortedBy, type KnownColumns } from "./filter.ts";

/** The ORDER BY of a list; empty when it has none. */
export const orderOf = (known: KnownColumns, sort: Sort): string =>
  sort.length === 0
    ? ""
    : ` ORDER BY ${sort.map(([path, way]) => `${sortedBy(known, path)} ${way === -1 ? "DESC" : "ASC"}`).join(", ")}`;

/** SQLite prepares a statement anew whenever a limit is bound to it, so those of pages are written out. */
export const pageOf = (limit: number): { sql: string; params: readonly number[] } => {
  if (limit === Infinity) return { sql: "", params: [] };
  return limit <= 250
    ? { sql: ` LIMIT ${limit}`, params: [] }
    : { sql: " LIMIT ?", params: [limit] };
};

/** The ids a filter names, sorted; undefined when it does not. */
export const idsOf = ({ id }: Filter): readonly string[] | undefined => {
  if (typeof id === "string") return [id];
  const { $in, ...others } = (id ?? {}) as Operators;
  if (!$in?.every((one) => typeof one === "string") || Object.keys(others).length > 0)
    return undefined;
  return [...new Set($in as readonly string[])].sort();
};
