/** Carrying collections from one store to another, and proving that both hold the same. */
import { createHash } from "node:crypto";
import type { Collection, Doc } from "../../platform/storage/collection.ts";

/** One collection on both sides. */
export interface Pair {
  readonly service: string;
  readonly name: string;
  readonly from: Collection<Doc>;
  readonly to: Collection<Doc>;
}

/** Characters of a page: few round trips, yet small enough to be held and sent. */
const pageChars = 2_000_000;
const pageMax = 1_000;

/** Everything by id, some at a time: few where documents are large. */
export async function* pagesOf(docs: Collection<Doc>): AsyncGenerator<Doc[]> {
  let limit = 10;
  for (let after = ""; ;) {
    const page = await docs.find({ id: { $gt: after } }, { sort: [["id", 1]], limit });
    const last = page.at(-1);
    if (!last) return;
    yield page;
    after = last.id;
    const chars = JSON.stringify(page).length / page.length;
    limit = Math.max(1, Math.min(pageMax, limit * 4, Math.floor(pageChars / chars)));
  }
}

/** JSON that is the same for the same value, whatever the order of fields. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(",")}}`;
};

/** What a collection holds: how many documents, and a number that stands for all of them. */
export interface Sum {
  readonly count: number;
  readonly hash: string;
}

/** SHA-256 of each document, added up modulo 2^256: no store's order of ids matters. */
export const sumOf = async (docs: Collection<Doc>): Promise<Sum> => {
  let count = 0;
  let sum = 0n;
  for await (const page of pagesOf(docs)) {
    for (const doc of page) {
      sum += BigInt(`0x${createHash("sha256").update(canonical(doc)).digest("hex")}`);
    }
    count += page.length;
  }
  return { count, hash: BigInt.asUintN(256, sum).toString(16).padStart(64, "0") };
};

/** What is already there stays if it is the same, and is put right if it is not. */
const complete = async (to: Collection<Doc>, page: readonly Doc[]): Promise<void> => {
  const there = new Map((await to.getMany(page.map(({ id }) => id))).map((doc) => [doc.id, doc]));
  const missing = page.filter(({ id }) => !there.has(id));
  const other = page.filter(
    (doc) => there.has(doc.id) && canonical(there.get(doc.id)) !== canonical(doc),
  );
  for (const doc of other) await to.put(doc);
  if (missing.length > 0) await to.insertMany(missing);
};

/** Carries one collection; `copied` is called with the documents of each page. */
export const copy = async (
  { from, to }: Pair,
  { resume }: { readonly resume: boolean },
  copied: (documents: number) => void,
): Promise<void> => {
  for await (const page of pagesOf(from)) {
    await (resume ? complete(to, page) : to.insertMany(page));
    copied(page.length);
  }
};

/** Ids of documents that only one side has, or that differ: the first `max`. */
export const differences = async ({ from, to }: Pair, max = 5): Promise<string[]> => {
  const found: string[] = [];
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const) {
    for await (const page of pagesOf(one)) {
      const ids = page.map(({ id }) => id);
      const there = new Map((await other.getMany(ids)).map((doc) => [doc.id, canonical(doc)]));
      found.push(...page.filter((doc) => there.get(doc.id) !== canonical(doc)).map(({ id }) => id));
      if (found.length >= max) break;
    }
  }
  return [...new Set(found)].slice(0, max);
};
