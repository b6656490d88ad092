import type { ServiceContext } from "../../../platform/broker/context.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { cleanHtml } from "../adapters/clean-html.ts";
import { findCategoryNames } from "../adapters/shelf-categories.ts";
import { putOnShelf } from "../adapters/shelf-state.ts";
import {
  DESCRIPTION_MAX,
  faults,
  type ProductPatch,
  type ProductView,
} from "../catalog.schemas.ts";
import { products } from "../catalog.store.ts";
import { handleOf } from "../domain/products/handle.ts";
import { TAGS_MAX } from "../domain/products/html.ts";
import type { ProductCommand } from "../domain/products/product.ts";
import type { ProductState } from "../domain/products/state.ts";
import { findProduct, staffView } from "./find-product.ts";

/** Executes and puts the result on the shelf. @throws DuplicateError when a handle or sku is another's */
export const saveProduct = async (
  ctx: ServiceContext,
  id: string,
  command: ProductCommand,
  expectedVersion?: number,
): Promise<Stored<ProductState> | Fault> => {
  const executed = await ctx.decide(products, id, command, { expectedVersion });
  if (isFault(executed)) return executed;
  if (executed.events.length > 0) putOnShelf(ctx, executed.state);
  return executed.state;
};

/** Which other product has the handle or a sku. */
const takenFault = async (
  ctx: ServiceContext,
  id: string,
  { variants = [] }: ProductPatch,
  handle: string,
): Promise<Fault> => {
  const docs = ctx.collection(products.declaration);
  const same = await docs.findOne({ handle, id: { $ne: id } });
  if (same) {
    const errors = [{ pointer: "/handle", message: "another product has it" }];
    return faults.HANDLE_TAKEN({ handle, productId: same.id, errors });
  }
  const skus = variants.flatMap(({ sku }) => (sku === undefined ? [] : [sku]));
  const owner = await docs.findOne({ "variants.sku": { $in: skus }, id: { $ne: id } });
  const sku = owner?.variants.find((variant) => skus.includes(variant.sku))?.sku;
  const index = variants.findIndex((variant) => variant.sku === sku);
  const errors = [{ pointer: `/variants/${index}/sku`, message: "another product has it" }];
  return faults.SKU_TAKEN({ sku, productId: owner?.id, errors: index < 0 ? [] : errors });
};

/** What was sent, its description clean; a fault when that is too large to be parsed. */
const withCleanHtml = <T extends ProductPatch>(sent: T): T | Fault => {
  if (typeof sent.descriptionHtml !== "string") return sent;
  const cleaned = cleanHtml(sent.descriptionHtml);
  if (cleaned) return { ...sent, descriptionHtml: cleaned.html };
  const message = `has more than ${TAGS_MAX} tags, or more than ${DESCRIPTION_MAX} characters once it is clean`;
  return common.VALIDATION_FAILED({ errors: [{ pointer: "/descriptionHtml", message }] });
};

/** What was sent, its categories by id; a fault naming those that there are not. */
const withCategoryIds = async <T extends ProductPatch>(
  ctx: ServiceContext,
  sent: T,
): Promise<T | Fault> => {
  const { categories: named } = sent;
  if (named === undefined) return sent;
  const { idOf } = await findCategoryNames(ctx, named);
  const categories = named.flatMap((name) => idOf(name) ?? []);
  if (categories.length === named.length) return { ...sent, categories };
  const errors = named.flatMap((name, i) =>
    idOf(name) === undefined
      ? [{ pointer: `/categories/${i}`, message: `there is no category "${name}"` }]
      : [],
  );
  return common.VALIDATION_FAILED({ errors });
};

/** What staff sent as it may be part of a command: clean, and its categories by id. */
export const checkedInput = async <T extends ProductPatch>(
  ctx: ServiceContext,
  sent: T,
): Promise<T | Fault> => {
  const clean = withCleanHtml(sent);
  return isFault(clean) ? clean : withCategoryIds(ctx, clean);
};

/** Saves what staff sent; the product as they then see it. */
export const saveSent = async (
  ctx: ServiceContext,
  id: string,
  command: ProductCommand,
  {
    sent = {},
    handle,
    expectedVersion,
  }: {
    readonly sent?: ProductPatch;
    readonly handle: string;
    readonly expectedVersion?: number | undefined;
  },
): Promise<ProductView | Fault> => {
  try {
    const saved = await saveProduct(ctx, id, command, expectedVersion);
    return isFault(saved) ? saved : staffView(ctx, saved);
  } catch (error) {
    if (error instanceof DuplicateError) return takenFault(ctx, id, sent, handle);
    throw error;
  }
};

/** Which product is edited, and which version of it was read. */
export interface Edited {
  readonly productId: string;
  readonly expectedVersion?: number;
}

/** Saves a change of a product that there is. */
export const editProduct = async (
  ctx: ServiceContext,
  { productId, expectedVersion }: Edited,
  command: ProductCommand,
  sent: ProductPatch = {},
): Promise<ProductView | Fault> => {
  const before = await findProduct(ctx, productId);
  if (!before) return common.NOT_FOUND({ id: productId });
  const handle = sent.handle === undefined ? before.handle : handleOf(sent.handle);
  return saveSent(ctx, before.id, command, { sent, handle, expectedVersion });
};

/** Ids for as many new variants as were sent. */
export const variantIds = ({ variants = [] }: ProductPatch): string[] =>
  variants.map(() => newId("var"));
