import {
  evolver,
  unchanged,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type { Progress } from "../../../platform/domain/saga.ts";
import type * as contract from "../orders.contract.ts";
import { pick, withoutPerson } from "../../../platform/contract/contract.ts";
import type { Stage } from "../../payments/payments.contract.ts";
import { Purchase } from "../orders.schemas.ts";
import type { Move, ShipmentLine } from "../orders.schemas.ts";
import type { Step } from "../timeline.schemas.ts";
import type { FulfilmentStatus, PaymentStatus, Status } from "./moves.ts";

/** What the request that made the order is responded with: the same under the same key, whatever became of the order since. */
export interface FirstResponse {
  readonly status: "placed" | "pending" | "rejected";
  readonly paymentStatus: PaymentStatus;
  /** Version of the order that was shown. */
  readonly version: number;
}

/** Why an order was rejected: a fault's code and data. */
export interface Rejection {
  readonly code: string;
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A shipment from its intent on; `shipmentId` once shipping has made it. */
export interface Parcel {
  /** Unique in the order: names the shipment towards shipping. */
  readonly key: string;
  readonly lines: readonly ShipmentLine[];
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly actor: string;
  readonly shipmentId?: string;
}

/** What an order knows of a payment that takes its time. */
export interface PaymentFacts {
  readonly status: "requiresAction" | "processing";
  readonly action?: Stage["action"];
}

/** How an order is paid: by its provider's name, with what is handed to it. */
export interface Paying {
  readonly provider: string;
  readonly token?: string;
  readonly returnUrl?: string;
}

/** What the shopper wants, frozen. */
export interface Draft extends Purchase {
  /** The email in lower case, to be found by. */
  readonly emailKey: string;
  /** `none`: nothing was due. The token leaves the order when the saga ends. */
  readonly payment: Paying;
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
  /** What the shopper has to do for the payment, while the saga waits for it. */
  readonly action?: PaymentFacts["action"];
  readonly answer?: FirstResponse;
  readonly rejection?: Rejection;
  readonly history: readonly Move[];
  /** How the steps of the saga went; absent from orders made before they were stored. */
  readonly steps?: readonly Step[];
  /** Version of the payment that was received last. */
  readonly paymentSeen: number;
  /** Some of what was authorized can be captured still; absent: none. */
  readonly uncaptured?: true;
  readonly parcels: readonly Parcel[];
  /** A parcel waits for shipping: found by a partial index. */
  readonly dispatching?: true;
  /** Its customer was erased. */
  readonly erased?: true;
}

export type OrderEvent =
  | Published<typeof contract.submitted>
  | Published<typeof contract.placed>
  | Published<typeof contract.cancelled>
  | Published<typeof contract.dispatched>
  | Published<typeof contract.fulfilled>
  | Published<typeof contract.completed>
  | Published<typeof contract.rejected>
  | Published<typeof contract.erased>
  | Private<"drafted", { draft: Draft }>
  | Private<"adopted", { customerId: string }>
  | Private<"stepRecorded", { step: Step }>
  | Private<"progressed", { process: Progress; holdUntil?: string; expiresAt?: string }>
  | Private<"actionAsked", { action: PaymentFacts["action"] }>
  | Private<"ended">
  | Private<"responded", { response: FirstResponse }>
  | Private<"refused", { rejection: Rejection }>
  | Private<"moved", { move: Move }>
  | Published<typeof contract.shippedUnpaid>
  | Private<"paymentReceived", { version: number; uncaptured: boolean }>
  | Private<"parcelChanged", { parcel: Parcel }>
  | Private<"parcelDropped", { key: string }>;

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

const withoutPhone = ({ phone: _phone, ...address }: Order["shippingAddress"]) => address;

/**
 * What is left of an order whose customer was erased. Who bought what, and where it went, is part of the books; of a
 * rejected one nothing is. A pending one becomes either: its checkout goes on.
 */
const withoutCustomer = (order: Order): Order => {
  const { erased, status, shippingAddress, billingAddress } = order;
  if (!erased || status === "new" || status === "pending") return order;
  const blank = { ...order, email: "", emailKey: "" };
  if (status === "rejected") return { ...blank, ...withoutPerson(Purchase, pick(Purchase, order)) };
  return {
    ...blank,
    shippingAddress: withoutPhone(shippingAddress),
    billingAddress: withoutPhone(billingAddress),
  };
};

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

const ended = ({ process: _process, action: _action, ...order }: Order): Order => ({
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

/** What published events say is in the private events beside them already. */
export const evolve = evolver<Order, OrderEvent>({
  "orders.submitted": unchanged,
  "orders.placed": unchanged,
  "orders.cancelled": unchanged,
  "orders.dispatched": unchanged,
  "orders.fulfilled": unchanged,
  "orders.completed": unchanged,
  "orders.rejected": unchanged,
  "orders.shippedUnpaid": unchanged,
  "orders.erased": (order) => withoutCustomer({ ...order, erased: true }),
  drafted: (order, { draft }) => ({ ...order, ...draft, liveCartId: draft.cartId }),
  adopted: (order, { customerId }) => ({ ...order, customerId }),
  stepRecorded: (order, { step }) => ({ ...order, steps: [...(order.steps ?? []), step] }),
  progressed: (order, progress) => ({ ...order, ...progress }),
  actionAsked: ({ action: _before, ...order }, { action }) => ({
    ...order,
    ...defined({ action }),
  }),
  ended,
  responded: (order, { response }) => ({ ...order, answer: response }),
  refused: (order, { rejection }) => ({ ...order, rejection }),
  moved: (order, { move }) => withoutCustomer(moved(order, move)),
  paymentReceived: ({ uncaptured: _uncaptured, ...order }, { version, uncaptured }) => ({
    ...order,
    paymentSeen: version,
    ...(uncaptured ? { uncaptured } : {}),
  }),
  parcelChanged: (order, { parcel }) => withParcel(order, parcel),
  parcelDropped: (order, { key }) =>
    withParcels(
      order,
      order.parcels.filter((parcel) => parcel.key !== key),
    ),
});

/** Who acts on an order, as its history names them; without an id, its guest. */
export const actorOf = ({ customerId }: Order, callerId: string | undefined): string => {
  if (callerId === undefined) return "guest";
  return callerId === customerId ? `customer:${callerId}` : `staff:${callerId}`;
};
