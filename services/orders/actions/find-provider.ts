import type { Service } from "moleculer";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { within } from "../../../platform/runtime/timeout.ts";
import type { Snapshot } from "../../carts/carts.contract.ts";
import * as payments from "../../payments/payments.contract.ts";
import type { Paying } from "../domain/order.ts";
import { faults, type PlaceInput } from "../orders.contract.ts";

/** How long a list of providers is used: one that was switched off since is refused by payments itself. */
const usedMs = 60_000;
/** A checkout does not wait longer for the list. */
const patienceMs = 1_000;

/** Orders, with the providers that payments last named. */
interface PayableService extends Service {
  offered?: {
    readonly names: readonly string[];
    /** Milliseconds that shoppers have, of providers with a time of their own. */
    readonly deadlines: ReadonlyMap<string, number>;
    /** Those that do not take every amount. */
    readonly selective: readonly string[];
    readonly until: string;
  };
}
type Offered = Pick<NonNullable<PayableService["offered"]>, "names" | "deadlines" | "selective">;

const ask = async (ctx: ServiceContext): Promise<Offered | undefined> => {
  try {
    const asked = ctx.ask(payments.providers, {});
    const found = await within(asked, patienceMs, undefined);
    if (found === undefined || isFault(found)) return undefined;
    const { items: names, deadlines = [], selective = [] } = found;
    const byName = new Map(deadlines.map(({ provider, ms }) => [provider, ms]));
    return { names, deadlines: byName, selective };
  } catch (error) {
    ctx.broker.logger.debug(`payments names no providers: ${(error as Error).message}`);
    return undefined;
  }
};

/** Refuses a provider that is unknown or switched off; while payments is away its own check must do, within the saga. */
export const providerFault = async (
  ctx: ServiceContext,
  provider: string,
): Promise<Fault | undefined> => {
  const service: PayableService = ctx.own;
  const { offered } = service;
  if (offered && offered.until > ctx.now() && offered.names.includes(provider)) return undefined;
  const found = await ask(ctx);
  if (!found) return undefined;
  service.offered = { ...found, until: plusMs(ctx.now(), usedMs) };
  if (found.names.includes(provider)) return undefined;
  const errors = [{ pointer: "/payment/provider", message: "is no provider of this shop" }];
  return faults.PAYMENT_PROVIDER_UNKNOWN({ provider, errors });
};

/** How an order will be paid, and how long it may take. */
export interface Payable {
  readonly payment: Paying;
  /** Absent: as long as any order. */
  readonly deadlineMs?: number;
}

const asPayable = ({ deadlineMs, ...payment }: payments.Choice): Payable => ({
  payment,
  ...defined({ deadlineMs }),
});

const askPayable = async (
  ctx: ServiceContext<PlaceInput>,
  { cartId, totals, shippingAddress }: Snapshot,
): Promise<Payable | Fault> => {
  const { session, provider } = ctx.params.payment ?? {};
  const by = defined({ session, provider });
  const { country } = shippingAddress;
  const choice = await ctx.ask(payments.resolveChoice, {
    ...by,
    cartId,
    amount: totals.total,
    country,
  });
  return isFault(choice) ? choice : asPayable(choice);
};

/** As payments last named it: no call for what takes every amount. */
const standardOf = (ctx: ServiceContext, payment: Paying): Payable => {
  const service: PayableService = ctx.own;
  return { payment, ...defined({ deadlineMs: service.offered?.deadlines.get(payment.provider) }) };
};

/** Refuses what cannot be paid so, before anything is held. While payments is away, its own check within the saga must do, but for a session, which only payments has. */
export const payableOf = async (
  ctx: ServiceContext<PlaceInput>,
  cart: Snapshot,
): Promise<Payable | Fault> => {
  const { provider, token, session } = ctx.params.payment ?? {};
  if (cart.totals.total.amount === 0) return { payment: { provider: "none" } };
  if (session !== undefined || provider === undefined) return askPayable(ctx, cart);
  const standard = standardOf(ctx, { provider, ...defined({ token }) });
  const service: PayableService = ctx.own;
  if (!service.offered?.selective.includes(provider)) return standard;
  const found = await within(askPayable(ctx, cart), patienceMs, standard).catch(
    (error: unknown) => {
      ctx.broker.logger.debug(`payments resolves no choice: ${(error as Error).message}`);
      return standard;
    },
  );
  return isFault(found) ? found : standard;
};
