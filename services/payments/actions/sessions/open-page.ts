import type { Handler } from "../../../../platform/broker/context.ts";
import { common } from "../../../../platform/kernel/fault.ts";
import { definitionOf } from "../../adapters/registry.ts";
import type { openPage } from "../../sessions.schemas.ts";
import { providerNamed } from "../pursue-payment.ts";

/** v1.payments.openPage: also of a provider that is off, for what was begun with it. */
export const openPaymentPage: Handler<typeof openPage> = async (ctx) => {
  const { provider: name, ...visit } = ctx.params;
  if (!definitionOf(name)) return common.NOT_FOUND();
  const provider = await providerNamed(ctx, name);
  const reply = await provider.page?.(visit);
  return reply ?? common.NOT_FOUND();
};
