import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { saveProduct } from "../actions/save-product.ts";
import type { Group } from "../adapters/csv-reader.ts";
import { findCategoryNames } from "../adapters/shelf-categories.ts";
import { products } from "../catalog.store.ts";
import { mergeRows, type Merged } from "../domain/imports/merge.ts";
import type { Outcome } from "../domain/imports/report.ts";
import type { CategoryNames } from "../domain/products/category-names.ts";
import { same } from "../domain/products/product.ts";
import type { Versioned } from "../domain/products/state.ts";

/** A group of rows and what became of its product. */
export interface WrittenGroup {
  readonly group: Group;
  readonly merged: Merged;
  readonly outcome: Outcome;
}
export interface ImportScope {
  readonly importId: string;
  readonly currency: string;
  /** Whether a variant of this handle came earlier in the file. */
  readonly wasWritten: (handle: string, key: string) => boolean;
}

/** Products by handle, which handle has which sku, and the categories there are. */
interface Existing {
  readonly categories: CategoryNames;
  readonly byHandle: Map<string, Versioned>;
  readonly owners: Map<string, string>;
}

/** Lost races after which the rows of a product are given up. */
const racesMax = 5;

const load = async (
  ctx: ServiceContext,
  groups: readonly Group[],
  more: readonly string[],
): Promise<Existing> => {
  const docs = ctx.collection(products.declaration);
  const sent = groups.flatMap(({ rows }) => rows.flatMap(({ variant }) => variant?.sku ?? []));
  const skus = [...new Set([...sent, ...more])];
  const named = groups.flatMap(({ rows }) =>
    rows.flatMap(({ product }) => product?.categories ?? []),
  );
  const [categories, own, others] = await Promise.all([
    findCategoryNames(ctx, named),
    docs.find({ handle: { $in: groups.map(({ handle }) => handle) } }),
    skus.length === 0 ? [] : docs.find({ "variants.sku": { $in: skus } }),
  ]);
  return {
    categories,
    byHandle: new Map(own.map((doc) => [doc.handle, doc])),
    owners: new Map(
      [...own, ...others].flatMap(({ handle, variants }) =>
        variants.map(({ sku }) => [sku, handle] as const),
      ),
    ),
  };
};

const plan = (
  ctx: ServiceContext,
  { handle, rows }: Group,
  { byHandle, owners, categories }: Existing,
  scope: ImportScope,
): Merged => {
  const merged = mergeRows(byHandle.get(handle), rows, {
    currency: scope.currency,
    categories,
    ids: rows.map(() => ctx.newId("var")),
    owner: (sku) => {
      const owner = owners.get(sku);
      return owner === handle ? undefined : owner;
    },
    wasWritten: (key) => scope.wasWritten(handle, key),
  });
  // The next groups of the batch see what this one takes: the first in the file has it.
  for (const { sku } of merged.content?.variants ?? []) owners.set(sku, handle);
  return merged;
};

/** The outcome of a plan that changes nothing: as counted before this import was resumed; undefined when it changes something. */
const settledOutcome = (
  before: Versioned | undefined,
  { content, status }: Merged,
  importId: string,
): Outcome | undefined => {
  if (!content) return "skipped";
  if (before?.status !== status || !same(before, content)) return undefined;
  return before.landed?.importId === importId ? before.landed.outcome : "unchanged";
};

/** Writes one product if the plan changes it; undefined when another was faster and it must be planned anew. */
const write = async (
  ctx: ServiceContext,
  merged: Merged,
  before: Versioned | undefined,
  importId: string,
): Promise<Outcome | undefined> => {
  const { content, status } = merged;
  const settled = settledOutcome(before, merged, importId);
  if (settled || !content) return settled;
  const command = { type: "Import", content, status, importId, at: ctx.now() } as const;
  try {
    const id = before?.id ?? ctx.newId("prod");
    const saved = await saveProduct(ctx, id, command, before?.version);
    return isFault(saved) ? undefined : saved.landed?.outcome;
  } catch (error) {
    if (error instanceof DuplicateError) return undefined;
    throw error;
  }
};

/** Plans and writes a group again that lost a race. */
const retry = async (
  ctx: ServiceContext,
  group: Group,
  lost: Merged,
  scope: ImportScope,
): Promise<WrittenGroup> => {
  let merged = lost;
  for (let race = 0; race < racesMax; race += 1) {
    const skus = (merged.content?.variants ?? []).map(({ sku }) => sku);
    const existing = await load(ctx, [group], skus);
    merged = plan(ctx, group, existing, scope);
    const before = existing.byHandle.get(group.handle);
    const outcome = await write(ctx, merged, before, scope.importId);
    if (outcome) return { group, merged, outcome };
  }
  const line = group.rows[0]?.line ?? 1;
  const message = "it was changed by others all the time";
  const errors = [...merged.errors, { line, handle: group.handle, code: "CONFLICT", message }];
  return {
    group,
    merged: { ...merged, variants: 0, images: 0, keys: [], errors },
    outcome: "skipped",
  };
};

/** Writes groups of different handles: planned in the file's order, written together in one commit. */
export const writeBatch = async (
  ctx: ServiceContext,
  groups: readonly Group[],
  scope: ImportScope,
): Promise<WrittenGroup[]> => {
  const existing = await load(ctx, groups, []);
  const planned = groups.map((group) => ({ group, merged: plan(ctx, group, existing, scope) }));
  const outcomes = await Promise.all(
    planned.map(({ group, merged }) =>
      write(ctx, merged, existing.byHandle.get(group.handle), scope.importId),
    ),
  );
  const all: WrittenGroup[] = [];
  for (const [i, { group, merged }] of planned.entries()) {
    const outcome = outcomes[i];
    all.push(outcome ? { group, merged, outcome } : await retry(ctx, group, merged, scope));
  }
  return all;
};
