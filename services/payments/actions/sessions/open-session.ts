import type { Handler } from "../../../../platform/broker/context.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import * as carts from "../../../carts/carts.contract.ts";
import { isOn, takes } from "../../adapters/registry.ts";
import { faults } from "../../payments.schemas.ts";
import { settings } from "../../payments.settings.ts";
import { paymentSessions } from "../../payments.store.ts";
import type { openSession } from "../../sessions.schemas.ts";
import { providerNamed } from "../pursue-payment.ts";

/** As long as a provider's token of a card lasts. */
const lifeMs = 3_600_000;

const returnFault = (returnUrl: string | undefined): Fault | undefined => {
  if (returnUrl === undefined) return undefined;
  const url = URL.canParse(returnUrl) ? new URL(returnUrl) : undefined;
  // Whoever could send shoppers elsewhere could have them believe that they are in this shop.
  if (url && url.username === "" && settings.RETURN_ORIGINS.includes(url.origin)) return undefined;
  const errors = [
    { pointer: "/returnUrl", message: "is of none of the shop's registered origins" },
  ];
  return faults.RETURN_URL_REFUSED({ errors });
};

/** POST /v1/carts/{cartId}/payment-sessions */
export const openPaymentSession: Handler<typeof openSession> = async (ctx) => {
  const { cartId, provider, confirmationToken, returnUrl } = ctx.params;
  const cart = await ctx.ask(carts.get, { cartId });
  if (isFault(cart)) return cart;
  const problem = (message: string) => [{ pointer: "/provider", message }];
  if (!isOn(provider)) {
    const errors = problem("is no provider of this shop");
    return faults.PAYMENT_PROVIDER_UNKNOWN({ provider, errors });
  }
  const { total: amount } = cart.totals;
  if (!takes(provider, amount, cart.shippingAddress?.country)) {
    const errors = problem("cannot take the total of this cart");
    return faults.PAYMENT_AMOUNT_UNSUPPORTED({ provider, amount, errors });
  }
  const refused = returnFault(returnUrl);
  if (refused) return refused;
  const id = ctx.newSecretId("pss");
  const expiresAt = plusMs(ctx.now(), lifeMs);
  const optional = defined({ confirmationToken, returnUrl });
  const session = { id, version: 1, cartId, provider, expiresAt, ...optional };
  await ctx.collection(paymentSessions).insert(session);
  const { publishableKey } = await providerNamed(ctx, provider);
  return { id, provider, status: "open", expiresAt, ...defined({ publishableKey }) };
};
