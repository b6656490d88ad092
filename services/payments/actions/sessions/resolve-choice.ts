import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { definitionOf, isOn, takes } from "../../adapters/registry.ts";
import { faults } from "../../payments.schemas.ts";
import { paymentSessions } from "../../payments.store.ts";
import type * as contract from "../../sessions.schemas.ts";

/** Of another cart is as one that is not there. */
const choiceOfSession = async (
  ctx: ServiceContext,
  id: string,
  cartId: string,
): Promise<contract.Choice | Fault> => {
  const session = await ctx.collection(paymentSessions).get(id);
  if (session?.cartId !== cartId || session.expiresAt <= ctx.now()) {
    const errors = [{ pointer: "/payment/session", message: "is no open session of this cart" }];
    return faults.PAYMENT_SESSION_UNKNOWN({ session: id, errors });
  }
  const { provider, confirmationToken: token, returnUrl } = session;
  return { provider, ...defined({ token, returnUrl }) };
};

/** v1.payments.resolveChoice: asked by orders before an order is written, so that nothing is held for what cannot be paid. */
export const resolveChoice: Handler<typeof contract.resolveChoice> = async (ctx) => {
  const { cartId, session, provider = "", amount, country } = ctx.params;
  const found = session === undefined ? { provider } : await choiceOfSession(ctx, session, cartId);
  if (isFault(found)) return found;
  const { provider: name } = found;
  const pointer = session === undefined ? "/payment/provider" : "/payment/session";
  const problem = (message: string) => [{ pointer, message }];
  if (!isOn(name)) {
    const errors = problem("is no provider of this shop");
    return faults.PAYMENT_PROVIDER_UNKNOWN({ provider: name, errors });
  }
  if (!takes(name, amount, country)) {
    const errors = problem("cannot take the total of this cart");
    return faults.PAYMENT_AMOUNT_UNSUPPORTED({ provider: name, amount, errors });
  }
  return { ...found, ...defined({ deadlineMs: definitionOf(name)?.deadline }) };
};
