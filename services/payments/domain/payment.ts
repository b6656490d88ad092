import { evolver, type Private, type Published } from "../../../platform/domain/decider.ts";
import type * as contract from "../payments.contract.ts";
import type { PaymentStatus } from "../payments.contract.ts";

export type Step = "capture" | "void" | "refund";

/** A change asked of the provider: written before it is asked, so that a crash loses none. */
export interface Op {
  readonly key: string;
  readonly step: Step;
  readonly amount: number;
  /** The amount as it was asked for; null: all that is left. */
  readonly asked: number | null;
  readonly state: "pending" | "done" | "refused";
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
    }
  | { readonly type: "Settle"; readonly outcome: "authorized" | "declined" | "none" }
  /** `lost`: the result of a charge, not of a question about one. */
  | { readonly type: "Doubt"; readonly dueAt: string; readonly lost?: true }
  /** The provider turned the charge away: there is no payment yet. */
  | { readonly type: "Withdraw" }
  | { readonly type: "Close"; readonly orderId: string; readonly dueAt: string }
  | {
      readonly type: "Begin";
      readonly step: Step;
      readonly key: string;
      readonly amount: number | undefined;
      readonly dueAt: string;
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
  | Private<"created", Omit<Of<"Create">, "type" | "at">>
  | Private<"repeated", { dueAt: string }>
  | Private<"doubted", { dueAt: string; lost?: true }>
  | Private<"withdrawn">
  | Private<"closed", { orderId: string }>
  | Private<"begun", Omit<Op, "state"> & { dueAt: string }>
  | Private<"refused", { key: string }>;

export const paymentIdOf = (orderId: string): string => `pay_${orderId.replace(/^ord_/u, "")}`;

export const pendingOp = ({ ops }: PaymentState): Op | undefined =>
  ops.find(({ state }) => state === "pending");

export const unsettled = (status: string): boolean => status === "created" || status === "unknown";

/** Whoever created it is still waiting for the provider's first result. */
export const isFresh = ({ status, dueAt }: PaymentState, now: string): boolean =>
  status === "created" && (dueAt ?? "") > now;

/** So many results of a charge may be lost: after that, what the provider does not know stays uncharged. */
const lostMax = 2;

/** The provider may be asked for the charge again, under the same key: it makes at most one of an order. */
export const mayRepeat = ({ status, closed, lost = 0 }: PaymentState): boolean =>
  unsettled(status) && !closed && lost < lostMax;

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

const moved = (state: PaymentState, data: Moved["data"]): PaymentState => ({
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
  withdrawn: (state) => ({ ...state, status: "none", dueAt: null }),
  closed: (state, { orderId }) => ({ ...state, orderId, closed: true }),
  begun: (state, { dueAt, ...op }) => ({
    ...state,
    dueAt,
    asks: 0,
    ops: [...state.ops, { ...op, state: "pending" }],
  }),
  refused: (state) => ({ ...state, dueAt: null, ops: ended(state.ops, "refused") }),
});
