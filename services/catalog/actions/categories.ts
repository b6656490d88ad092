import type { Service } from "moleculer";
import { entityOf } from "../../../platform/storage/entities/entity-methods.ts";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { CategoryView } from "../categories.contract.ts";
import { faults } from "../catalog.contract.ts";
import { categories, type CategoryDoc } from "../catalog.store.ts";
import { handleOf, slug } from "../domain/products/handle.ts";
import { nameCategoriesById } from "../adapters/shelf-categories.ts";
import { categoriesOf, regroup, shelfOf } from "../adapters/shelf-state.ts";
import { withFreeHandle } from "./free-handle.ts";

const view = ({ id, handle, title, parentId, version }: CategoryDoc): CategoryView => ({
  ...{ id, handle, title },
  ...(parentId === undefined ? {} : { parentId }),
  version,
});

interface Page {
  items: CategoryView[];
  next: string | null;
}

/** A page of the categories, by title; the same object until one changes. */
export const listCategories = (
  service: Service,
  { limit = 20, cursor }: { limit?: number; cursor?: string },
): Page | Fault => {
  const { pages } = shelfOf(service);
  const key = `categories ${limit} ${cursor ?? ""}`;
  const known = pages.get(key);
  if (known) return known as Page;
  const after = cursor === undefined ? ["", ""] : readCursor(cursor, "string", "string");
  if (isFault(after)) return after;
  const [title = "", id = ""] = after;
  const rest = categoriesOf(service).filter(
    (one) => one.title > title || (one.title === title && one.id > id),
  );
  const page = toPage(rest, limit, (one) => [one.title, one.id]);
  const made = { items: page.items.map(view), next: page.next };
  pages.set(key, made);
  return made;
};

/** A category by id or handle. */
export const getCategory = (service: Service, idOrHandle: string): CategoryView | Fault => {
  const all = categoriesOf(service);
  const found =
    all.find(({ id }) => id === idOrHandle) ?? all.find(({ handle }) => handle === idOrHandle);
  return found ? view(found) : common.NOT_FOUND({ id: idOrHandle });
};

const wrong = (pointer: string, message: string): Fault =>
  common.VALIDATION_FAILED({ errors: [{ pointer, message }] });

/** A category may hang below any other, but not below itself. The store knows those of other copies at once. */
const parentProblem = async (
  service: Service,
  id: string,
  parentId: string | null | undefined,
): Promise<Fault | undefined> => {
  if (parentId === undefined || parentId === null) return undefined;
  const all = await collectionOf(service, categories).find({});
  const byId = new Map(all.map((one) => [one.id, one]));
  if (!byId.has(parentId)) return wrong("/parentId", "there is no such category");
  const seen = new Set<string>();
  for (let at: string | undefined = parentId; at && !seen.has(at); at = byId.get(at)?.parentId) {
    if (at === id) return wrong("/parentId", "a category cannot be below itself");
    seen.add(at);
  }
  return undefined;
};

/** Which other category has the handle. */
const taken = async (ctx: ServiceContext, id: string, handle: string): Promise<Fault> => {
  const other = await ctx.collection(categories).findOne({ handle, id: { $ne: id } });
  const errors = [{ pointer: "/handle", message: "another category has it" }];
  return faults.HANDLE_TAKEN({ handle, categoryId: other?.id, errors });
};

/** A category was made or changed here: products that name it by its handle name it by id from here on. */
const regrouped = async (ctx: ServiceContext): Promise<void> => {
  await regroup(ctx.own);
  await nameCategoriesById(ctx);
};

interface Sent {
  readonly title?: string;
  readonly handle?: string;
  readonly parentId?: string | null;
}

/** Makes a category. */
export const createCategory = async (
  ctx: ServiceContext,
  id: string,
  { title, handle: wanted, parentId }: Sent & { readonly title: string },
): Promise<CategoryView | Fault> => {
  const problem = await parentProblem(ctx.own, id, parentId);
  if (problem) return problem;
  const rest = { id, title, ...(parentId ? { parentId } : {}) };
  const create = async (handle: string): Promise<CategoryDoc | Fault> => {
    const doc = { ...rest, handle };
    try {
      return await entityOf(ctx.own, categories)._create(ctx, doc);
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error;
      // Begun before and cut off: then it is this one that is there.
      return (await ctx.collection(categories).get(id)) ?? taken(ctx, id, handle);
    }
  };
  const handle = handleOf(wanted ?? "");
  if (wanted !== undefined && handle === "") return wrong("/handle", "has no letter or digit");
  const base = slug(title) || id;
  const made = await (wanted === undefined
    ? withFreeHandle(ctx.collection(categories), { base, id }, create)
    : create(handle));
  if (isFault(made)) return made;
  await regrouped(ctx);
  return view(made);
};

/** Changes the fields sent. */
export const patchCategory = async (
  ctx: ServiceContext,
  { categoryId, expectedVersion, ...sent }: Sent & { categoryId: string; expectedVersion?: number },
): Promise<CategoryView | Fault> => {
  const docs = ctx.collection(categories);
  if (!(await docs.get(categoryId))) return common.NOT_FOUND({ id: categoryId });
  const problem = await parentProblem(ctx.own, categoryId, sent.parentId);
  if (problem) return problem;
  const handle = sent.handle === undefined ? undefined : handleOf(sent.handle);
  if (handle === "") return wrong("/handle", "has no letter or digit");
  const { title, parentId } = sent;
  const change = { id: categoryId, expectedVersion, handle, title, parentId };
  try {
    const doc = await entityOf(ctx.own, categories)._update(ctx, change);
    await regrouped(ctx);
    return view(doc);
  } catch (error) {
    if (error instanceof DuplicateError) return taken(ctx, categoryId, handle ?? "");
    throw error;
  }
};

/** Deletes a category; those below it move up to the top, its products stay. */
export const deleteCategory = async (
  ctx: ServiceContext,
  { categoryId, expectedVersion }: { categoryId: string; expectedVersion?: number },
): Promise<null> => {
  await entityOf(ctx.own, categories)._remove(ctx, { id: categoryId, expectedVersion });
  const below = { parentId: categoryId };
  await ctx.collection(categories).updateMany(below, { $unset: { parentId: true } });
  await regroup(ctx.own);
  return null;
};
