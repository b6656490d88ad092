import type { Service } from "moleculer";
import { callerOf, type Ctx } from "../../../platform/broker/action.ts";
import { execute, stateOf } from "../../../platform/storage/aggregate.ts";
import { idFor, mayBeginAgain, secretIdFor } from "../../../platform/broker/ids.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { isCurrency } from "../../../platform/contract/money.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { evolve, type CartState } from "../domain/cart.ts";
import * as contract from "../carts.contract.ts";
import { settings } from "../carts.settings.ts";
import { carts } from "../carts.store.ts";
import {
  accessFault,
  changeOf,
  closedFault,
  type CartCommand,
  type Patch,
} from "../domain/decide.ts";
import { postalCodeFits } from "../adapters/postal-code.ts";
import { answerCart, optionsFor, skusOf } from "./price.ts";
import { findSku } from "../events/replica.ts";

/** Who acts and when: part of every command. */
export const byOf = (service: Service, ctx: Ctx) => ({
  caller: callerOf(ctx)?.id,
  at: shapeOf(service.broker).now(),
});

/** Executes a command and answers the whole cart; `known`, `fresh`: as of `execute`. */
export const change = async (
  service: Service,
  ctx: Ctx,
  cartId: string,
  command: CartCommand,
  from: { known?: CartState; fresh?: boolean } = {},
): Promise<contract.Cart | Fault> => {
  const done = await execute(service, carts, cartId, command, from);
  return isFault(done) ? done : answerCart(service, ctx, done.state);
};

/** A cart the caller may see. */
export const load = async (
  service: Service,
  cartId: string,
  caller: string | undefined,
): Promise<(CartState & { version: number }) | Fault> => {
  const doc = await collectionOf(service, carts.declaration).get(cartId);
  if (!doc) return common.NOT_FOUND({ id: cartId });
  return accessFault(doc, caller) ?? stateOf(doc);
};

export const unknownCurrency = (currency: string): Fault | undefined =>
  isCurrency(currency)
    ? undefined
    : contract.faults.CURRENCY_UNKNOWN({
        currency,
        errors: [{ pointer: "/currency", message: "is no currency of ISO 4217" }],
      });

/** POST /v1/carts */
export const open = (
  service: Service,
  ctx: Ctx<Static<typeof contract.open.params>>,
): Promise<contract.Cart | Fault> | Fault => {
  const { currency = settings.CURRENCY } = ctx.params;
  const refused = unknownCurrency(currency);
  if (refused) return refused;
  const by = byOf(service, ctx);
  const command = { type: "Open", currency, ...by } as const;
  return change(service, ctx, secretIdFor(ctx, "cart"), command, { fresh: true });
};

/** GET /v1/carts/{cartId} */
export const get = async (
  service: Service,
  ctx: Ctx<Static<typeof contract.get.params>>,
): Promise<contract.Cart | Fault> => {
  const state = await load(service, ctx.params.cartId, callerOf(ctx)?.id);
  return isFault(state) ? state : answerCart(service, ctx, state);
};

/** POST /v1/carts/{cartId}/lines */
export const addLine = async (
  service: Service,
  ctx: Ctx<Static<typeof contract.addLine.params>>,
): Promise<contract.Cart | Fault> => {
  const { cartId, sku, quantity } = ctx.params;
  const by = byOf(service, ctx);
  const state = await load(service, cartId, by.caller);
  if (isFault(state)) return state;
  const closed = closedFault(state);
  if (closed) return closed;
  const found = await findSku(service, ctx, sku, state.currency);
  if (isFault(found)) return found;
  const { title, prices } = found;
  const once = mayBeginAgain(ctx);
  const line = { id: idFor(ctx, "line"), sku, quantity, title, prices };
  return change(service, ctx, cartId, { type: "AddLine", line, once, ...by }, { known: state });
};

/** PATCH and DELETE /v1/carts/{cartId}/lines/{lineId} */
export const changeLine = (
  service: Service,
  ctx: Ctx<{ cartId: string; lineId: string }>,
  quantity: number,
): Promise<contract.Cart | Fault> => {
  const { cartId, lineId } = ctx.params;
  const by = byOf(service, ctx);
  return change(service, ctx, cartId, { type: "ChangeLine", lineId, quantity, ...by });
};

/** Refuses a method that does not go to the address the cart will have. */
const methodFault = async (
  service: Service,
  ctx: Ctx,
  state: CartState,
  patch: Patch,
): Promise<Fault | undefined> => {
  const id = patch.shippingMethod;
  const change = changeOf(state, patch, postalCodeFits);
  if (isFault(change) || typeof id !== "string") return isFault(change) ? change : undefined;
  const next = evolve(state, { type: "changed", data: { change } });
  const country = next.shippingAddress?.country;
  const pointer = "/shippingMethod";
  if (country === undefined) {
    const errors = [{ pointer, message: "needs a shipping address" }];
    return contract.faults.ADDRESS_REQUIRED({ errors });
  }
  const options = await optionsFor(ctx, next, await skusOf(service, next), country);
  if (options.some((option) => option.id === id)) return undefined;
  const errors = [{ pointer, message: "is none of the cart's shipping options" }];
  return contract.faults.SHIPPING_METHOD_UNKNOWN({ shippingMethod: id, errors });
};

/** PATCH /v1/carts/{cartId} */
export const update = async (
  service: Service,
  ctx: Ctx<Static<typeof contract.update.params>>,
): Promise<contract.Cart | Fault> => {
  const { cartId, ...patch } = ctx.params;
  const by = byOf(service, ctx);
  const command = { type: "Update", patch, ...by } as const;
  if (typeof patch.shippingMethod !== "string") return change(service, ctx, cartId, command);
  const state = await load(service, cartId, by.caller);
  if (isFault(state)) return state;
  const refused = closedFault(state) ?? (await methodFault(service, ctx, state, patch));
  return refused ?? change(service, ctx, cartId, command, { known: state });
};

/** GET /v1/carts/{cartId}/shipping-options */
export const shippingOptions = async (
  service: Service,
  ctx: Ctx<Static<typeof contract.shippingOptions.params>>,
): Promise<Static<typeof contract.shippingOptions.returns> | Fault> => {
  const state = await load(service, ctx.params.cartId, callerOf(ctx)?.id);
  if (isFault(state)) return state;
  const country = state.shippingAddress?.country;
  if (country === undefined) {
    const errors = [{ pointer: "/shippingAddress", message: "is required" }];
    return contract.faults.ADDRESS_REQUIRED({ cartId: state.id, errors });
  }
  return { items: await optionsFor(ctx, state, await skusOf(service, state), country) };
};
