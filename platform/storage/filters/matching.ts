import { Query } from "mingo";
import type { Filter, Operators } from "../collection.ts";
import { quickVerdict } from "./judge.ts";

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

/** Whether a document matches; the whole language is asked only where a look does not decide. */
export const judgeOf = (filter: Filter): ((doc: object) => boolean) => {
  let query: Query | undefined;
  return (doc) =>
    quickVerdict(doc, filter) ??
    (query ??= new Query(forMingo(filter))).test(doc as Record<string, unknown>);
};
