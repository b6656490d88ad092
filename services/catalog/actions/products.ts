import type { Service } from "moleculer";
import { execute } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { faults } from "../catalog.contract.ts";
import { products } from "../catalog.store.ts";
import { handleOf, slug } from "../domain/products/handle.ts";
import type { Command } from "../domain/products/product.ts";
import type { ProductInput, ProductPatch, ProductView } from "../products.contract.ts";
import { shelve } from "../events/shelf-feed.ts";
import { find, staffView } from "./shelf.ts";
import type { ProductState } from "../domain/products/state.ts";

type Saved = ProductState & { readonly version: number };
interface Edit {
  readonly productId: string;
  readonly expectedVersion?: number;
}

const idsFor = (variants: readonly unknown[] | undefined): string[] =>
  (variants ?? []).map(() => newId("var"));

/** Who has the handle or the sku that another product may not have too. */
const taken = async (
  service: Service,
  id: string,
  sent: ProductPatch,
  handle: string,
): Promise<Fault> => {
  const docs = collectionOf(service, products.declaration);
  const same = await docs.findOne({ handle, id: { $ne: id } });
  if (same) {
    const errors = [{ pointer: "/handle", message: "another product has it" }];
    return faults.HANDLE_TAKEN({ handle, productId: same.id, errors });
  }
  const skus = (sent.variants ?? []).flatMap(({ sku }) => (sku === undefined ? [] : [sku]));
  const owner = await docs.findOne({ "variants.sku": { $in: skus }, id: { $ne: id } });
  const sku = owner?.variants.find((variant) => skus.includes(variant.sku))?.sku;
  const index = (sent.variants ?? []).findIndex((variant) => variant.sku === sku);
  const errors = [{ pointer: `/variants/${index}/sku`, message: "another product has it" }];
  return faults.SKU_TAKEN({ sku, productId: owner?.id, errors: index < 0 ? [] : errors });
};

/** Executes and puts the result on the shelf. @throws DuplicateError when a handle or sku is another's */
export const write = async (
  service: Service,
  id: string,
  command: Command,
  expectedVersion?: number,
): Promise<Saved | Fault> => {
  const executed = await execute(service, products, id, command, { expectedVersion });
  if (isFault(executed)) return executed;
  const state = executed.state as Saved;
  if (executed.facts.length > 0) shelve(service, state);
  return state;
};

const guarded = async (
  service: Service,
  work: () => Promise<Saved | Fault>,
  onTaken: () => Promise<Fault>,
): Promise<ProductView | Fault> => {
  try {
    const saved = await work();
    return isFault(saved) ? saved : staffView(service, saved);
  } catch (error) {
    if (error instanceof DuplicateError) return onTaken();
    throw error;
  }
};

/** A handle that no product has, made of the title. */
const freeHandle = async (service: Service, title: string, id: string): Promise<string> => {
  const base = slug(title) || id;
  const docs = collectionOf(service, products.declaration);
  for (let i = 1; i < 50; i += 1) {
    const handle = i === 1 ? base : `${base}-${i}`;
    if (!(await docs.findOne({ handle }))) return handle;
  }
  return `${base}-${id}`;
};

/** Makes a product. */
export const create = async (
  service: Service,
  id: string,
  sent: ProductInput,
): Promise<ProductView | Fault> => {
  const { handle: wanted } = sent;
  const handle =
    wanted === undefined ? await freeHandle(service, sent.title, id) : handleOf(wanted);
  const at = shapeOf(service.broker).now();
  const command: Command = { type: "Create", handle, input: sent, ids: idsFor(sent.variants), at };
  return guarded(
    service,
    () => write(service, id, command),
    () => taken(service, id, sent, handle),
  );
};

const edited = async (
  service: Service,
  { productId, expectedVersion }: Edit,
  sent: ProductPatch,
  commandOf: (at: string, ids: readonly string[]) => Command,
): Promise<ProductView | Fault> => {
  const before = await find(service, productId);
  if (!before) return common.NOT_FOUND({ id: productId });
  const { id } = before;
  const command = commandOf(shapeOf(service.broker).now(), idsFor(sent.variants));
  const handle = sent.handle === undefined ? before.handle : handleOf(sent.handle);
  return guarded(
    service,
    () => write(service, id, command, expectedVersion),
    () => taken(service, id, sent, handle),
  );
};

/** PUT: everything not sent is empty. */
export const replace = (service: Service, params: Edit & ProductInput) => {
  const { productId: _productId, expectedVersion: _expectedVersion, ...input } = params;
  return edited(service, params, input, (at, ids) => ({ type: "Replace", input, ids, at }));
};

/** PATCH: everything not sent stays. */
export const patch = (service: Service, params: Edit & ProductPatch) => {
  const { productId: _productId, expectedVersion: _expectedVersion, ...sent } = params;
  return edited(service, params, sent, (at, ids) => ({ type: "Patch", patch: sent, ids, at }));
};

/** Publishes or archives; twice is once. */
export const setStatus = (service: Service, params: Edit, type: "Publish" | "Archive") =>
  edited(service, params, {}, (at) => ({ type, at }));

/** Deletes a draft; any other product is archived. */
export const remove = async (service: Service, params: Edit): Promise<null | Fault> => {
  const done = await edited(service, params, {}, (at) => ({ type: "Delete", at }));
  return isFault(done) ? done : null;
};
