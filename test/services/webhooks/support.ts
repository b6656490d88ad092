import "./allowed.ts";
import type { Service, ServiceSchema } from "moleculer";
import { runtimeOf } from "../../../platform/runtime/runtime.ts";
import type { Sending } from "../../../services/webhooks/adapters/send-event.ts";
import { startDeliverer, type Deliverer } from "../../../services/webhooks/jobs/deliverer.ts";
import { contract } from "../../../services/webhooks/webhooks.contract.ts";
import webhooks from "../../../services/webhooks/webhooks.service.ts";
import { startServices } from "../../support/broker.ts";
import { eventSource } from "../../support/published.ts";

export const { actions, faults } = contract;
export const staff = { id: "usr_staff", scopes: ["webhooks", "customers"] };
export const clerk = { id: "usr_clerk", scopes: ["webhooks"] };

/** The reach of a test: this machine, by address. */
export const near: Sending = {
  resolve: () => Promise.reject(new Error("no name is asked for here")),
  ranges: ["127.0.0.1"],
  timeoutMs: 10_000,
};

/** The service alone, with events of a test's own, and a clock that stands until it is set. */
export const startWebhooks = async (dataDir?: string, start = Date.now()) => {
  const shop = await startServices([webhooks as ServiceSchema], dataDir ? { dataDir } : {});
  let at = start;
  Object.assign(runtimeOf(shop.broker), { now: () => new Date(at).toISOString() });
  const orders = await eventSource(shop.bus, "orders");
  const customers = await eventSource(shop.bus, "customers");
  const service = shop.broker.getLocalService({ name: "webhooks", version: 1 }) as Service & {
    deliverer: Deliverer;
  };
  const time = (): string => new Date(at).toISOString();
  /** Everything that is due has been tried. */
  const quiet = async (): Promise<void> => {
    await shop.bus.idle();
    await service.deliverer.look();
    await service.deliverer.idle();
  };
  return {
    ...shop,
    service,
    customers,
    time,
    quiet,
    advance: (ms: number): void => void (at += ms),
    placed: (orderId: string, data: object = {}) =>
      orders.emit("placed", orderId, 1, { orderId, ...data }, time()),
    emit: (fact: string, orderId: string, data: object = {}) =>
      orders.emit(fact, orderId, 2, { orderId, ...data }, time()),
    /** With a reach of the test's own, as a process that has just started. */
    async reach(sending: Partial<Sending>): Promise<void> {
      await service.deliverer.stop();
      service.deliverer = startDeliverer(service, { ...near, ...sending });
    },
    endpoint: (url: string, more: object = {}) =>
      shop.call(actions.createEndpoint, { url, events: ["orders.placed"], ...more }, staff),
    deliveriesOf: async (id: string, more: object = {}) =>
      (await shop.call(actions.listDeliveries, { id, limit: 100, ...more }, staff)).items,
  };
};
export type Webhooks = Awaited<ReturnType<typeof startWebhooks>>;
