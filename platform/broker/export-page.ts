import type { ServiceContext } from "./context.ts";
import type { CollectionDeclaration, Doc, Filter } from "../storage/collection.ts";

const size = 100;

interface Page<T> {
  items: T[];
  next: string | null;
}

/** A page of an export: the documents that a filter finds after `params.after`, by id. Gives what makes items of them. */
export const exportPage = async <T extends Doc>(
  ctx: ServiceContext<{ readonly after?: string }>,
  declaration: CollectionDeclaration<T>,
  filter: Filter,
): Promise<<R>(shown: (doc: T) => R) => Page<R>> => {
  const { after = "" } = ctx.params;
  const options = { sort: [["id", 1]], limit: size } as const;
  const docs = await ctx.collection(declaration).find({ ...filter, id: { $gt: after } }, options);
  const next = docs.length < size ? null : (docs.at(-1)?.id ?? null);
  return (shown) => ({ items: docs.map(shown), next });
};
