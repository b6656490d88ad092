import { checkAddress } from "../../../platform/contract/address.ts";
import {
  LineInput,
  pick,
  withoutPersonalFields,
  published,
  type Address,
  type Money,
} from "../../../platform/contract/contract.ts";
import {
  commands,
  type Decider,
  type Decision as DecisionOf,
} from "../../../platform/domain/decider.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { mergePatch } from "../../../platform/kernel/merge-patch.ts";
import {
  abandoned,
  faults,
  linesMax,
  opened,
  quantityMax,
  type AddressPatch,
  CartDetails,
} from "../carts.contract.ts";
import {
  evolve,
  initial,
  isSameChoice,
  type CartEvent,
  type CartState,
  type DetailsChange,
  type LineState,
} from "./cart.ts";

type Decision = DecisionOf<CartEvent>;

/** A line to be added; `prices` of the sku in all currencies. */
export type NewLine = Omit<LineState, "unitPrice"> & { readonly prices: readonly Money[] };

/** A merge patch of the details. */
export interface Patch {
  readonly email?: string | null | undefined;
  readonly shippingAddress?: AddressPatch | null | undefined;
  readonly billingAddress?: AddressPatch | null | undefined;
  readonly shippingMethod?: string | null | undefined;
}

/** Who acts (undefined: a guest) and when. */
interface By {
  readonly caller?: string | undefined;
  readonly at: string;
}

export type CartCommand =
  | (By & { readonly type: "Open"; readonly currency: string })
  | (By & {
      readonly type: "OpenWith";
      readonly currency: string;
      readonly lines: readonly NewLine[];
      readonly patch: Patch;
    })
  /** `once`: the request may come again, with the same line id. */
  | (By & { readonly type: "AddLine"; readonly line: NewLine; readonly once?: boolean })
  | (By & { readonly type: "ChangeLine"; readonly lineId: string; readonly quantity: number })
  | (By & { readonly type: "Update"; readonly patch: Patch })
  | (By & { readonly type: "Adopt" })
  | (By & { readonly type: "MergeInto"; readonly target: string })
  | (By & {
      readonly type: "TakeOver";
      readonly from: string;
      readonly lines: readonly LineState[];
      readonly details: CartDetails;
    })
  | { readonly type: "Close"; readonly orderId: string; readonly at: string }
  | { readonly type: "Reopen"; readonly orderId: string }
  | { readonly type: "Erase" }
  | { readonly type: "Abandon"; readonly before: string; readonly at: string };

type Of<T extends CartCommand["type"]> = Extract<CartCommand, { readonly type: T }>;

/** A cart that a signed-in shopper opened or claimed is, for everybody else, as one that is not there. */
export const accessFault = (state: CartState, caller: string | undefined): Fault | undefined => {
  const { id, status, customerId } = state;
  const foreign = customerId !== undefined && customerId !== caller;
  return status === "new" || foreign ? common.NOT_FOUND({ id }) : undefined;
};

/** What a closed cart refuses a change with. */
export const closedFault = ({ id, status, orderId }: CartState): Fault | undefined =>
  status === "open"
    ? undefined
    : faults.CART_CLOSED({ cartId: id, cartStatus: status, ...defined({ orderId }) });

const adopt = ({ customerId }: CartState, caller: string | undefined): CartEvent[] =>
  caller !== undefined && customerId === undefined
    ? [{ type: "adopted", data: { customerId: caller } }]
    : [];

const touching = (events: readonly CartEvent[], at: string): CartEvent[] =>
  events.length === 0 ? [] : [...events, { type: "touched", data: { at } }];

/** A command of whoever may change the open cart. */
const byShopper =
  <C extends By>(own: (state: CartState, command: C) => Decision) =>
  (state: CartState, command: C): Decision => {
    const refused = accessFault(state, command.caller) ?? closedFault(state);
    if (refused) return refused;
    const events = own(state, command);
    if (isFault(events)) return events;
    return touching(events, command.at);
  };

/** A sku's line with its price in the cart's currency, within the limits. */
const toLine = (state: CartState, { prices, ...line }: NewLine): LineState | Fault => {
  const { sku } = line;
  const unitPrice = prices.find(({ currency }) => currency === state.currency);
  if (!unitPrice) return faults.NO_PRICE_IN_CURRENCY({ sku, currency: state.currency });
  const there = state.lines.find((one) => isSameChoice(one, line));
  if (!there && state.lines.length >= linesMax) return faults.CART_FULL({ linesMax });
  if ((there?.quantity ?? 0) + line.quantity > quantityMax) {
    const errors = [{ pointer: "/quantity", message: `a line holds at most ${quantityMax}` }];
    return faults.QUANTITY_TOO_HIGH({ sku, quantityMax, errors });
  }
  return { ...line, unitPrice };
};

const addLine = (state: CartState, { line, once }: Of<"AddLine">): Decision => {
  if (once && state.added?.includes(line.id)) return [];
  const made = toLine(state, line);
  if (isFault(made)) return made;
  return [{ type: "lineAdded", data: { line: made, ...(once ? { once } : {}) } }];
};

const changeLine = ({ lines }: CartState, { lineId, quantity }: Of<"ChangeLine">): Decision => {
  const line = lines.find(({ id }) => id === lineId);
  if (!line) return common.NOT_FOUND({ id: lineId });
  return line.quantity === quantity ? [] : [{ type: "lineChanged", data: { lineId, quantity } }];
};

