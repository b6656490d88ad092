import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { completing, moves, tell, toldOf } from "./facts.ts";
import { fulfilmentMoves, pathTo } from "./moves.ts";
import { evolve, type Order, type OrderFact, type Parcel } from "./order.ts";
import { faults, fulfilled } from "../orders.contract.ts";
import type { ShipmentLine } from "../orders.schemas.ts";

export interface Ship {
  readonly type: "Ship";
  readonly key: string;
  readonly lines?: readonly ShipmentLine[];
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly actor: string;
}
export interface RecordShipment {
  readonly type: "RecordShipment";
  /** Of the parcel, when known: events do not tell it. */
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

const sums = (
  lines: readonly { readonly sku: string; readonly quantity: number }[],
): Map<string, number> => {
  const bySku = new Map<string, number>();
  for (const { sku, quantity } of lines) bySku.set(sku, (bySku.get(sku) ?? 0) + quantity);
  return bySku;
};

const without = (order: Order, parcels: readonly Parcel[]): ShipmentLine[] => {
  const gone = sums(parcels.flatMap(({ lines }) => lines));
  return [...sums(order.lines)]
    .map(([sku, quantity]) => ({ sku, quantity: quantity - (gone.get(sku) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
};

const sameLines = (some: readonly ShipmentLine[], others: readonly ShipmentLine[]): boolean => {
  const left = sums(some);
  const right = sums(others);
  return left.size === right.size && [...left].every(([sku, n]) => right.get(sku) === n);
};
const sameLabel = (
  a: Pick<Parcel, "carrier" | "trackingNumber">,
  b: Pick<Parcel, "carrier" | "trackingNumber">,
): boolean => a.carrier === b.carrier && a.trackingNumber === b.trackingNumber;

const tooMuch = (
  asked: readonly ShipmentLine[],
  left: readonly ShipmentLine[],
): Fault | undefined => {
  const rest = sums(left);
  for (const [sku, quantity] of sums(asked)) {
    const remaining = rest.get(sku) ?? 0;
    if (quantity <= remaining) continue;
    const errors = [{ pointer: "/lines", message: `${sku}: ${remaining} left to ship` }];
    return faults.SHIPMENT_EXCEEDS_ORDER({ sku, remaining, errors });
  }
  return undefined;
};

/** The intent to ship: from here on the order cannot be cancelled and nobody ships the same pieces. */
export const ship = (order: Order, command: Ship): readonly OrderFact[] | Fault => {
  const { type: _type, lines: asked, ...label } = command;
  const known = order.parcels.find(({ key }) => key === command.key);
  if (known) {
    const same = sameLabel(known, command) && (!asked || sameLines(asked, known.lines));
    return same ? [] : common.IDEMPOTENCY_KEY_REUSED();
  }
  if (order.status !== "placed") return faults.ORDER_NOT_SHIPPABLE({ status: order.status });
  const left = without(order, order.parcels);
  if (left.length === 0) return faults.NOTHING_TO_SHIP({ orderId: order.id });
  const refused = asked && tooMuch(asked, left);
  if (refused) return refused;
  const lines = asked ? [...sums(asked)].map(([sku, quantity]) => ({ sku, quantity })) : left;
  return [{ type: "parcel", data: { parcel: { ...label, lines } } }];
};

const parcelOf = ({ parcels }: Order, command: RecordShipment): Parcel => {
  const { shipmentId, lines, carrier, trackingNumber, actor } = command;
  const waiting = parcels.filter((parcel) => parcel.shipmentId === undefined);
  const known =
    waiting.find(({ key }) => key === command.key) ??
    waiting.find((one) => sameLabel(one, command) && sameLines(one.lines, lines));
  if (known) return { ...known, shipmentId };
  return { key: shipmentId, lines: [...lines], carrier, trackingNumber, actor, shipmentId };
};

/** A parcel has left: told by shipping's answer and again by its event. */
export const recordShipment = (order: Order, command: RecordShipment): OrderFact[] => {
  const known = order.parcels.some(({ shipmentId }) => shipmentId === command.shipmentId);
  if (known || order.status !== "placed") return [];
  const parcel: OrderFact = { type: "parcel", data: { parcel: parcelOf(order, command) } };
  const after = evolve(order, parcel);
  const sent = after.parcels.filter(({ shipmentId }) => shipmentId !== undefined);
  const target = without(order, sent).length === 0 ? "fulfilled" : "partial";
  const by = { at: command.at, actor: command.actor, cause: "shipping.dispatched" };
  const way = pathTo(fulfilmentMoves, order.fulfilmentStatus, target) ?? [];
  const facts = [parcel, ...moves(order, "fulfilmentStatus", way, by)];
  const whole = target === "fulfilled" && way.length > 0;
  return completing(order, whole ? [...facts, tell(fulfilled, toldOf(order))] : facts, by);
};

/** Shipping refused: the pieces are free again. */
export const dropParcel = (order: Order, { key }: DropParcel): OrderFact[] =>
  order.parcels.some((parcel) => parcel.key === key && parcel.shipmentId === undefined)
    ? [{ type: "parcelDropped", data: { key } }]
    : [];
