import type { Address, Money, Totals } from "../../../platform/contract/contract.ts";
import type { Progress } from "../../../platform/domain/saga.ts";
import type { Move, OrderLine, ShipmentLine } from "../orders.schemas.ts";
import type { Step } from "../timeline.schemas.ts";
import type { FulfilmentStatus, PaymentStatus, Status } from "./moves.ts";

/** What a shopper was answered: replayed under the same key, whatever became of the order since. */
export interface Answer {
  readonly status: "placed" | "pending" | "rejected";
  readonly paymentStatus: PaymentStatus;
  /** Version of the order that was shown. */
  readonly version: number;
}

/** Why an order was rejected: a fault's code and facts. */
export interface Rejection {
  readonly code: string;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A shipment from its intent on; `shipmentId` once shipping knows it. */
export interface Parcel {
  /** Unique in the order: names the shipment towards shipping. */
  readonly key: string;
  readonly lines: readonly ShipmentLine[];
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly actor: string;
  readonly shipmentId?: string;
}

/** What the shopper wants, frozen. */
export interface Draft {
  readonly number: string;
  readonly cartId: string;
  readonly customerId?: string;
  readonly email: string;
  /** Lower case, to be found by. */
  readonly emailKey: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  readonly shippingAddress: Address;
  readonly billingAddress: Address;
  readonly shippingMethod: { readonly id: string; readonly title: string; readonly price: Money };
  /** The token leaves the order when the saga ends. */
  readonly payment: { readonly provider: "manual" | "test"; readonly token?: string };
  /** Scope, route and Idempotency-Key: unique. */
  readonly requestKey: string;
  readonly requestHash: string;
  readonly createdAt: string;
  /** A pending order is undone after this instant. */
  readonly expiresAt: string;
  /** Id of the node that asked for it: the gateway's. */
  readonly via?: string;
}

export interface Order extends Draft {
  readonly id: string;
  readonly version: number;
  /** The cart while the order lives: unique, unset by a rejection. */
  readonly liveCartId?: string;
  readonly status: Status;
  readonly paymentStatus: PaymentStatus;
  readonly fulfilmentStatus: FulfilmentStatus;
  /** Stock is held until then. */
  readonly holdUntil: string;
  readonly placedAt?: string;
  /** The saga; absent once it has ended. */
  readonly process?: Progress;
  readonly answer?: Answer;
  readonly rejection?: Rejection;
  readonly history: readonly Move[];
  /** How the rows of the saga went; none of orders made before steps were kept. */
  readonly steps?: readonly Step[];
  /** Version of the payment last heard of. */
  readonly paymentSeen: number;
  readonly parcels: readonly Parcel[];
  /** A parcel waits for shipping: found by a partial index. */
  readonly dispatching?: true;
}

export type OrderFact =
  | { readonly type: "submitted"; readonly data: { readonly draft: Draft } }
  | {
      readonly type: "progressed";
      readonly data: {
        readonly process?: Progress;
        readonly holdUntil?: string;
        readonly steps?: readonly Step[];
      };
    }
  | { readonly type: "ended"; readonly data: Record<string, never> }
  | { readonly type: "answered"; readonly data: { readonly answer: Answer } }
  | { readonly type: "refused"; readonly data: { readonly rejection: Rejection } }
  | { readonly type: "moved"; readonly data: { readonly move: Move } }
  | { readonly type: "paymentHeard"; readonly data: { readonly version: number } }
  | { readonly type: "parcel"; readonly data: { readonly parcel: Parcel } }
  | { readonly type: "parcelDropped"; readonly data: { readonly key: string } }
  | { readonly type: `orders.${string}`; readonly data: Readonly<Record<string, unknown>> };

const nowhere = { name: "", line1: "", city: "", postalCode: "", country: "" };
const nothing = { amount: 0, currency: "" };

/** An order that does not exist yet. */
export const initial = (id: string): Order => ({
  id,
  version: 0,
  number: "",
  cartId: "",
  email: "",
  emailKey: "",
  currency: "",
  lines: [],
  totals: {
    subtotal: nothing,
    discount: nothing,
    shipping: nothing,
    tax: nothing,
    total: nothing,
    taxIncluded: false,
  },
  shippingAddress: nowhere,
  billingAddress: nowhere,
  shippingMethod: { id: "", title: "", price: nothing },
  payment: { provider: "manual" },
  requestKey: "",
  requestHash: "",
  createdAt: "",
  expiresAt: "",
  status: "new",
  paymentStatus: "none",
  fulfilmentStatus: "none",
  holdUntil: "",
  history: [],
  paymentSeen: 0,
  parcels: [],
});

const moved = (order: Order, move: Move): Order => {
  const next = {
    ...order,
    [move.field]: move.to,
    history: [...order.history, { ...move, from: move.from === "new" ? null : move.from }],
  };
  if (move.to === "placed") return { ...next, placedAt: move.at };
  if (move.field !== "status" || move.to !== "rejected") return next;
  const { liveCartId: _free, ...free } = next;
  return free;
};

const ended = ({ process: _process, ...order }: Order): Order => ({
  ...order,
  payment: { provider: order.payment.provider },
});

const withParcels = (order: Order, parcels: readonly Parcel[]): Order => {
  const { dispatching: _dispatching, ...rest } = order;
  const waits = parcels.some(({ shipmentId }) => shipmentId === undefined);
  return { ...rest, parcels, ...(waits ? { dispatching: true as const } : {}) };
};

const withParcel = (order: Order, parcel: Parcel): Order =>
  withParcels(
    order,
    order.parcels.some(({ key }) => key === parcel.key)
      ? order.parcels.map((each) => (each.key === parcel.key ? parcel : each))
      : [...order.parcels, parcel],
  );

/** Facts with a dot tell others; what they say is in the facts beside them already. */
export const evolve = (order: Order, fact: OrderFact): Order => {
  switch (fact.type) {
    case "submitted":
      return { ...order, ...fact.data.draft, liveCartId: fact.data.draft.cartId };
    case "progressed":
      return { ...order, ...fact.data };
    case "ended":
      return ended(order);
    case "answered":
      return { ...order, answer: fact.data.answer };
    case "refused":
      return { ...order, rejection: fact.data.rejection };
    case "moved":
      return moved(order, fact.data.move);
    case "paymentHeard":
      return { ...order, paymentSeen: fact.data.version };
    case "parcel":
      return withParcel(order, fact.data.parcel);
    case "parcelDropped":
      return withParcels(
        order,
        order.parcels.filter(({ key }) => key !== fact.data.key),
      );
    default:
      return order;
  }
};
