import type { Doc, Filter } from "../../../platform/storage/collection.ts";

/** Documents by what their path holds. */
export const values: readonly [string, Record<string, unknown>][] = [
  ["missing", {}],
  ["null", { v: null }],
  ["zero", { v: 0 }],
  ["one", { v: 1 }],
  ["two", { v: 2.5 }],
  ["true", { v: true }],
  ["false", { v: false }],
  ["empty", { v: "" }],
  ["one as text", { v: "1" }],
  ["x", { v: "x" }],
];
const all = values.map(([id]) => id);
const but = (...ids: string[]): string[] => all.filter((id) => !ids.includes(id));

/** A condition and whom it must match, as MongoDB answers. */
export const truths: readonly [condition: Filter[string], ids: string[]][] = [
  [1, ["one"]],
  ["1", ["one as text"]],
  [true, ["true"]],
  [false, ["false"]],
  [null, ["missing", "null"]],
  [{ $eq: "x" }, ["x"]],
  [{ $ne: "x" }, but("x")],
  [{ $ne: null }, but("missing", "null")],
  [{ $ne: 1 }, but("one")],
  [{ $gt: 0 }, ["one", "two"]],
  [{ $gte: 1 }, ["one", "two"]],
  [{ $lt: 1 }, ["zero"]],
  [{ $lte: 1 }, ["zero", "one"]],
  [{ $gt: 0, $lt: 2 }, ["one"]],
  [{ $gt: "" }, ["one as text", "x"]],
  [{ $lt: "b" }, ["empty", "one as text"]],
  [{ $gte: null }, ["missing", "null"]],
  [{ $gt: null }, []],
  [{ $gt: false }, ["true"]],
  [{ $in: [1, "x"] }, ["one", "x"]],
  [{ $in: [null, true] }, ["missing", "null", "true"]],
  [{ $in: [] }, []],
  [{ $nin: [1, "x"] }, but("one", "x")],
  [{ $nin: [null] }, but("missing", "null")],
  [{ $nin: [] }, all],
  [{ $exists: true }, but("missing")],
  [{ $exists: false }, ["missing"]],
];

/** Filters through arrays, and whom of `arrayDocs` they match. */
export const arrays: readonly [Filter, string[]][] = [
  [{ tags: "red" }, ["a", "b", "s"]],
  [{ tags: { $ne: "red" } }, ["c", "n"]],
  [{ tags: { $in: ["blue", "green"] } }, ["b", "c"]],
  [{ tags: { $nin: ["blue"] } }, ["a", "c", "n", "s"]],
  [{ tags: { $gt: "h" } }, ["a", "b", "s"]],
  [{ tags: { $exists: false } }, ["n"]],
  [{ "holds.order": "o1" }, ["a", "b"]],
  [{ "holds.order": { $ne: "o1" } }, ["c", "n", "s"]],
  [{ "lines.sku": "k1" }, ["a"]],
  [{ "lines.sku": { $nin: ["k1"] } }, ["b", "c", "n", "s"]],
  [{ colours: 5 }, ["a"]],
  [{ tags: "red", $or: [{ colours: 5 }, { id: "b" }] }, ["a", "b"]],
  [{ $or: [{ tags: "green" }, { "lines.sku": "k1" }] }, ["a", "c"]],
  [{ $and: [{ tags: "red" }, { tags: "blue" }] }, ["b"]],
  [{ version: { $gt: 1 } }, ["c"]],
  [{ id: { $gte: "b", $lt: "n" } }, ["b", "c"]],
  [{ id: { $ne: "a" }, version: 1 }, ["b", "n", "s"]],
  [{ colours: { $gte: null }, "lines.sku": null }, ["b", "c", "n", "s"]],
  [{ $or: [{ colours: { $lte: null, $ne: 1 } }, { id: "a" }], version: 2 }, ["c"]],
];
export const arrayDocs: readonly (Doc & { readonly [field: string]: unknown })[] = [
  {
    id: "a",
    version: 1,
    tags: ["red", "old"],
    holds: [{ order: "o1" }, { order: "o2" }],
    lines: [{ sku: "k0" }, { sku: "k1" }],
    colours: [4, 5],
  },
  { id: "b", version: 1, tags: ["red", "blue"], holds: [{ order: "o1" }] },
  { id: "c", version: 2, tags: ["green"], holds: [] },
  { id: "n", version: 1 },
  { id: "s", version: 1, tags: "red" },
];

/** Slips that must throw, never match everything. */
export const badFilters: readonly unknown[] = [
  { a: { $regex: "x" } },
  { a: undefined },
  { a: { $gt: undefined } },
  { "__proto__.a": 1 },
  { $where: "1" },
  { a: {} },
  { $or: [] },
  { a: [1] },
];
