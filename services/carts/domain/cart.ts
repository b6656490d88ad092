import type { Address, Money } from "../../../platform/contract/contract.ts";
import type { Fact } from "../../../platform/domain/decider.ts";
import { linesMax, quantityMax } from "../carts.contract.ts";

/** A line with what was shown when it was added. */
export interface LineState {
  readonly id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly title: string;
  readonly unitPrice: Money;
}

/** What a shopper says about the order besides the lines. */
export interface Details {
  readonly email?: string;
  readonly shippingAddress?: Address;
  readonly billingAddress?: Address;
  readonly shippingMethod?: string;
}

export interface CartState extends Details {
  readonly id: string;
  readonly status: "new" | "open" | "checkedOut" | "abandoned" | "merged";
  readonly currency: string;
  readonly customerId?: string;
  readonly lines: readonly LineState[];
  /** When a shopper last changed it. */
  readonly touchedAt: string;
  /** The order that closed it. */
  readonly orderId?: string;
  /** Orders whose `close` was undone: one that comes late is refused. */
  readonly undone: readonly string[];
  readonly mergedInto?: string;
  /** Carts whose lines are in this one. */
  readonly mergedFrom: readonly string[];
  /** Ids of lines added by requests that may come again. */
  readonly added?: readonly string[];
}

export const initial = (id: string): CartState => ({
  id,
  status: "new",
  currency: "",
  lines: [],
  touchedAt: "",
  undone: [],
  mergedFrom: [],
});

/** Adds to the line of the same sku, else a new line; what is beyond the limits is cut. */
export const withLine = (lines: readonly LineState[], added: LineState): LineState[] => {
  const there = lines.some(({ sku }) => sku === added.sku);
  if (!there) return lines.length < linesMax ? [...lines, added] : [...lines];
  return lines.map((line) =>
    line.sku === added.sku
      ? { ...added, id: line.id, quantity: Math.min(quantityMax, line.quantity + added.quantity) }
      : line,
  );
};

const withQuantity = (lines: readonly LineState[], id: string, quantity: number): LineState[] =>
  quantity === 0
    ? lines.filter((line) => line.id !== id)
    : lines.map((line) => (line.id === id ? { ...line, quantity } : line));

/** How many `undone` and `mergedFrom` are remembered. */
const rememberedMax = 50;
const remember = (list: readonly string[], one: string): string[] =>
  [...list, one].slice(-rememberedMax);

/** Sets what is there; null removes. */
export type Change = { readonly [K in keyof Details]: Details[K] | null };

const changed = (state: CartState, change: Change): CartState => {
  const removed = new Set(
    Object.keys(change).filter((key) => change[key as keyof Change] === null),
  );
  const kept = Object.entries({ ...state, ...change }).filter(([key]) => !removed.has(key));
  return Object.fromEntries(kept) as unknown as CartState;
};

type Evolve = (state: CartState, data: never) => CartState;
const without = (state: CartState, key: keyof CartState): CartState => {
  const { [key]: _gone, ...rest } = state;
  return rest as CartState;
};

const steps: Readonly<Record<string, Evolve>> = {
  "carts.opened": (
    state,
    { currency, customerId }: { currency: string; customerId?: string },
  ): CartState => ({
    ...state,
    status: "open",
    currency,
    ...(customerId === undefined ? {} : { customerId }),
  }),
  "carts.abandoned": (state) => ({ ...state, status: "abandoned" }),
  touched: (state, { at }: { at: string }) => ({ ...state, touchedAt: at }),
  adopted: (state, { customerId }: { customerId: string }) => ({ ...state, customerId }),
  lineAdded: (state, { line, once }: { line: LineState; once?: boolean }) => ({
    ...state,
    lines: withLine(state.lines, line),
    ...(once ? { added: remember(state.added ?? [], line.id) } : {}),
  }),
  lineChanged: (state, { lineId, quantity }: { lineId: string; quantity: number }) => ({
    ...state,
    lines: withQuantity(state.lines, lineId, quantity),
  }),
  changed: (state, { change }: { change: Change }) => changed(state, change),
  closed: (state, { orderId }: { orderId: string }) => ({
    ...state,
    status: "checkedOut",
    orderId,
  }),
  reopened: (state) => without({ ...state, status: "open" }, "orderId"),
  undone: (state, { orderId }: { orderId: string }) => ({
    ...state,
    undone: remember(state.undone, orderId),
  }),
  merged: (state, { into }: { into: string }) => ({
    ...state,
    status: "merged",
    mergedInto: into,
  }),
  tookOver: (state, { from }: { from: string }) => ({
    ...state,
    mergedFrom: remember(state.mergedFrom, from),
  }),
};

/** The cart after a fact; unknown facts change nothing. */
export const evolve = (state: CartState, { type, data }: Fact): CartState =>
  steps[type]?.(state, data as never) ?? state;
