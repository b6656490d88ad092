import type { ServiceContext } from "../../platform/broker/context.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { entityOf, type EntityMethods } from "../../platform/storage/entities/entity-methods.ts";
import type { CloudEvent, Health, WebhookDelivery, WebhookEndpoint } from "./webhooks.schemas.ts";

/** An endpoint as it is stored. Its secrets are derived from its id and the number of the generation, so that no document has them. */
export interface Endpoint extends Omit<WebhookEndpoint, "health"> {
  /** 1 to the most that a shop may have, each once: what holds the limit under parallel requests. */
  readonly slot: number;
  /** Which secret it is; the one before is valid until `previousSecretUntil`. */
  readonly generation: number;
}
export const endpoints = collection<Endpoint>("endpoints", {
  indexes: [{ fields: ["slot"], unique: true }],
});
export const endpointsOf = (ctx: ServiceContext): EntityMethods<Endpoint> =>
  entityOf(ctx.own, endpoints);

/** How the last attempts at an endpoint ended, by its id. */
export type HealthDoc = Doc & Health;
export const health = collection<HealthDoc>("health");

/** One event for one endpoint; the id is made of both. */
export interface Delivery extends WebhookDelivery {
  readonly event: CloudEvent;
  /** Who the event is about, where it says. */
  readonly personId?: string;
  /** Of the attempt under way: `nextAt` is when another copy takes it for dead. */
  readonly claim?: string;
}
export const deliveries = collection<Delivery>("deliveries", {
  personal: ["event.data"],
  indexes: [
    { fields: ["endpointId", "at", "id"] },
    { fields: ["endpointId", "status", "at", "id"] },
    { fields: ["endpointId", "nextAt"], where: "nextAt" },
    { fields: ["subject"] },
    { fields: ["personId"], where: "personId" },
    { fields: ["at"] },
  ],
});