/** The details after a patch: what changes, or why it may not. */
export const changeOf = (state: CartDetails, patch: Patch): DetailsChange | Fault => {
  const addresses: Pick<DetailsChange, "shippingAddress" | "billingAddress"> = {};
  for (const name of ["shippingAddress", "billingAddress"] as const) {
    const sent = patch[name];
    if (sent === undefined) continue;
    const address =
      sent && checkAddress(mergePatch<Partial<Address>>(state[name] ?? {}, sent), `/${name}`);
    if (isFault(address)) return address;
    Object.assign(addresses, { [name]: address });
  }
  const { email, shippingMethod } = patch;
  return { ...defined({ email, shippingMethod }), ...addresses };
};

const update = (state: CartState, patch: Patch): Decision => {
  const change = changeOf(state, patch);
  if (isFault(change)) return change;
  return Object.keys(change).length === 0 ? [] : [{ type: "changed", data: { change } }];
};

const openedBy = ({ id }: CartState, { currency, caller }: Of<"Open"> | Of<"OpenWith">) =>
  published(opened, { cartId: id, currency, ...defined({ customerId: caller }) });

const open = (state: CartState, command: Of<"Open">): Decision =>
  state.status === "new" ? touching([openedBy(state, command)], command.at) : [];

const openWith = (empty: CartState, command: Of<"OpenWith">): Decision => {
  if (empty.status !== "new") return []; // Asked twice: the cart is there.
  const events: CartEvent[] = [openedBy(empty, command)];
  for (const line of command.lines) {
    const made = toLine(events.reduce(evolve, empty), line);
    if (isFault(made)) return made;
    events.push({ type: "lineAdded", data: { line: made } });
  }
  const details = update(events.reduce(evolve, empty), command.patch);
  return isFault(details) ? details : touching([...events, ...details], command.at);
};

const mergeInto = (state: CartState, { target, caller, at }: Of<"MergeInto">): Decision => {
  if (state.status === "merged" && state.mergedInto === target) return [];
  const refused = accessFault(state, caller) ?? closedFault(state);
  if (refused) return refused;
  return touching([...adopt(state, caller), { type: "merged", data: { into: target } }], at);
};

const takeOver = (state: CartState, command: Of<"TakeOver">): Decision => {
  if (state.mergedFrom.includes(command.from)) return [];
  const refused = accessFault(state, command.caller) ?? closedFault(state);
  if (refused) return refused;
  const missing = Object.entries(command.details).filter(([key]) => !Object.hasOwn(state, key));
  const change = Object.fromEntries(missing) as DetailsChange;
  return touching(
    [
      { type: "tookOver", data: { from: command.from } },
      ...command.lines.map((line): CartEvent => ({ type: "lineAdded", data: { line } })),
      ...(missing.length > 0 ? [{ type: "changed", data: { change } } as const] : []),
    ],
    command.at,
  );
};

const close = (state: CartState, { orderId, at }: Of<"Close">): Decision => {
  if (state.status === "new") return faults.CART_NOT_FOUND({ cartId: state.id });
  if (state.status === "checkedOut" && state.orderId === orderId) return [];
  // An abandoned cart was ordered all the same, if its order has come this far.
  const free = state.status === "open" || state.status === "abandoned";
  if (!free || state.undone.includes(orderId)) {
    return closedFault(state) ?? faults.CART_CLOSED({ cartId: state.id, cartStatus: state.status });
  }
  return touching([{ type: "closed", data: { orderId } }], at);
};

const reopen = (state: CartState, { orderId }: Of<"Reopen">): Decision => {
  if (state.status === "new" || state.undone.includes(orderId)) return [];
  const undone: CartEvent = { type: "undone", data: { orderId } };
  const ours = state.status === "checkedOut" && state.orderId === orderId;
  return ours ? [{ type: "reopened", data: {} }, undone] : [undone];
};

const abandon = (state: CartState, { before, at }: Of<"Abandon">): Decision => {
  if (state.status !== "open" || state.touchedAt >= before) return [];
  const { id, currency, customerId, email, lines } = state;
  const left = published(abandoned, {
    cartId: id,
    currency,
    ...defined({ customerId, email }),
    lines: lines.map((line) => pick(LineInput, line)),
  });
  return touching([left], at);
};

/** The shopper was erased: nothing says any more who it was. */
const erase = (cart: CartState): Decision =>
  Object.keys(withoutPersonalFields(CartDetails, cart)).length === Object.keys(cart).length
    ? []
    : [{ type: "erased", data: {} }];

/** Decisions about a cart. */
export const cartDecider: Decider<CartState, CartCommand, CartEvent> = {
  initial,
  evolve,
  decide: commands<CartState, CartCommand, CartEvent>({
    Open: open,
    OpenWith: openWith,
    AddLine: byShopper(addLine),
    ChangeLine: byShopper(changeLine),
    Update: byShopper((state, { patch }: Of<"Update">) => update(state, patch)),
    Adopt: byShopper((state, { caller }: Of<"Adopt">) => adopt(state, caller)),
    MergeInto: mergeInto,
    TakeOver: takeOver,
    Close: close,
    Reopen: reopen,
    Abandon: abandon,
    Erase: erase,
  }),
};
