import { CartDetails, type CartStatus } from "../carts.schemas.ts";
import {
  keyOf,
  LineInput,
  withoutPersonalFields,
  type Money,
  type Static,
} from "../../../platform/contract/contract.ts";
import { evolver, type Private, type Published } from "../../../platform/domain/decider.ts";
import { canonicalJson } from "../../../platform/kernel/canonical-json.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { mergePatch, type MergePatch } from "../../../platform/kernel/merge-patch.ts";
import { linesMax, quantityMax, type abandoned, type opened } from "../carts.contract.ts";

/** A line with what was shown when it was added. */
export interface LineState extends LineInput {
  readonly id: string;
  /** Absent from lines of before there were keys: then it is the sku. */
  readonly variantKey?: string;
  readonly title: string;
  readonly unitPrice: Money;
}

export interface CartState extends CartDetails {
  readonly id: string;
  readonly status: "new" | Static<typeof CartStatus>;
  readonly currency: string;
  readonly customerId?: string;
  readonly lines: readonly LineState[];
  /** When a shopper last changed it, or it was ordered or abandoned. */
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

/** Sets details; null removes. */
export type DetailsChange = MergePatch<CartDetails>;

export type CartEvent =
  | Published<typeof opened>
  | Published<typeof abandoned>
  | Private<"touched", { at: string }>
  | Private<"adopted", { customerId: string }>
  | Private<"lineAdded", { line: LineState; once?: boolean }>
  | Private<"lineChanged", { lineId: string; quantity: number }>
  | Private<"changed", { change: DetailsChange }>
  | Private<"closed", { orderId: string }>
  | Private<"reopened">
  | Private<"undone", { orderId: string }>
  | Private<"merged", { into: string }>
  | Private<"tookOver", { from: string }>
  | Private<"erased">;

export const initial = (id: string): CartState => ({
  id,
  status: "new",
  currency: "",
  lines: [],
  touchedAt: "",
  undone: [],
  mergedFrom: [],
});

const { quantity: _quantity, sku: _sku, ...choices } = LineInput.properties;
const choiceNames = Object.keys(choices) as (keyof typeof choices)[];
type Choice = Pick<LineState, "variantKey" | keyof LineInput>;

/** Lines are one when all that was chosen, but the quantity, is the same: the variant, and whatever a line has besides. */
export const isSameChoice = (one: Choice, other: Choice): boolean =>
  keyOf(one) === keyOf(other) &&
  choiceNames.every(
    (name) => one[name] === other[name] || canonicalJson(one[name]) === canonicalJson(other[name]),
  );

/** Adds to the line of the same choice, else a new line; what is beyond the limits is cut. */
export const withLine = (lines: readonly LineState[], added: LineState): LineState[] => {
  const there = lines.some((line) => isSameChoice(line, added));
  if (!there) return lines.length < linesMax ? [...lines, added] : [...lines];
  return lines.map((line) =>
    isSameChoice(line, added)
      ? { ...added, id: line.id, quantity: Math.min(quantityMax, line.quantity + added.quantity) }
      : line,
  );
};

const withQuantity = (lines: readonly LineState[], id: string, quantity: number): LineState[] =>
  quantity === 0
    ? lines.filter((line) => line.id !== id)
    : lines.map((line) => (line.id === id ? { ...line, quantity } : line));

/** How many `undone`, `added` and `mergedFrom` are remembered. */
const rememberedMax = 50;
const remember = (list: readonly string[], one: string): string[] =>
  [...list, one].slice(-rememberedMax);

const reopened = ({ orderId: _orderId, ...cart }: CartState): CartState => ({
  ...cart,
  status: "open",
});

export const evolve = evolver<CartState, CartEvent>({
  "carts.opened": (cart, { currency, customerId }) => ({
    ...cart,
    status: "open",
    currency,
    ...defined({ customerId }),
  }),
  "carts.abandoned": (cart) => ({ ...cart, status: "abandoned" }),
  touched: (cart, { at }) => ({ ...cart, touchedAt: at }),
  adopted: (cart, { customerId }) => ({ ...cart, customerId }),
  lineAdded: (cart, { line, once }) => ({
    ...cart,
    lines: withLine(cart.lines, line),
    ...(once ? { added: remember(cart.added ?? [], line.id) } : {}),
  }),
  lineChanged: (cart, { lineId, quantity }) => ({
    ...cart,
    lines: withQuantity(cart.lines, lineId, quantity),
  }),
  changed: (cart, { change }) => mergePatch<CartState>(cart, change),
  closed: (cart, { orderId }) => ({ ...cart, status: "checkedOut", orderId }),
  reopened,
  undone: (cart, { orderId }) => ({ ...cart, undone: remember(cart.undone, orderId) }),
  merged: (cart, { into }) => ({ ...cart, status: "merged", mergedInto: into }),
  erased: (cart) => withoutPersonalFields(CartDetails, cart),
  tookOver: (cart, { from }) => ({ ...cart, mergedFrom: remember(cart.mergedFrom, from) }),
});
