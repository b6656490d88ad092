import { describe, expect, test } from "@jest/globals";
import type { Collection, Doc, Filter } from "../../../platform/storage/collection.ts";
import { canonical, copy, differences, pagesOf, sumOf } from "../../../tasks/move/copying.ts";

/** As much of a collection as a copy asks for. */
const holding = (docs: readonly Doc[]): Collection<Doc> & { asked: number[] } => {
  const kept = new Map(docs.map((doc) => [doc.id, doc]));
  const asked: number[] = [];
  return {
    asked,
    find: async (filter: Filter, { limit = 0 }: { limit?: number } = {}) => {
      asked.push(limit);
      const { $gt } = filter["id"] as { $gt: string };
      const ids = [...kept.keys()].filter((id) => id > $gt).sort();
      return ids.slice(0, limit).map((id) => kept.get(id) as Doc);
    },
    getMany: async (ids: readonly string[]) => ids.flatMap((id) => kept.get(id) ?? []),
    insertMany: async (more: readonly Doc[]) => more.forEach((doc) => kept.set(doc.id, doc)),
    put: async (doc: Doc) => void kept.set(doc.id, doc),
  } as unknown as Collection<Doc> & { asked: number[] };
};
const doc = (id: string, more: object = {}): Doc => ({ id, version: 1, ...more });
const many = Array.from({ length: 250 }, (_, n) => doc(`d${String(n).padStart(3, "0")}`, { n }));
const pair = (from: readonly Doc[], to: readonly Doc[]) => ({
  ...{ service: "s", name: "n", from: holding(from), to: holding(to) },
});

describe("a hash over every document", () => {
  test("does not depend on the order of documents or fields, but on everything else", async () => {
    const sum = (docs: readonly Doc[]) => sumOf(holding(docs));
    const same = many.toReversed().map(({ id, version, ...rest }) => ({ ...rest, version, id }));
    expect(await sum(same)).toEqual(await sum(many));
    expect((await sum(many)).count).toBe(250);
    const others = [
      many.slice(1),
      [...many, doc("more")],
      many.with(7, doc("d007", { n: 8 })),
      many.with(7, doc("d007", { n: "7" })),
      many.with(7, doc("d007", { n: 7, m: null })),
      // Two that exchanged a value add up to something else.
      many.with(7, doc("d007", { n: 8 })).with(8, doc("d008", { n: 7 })),
    ];
    const hashes = await Promise.all([many, ...others].map(async (docs) => (await sum(docs)).hash));
    expect(new Set(hashes).size).toBe(others.length + 1);
  });

  test("canonical JSON distinguishes lists, texts, nothing and names", () => {
    const values = [
      [1, 2],
      [2, 1],
      "1",
      1,
      null,
      {},
      [],
      { a: [1] },
      { a: { 0: 1 } },
      { "a.b": 1 },
    ];
    expect(new Set(values.map(canonical)).size).toBe(values.length);
    expect(canonical({ b: { d: 1, c: [{ f: 1, e: 2 }] }, a: 1 })).toBe(
      '{"a":1,"b":{"c":[{"e":2,"f":1}],"d":1}}',
    );
  });
});

describe("a copy", () => {
  test("carries everything; resumed, it also puts right what is there", async () => {
    const fresh = pair(many, []);
    let copied = 0;
    await copy(fresh, { resume: false }, (some) => (copied += some));
    expect(copied).toBe(250);
    expect(await differences(fresh)).toEqual([]);
    const half = pair(many, [...many.slice(0, 100), doc("d200", { n: "other" })]);
    await copy(half, { resume: true }, () => undefined);
    expect(await differences(half)).toEqual([]);
  });

  test("what only one side has, or has otherwise, is named", async () => {
    const [first, second, ...rest] = many as [Doc, Doc, ...Doc[]];
    const found = await differences(
      pair([first, second, ...rest], [doc("d001", { n: 9 }), ...rest, doc("zzz")]),
    );
    expect(found.toSorted()).toEqual(["d000", "d001", "zzz"]);
  });

  test("pages grow while documents are small, and shrink for large ones", async () => {
    const small = holding(many);
    for await (const page of pagesOf(small)) expect(page.length).toBeGreaterThan(0);
    expect(small.asked.slice(0, 4)).toEqual([10, 40, 160, 640]);
    const large = holding(many.slice(0, 30).map((one) => ({ ...one, text: "x".repeat(500_000) })));
    for await (const page of pagesOf(large)) expect(page.length).toBeLessThanOrEqual(10);
    expect(large.asked[1]).toBe(3);
  });
});
