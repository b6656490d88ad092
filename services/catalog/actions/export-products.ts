import { Readable } from "node:stream";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { categoriesOf, shelfOf } from "../adapters/shelf-state.ts";
import { products } from "../catalog.store.ts";
import { noExtras, rowsOf, sheetOf, withExtras } from "../domain/imports/sheet.ts";
import { categoryNames } from "../domain/products/category-names.ts";
import type { ProductState, VariantState } from "../domain/products/state.ts";
import type { exportProducts as contract } from "../imports.contract.ts";
import { currencyIn } from "./find-product.ts";

/** Every product, oldest first, some at a time. */
async function* everyProduct(ctx: ServiceContext): AsyncGenerator<ProductState[]> {
  const docs = ctx.collection(products.declaration);
  for (let after = ""; ;) {
    const some = await docs.find({ id: { $gt: after } }, { sort: [["id", 1]], limit: 200 });
    if (some.length === 0) return;
    yield some.filter(({ status }) => status !== "deleted");
    after = some.at(-1)?.id ?? after;
  }
}

/** Characters that are sent at once. */
const pieceLength = 65_536;

/** Texts joined to pieces of a size that is worth sending. */
async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = "";
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/**
 * GET /v1/exports/products.csv: a Shopify product CSV, oldest first, prices in one currency. A stream: the catalogue may
 * be of any size.
 */
export const exportProducts: Handler<typeof contract> = async (ctx) => {
  const currency = currencyIn(ctx.params.currency);
  if (isFault(currency)) return currency;
  const shelf = shelfOf(ctx.own);
  const names = categoryNames(categoriesOf(ctx.own));
  const quantityOf = (variant: VariantState) => shelf.offerOf(variant).quantity;
  let extras = noExtras;
  for await (const some of everyProduct(ctx)) extras = some.reduce(withExtras, extras);
  const sheet = sheetOf(extras);
  const lines = async function* (): AsyncGenerator<string> {
    yield sheet.first;
    for await (const some of everyProduct(ctx))
      for (const state of some)
        for (const row of rowsOf(state, { currency, quantityOf, names })) yield sheet.line(row);
  };
  return Readable.from(inPieces(lines()));
};
