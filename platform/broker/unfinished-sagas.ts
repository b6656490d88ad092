import type { Collection, Doc, Filter } from "../storage/collection.ts";

/** Which unfinished sagas: all, those that a node ran, or those whose lease has expired. */
export type UnfinishedQuery =
  "every" | { readonly leftBy: string } | { readonly dueBefore: string };

/** Unfinished sagas continued at a time. */
const pageMax = 200;

const filterOf = (path: string, wanted: UnfinishedQuery): Filter => {
  if (wanted === "every") return { [`${path}.due`]: { $gt: "" } };
  if ("dueBefore" in wanted) return { [`${path}.due`]: { $lt: wanted.dueBefore } };
  // By `due`, so that the partial index of the unfinished serves it.
  return { [`${path}.due`]: { $gt: "" }, [`${path}.by`]: wanted.leftBy };
};

/** Ids of documents with an unfinished saga, a page at a time. `path`: of the progress. */
export async function* unfinishedIds(
  docs: Pick<Collection<Doc>, "find">,
  path: string,
  wanted: UnfinishedQuery,
): AsyncGenerator<readonly string[]> {
  const filter = filterOf(path, wanted);
  for (let after: string | undefined = ""; after !== undefined;) {
    const found: readonly Doc[] = await docs.find(
      { ...filter, id: { $gt: after } },
      { sort: [["id", 1]], limit: pageMax },
    );
    yield found.map(({ id }) => id);
    after = found.length < pageMax ? undefined : found.at(-1)?.id;
  }
}
