import type { ServiceContext } from "../../../platform/broker/context.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { isCurrency } from "../../../platform/contract/money.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { faults } from "../carts.contract.ts";
import { carts } from "../carts.store.ts";
import type { CartState } from "../domain/cart.ts";
import { accessFault } from "../domain/decide.ts";

/** Who acts and when: part of every command. */
export const by = (ctx: ServiceContext) => ({ caller: ctx.personId, at: ctx.now() });

/** A cart that the caller may see. */
export const loadCart = async (
  ctx: ServiceContext,
  cartId: string,
): Promise<Stored<CartState> | Fault> => {
  const cart = await ctx.collection(carts.declaration).get(cartId);
  if (!cart) return common.NOT_FOUND({ id: cartId });
  return accessFault(cart, ctx.personId) ?? cart;
};

export const currencyFault = (currency: string): Fault | undefined =>
  isCurrency(currency)
    ? undefined
    : faults.CURRENCY_UNKNOWN({
        currency,
        errors: [{ pointer: "/currency", message: "is no currency of ISO 4217" }],
      });
