import { Query } from "mingo";
import type { Filter, Operators, Sort } from "../collection.ts";
import { quickVerdict } from "../filters/judge.ts";
import { sortedBy, type KnownColumns } from "./filter.ts";

/** mingo finds a missing field not at least null, MongoDB does. */
const forMingo = (filter: Filter): Record<string, unknown> => ({
  $and: Object.entries(filter).flatMap(([path, value]): object[] => {
    if (path === "$and" || path === "$or")
      return [{ [path]: (value as readonly Filter[]).map(forMingo) }];
    if (typeof value !== "object" || value === null) return [{ [path]: value }];
    return Object.entries(value as Operators).map(([operator, each]) => ({
      [path]: each === null && operator.endsWith("te") ? null : { [operator]: each as unknown },
    }));
  }),
});

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

/** Whether a document matches; the whole language is asked only where a look does not decide. */
export const judgeOf = (filter: Filter): ((doc: object) => boolean) => {
  let query: Query | undefined;
  return (doc) =>
    quickVerdict(doc, filter) ??
    (query ??= new Query(forMingo(filter))).test(doc as Record<string, unknown>);
};
