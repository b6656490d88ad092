/** Public events become deliveries, stored before the event counts as handled. */
import type { Service } from "moleculer";
import type { EventContract } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { StoredEvent } from "../../../platform/messaging/bus.ts";
import {
  subscribe,
  type EventHandler,
  type Subscription,
} from "../../../platform/messaging/consumer.ts";
import { isErased } from "../../../platform/messaging/erasing.ts";
import { deliverable, subscribesTo } from "../domain/deliverable.ts";
import { cloudEvent, outgoingData, personOf } from "../domain/outgoing.ts";
import { wakeDeliverer } from "../jobs/deliverer.ts";
import { registry } from "../jobs/registry.ts";
import { deliveries, type Delivery, type Endpoint } from "../webhooks.store.ts";

/** Clocks of two machines differ by less. */
const clocksMs = 5_000;

/** Whether an endpoint is to have an event: not one of before it was made, when a journal is read from its beginning. */
const wants = (endpoint: Endpoint, { type, time }: Pick<StoredEvent, "type" | "time">): boolean =>
  endpoint.status === "active" &&
  subscribesTo(endpoint, type) &&
  time >= plusMs(endpoint.createdAt, -clocksMs);

/** The delivery of an event to an endpoint; the same event gives the same one. */
export const deliveryOf = (
  { id: endpointId, personalData }: Pick<Endpoint, "id" | "personalData">,
  event: StoredEvent,
  contract: Pick<EventContract, "data">,
  at: string,
): Delivery => {
  const data = outgoingData(contract.data, event.data, personalData);
  const { id: eventId, type, subject } = event;
  return {
    id: `${endpointId}.${eventId}`,
    version: 1,
    ...{ endpointId, eventId, type, subject },
    ...{ status: "pending", at, nextAt: at, attempts: 0, log: [] },
    event: cloudEvent(event, data),
    ...defined({ personId: personOf(event.data) }),
  };
};

const delivering =
  (contract: EventContract): EventHandler<EventContract> =>
  async (ctx, event) => {
    const all = await registry.current(ctx.own);
    const wanting = all.filter((endpoint) => wants(endpoint, event));
    if (wanting.length === 0) return;
    const at = ctx.now();
    const personal = wanting.some(({ personalData }) => personalData);
    // It may come after the erasing of the person that it is about.
    const erased = personal && (await isErased(ctx.own, event.subject));
    const written = wanting.map(({ id, personalData }) =>
      deliveryOf({ id, personalData: personalData && !erased }, event, contract, at),
    );
    await ctx.collection(deliveries).insertMissing(written);
    for (const { id } of wanting) wakeDeliverer(ctx.own, id);
  };

/** Whether no endpoint wants an event, as far as this process knows without asking. */
const isUnwanted = (service: Service, event: StoredEvent): boolean =>
  registry.known(service)?.every((endpoint) => !wants(endpoint, event)) ?? false;

/** A subscription to every type that endpoints may subscribe to. */
export const publicEvents: readonly Subscription[] = [...deliverable.values()].map((contract) => ({
  ...subscribe(contract, delivering(contract)),
  passes: isUnwanted,
}));
