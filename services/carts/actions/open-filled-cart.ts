import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { checkAddress } from "../../../platform/contract/address.ts";
import type { Address, LineInput } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import * as contract from "../carts.contract.ts";
import { settings } from "../carts.settings.ts";
import { carts } from "../carts.store.ts";
import { initial, type CartState } from "../domain/cart.ts";
import type { NewLine } from "../domain/decide.ts";
import { findSku } from "./find-sku.ts";
import { currencyFault } from "./load-cart.ts";
import { changeCart, optionsFor, skusOf, viewCart } from "./price-cart.ts";

/** Lines with what the replica (or catalog) has; the same choice twice becomes one line when they are added. */
const findLines = async (
  ctx: ServiceContext,
  lines: readonly LineInput[],
  currency: string,
): Promise<NewLine[] | Fault> => {
  const found = await Promise.all(
    lines.map(async (line): Promise<NewLine | Fault> => {
      const sku = await findSku(ctx, line.sku, currency);
      if (isFault(sku)) return sku;
      const { id: variantKey, title, prices } = sku;
      return { id: newId("line"), ...line, variantKey, title, prices };
    }),
  );
  return found.find(isFault) ?? found.filter((line): line is NewLine => !isFault(line));
};

/** The cart as it will be, to ask which ways of shipping it has. */
const draftOf = (lines: readonly NewLine[], currency: string, address: Address): CartState => ({
  ...initial(""),
  currency,
  shippingAddress: address,
  lines: lines.map(({ prices, ...line }) => ({
    ...line,
    unitPrice: prices.find((one) => one.currency === currency) ?? { amount: 0, currency },
  })),
});

const methodFault = async (
  ctx: ServiceContext,
  draft: CartState,
  shippingMethod: string,
  country: string,
): Promise<Fault | undefined> => {
  const options = await optionsFor(ctx, draft, await skusOf(ctx, draft), country);
  if (options.some(({ id }) => id === shippingMethod)) return undefined;
  const errors = [{ pointer: "/shippingMethod", message: "is no way to ship to the address" }];
  return contract.faults.SHIPPING_METHOD_UNKNOWN({ shippingMethod, errors });
};

/** Opens and fills a cart in one write; with the `cartId` of a cart that is there, returns that. */
export const openFilledCart: Handler<typeof contract.openWith> = async (ctx) => {
  const { currency = settings.CURRENCY, cartId = ctx.newSecretId("cart"), customerId } = ctx.params;
  const there = await ctx.collection(carts.declaration).get(cartId);
  if (there) return viewCart(ctx, there);
  const refused = currencyFault(currency);
  if (refused) return refused;
  const { email, shippingAddress, billingAddress, shippingMethod } = ctx.params;
  const address = checkAddress(shippingAddress, "/shippingAddress");
  if (isFault(address)) return address;
  const lines = await findLines(ctx, ctx.params.lines, currency);
  if (isFault(lines)) return lines;
  const draft = draftOf(lines, currency, address);
  const wrong = await methodFault(ctx, draft, shippingMethod, address.country);
  if (wrong) return wrong;
  const patch = { email, shippingAddress, shippingMethod, ...defined({ billingAddress }) };
  const command = { type: "OpenWith", currency, lines, patch, caller: customerId } as const;
  const empty = { ...initial(cartId), version: 0, outbox: [] };
  return changeCart(ctx, empty, { ...command, at: ctx.now() }, { fresh: true });
};
