import type { Service } from "moleculer";
import type { Ctx } from "../../../platform/broker/action.ts";
import { execute, stateOf } from "../../../platform/storage/aggregate.ts";
import { newId, newSecretId } from "../../../platform/broker/ids.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { checkAddress } from "../domain/address.ts";
import { initial, type CartState } from "../domain/cart.ts";
import * as contract from "../carts.contract.ts";
import { change, unknownCurrency } from "./carts.ts";
import { settings } from "../carts.settings.ts";
import { carts } from "../carts.store.ts";
import type { NewLine } from "../domain/decide.ts";
import { postalCodeFits } from "../adapters/postal-code.ts";
import { answerCart, optionsFor, price, skusOf } from "./price.ts";
import { findSku } from "../events/replica.ts";
import { orderFault, snapshotView } from "../domain/view.ts";

/** The priced cart, if it can be ordered. */
export const snapshot = async (
  service: Service,
  ctx: Ctx<Static<typeof contract.snapshot.params>>,
): Promise<contract.Snapshot | Fault> => {
  const { cartId } = ctx.params;
  const doc = await collectionOf(service, carts.declaration).get(cartId);
  if (!doc) return contract.faults.CART_NOT_FOUND({ cartId });
  const skus = await skusOf(service, doc);
  const refused = orderFault(doc, skus);
  if (refused) return refused;
  const priced = await price(service, ctx, stateOf(doc), { fallback: false, skus });
  return isFault(priced) ? priced : snapshotView(priced);
};

/** The saga's step and its undo. */
export const closeOrReopen = async (
  service: Service,
  type: "Close" | "Reopen",
  { cartId, orderId }: { readonly cartId: string; readonly orderId: string },
): Promise<{ cartId: string } | Fault> => {
  const done = await execute(service, carts, cartId, { type, orderId });
  return isFault(done) ? done : { cartId };
};

type OpenWith = Static<typeof contract.openWith.params>;

/** Lines with what the replica (or catalog) knows; a sku that is there twice is one line. */
const findLines = async (
  service: Service,
  ctx: Ctx<OpenWith>,
  currency: string,
): Promise<NewLine[] | Fault> => {
  const wished = new Map<string, number>();
  for (const { sku, quantity } of ctx.params.lines) {
    wished.set(sku, (wished.get(sku) ?? 0) + quantity);
  }
  const found = await Promise.all(
    [...wished].map(async ([sku, quantity]): Promise<NewLine | Fault> => {
      const known = await findSku(service, ctx, sku, currency);
      if (isFault(known)) return known;
      return { id: newId("line"), sku, quantity, title: known.title, prices: known.prices };
    }),
  );
  const refused = found.find(isFault);
  return refused ?? (found as NewLine[]);
};

/** The cart as it will be, to ask which ways of shipping it has. */
const draft = (lines: readonly NewLine[], { currency, address }: Draft): CartState => ({
  ...initial(""),
  currency,
  shippingAddress: address,
  lines: lines.map(({ prices, ...line }) => ({
    ...line,
    unitPrice: prices.find((one) => one.currency === currency) ?? { amount: 0, currency },
  })),
});
interface Draft {
  readonly currency: string;
  readonly address: NonNullable<CartState["shippingAddress"]>;
}

const methodFault = async (
  service: Service,
  ctx: Ctx<OpenWith>,
  state: CartState,
): Promise<Fault | undefined> => {
  const { shippingMethod, shippingAddress } = ctx.params;
  const skus = await skusOf(service, state);
  const options = await optionsFor(ctx, state, skus, shippingAddress.country);
  if (options.some(({ id }) => id === shippingMethod)) return undefined;
  const errors = [{ pointer: "/shippingMethod", message: "is no way to ship to the address" }];
  return contract.faults.SHIPPING_METHOD_UNKNOWN({ shippingMethod, errors });
};

/** Opens and fills a cart in one write; with a known `cartId` answers the cart that is there. */
export const openWith = async (
  service: Service,
  ctx: Ctx<OpenWith>,
): Promise<contract.Cart | Fault> => {
  const { currency = settings.CURRENCY, cartId = newSecretId("cart"), customerId } = ctx.params;
  const there = await collectionOf(service, carts.declaration).get(cartId);
  if (there) return answerCart(service, ctx, stateOf(there));
  const refused = unknownCurrency(currency);
  if (refused) return refused;
  const { email, shippingAddress, billingAddress, shippingMethod } = ctx.params;
  const address = checkAddress(shippingAddress, "/shippingAddress", postalCodeFits);
  if (isFault(address)) return address;
  const lines = await findLines(service, ctx, currency);
  if (isFault(lines)) return lines;
  const wrong = await methodFault(service, ctx, draft(lines, { currency, address }));
  if (wrong) return wrong;
  const command = {
    type: "OpenWith",
    currency,
    lines,
    patch: { email, shippingAddress, billingAddress, shippingMethod },
    caller: customerId,
    at: shapeOf(service.broker).now(),
  } as const;
  return change(service, ctx, cartId, command, { fresh: true });
};
