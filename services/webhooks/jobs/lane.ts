/** The deliveries of one endpoint: some at a time, so that whoever hangs holds up nobody else. */
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { msBetween } from "../../../platform/kernel/instant.ts";
import { pause } from "../../../platform/runtime/timeout.ts";
import type { Sending } from "../adapters/send-event.ts";
import { failuresMax } from "../domain/retries.ts";
import { deliveries, health, type Delivery, type HealthDoc } from "../webhooks.store.ts";
import { attempt, claimNext } from "./attempts.ts";

/** Attempts at one endpoint at the same time, in one process. */
const abreast = 4;
/** What other copies left is looked for this often. */
const lookMs = 60_000;
/** After the store did not answer. */
const againMs = 5_000;
const batch = 100;

export interface Lane {
  /** There is something to send, or the time for it has come. */
  wake(): void;
  /** Resolves when nothing is due or under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const isFailing = (state: HealthDoc | undefined): boolean => (state?.failures ?? 0) >= failuresMax;

/** Everything that waits for its next attempt is due now: the endpoint is back. */
const bringForward = async (ctx: ServiceContext, endpointId: string): Promise<void> => {
  const docs = ctx.collection(deliveries);
  const now = ctx.now();
  const waiting = { endpointId, nextAt: { $gt: now }, claim: { $exists: false } };
  for (;;) {
    const found = await docs.find(waiting, { limit: batch });
    const ids = found.map(({ id }) => id);
    if (ids.length > 0)
      await docs.updateMany({ ...waiting, id: { $in: ids } }, { $set: { nextAt: now } });
    if (ids.length < batch) return;
    await pause(1);
  }
};

interface Open {
  readonly ctx: ServiceContext;
  readonly sending: Sending;
  readonly endpointId: string;
  /** Attempts under way. */
  readonly running: Set<Promise<void>>;
  /** How the endpoint does, once it was read. */
  state?: HealthDoc | undefined;
  loaded: boolean;
  /** The look for what is due that is under way. */
  looking?: Promise<void> | undefined;
  /** Something came while a look was under way. */
  again: boolean;
  stopped: boolean;
  timer?: NodeJS.Timeout;
}

/** How many attempts may begin: none while the endpoint is left alone, one to see whether it is back. */
const room = ({ ctx, state, running, stopped }: Open): number => {
  if (stopped || (state?.pausedUntil ?? "") > ctx.now()) return 0;
  return (isFailing(state) ? 1 : abreast) - running.size;
};

const deliver = async (lane: Open, delivery: Delivery): Promise<void> => {
  const wasFailing = isFailing(lane.state);
  const state = await attempt(lane.ctx, lane.sending, delivery);
  lane.state = state ?? lane.state;
  if (wasFailing && state?.failures === 0) await bringForward(lane.ctx, lane.endpointId);
};

const begin = (lane: Open, delivery: Delivery): void => {
  const one = deliver(lane, delivery)
    .catch((error: unknown) => lane.ctx.own.logger.warn(`A webhook tries again: ${String(error)}`))
    .finally(() => {
      lane.running.delete(one);
      wake(lane);
    });
  lane.running.add(one);
};

const lookAfter = (lane: Open, ms: number): void => {
  clearTimeout(lane.timer);
  if (lane.stopped) return;
  lane.timer = setTimeout(() => wake(lane), Math.max(1, Math.min(ms, lookMs))).unref();
};

/** A look when the next one is due, or the endpoint is tried again. */
const plan = async (lane: Open): Promise<void> => {
  const { ctx, endpointId, running, state } = lane;
  // Whichever attempt ends first looks again.
  if (running.size > 0 && room(lane) <= 0) return;
  const [next] = await ctx
    .collection(deliveries)
    .find({ endpointId, nextAt: { $gt: "" } }, { sort: [["nextAt", 1]], limit: 1 });
  if (next?.nextAt === undefined) return;
  const { pausedUntil = "" } = state ?? {};
  const at = pausedUntil > next.nextAt ? pausedUntil : next.nextAt;
  lookAfter(lane, msBetween(ctx.now(), at));
};

const look = async (lane: Open): Promise<void> => {
  const { ctx, endpointId } = lane;
  if (!lane.loaded) {
    lane.state = await ctx.collection(health).get(endpointId);
    lane.loaded = true;
  }
  while (room(lane) > 0) {
    const delivery = await claimNext(ctx, endpointId);
    if (!delivery) break;
    begin(lane, delivery);
  }
  await plan(lane);
};

const run = async (lane: Open): Promise<void> => {
  try {
    await look(lane);
  } catch (error) {
    lane.ctx.own.logger.warn(`Deliveries of ${lane.endpointId}: ${(error as Error).message}`);
    lookAfter(lane, againMs);
  }
  lane.looking = undefined;
  if (lane.again) wake(lane);
};

const wake = (lane: Open): void => {
  if (lane.stopped) return;
  lane.again = lane.looking !== undefined;
  lane.looking ??= run(lane);
};

const idle = async (lane: Open): Promise<void> => {
  while (lane.looking !== undefined || lane.running.size > 0) {
    await lane.looking;
    await Promise.all(lane.running);
  }
};

export const openLane = (ctx: ServiceContext, sending: Sending, endpointId: string): Lane => {
  const lane: Open = {
    ...{ ctx, sending, endpointId, running: new Set() },
    ...{ loaded: false, again: false, stopped: false },
  };
  return {
    wake: () => wake(lane),
    idle: () => idle(lane),
    async stop() {
      lane.stopped = true;
      clearTimeout(lane.timer);
      await idle(lane);
    },
  };
};
