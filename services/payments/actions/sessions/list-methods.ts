import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import * as carts from "../../../carts/carts.contract.ts";
import type { ProviderDefinition } from "../../adapters/port.ts";
import { offered, takes } from "../../adapters/registry.ts";
import type { methods } from "../../sessions.schemas.ts";
import { providerNamed } from "../pursue-payment.ts";

const methodOf = async (
  ctx: ServiceContext,
  { name, needs = [], deadline }: ProviderDefinition,
) => {
  const { publishableKey } = await providerNamed(ctx, name);
  return {
    provider: name,
    needs: [...needs],
    ...defined({ publishableKey, deadlineMs: deadline }),
  };
};

/** GET /v1/carts/{cartId}/payment-methods */
export const listMethods: Handler<typeof methods> = async (ctx) => {
  const cart = await ctx.ask(carts.get, ctx.params);
  if (isFault(cart)) return cart;
  const { total } = cart.totals;
  const country = cart.shippingAddress?.country;
  const able = offered().filter(({ name }) => takes(name, total, country));
  return { items: await Promise.all(able.map((one) => methodOf(ctx, one))) };
};
