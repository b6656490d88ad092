import type { Service } from "moleculer";
import { stateOf } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { products } from "../catalog.store.ts";
import type { Group } from "../adapters/csv-reader.ts";
import { mergeRows, type Merged } from "../domain/imports/merge.ts";
import { same } from "../domain/products/product.ts";
import { write } from "../actions/products.ts";
import type { ProductState } from "../domain/products/state.ts";
import type { Outcome } from "../domain/imports/tally.ts";

type Saved = ProductState & { readonly version: number };
export interface Landed {
  readonly group: Group;
  readonly merged: Merged;
  readonly outcome: Outcome;
}
export interface Landing {
  readonly importId: string;
  readonly currency: string;
  /** Whether a variant of this handle came earlier in the file. */
  readonly landed: (handle: string, key: string) => boolean;
}

/** Products by handle, and who owns which sku. */
interface Known {
  readonly byHandle: Map<string, Saved>;
  readonly owners: Map<string, string>;
}

const load = async (service: Service, groups: readonly Group[], more: readonly string[]) => {
  const docs = collectionOf(service, products.declaration);
  const sent = groups.flatMap(({ rows }) => rows.flatMap(({ variant }) => variant?.sku ?? []));
  const skus = [...new Set([...sent, ...more])];
  const [own, others] = await Promise.all([
    docs.find({ handle: { $in: groups.map(({ handle }) => handle) } }),
    skus.length === 0 ? [] : docs.find({ "variants.sku": { $in: skus } }),
  ]);
  const known: Known = { byHandle: new Map(), owners: new Map() };
  for (const doc of own) known.byHandle.set(doc.handle, stateOf<ProductState>(doc));
  for (const { handle, variants } of [...own, ...others]) {
    for (const { sku } of variants) known.owners.set(sku, handle);
  }
  return known;
};

const plan = (group: Group, known: Known, landing: Landing): Merged => {
  const { handle, rows } = group;
  const merged = mergeRows(known.byHandle.get(handle), rows, {
    currency: landing.currency,
    ids: rows.map(() => newId("var")),
    owner: (sku) => {
      const owner = known.owners.get(sku);
      return owner === handle ? undefined : owner;
    },
    landed: (key) => landing.landed(handle, key),
  });
  // The next groups of the batch see what this one takes: the first in the file keeps it.
  for (const { sku } of merged.content?.variants ?? []) known.owners.set(sku, handle);
  return merged;
};

/** What became of a product that the plan does not change: as counted before this import was resumed. */
const standing = (before: Saved | undefined, { content, status }: Merged, importId: string) => {
  if (!content) return "skipped";
  if (before?.status !== status || !same(before, content)) return undefined;
  return before.landed?.importId === importId ? before.landed.outcome : "unchanged";
};

/** Writes one product if the plan changes it; undefined when another was faster and it must be planned anew. */
const put = async (
  service: Service,
  merged: Merged,
  before: Saved | undefined,
  importId: string,
): Promise<Outcome | undefined> => {
  const { content, status } = merged;
  const stands = standing(before, merged, importId);
  if (stands || !content) return stands;
  const at = shapeOf(service.broker).now();
  const land = { type: "Land", content, status, importId, at } as const;
  try {
    const saved = await write(service, before?.id ?? newId("prod"), land, before?.version);
    if (isFault(saved)) return undefined;
    return saved.landed?.outcome;
  } catch (error) {
    if (error instanceof DuplicateError) return undefined;
    throw error;
  }
};

const again = async (
  service: Service,
  group: Group,
  failed: Merged,
  landing: Landing,
): Promise<Landed> => {
  let merged = failed;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const skus = (merged.content?.variants ?? []).map(({ sku }) => sku);
    const known = await load(service, [group], skus);
    merged = plan(group, known, landing);
    const before = known.byHandle.get(group.handle);
    const outcome = await put(service, merged, before, landing.importId);
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

/** Lands groups of different handles: planned in the file's order, written together in one commit. */
export const land = async (
  service: Service,
  groups: readonly Group[],
  landing: Landing,
): Promise<Landed[]> => {
  const known = await load(service, groups, []);
  const planned = groups.map((group) => ({ group, merged: plan(group, known, landing) }));
  const written = await Promise.all(
    planned.map(({ group, merged }) =>
      put(service, merged, known.byHandle.get(group.handle), landing.importId),
    ),
  );
  const all: Landed[] = [];
  for (const [i, { group, merged }] of planned.entries()) {
    const outcome = written[i];
    all.push(outcome ? { group, merged, outcome } : await again(service, group, merged, landing));
  }
  return all;
};
