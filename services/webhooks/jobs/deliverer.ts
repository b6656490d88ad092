/** A process' part in sending what is to be delivered: a lane for each endpoint that is active. */
import type { Service } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { leftBehind } from "../../../platform/storage/lease.ts";
import { resolverOf } from "../adapters/destination.ts";
import type { Sending } from "../adapters/send-event.ts";
import { settings } from "../webhooks.settings.ts";
import { deliveries } from "../webhooks.store.ts";
import { openLane, type Lane } from "./lane.ts";
import { registry } from "./registry.ts";

/** For a whole attempt, ms. */
const timeoutMs = 15_000;

const outside: Sending = {
  resolve: resolverOf(),
  ranges: settings.WEBHOOK_ALLOW_ADDRESSES,
  timeoutMs,
};

export interface Deliverer {
  /** Something was written for the endpoint. */
  wake(endpointId: string): void;
  /** Opens lanes for endpoints that are active, ends those of others, and looks what is due. */
  look(): Promise<void>;
  /** Resolves when nothing is due or under way here. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

interface DeliveringService extends Service {
  deliverer?: Deliverer;
}

/** What a process had claimed that has ended is due. */
const letGo = async (service: Service, endpointId: string): Promise<void> => {
  const ctx = contextFor(service);
  await ctx
    .collection(deliveries)
    .updateMany(
      { endpointId, nextAt: { $gt: "" }, ...leftBehind(ctx, "claim") },
      { $set: { nextAt: ctx.now() }, $unset: { claim: true } },
    );
};

export const startDeliverer = (service: Service, reach: Sending = outside): Deliverer => {
  const ending = new AbortController();
  const sending = { ...reach, stopping: ending.signal };
  const lanes = new Map<string, Lane>();
  /** Of lanes that end: an attempt may take a while still, and nobody waits for it. */
  const ends = new Set<Promise<void>>();
  const laneOf = (endpointId: string): Lane => {
    const lane = lanes.get(endpointId) ?? openLane(contextFor(service), sending, endpointId);
    lanes.set(endpointId, lane);
    return lane;
  };
  return {
    wake(endpointId) {
      if (!ending.signal.aborted) laneOf(endpointId).wake();
    },
    async look() {
      const active = (await registry.current(service)).filter(({ status }) => status === "active");
      const ids = new Set(active.map(({ id }) => id));
      for (const [id, lane] of lanes) {
        if (ids.has(id)) continue;
        lanes.delete(id);
        const end = lane.stop().finally(() => ends.delete(end));
        ends.add(end);
      }
      for (const id of ids) {
        if (!lanes.has(id)) await letGo(service, id);
        this.wake(id);
      }
    },
    async idle() {
      for (const lane of lanes.values()) await lane.idle();
    },
    async stop() {
      ending.abort();
      await Promise.all([...ends, ...[...lanes.values()].map((lane) => lane.stop())]);
    },
  };
};

/** Starts it for a service, which has one. */
export const startDelivering = async (service: DeliveringService): Promise<void> => {
  service.deliverer ??= startDeliverer(service);
  await service.deliverer.look();
};

export const stopDelivering = async (service: DeliveringService): Promise<void> =>
  service.deliverer?.stop();

/** Something was written for an endpoint. */
export const wakeDeliverer = (service: DeliveringService, endpointId: string): void =>
  service.deliverer?.wake(endpointId);

/** An endpoint was changed. */
export const lookAgain = async (service: DeliveringService): Promise<void> =>
  service.deliverer?.look();

/** What other copies wrote, of endpoints and of deliveries whose copy has died. */
export const watchEndpoints: Job = {
  what: "The look at webhook endpoints",
  everyMs: 10_000,
  sharedOnly: true,
  run: (ctx) => lookAgain(ctx.own),
};
