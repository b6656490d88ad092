import { folded } from "../../../platform/kernel/texts/folded.ts";
import type { Handler } from "../../../platform/broker/context.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { categoriesOf, shelfOf, type CatalogService } from "../adapters/shelf-state.ts";
import type { CategoryDoc } from "../catalog.store.ts";
import { pageIn, termsOf, type Query } from "../domain/shelf/listing.ts";
import type * as contract from "../products.contract.ts";
import { currencyIn } from "./find-product.ts";

type Params = Static<(typeof contract.listProducts)["params"]>;
type Page = Static<(typeof contract.listProducts)["returns"]>;

/** Ids and handles of a category and of all below it; of an unknown one only what was asked for. */
const withDescendants = (all: readonly CategoryDoc[], idOrHandle: string): Set<string> => {
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

const queryOf = (service: CatalogService, params: Params, currency: string): Query => {
  const { q, category, tag, vendor, minPrice, maxPrice, inStock, sort = "newest" } = params;
  return {
    terms: termsOf(q),
    ...defined({
      categories:
        category === undefined ? undefined : withDescendants(categoriesOf(service), category),
      tag: tag === undefined ? undefined : folded(tag),
      vendor: vendor === undefined ? undefined : folded(vendor),
      minPrice,
      maxPrice,
      inStock,
    }),
    sort,
    currency,
    strict: params.currency !== undefined,
    withStatus: params.status !== undefined,
  };
};

const keyOf = (params: Params): string =>
  [
    ...[params.q, params.category, params.tag, params.vendor, params.minPrice, params.maxPrice],
    ...[params.inStock, params.sort, params.currency, params.status, params.limit, params.cursor],
  ].join("\u0000");

const pageOf = (service: CatalogService, params: Params): Page | Fault => {
  const { status = "active", limit = 20, cursor, sort = "newest" } = params;
  const currency = currencyIn(params.currency);
  if (isFault(currency)) return currency;
  const query = queryOf(service, params, currency);
  return pageIn(shelfOf(service).order(status, sort, currency), query, { limit, cursor });
};

/** GET /v1/products: a page of the shelf; the very same object until something in it may have changed. */
export const listProducts: Handler<typeof contract.listProducts> = (ctx) => {
  const { params } = ctx;
  if (params.status !== undefined) {
    if (!ctx.principal) return common.UNAUTHENTICATED();
    if (!ctx.holds("catalog:read")) return common.FORBIDDEN();
  }
  const { pages } = shelfOf(ctx.own);
  const key = keyOf(params);
  const cached = pages.get(key);
  if (cached) return cached as Page;
  const page = pageOf(ctx.own, params);
  if (!isFault(page)) pages.set(key, page);
  return page;
};
