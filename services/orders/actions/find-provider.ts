import type { Service } from "moleculer";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { within } from "../../../platform/runtime/timeout.ts";
import * as payments from "../../payments/payments.contract.ts";
import { faults } from "../orders.contract.ts";

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
    readonly until: string;
  };
}
type Offered = Pick<NonNullable<PayableService["offered"]>, "names" | "deadlines">;

const ask = async (ctx: ServiceContext): Promise<Offered | undefined> => {
  try {
    const asked = ctx.ask(payments.providers, {});
    const found = await within(asked, patienceMs, undefined);
    if (found === undefined || isFault(found)) return undefined;
    const { items: names, deadlines = [] } = found;
    return { names, deadlines: new Map(deadlines.map(({ provider, ms }) => [provider, ms])) };
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

/** Milliseconds that the shopper has to pay, where the provider has a time of its own; `providerFault` has asked before. */
export const deadlineOf = (ctx: ServiceContext, provider: string): number | undefined => {
  const service: PayableService = ctx.own;
  return service.offered?.deadlines.get(provider);
};
