/** Which events may be sent to endpoints: those that their contracts call public. */
import type { EventContract } from "../../../platform/contract/contract.ts";
import * as catalog from "../../catalog/catalog.contract.ts";
import * as customers from "../../customers/customers.contract.ts";
import * as identity from "../../identity/identity.contract.ts";
import * as inventory from "../../inventory/inventory.contract.ts";
import * as orders from "../../orders/orders.contract.ts";
import * as payments from "../../payments/payments.contract.ts";
import * as pricing from "../../pricing/pricing.contract.ts";
import * as shipping from "../../shipping/shipping.contract.ts";

/** The test event of an endpoint. */
export const pingType = "webhooks.ping";

/** A subscription to every type. */
export const everyType = "*";

const isPublic = (exported: unknown): exported is EventContract => {
  const { kind, public: open } = (exported ?? {}) as Partial<EventContract>;
  return kind === "event" && open === true;
};

const declared: readonly EventContract[] = [
  catalog,
  customers,
  identity,
  inventory,
  orders,
  payments,
  pricing,
  shipping,
].flatMap((exported: object) => Object.values(exported).filter(isPublic));

/** By type. A service whose public events are missing here fails a test. */
export const deliverable: ReadonlyMap<string, EventContract> = new Map(
  declared.map((one) => [one.type, one]),
);

/** Positions in a list of types that name nothing that can be sent. */
export const unknownTypes = (types: readonly string[]): number[] =>
  types.flatMap((type, i) => (type === everyType || deliverable.has(type) ? [] : [i]));

/** Whether an endpoint subscribes to a type. */
export const subscribesTo = (
  { events }: { readonly events: readonly string[] },
  type: string,
): boolean => events.includes(type) || events.includes(everyType);
