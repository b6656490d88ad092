import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import type { CollectionDeclaration, Doc } from "../../../platform/storage/collection.ts";

interface Paged {
  readonly limit?: number;
  readonly cursor?: string;
}

/** A page of all that a collection has, the highest id first: ids begin with the time that they were made at. */
export const newestFirst = async <T extends Doc>(
  ctx: ServiceContext<Paged>,
  declaration: CollectionDeclaration<T>,
): Promise<{ items: T[]; next: string | null } | Fault> => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? [] : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const [last] = after;
  const older = last === undefined ? {} : { id: { $lt: last } };
  const options = { sort: [["id", -1]], limit: limit + 1 } as const;
  const found = await ctx.collection(declaration).find(older, options);
  return toPage(found, limit, ({ id }) => [id]);
};
