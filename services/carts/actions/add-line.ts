import type { Handler } from "../../../platform/broker/context.ts";
import { LineInput, pick } from "../../../platform/contract/contract.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type * as contract from "../carts.contract.ts";
import { closedFault } from "../domain/decide.ts";
import { findSku } from "./find-sku.ts";
import { by, loadCart } from "./load-cart.ts";
import { changeCart } from "./price-cart.ts";

/** POST /v1/carts/{cartId}/lines */
export const addLine: Handler<typeof contract.addLine> = async (ctx) => {
  const { cartId, sku } = ctx.params;
  const state = await loadCart(ctx, cartId);
  if (isFault(state)) return state;
  const closed = closedFault(state);
  if (closed) return closed;
  const found = await findSku(ctx, sku, state.currency);
  if (isFault(found)) return found;
  const { id: variantKey, title, prices } = found;
  const line = { id: ctx.newId("line"), ...pick(LineInput, ctx.params), variantKey, title, prices };
  const command = { type: "AddLine", line, once: ctx.mayRepeat, ...by(ctx) } as const;
  return changeCart(ctx, state, command);
};
