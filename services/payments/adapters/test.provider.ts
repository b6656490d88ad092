import {
  collection,
  wasNew,
  type Collection,
  type Doc,
} from "../../../platform/storage/collection.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { isPending, stepped, type ChargeDoc, type ChargeStep } from "../domain/charge.ts";
import { pause } from "../../../platform/runtime/timeout.ts";
import { settings } from "../payments.settings.ts";
import type {
  Change,
  ChangeResult,
  Charge,
  ChargeResult,
  Provider,
  ProviderDefinition,
  Standing,
} from "./port.ts";
import { gate as gateOf, type Gate } from "./queue-gate.ts";

const RACES_MAX = 50;

/** The test provider's own ledger, by order id: it survives a restart as a real provider's would. */
export const charges = collection<ChargeDoc & Doc>("testCharges");

interface World {
  readonly charges: () => Collection<ChargeDoc & Doc>;
  readonly now: () => string;
  readonly slowMs: number;
  /** Whatever is asked goes through it. */
  readonly gate: Gate;
}

const charging = new Set(["tok_ok", "tok_slow", "tok_timeout_after"]);

const chargeOf = ({ orderId, amount, token = "" }: Charge, { now, slowMs }: World): ChargeDoc => {
  const status = charging.has(token) ? "authorized" : "declined";
  const authorized = status === "authorized" ? amount.amount : 0;
  const at = now();
  return {
    id: orderId,
    version: 1,
    currency: amount.currency,
    status,
    authorized,
    captured: 0,
    refunded: 0,
    steps: [{ key: "authorize", amount: authorized, at }],
    ...(token === "tok_slow" ? { visibleAt: plusMs(at, slowMs) } : {}),
    at,
  };
};

/** False when the order has a charge already. */
const inserted = ({ charges: all }: World, charge: ChargeDoc): Promise<boolean> =>
  wasNew(all().insert(charge));

/** What the ledger has; `tok_slow` is not shown before its time. */
const resultOf = async (world: World, orderId: string): Promise<ChargeResult> => {
  const charge = await world.charges().get(orderId);
  if (!charge || isPending(charge, world.now())) return { outcome: "unknown" };
  return { outcome: charge.status === "authorized" ? "authorized" : "declined" };
};

const authorize = async (world: World, charge: Charge): Promise<ChargeResult> => {
  if (charge.token === "tok_timeout_before") return { outcome: "unknown" };
  const fresh = await inserted(world, chargeOf(charge, world));
  if (charge.token === "tok_timeout_after") return { outcome: "unknown" };
  if (fresh && charge.token === "tok_slow") await pause(world.slowMs + 1, { unref: true });
  if (fresh && charge.token === "tok_ok") return { outcome: "authorized" };
  return resultOf(world, charge.orderId);
};

/** The mark that an order never seen will never be charged. */
const forbidden = ({ orderId, key, amount }: Change, at: string): ChargeDoc => ({
  id: orderId,
  version: 1,
  currency: amount.currency,
  status: "voided",
  authorized: 0,
  captured: 0,
  refunded: 0,
  steps: [{ key, amount: 0, at }],
  at,
});

const change =
  (world: World, step: ChargeStep["step"]) =>
  async (asked: Change): Promise<ChangeResult> => {
    const at = world.now();
    const applied = { step, key: asked.key, amount: asked.amount.amount, at };
    for (let race = 0; race < RACES_MAX; race += 1) {
      const charge = await world.charges().get(asked.orderId);
      if (!charge && step !== "void") return { outcome: "refused" };
      if (!charge) {
        if (await inserted(world, forbidden(asked, at))) return { outcome: "done" };
        continue;
      }
      const after = stepped(charge, applied);
      if (after === "done" || after === "refused") return { outcome: after };
      if (await world.charges().replace(after, charge.version)) return { outcome: "done" };
    }
    return { outcome: "unknown" };
  };

const standing = async ({ charges: all, now }: World, orderId: string): Promise<Standing> => {
  const charge = await all().get(orderId);
  if (!charge) return { outcome: "none" };
  if (isPending(charge, now())) return { outcome: "unknown" };
  const { authorized, captured, refunded } = charge;
  const outcome = charge.status === "voided" ? "cancelled" : charge.status;
  return { outcome, sums: { authorized, captured, refunded } };
};

/**
 * Obeys its token: `tok_ok`, `tok_declined`, `tok_timeout_before` (nothing charged, result lost),
 * `tok_timeout_after` (charged, result lost), `tok_slow`; any other is declined.
 */
export const testProvider = (world: World): Provider => {
  const { gate } = world;
  const gated = (step: ChargeStep["step"]) => {
    const ask = change(world, step);
    return (asked: Change) => gate<ChangeResult>(() => ask(asked), { outcome: "unknown" });
  };
  return {
    authorize: (charge) => gate<ChargeResult>(() => authorize(world, charge), { outcome: "busy" }),
    query: ({ orderId }) => gate<Standing>(() => standing(world, orderId), { outcome: "unknown" }),
    capture: gated("capture"),
    cancel: gated("void"),
    refund: gated("refund"),
  };
};

export default {
  name: "test",
  needs: ["token"],
  capabilities: { multicapture: true },
  collections: [charges],
  make: (world) =>
    testProvider({
      charges: () => world.collection(charges),
      now: () => world.now(),
      slowMs: settings.TEST_PROVIDER_DELAY_MS,
      gate: gateOf({
        latencyMs: settings.TEST_PROVIDER_LATENCY_MS,
        concurrency: settings.TEST_PROVIDER_CONCURRENCY,
        // What begins then is still finished in time.
        patienceMs: settings.PROVIDER_TIMEOUT_MS / 2,
      }),
    }),
} satisfies ProviderDefinition;
