import { published } from "../../../platform/contract/contract.ts";
import type { Decision } from "../../../platform/domain/decider.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import { dispatched, faults, fulfilled, shippedUnpaid } from "../orders.contract.ts";
import type { ShipmentLine } from "../orders.schemas.ts";
import { completing, moves, publishedOrder } from "./changes.ts";
import { nothingDue } from "./checkout.ts";
import { dueFor } from "./due.ts";
import { fulfilmentMoves, pathTo } from "./moves.ts";
import { evolve, type Order, type OrderEvent, type Parcel } from "./order.ts";

export interface Ship {
  readonly type: "Ship";
  readonly key: string;
  readonly lines?: readonly ShipmentLine[];
  readonly carrier: string;
  readonly trackingNumber: string;
  /** Staff's word to ship what is not paid for. */
  readonly unpaidReason?: string;
  readonly actor: string;
}
export interface RecordShipment {
  readonly type: "RecordShipment";
  /** Of the parcel; events do not carry it. */
  readonly key?: string;
  readonly shipmentId: string;
  readonly lines: readonly ShipmentLine[];
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly at: string;
  readonly actor: string;
}
export interface DropParcel {
  readonly type: "DropParcel";
  readonly key: string;
}

/** Pieces by sku. */
const quantities = (lines: readonly ShipmentLine[]): ReadonlyMap<string, number> =>
  new Map(sumBy(lines, "sku").map(({ sku, quantity }) => [sku, quantity]));

/** What is left of an order beside these parcels. */
const without = (order: Order, parcels: readonly Parcel[]): ShipmentLine[] => {
  const gone = quantities(parcels.flatMap(({ lines }) => lines));
  return sumBy(order.lines, "sku")
    .map(({ sku, quantity }) => ({ sku, quantity: quantity - (gone.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
};

const sameLines = (some: readonly ShipmentLine[], others: readonly ShipmentLine[]): boolean => {
  const left = quantities(some);
  const right = quantities(others);
  return left.size === right.size && [...left].every(([sku, n]) => right.get(sku) === n);
};

type Label = Pick<Parcel, "carrier" | "trackingNumber">;
const sameLabel = (a: Label, b: Label): boolean =>
  a.carrier === b.carrier && a.trackingNumber === b.trackingNumber;

const excess = (
  wanted: readonly ShipmentLine[],
  left: readonly ShipmentLine[],
): Fault | undefined => {
  const rest = quantities(left);
  for (const { sku, quantity } of wanted) {
    const remaining = rest.get(sku) ?? 0;
    if (quantity <= remaining) continue;
    const errors = [{ pointer: "/lines", message: `${sku}: ${remaining} left to ship` }];
    return faults.SHIPMENT_EXCEEDS_ORDER({ sku, remaining, errors });
  }
  return undefined;
};

const paying: readonly string[] = [
  "authorized",
  "partiallyCaptured",
  "captured",
  "partiallyRefunded",
];

/** Money is promised or taken for it, or nothing was due. */
const isPaid = (order: Order): boolean => nothingDue(order) || paying.includes(order.paymentStatus);

/** What is shipped without being paid for is said to the audit. */
const unpaid = (order: Order, { unpaidReason: reason, actor }: Ship): OrderEvent[] => {
  const { id: orderId, paymentStatus } = order;
  if (reason === undefined || isPaid(order)) return [];
  return [published(shippedUnpaid, { orderId, actor, paymentStatus, reason })];
};

const unshippable = (order: Order, { unpaidReason }: Ship): Fault | undefined => {
  const { status, paymentStatus } = order;
  if (status !== "placed") return faults.ORDER_NOT_SHIPPABLE({ orderStatus: status });
  return unpaidReason !== undefined || isPaid(order)
    ? undefined
    : faults.ORDER_NOT_PAID({ paymentStatus });
};

/** The intent to ship: from here on the order cannot be cancelled and nobody ships the same pieces. */
export const ship = (order: Order, command: Ship): Decision<OrderEvent> => {
  const { type: _type, lines: wanted, unpaidReason: _reason, ...label } = command;
  const there = order.parcels.find(({ key }) => key === command.key);
  if (there) {
    const same = sameLabel(there, command) && (!wanted || sameLines(wanted, there.lines));
    return same ? [] : common.IDEMPOTENCY_KEY_REUSED();
  }
  const left = without(order, order.parcels);
  const none = left.length === 0 && order.status === "placed";
  if (none) return faults.NOTHING_TO_SHIP({ orderId: order.id });
  const lines = wanted ? sumBy(wanted, "sku") : left;
  const refusal = unshippable(order, command) ?? excess(lines, left);
  const intent: OrderEvent = { type: "parcelChanged", data: { parcel: { ...label, lines } } };
  return refusal ?? [intent, ...unpaid(order, command)];
};

const parcelOf = ({ parcels }: Order, command: RecordShipment): Parcel => {
  const { shipmentId, lines, carrier, trackingNumber, actor } = command;
  const waiting = parcels.filter((parcel) => parcel.shipmentId === undefined);
  const there =
    waiting.find(({ key }) => key === command.key) ??
    waiting.find((one) => sameLabel(one, command) && sameLines(one.lines, lines));
  if (there) return { ...there, shipmentId };
  return { key: shipmentId, lines: [...lines], carrier, trackingNumber, actor, shipmentId };
};

/** A parcel has left: recorded from shipping's response and again from its event. */
export const recordShipment = (order: Order, command: RecordShipment): OrderEvent[] => {
  const recorded = order.parcels.some(({ shipmentId }) => shipmentId === command.shipmentId);
  if (recorded || order.status !== "placed") return [];
  const parcel: OrderEvent = { type: "parcelChanged", data: { parcel: parcelOf(order, command) } };
  const after = evolve(order, parcel);
  const sent = after.parcels.filter(({ shipmentId }) => shipmentId !== undefined);
  const target = without(order, sent).length === 0 ? "fulfilled" : "partial";
  const by = { at: command.at, actor: command.actor, cause: "shipping.dispatched" };
  const path = pathTo(fulfilmentMoves, order.fulfilmentStatus, target) ?? [];
  const due = dueFor(order, quantities(sent.flatMap(({ lines }) => lines)));
  const { shipmentId } = command;
  const events = [
    parcel,
    ...moves(order, "fulfilmentStatus", path, by),
    published(dispatched, { orderId: order.id, shipmentId, due }),
  ];
  const whole = target === "fulfilled" && path.length > 0;
  return completing(
    order,
    whole ? [...events, published(fulfilled, publishedOrder(order))] : events,
    by,
  );
};

/** Shipping refused: the pieces are free again. */
export const dropParcel = (order: Order, { key }: DropParcel): OrderEvent[] =>
  order.parcels.some((parcel) => parcel.key === key && parcel.shipmentId === undefined)
    ? [{ type: "parcelDropped", data: { key } }]
    : [];
