import type { Service } from "moleculer";
import { stateOf } from "../../../platform/storage/aggregate.ts";
import { callerOf, holds, type Ctx } from "../../../platform/broker/action.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { isCurrency } from "../../../platform/contract/money.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { faults, type SkuFacts } from "../catalog.contract.ts";
import { settings } from "../catalog.settings.ts";
import { products, type CategoryDoc } from "../catalog.store.ts";
import { variantFact } from "../domain/products/facts.ts";
import { pageIn, wordsOf, type Query } from "../domain/shelf/listing.ts";
import { folded } from "../domain/products/offer.ts";
import type { listProducts, ProductSummary, ProductView } from "../products.contract.ts";
import { categoriesOf, shelfOf } from "../events/shelf-feed.ts";
import type { ProductState } from "../domain/products/state.ts";
import { productView } from "../domain/products/views.ts";

type ListParams = Static<(typeof listProducts)["params"]>;
interface Page {
  items: ProductSummary[];
  next: string | null;
}

/** The currency asked for, else the shop's. */
export const currencyIn = (sent: string | undefined): string | Fault => {
  if (sent === undefined || isCurrency(sent)) return sent ?? settings.CURRENCY;
  return common.VALIDATION_FAILED({
    errors: [{ pointer: "/currency", message: `${sent} is no currency` }],
  });
};

/** Ids and handles of a category and of all below it; of an unknown one only itself. */
const family = (all: readonly CategoryDoc[], idOrHandle: string): Set<string> => {
  const names = new Set([idOrHandle]);
  const top = all.find(({ id, handle }) => id === idOrHandle || handle === idOrHandle);
  const waiting = top ? [top] : [];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { id, handle } = one;
    names.add(id).add(handle);
    waiting.push(...all.filter(({ parentId, id: own }) => parentId === id && !names.has(own)));
  }
  return names;
};

const queryOf = (service: Service, params: ListParams, currency: string): Query => {
  const { q, category, tag, vendor, minPrice, maxPrice, inStock, sort = "newest" } = params;
  return {
    words: wordsOf(q),
    ...(category === undefined ? {} : { categories: family(categoriesOf(service), category) }),
    ...(tag === undefined ? {} : { tag: folded(tag) }),
    ...(vendor === undefined ? {} : { vendor: folded(vendor) }),
    ...(minPrice === undefined ? {} : { minPrice }),
    ...(maxPrice === undefined ? {} : { maxPrice }),
    ...(inStock === undefined ? {} : { inStock }),
    sort,
    currency,
    strict: params.currency !== undefined,
    withStatus: params.status !== undefined,
  };
};

const keyOf = (params: ListParams): string =>
  [
    ...[params.q, params.category, params.tag, params.vendor, params.minPrice, params.maxPrice],
    ...[params.inStock, params.sort, params.currency, params.status, params.limit, params.cursor],
  ].join("\u0000");

/** A page of the shelf; the very same object until something in it may have changed. */
export const list = (service: Service, ctx: Ctx<ListParams>): Page | Fault => {
  const { params } = ctx;
  const { status = "active", limit = 20, cursor, sort = "newest" } = params;
  if (params.status !== undefined) {
    const caller = callerOf(ctx);
    if (!caller) return common.UNAUTHENTICATED();
    if (!holds(caller, "catalog")) return common.FORBIDDEN();
  }
  const shelf = shelfOf(service);
  const key = keyOf(params);
  const known = shelf.pages.get(key);
  if (known) return known as Page;
  const currency = currencyIn(params.currency);
  if (isFault(currency)) return currency;
  const query = queryOf(service, params, currency);
  const page = pageIn(shelf.order(status, sort, currency), query, { limit, cursor });
  if (isFault(page)) return page;
  shelf.pages.set(key, page);
  return page;
};

/** A product as staff see it. */
export const staffView = (
  service: Service,
  state: ProductState & { readonly version: number },
  currency: string = settings.CURRENCY,
): ProductView => {
  const { offerOf } = shelfOf(service);
  return productView(state, { currency, offerOf, quantities: true, staff: true });
};

/** The stored product of an id or handle; undefined when there is none (any more). */
export const find = async (service: Service, idOrHandle: string) => {
  const docs = collectionOf(service, products.declaration);
  const known = shelfOf(service).entry(idOrHandle);
  const doc =
    (await docs.get(known?.id ?? idOrHandle)) ?? (await docs.findOne({ handle: idOrHandle }));
  return doc && doc.status !== "deleted" ? stateOf<ProductState>(doc) : undefined;
};

const shopperView = async (service: Service, id: string, currency: string) => {
  const shelf = shelfOf(service);
  const state = await find(service, id);
  if (state?.status !== "active") return undefined;
  const view = productView(state, {
    currency,
    offerOf: shelf.offerOf,
    quantities: settings.SHOW_STOCK === "yes",
    staff: false,
  });
  // Written meanwhile: shown once, not kept.
  if (shelf.entry(id)?.version === state.version) shelf.keepView(id, currency, view);
  return view;
};

/** A product by id or handle: to shoppers only what is on sale, to staff everything. */
export const get = async (
  service: Service,
  ctx: Ctx<{ productId: string; currency?: string }>,
): Promise<ProductView | Fault> => {
  const { productId, currency: sent } = ctx.params;
  const currency = currencyIn(sent);
  if (isFault(currency)) return currency;
  const missing = common.NOT_FOUND({ id: productId });
  const caller = callerOf(ctx);
  if (caller && holds(caller, "catalog")) {
    const state = await find(service, productId);
    return state ? staffView(service, state, currency) : missing;
  }
  const shelf = shelfOf(service);
  const entry = shelf.entry(productId);
  if (entry?.status !== "active") return missing;
  return (
    shelf.view(entry.id, currency) ?? (await shopperView(service, entry.id, currency)) ?? missing
  );
};

/** What the others need to know of one sku. */
export const skuFacts = async (service: Service, sku: string): Promise<SkuFacts | Fault> => {
  const doc = await collectionOf(service, products.declaration).findOne({ "variants.sku": sku });
  const variant = doc?.variants.find((one) => one.sku === sku);
  if (!doc || !variant) return faults.UNKNOWN_SKU({ sku });
  const { available, prices, compareAt } = shelfOf(service).offerOf(variant);
  return {
    ...variantFact(variant),
    prices: [...prices],
    compareAt: [...compareAt],
    productId: doc.id,
    productTitle: doc.title,
    status: doc.status === "deleted" ? "archived" : doc.status,
    available: available && doc.status === "active",
  };
};
