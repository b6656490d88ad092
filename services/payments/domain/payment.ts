import { evolver, type Private, type Published } from "../../../platform/domain/decider.ts";
import type { Money, Static } from "../../../platform/contract/contract.ts";
import type * as contract from "../payments.contract.ts";
import type { PaymentStatus } from "../payments.contract.ts";

export type Step = "capture" | "void" | "refund";

/** What only the shopper can do, for their browser. */
export type ShopperAction = Static<typeof contract.ShopperAction>;

/** A change asked of the provider: written before it is asked, so that a crash loses none. */
export interface Op {
  readonly key: string;
  readonly step: Step;
  readonly amount: number;
  /** The amount as it was asked for; null: all that is left. */
  readonly asked: number | null;
  readonly state: "pending" | "done" | "refused";
  /** Of a refund by pieces: which, and what each line gives back. */
  readonly lines?: readonly PaidLine[];
  /** Of a refund: postage. */
  readonly shipping?: number;
  /** Of a refund: why, as a code. */
  readonly reason?: string;
  /** Of a refund: for staff. */
  readonly note?: string;
}

/** Pieces of a line of the order, and what they come to after discounts, with their tax. */
export interface PaidLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly amount: number;
}

/** A refund by pieces. */
export interface RefundWish {
  readonly lines?: readonly { readonly lineId: string; readonly quantity: number }[] | undefined;
  /** What is left of the postage. */
  readonly shipping?: boolean | undefined;
}

export interface PaymentState {
  readonly id: string;
  readonly orderId: string;
  readonly provider: string;
  readonly currency: string;
  /** `none`: there is no payment (yet), at most the mark that none may come. */
  readonly status: PaymentStatus | "none";
  /** Minor units, as all amounts here. */
  readonly asked: number;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  /** The order wants no payment any more: what is or gets authorized goes back. */
  readonly closed: boolean;
  readonly ops: readonly Op[];
  /** When the provider is to be asked next; null when all is known. */
  readonly dueAt: string | null;
  readonly asks: number;
  /** Charges whose result was lost while somebody waited for it; absent: none. */
  readonly lost?: number;
  /** Its time is over, and until then somebody asks the provider to cancel it: nobody may count on it. */
  readonly expiring?: string;
  /** The provider's own. */
  readonly providerId?: string;
  /** Why it was declined, or the last change refused: the provider's code. */
  readonly reason?: string;
  /** While it is the shopper's turn. */
  readonly action?: ShopperAction;
  /** When it was first asked for; absent from payments of before it was stored. */
  readonly createdAt?: string;
  /** What is paid for; the rest of `asked` is postage. Absent from payments of before it was stored. */
  readonly lines?: readonly PaidLine[];
  /** From then on the provider knows the key of the charge no more; absent: it always does. */
  readonly keyUntil?: string;
}

/** What came with a result of the provider. */
export interface Details {
  readonly providerId?: string | undefined;
  readonly reason?: string | undefined;
}

export type PaymentCommand =
  | {
      readonly type: "Create";
      readonly orderId: string;
      readonly provider: string;
      readonly amount: number;
      readonly currency: string;
      readonly at: string;
      readonly dueAt: string;
      readonly keyUntil?: string;
      readonly lines?: readonly PaidLine[];
    }
  /** `none` and `cancelled`: nothing is charged, and nothing will be. */
  | ({
      readonly type: "Settle";
      readonly outcome: "authorized" | "declined" | "none" | "cancelled";
    } & Details)
  /** The shopper's turn, or that of the provider's bank. */
  | ({
      readonly type: "Await";
      readonly status: "requiresAction" | "processing";
      readonly action?: ShopperAction;
      readonly dueAt: string;
    } & Details)
  /** `lost`: the result of a charge, not of a question about one. */
  | ({ readonly type: "Doubt"; readonly dueAt: string; readonly lost?: true } & Details)
  /** Nobody counts on the payment until the provider has said whether it is cancelled. `until`: then another may ask. */
  | {
      readonly type: "BeginExpiry";
      readonly orderId: string;
      readonly at: string;
      readonly until: string;
    }
  /** `cancelled`: confirmed by the provider. */
  | ({ readonly type: "EndExpiry"; readonly outcome: "cancelled" | "authorized" } & Details)
  /** The provider has let go of an authorization. */
  | { readonly type: "Lapse" }
  /** The provider turned the charge away: there is no payment yet. */
  | { readonly type: "Withdraw" }
  | { readonly type: "Close"; readonly orderId: string; readonly dueAt: string }
  | {
      readonly type: "Begin";
      readonly step: Step;
      readonly key: string;
      readonly amount: number | undefined;
      readonly dueAt: string;
      /** Instead of an amount. */
      readonly wish?: RefundWish | undefined;
      readonly reason?: string | undefined;
      readonly note?: string | undefined;
      /** The most that whoever asks may have given back of a payment. */
      readonly ceiling?: Money | undefined;
    }
  /** Captures what is missing of `due`: of all that was captured so far and this together. */
  | {
      readonly type: "CaptureDue";
      readonly key: string;
      readonly due: number;
      readonly dueAt: string;
    }
  | {
      readonly type: "Finish";
      readonly key: string;
      readonly outcome: "done" | "refused";
      readonly reason?: string | undefined;
      readonly dueAt: string;
    };
