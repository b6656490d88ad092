import {
  action,
  closedObject,
  Country,
  Currency,
  publicEvent,
  Id,
  Instant,
  Money,
  pageOf,
  Quantity,
  Sku,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { PublishedEvent, NodeId, timelineParams } from "../../platform/contract/timeline.ts";

/** Refusals of shipping. */
export const faults = catalogue({
  SHIPMENT_KEY_REUSED: [
    409,
    "This shipment key belongs to another order",
    { shipmentKey: Type.String() },
  ],
});

/** A price up to a weight; the lightest rate that carries the parcel counts. */
export const Rate = closedObject(
  {
    price: Money,
    maxWeightGrams: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000 })),
    freeFrom: Type.Optional(Money),
  },
  { title: "ShippingRate" },
);
export type Rate = Static<typeof Rate>;

/** Countries with their rates; `*` is the rest of the world. */
export const Zone = closedObject(
  {
    countries: Type.Array(Type.String({ pattern: "^([A-Z]{2}|\\*)$" }), {
      minItems: 1,
      maxItems: 300,
    }),
    rates: Type.Array(Rate, { minItems: 1, maxItems: 200 }),
  },
  { title: "ShippingZone" },
);
export type Zone = Static<typeof Zone>;

const Title = Type.String({ minLength: 1, maxLength: 200 });
const Zones = Type.Array(Zone, { minItems: 1, maxItems: 100 });

export const ShippingMethod = closedObject(
  { id: Id, title: Title, zones: Zones, version: Type.Integer() },
  { title: "ShippingMethod" },
);
export type ShippingMethod = Static<typeof ShippingMethod>;

/** A way to ship, with its price for this parcel; its id is the cart's `shippingMethod`. */
export const ShippingOption = closedObject(
  { id: Id, title: Type.String(), price: Money },
  { title: "ShippingOption" },
);
export type ShippingOption = Static<typeof ShippingOption>;

export const options = action({
  name: "shipping.options",
  summary: "Ways to ship a parcel and their prices",
  params: closedObject({
    country: Country,
    currency: Currency,
    weightGrams: Type.Integer({ minimum: 0 }),
    subtotal: Money,
  }),
  returns: closedObject({ items: Type.Array(ShippingOption) }),
  access: "internal",
  idempotent: true,
  timeoutMs: 2000,
});

const ShipmentLine = closedObject({ sku: Sku, quantity: Quantity });
export const Shipment = closedObject(
  {
    id: Id,
    orderId: Id,
    lines: Type.Array(ShipmentLine),
    carrier: Type.String({ maxLength: 100 }),
    trackingNumber: Type.String({ maxLength: 100 }),
    status: Type.Union([Type.Literal("dispatched"), Type.Literal("delivered")]),
    at: Instant,
    version: Type.Integer(),
  },
  { title: "Shipment" },
);
export type Shipment = Static<typeof Shipment>;

/** The same shipmentKey again answers the first shipment. */
export const ship = action({
  name: "shipping.ship",
  summary: "Records that a parcel was handed to a carrier",
  params: closedObject({
    orderId: Id,
    shipmentKey: Type.String({ minLength: 1, maxLength: 300 }),
    lines: Type.Array(ShipmentLine, { minItems: 1, maxItems: 100 }),
    carrier: Type.String({ maxLength: 100 }),
    trackingNumber: Type.String({ maxLength: 100 }),
  }),
  returns: Shipment,
  access: "internal",
  idempotent: true,
  faults: [faults.SHIPMENT_KEY_REUSED],
});

export const ofOrder = action({
  name: "shipping.ofOrder",
  summary: "The shipments of an order, oldest first",
  params: closedObject({ orderId: Id }),
  returns: closedObject({ items: Type.Array(Shipment) }),
  access: "internal",
  idempotent: true,
});

export const timeline = action({
  name: "shipping.timeline",
  summary: "What shipping knows of an order: its parcels, and what was published of them",
  params: timelineParams,
  returns: closedObject({
    node: NodeId,
    shipments: Type.Array(Shipment),
    events: Type.Array(PublishedEvent),
  }),
  access: "internal",
  idempotent: true,
});

const readers = { scope: "shipping:read" } as const;
const writers = { scope: "shipping:write" } as const;

export const listMethods = action({
  name: "shipping.listMethods",
  summary: "The shipping methods with zones and rates",
  params: closedObject({}),
  returns: pageOf(ShippingMethod),
  access: readers,
  rest: { method: "GET", path: "/shipping-methods" },
});

export const createMethod = action({
  name: "shipping.createMethod",
  summary: "Adds a shipping method",
  params: closedObject({ title: Title, zones: Zones }),
  returns: ShippingMethod,
  access: writers,
  faults: [common.VALIDATION_FAILED],
  rest: {
    method: "POST",
    path: "/shipping-methods",
    status: 201,
    location: "/v1/shipping-methods/{id}",
  },
});

export const getMethod = action({
  name: "shipping.getMethod",
  summary: "One shipping method",
  params: closedObject({ methodId: Id }),
  returns: ShippingMethod,
  access: readers,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/shipping-methods/{methodId}" },
});

const ifMatch = { expectedVersion: Type.Optional(Type.Integer()) };

export const saveMethod = action({
  name: "shipping.saveMethod",
  summary: "Replaces a shipping method",
  params: closedObject({ methodId: Id, title: Title, zones: Zones, ...ifMatch }),
  returns: ShippingMethod,
  access: writers,
  faults: [common.NOT_FOUND, common.VALIDATION_FAILED, common.PRECONDITION_FAILED],
  rest: { method: "PUT", path: "/shipping-methods/{methodId}", ifMatch: true },
});

export const removeMethod = action({
  name: "shipping.removeMethod",
  summary: "Removes a shipping method",
  params: closedObject({ methodId: Id, ...ifMatch }),
  returns: Type.Null(),
  access: writers,
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED],
  rest: { method: "DELETE", path: "/shipping-methods/{methodId}", status: 204, ifMatch: true },
});

/** A parcel left the house. Subject: the shipment. */
export const dispatched = publicEvent(
  "shipping.dispatched",
  "A parcel was handed to a carrier",
  closedObject({
    shipmentId: Id,
    orderId: Id,
    lines: Type.Array(ShipmentLine),
    carrier: Type.String(),
    trackingNumber: Type.String(),
  }),
);

export const contract = {
  actions: {
    options,
    ship,
    ofOrder,
    timeline,
    listMethods,
    createMethod,
    getMethod,
    saveMethod,
    removeMethod,
  },
  events: { dispatched },
  faults,
};
