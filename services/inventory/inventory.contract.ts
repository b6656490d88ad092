import {
  action,
  closedObject,
  publicEvent,
  Id,
  IdempotencyKey,
  Instant,
  Paging,
  pageOf,
  Quantity,
  Sku,
  Type,
  VariantKey,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import { faults as catalogFaults } from "../catalog/catalog.schemas.ts";
import { NodeId } from "../../platform/contract/timeline.ts";

const own = catalogue({
  OUT_OF_STOCK: [
    409,
    "There is not enough in stock",
    { sku: Sku, available: Type.Integer(), orderId: Id },
  ],
  RESERVATION_CLOSED: [409, "The stock of this order was released already", { orderId: Id }],
  STOCK_BELOW_HELD: [
    409,
    "Fewer would be left than orders hold",
    { sku: Sku, held: Type.Integer() },
  ],
});
/** Refusals of inventory; that of a sku is the catalogue's own. */
export const faults = { ...own, UNKNOWN_SKU: catalogFaults.UNKNOWN_SKU };

const Count = Type.Integer({ minimum: -1_000_000_000, maximum: 1_000_000_000 });
const Location = Type.Literal("main");

/** The level of one variant, under the sku it has now. `received` = `onHand` + `allocated`; `available` is never below 0. */
export const Stock = closedObject(
  {
    sku: Sku,
    onHand: Type.Integer(),
    held: Type.Integer(),
    available: Type.Integer({ minimum: 0 }),
    allocated: Type.Integer({ description: "Taken out for placed orders" }),
    received: Type.Integer({ description: "Everything that ever came in: onHand + allocated" }),
    tracked: Type.Boolean(),
    backorder: Type.Boolean(),
    locations: Type.Array(
      closedObject({
        location: Type.String(),
        onHand: Type.Integer(),
        held: Type.Integer(),
        available: Type.Integer({ minimum: 0 }),
      }),
    ),
    version: Type.Integer(),
  },
  { title: "Stock" },
);
export type Stock = Static<typeof Stock>;

/** One change of what is on hand. `initial` and `adjusted` are received; `allocated` and `returned` belong to an order. */
export const Movement = closedObject(
  {
    id: Type.String(),
    sku: Sku,
    kind: Type.Union([
      Type.Literal("initial"),
      Type.Literal("adjusted"),
      Type.Literal("allocated"),
      Type.Literal("returned"),
    ]),
    delta: Type.Integer({ description: "Change of onHand" }),
    location: Type.String(),
    orderId: Type.Optional(Id),
    reason: Type.Optional(Type.String()),
    actor: Type.Optional(Type.String()),
    at: Instant,
  },
  { title: "StockMovement" },
);
export type Movement = Static<typeof Movement>;

export const OrderLine = closedObject({ sku: Sku, variantKey: VariantKey, quantity: Quantity });
export type OrderLine = Static<typeof OrderLine>;
const OrderLines = Type.Array(OrderLine, { minItems: 1, maxItems: 500 });
/** What an order has stock of: `skus` of callers that send no keys. */
const Variants = {
  skus: Type.Array(Sku, { maxItems: 500 }),
  variantKeys: Type.Optional(Type.Array(Sku, { maxItems: 500 })),
};
const OrderRef = closedObject({ orderId: Id });

/** All or none; the same order again changes nothing but `until`. */
export const reserve = action({
  name: "inventory.reserve",
  summary: "Holds the stock of an order until it is allocated, released or expired",
  params: closedObject({ orderId: Id, lines: OrderLines, until: Instant }),
  returns: OrderRef,
  access: "internal",
  idempotent: true,
  faults: [faults.OUT_OF_STOCK, faults.RESERVATION_CLOSED],
});

export const release = action({
  name: "inventory.release",
  summary: "Gives an order's holds back; a later reserve of the order is refused",
  params: closedObject({ orderId: Id, ...Variants }),
  returns: OrderRef,
  access: "internal",
  idempotent: true,
});

export const allocate = action({
  name: "inventory.allocate",
  summary: "Takes an order's stock out of the shelf; nothing after a release",
  params: closedObject({ orderId: Id, lines: OrderLines }),
  returns: OrderRef,
  access: "internal",
  idempotent: true,
});

/** `ended`: how the reservation ended and which process ended it; absent while it is open. */
export const timeline = action({
  name: "inventory.timeline",
  summary: "What inventory has of an order: what it holds, what moved, how the reservation ended",
  params: closedObject({ orderId: Id, ...Variants }),
  returns: closedObject({
    node: NodeId,
    holds: Type.Array(closedObject({ sku: Sku, quantity: Type.Integer(), until: Instant })),
    movements: Type.Array(Movement),
    ended: Type.Optional(
      closedObject({
        how: Type.Union([Type.Literal("released"), Type.Literal("allocated")]),
        at: Instant,
        node: Type.Optional(NodeId),
      }),
    ),
  }),
  access: "internal",
  idempotent: true,
});

const readers = { scope: "stock:read" } as const;
const writers = { scope: "stock:write" } as const;

export const getStock = action({
  name: "inventory.getStock",
  summary: "The stock of a sku",
  params: closedObject({ sku: Sku }),
  returns: Stock,
  access: readers,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/stock/{sku}" },
});

export const listStock = action({
  name: "inventory.listStock",
  summary: "Stock by sku; with low=true only what runs out",
  params: closedObject({
    low: Type.Optional(Type.Boolean({ description: "Only what is nearly sold out" })),
    ...Paging,
  }),
  returns: pageOf(Stock),
  access: readers,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/stock" },
});

export const listMovements = action({
  name: "inventory.listMovements",
  summary: "What moved in and out of a sku's stock, newest first",
  params: closedObject({ sku: Sku, ...Paging }),
  returns: pageOf(Movement),
  access: readers,
  faults: [common.NOT_FOUND, common.CURSOR_INVALID],
  rest: { method: "GET", path: "/stock/{sku}/movements" },
});

/** Exactly one of `delta` and `set`. A sku that no variant has is refused: whoever took the name later would inherit what was counted. */
export const adjust = action({
  name: "inventory.adjust",
  summary: "Counts stock in or out, or sets what was counted",
  params: closedObject({
    sku: Sku,
    location: Type.Optional(Location),
    delta: Type.Optional(Count),
    set: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
    idempotencyKey: Type.Optional(IdempotencyKey),
  }),
  returns: Stock,
  access: writers,
  faults: [
    common.VALIDATION_FAILED,
    common.IDEMPOTENCY_KEY_REQUIRED,
    common.IDEMPOTENCY_KEY_REUSED,
    common.VERSION_CONFLICT,
    faults.STOCK_BELOW_HELD,
    faults.UNKNOWN_SKU,
  ],
  rest: { method: "POST", path: "/stock/{sku}/adjustments", idempotency: "required" },
});

/** Subject: the variant's key. Carries the current level, so levels in between may be left out. */
export const levelChanged = publicEvent(
  "inventory.levelChanged",
  "The stock of a sku changed",
  closedObject({
    sku: Sku,
    variantKey: VariantKey,
    onHand: Type.Integer(),
    held: Type.Integer(),
    available: Type.Integer(),
    tracked: Type.Boolean(),
    backorder: Type.Boolean(),
  }),
);

/** Subject: the variant's key. Published once each time the level falls to LOW_STOCK. */
export const low = publicEvent(
  "inventory.low",
  "A sku runs out",
  closedObject({ sku: Sku, variantKey: VariantKey, available: Type.Integer() }),
);

export const contract = {
  actions: {
    reserve,
    release,
    allocate,
    timeline,
    getStock,
    listStock,
    listMovements,
    adjust,
    ...deadLetterActions("inventory"),
  },
  events: { levelChanged, low },
  faults,
};
