import type { Handler } from "../../../platform/broker/context.ts";
import type * as contract from "../carts.contract.ts";
import { settings } from "../carts.settings.ts";
import { carts } from "../carts.store.ts";
import { by, currencyFault } from "./load-cart.ts";
import { viewCart } from "./price-cart.ts";

/** POST /v1/carts */
export const openCart: Handler<typeof contract.open> = async (ctx) => {
  const { currency = settings.CURRENCY } = ctx.params;
  const refused = currencyFault(currency);
  if (refused) return refused;
  const command = { type: "Open", currency, ...by(ctx) } as const;
  const opened = await ctx.execute(carts, ctx.newSecretId("cart"), command, { fresh: true });
  return viewCart(ctx, opened);
};
