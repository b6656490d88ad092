import type { Service } from "moleculer";
import { DuplicateError, wasNew } from "../../../platform/storage/collection.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { CategoryView } from "../categories.contract.ts";
import { faults } from "../catalog.contract.ts";
import { categories, type CategoryDoc } from "../catalog.store.ts";
import { handleOf, slug } from "../domain/products/handle.ts";
import { categoriesOf, regroup, shelfOf } from "../adapters/shelf-state.ts";

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

interface Sent {
  readonly title?: string;
  readonly handle?: string;
  readonly parentId?: string | null;
}

/** Makes a category. */
export const createCategory = async (
  service: Service,
  id: string,
  { title, handle: wanted, parentId }: Sent & { readonly title: string },
): Promise<CategoryView | Fault> => {
  const problem = await parentProblem(service, id, parentId);
  if (problem) return problem;
  const handle = wanted === undefined ? slug(title) || id : handleOf(wanted);
  if (handle === "") return wrong("/handle", "has no letter or digit");
  const doc = { id, version: 1, handle, title, ...(parentId ? { parentId } : {}) };
  const docs = collectionOf(service, categories);
  // Begun before and cut off: then it is this one that is there.
  const kept = (await wasNew(docs.insert(doc))) || (await docs.get(id)) !== undefined;
  if (!kept) return faults.HANDLE_TAKEN({ handle });
  await regroup(service);
  return view(doc);
};

const changed = (before: CategoryDoc, sent: Sent, version: number): CategoryDoc => {
  const parentId = sent.parentId === undefined ? before.parentId : sent.parentId;
  return {
    id: before.id,
    version: version + 1,
    handle: sent.handle === undefined ? before.handle : handleOf(sent.handle),
    title: sent.title ?? before.title,
    ...(parentId ? { parentId } : {}),
  };
};

/** Changes the fields sent. */
export const patchCategory = async (
  service: Service,
  { categoryId, expectedVersion, ...sent }: Sent & { categoryId: string; expectedVersion?: number },
): Promise<CategoryView | Fault> => {
  const docs = collectionOf(service, categories);
  const before = await docs.get(categoryId);
  if (!before) return common.NOT_FOUND({ id: categoryId });
  const version = expectedVersion ?? before.version;
  const problem = await parentProblem(service, categoryId, sent.parentId);
  if (problem) return problem;
  const doc = changed(before, sent, version);
  if (doc.handle === "") return wrong("/handle", "has no letter or digit");
  try {
    const done = await docs.replace(doc, version);
    if (!done) return common.PRECONDITION_FAILED({ version: before.version });
  } catch (error) {
    if (error instanceof DuplicateError) return faults.HANDLE_TAKEN({ handle: doc.handle });
    throw error;
  }
  await regroup(service);
  return view(doc);
};

/** Deletes a category; those below it move up to the top, its products stay. */
export const deleteCategory = async (
  service: Service,
  { categoryId, expectedVersion }: { categoryId: string; expectedVersion?: number },
): Promise<null | Fault> => {
  const docs = collectionOf(service, categories);
  const before = await docs.get(categoryId);
  if (!before) return common.NOT_FOUND({ id: categoryId });
  const version = expectedVersion ?? before.version;
  const removed = await docs.remove({ id: categoryId, version });
  if (removed === 0) return common.PRECONDITION_FAILED({ version: before.version });
  await docs.updateMany({ parentId: categoryId }, { $unset: { parentId: true } });
  await regroup(service);
  return null;
};