export type Of<T extends PaymentCommand["type"]> = Extract<PaymentCommand, { type: T }>;

/** Each carries the payment as it is after it: all that `evolve` needs. */
export type Moved =
  | Published<typeof contract.authorized>
  | Published<typeof contract.captured>
  | Published<typeof contract.refunded>
  | Published<typeof contract.declined>
  | Published<typeof contract.voided>;
export type PaymentEvent =
  | Moved
  | Private<"created", Omit<Of<"Create">, "type" | "at"> & { createdAt: string }>
  | Private<"detailed", { readonly providerId?: string; readonly reason?: string }>
  | Private<"awaited", Pick<Of<"Await">, "status" | "action" | "dueAt">>
  | Private<"repeated", { dueAt: string }>
  | Private<"doubted", { dueAt: string; lost?: true }>
  | Private<"expiryBegun", { until: string }>
  | Private<"expiryEnded">
  | Private<"withdrawn">
  | Private<"closed", { orderId: string }>
  | Private<"begun", Omit<Op, "state"> & { dueAt: string }>
  | Private<"refused", { key: string; reason?: string }>;

export const paymentIdOf = (orderId: string): string => `pay_${orderId.replace(/^ord_/u, "")}`;

export const pendingOp = ({ ops }: PaymentState): Op | undefined =>
  ops.find(({ state }) => state === "pending");

const doubtful = (status: string): boolean => status === "created" || status === "unknown";

/** Known, and open all the same: the shopper's turn, or that of the provider's bank. */
export const awaits = ({ status }: Pick<PaymentState, "status">): boolean =>
  status === "requiresAction" || status === "processing";

/** The outcome of the authorization is not known yet. */
export const isOpen = ({ status }: Pick<PaymentState, "status">): boolean =>
  doubtful(status) || awaits({ status });

/** Whoever created it is still waiting for the provider's first result. */
export const isFresh = ({ status, dueAt }: PaymentState, now: string): boolean =>
  status === "created" && (dueAt ?? "") > now;

/** So many results of a charge may be lost: after that, what the provider does not know stays uncharged. */
const lostMax = 2;

/** The provider may be asked for the charge again, under the same key: it makes at most one of an order. */
export const mayRepeat = (
  { status, closed, lost = 0, keyUntil }: PaymentState,
  now: string,
): boolean =>
  doubtful(status) && !closed && lost < lostMax && (keyUntil === undefined || now < keyUntil);

export const initial = (id: string): PaymentState => ({
  id,
  orderId: "",
  provider: "",
  currency: "",
  status: "none",
  asked: 0,
  authorized: 0,
  captured: 0,
  refunded: 0,
  closed: false,
  ops: [],
  dueAt: null,
  asks: 0,
});

const ended = (ops: readonly Op[], state: "done" | "refused"): Op[] =>
  ops.map((op) => (op.state === "pending" ? { ...op, state } : op));

const moved = ({ action: _done, ...state }: PaymentState, data: Moved["data"]): PaymentState => ({
  ...state,
  status: data.status,
  authorized: data.authorized.amount,
  captured: data.captured.amount,
  refunded: data.refunded.amount,
  ops: ended(state.ops, "done"),
  dueAt: null,
  asks: 0,
});

export const evolve = evolver<PaymentState, PaymentEvent>({
  "payments.authorized": moved,
  "payments.captured": moved,
  "payments.refunded": moved,
  "payments.declined": moved,
  "payments.voided": moved,
  created: (state, { amount, ...created }) => ({
    ...state,
    ...created,
    asked: amount,
    status: "created",
  }),
  // What was asked for before may be on its way still: it cannot be withdrawn any more.
  repeated: (state, { dueAt }) => ({ ...state, status: "unknown", dueAt }),
  doubted: (state, { dueAt, lost }) => {
    const status = state.status === "created" ? "unknown" : state.status;
    const doubted = { ...state, status, dueAt, asks: state.asks + 1 };
    return lost ? { ...doubted, lost: (state.lost ?? 0) + 1 } : doubted;
  },
  detailed: (state, details) => ({ ...state, ...details }),
  awaited: ({ action: _before, ...state }, awaited) => ({
    ...state,
    ...awaited,
    asks: state.asks + 1,
  }),
  expiryBegun: (state, { until }) => ({ ...state, expiring: until, dueAt: until }),
  expiryEnded: ({ expiring: _ended, ...state }) => ({ ...state, dueAt: null }),
  withdrawn: (state) => ({ ...state, status: "none", dueAt: null }),
  closed: ({ expiring: _ended, ...state }, { orderId }) => ({ ...state, orderId, closed: true }),
  begun: (state, { dueAt, ...op }) => ({
    ...state,
    dueAt,
    asks: 0,
    ops: [...state.ops, { ...op, state: "pending" }],
  }),
  refused: (state, { key: _key, ...why }) => ({
    ...state,
    ...why,
    dueAt: null,
    ops: ended(state.ops, "refused"),
  }),
});
