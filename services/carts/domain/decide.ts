import { fact, type Money } from "../../../platform/contract/contract.ts";
import type { Decider, Decision, Fact } from "../../../platform/domain/decider.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { checkAddress, patchAddress, type PostalCodeFits } from "./address.ts";
import {
  abandoned,
  faults,
  linesMax,
  opened,
  quantityMax,
  type AddressPatch,
} from "../carts.contract.ts";
import {
  evolve,
  initial,
  type CartState,
  type Change,
  type Details,
  type LineState,
} from "./cart.ts";

/** A line that is wished for; `prices` of the sku in all currencies. */
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
type Shopper =
  /** `once`: the request may come again, with the same line id. */
  | { readonly type: "AddLine"; readonly line: NewLine; readonly once?: boolean }
  | { readonly type: "ChangeLine"; readonly lineId: string; readonly quantity: number }
  | { readonly type: "Update"; readonly patch: Patch }
  | { readonly type: "Adopt" };
export type CartCommand =
  | (By & Shopper)
  | (By & { readonly type: "Open"; readonly currency: string })
  | (By & {
      readonly type: "OpenWith";
      readonly currency: string;
      readonly lines: readonly NewLine[];
      readonly patch: Patch;
    })
  | (By & { readonly type: "MergeInto"; readonly target: string })
  | (By & {
      readonly type: "TakeOver";
      readonly from: string;
      readonly lines: readonly LineState[];
      readonly details: Details;
    })
  | { readonly type: "Close" | "Reopen"; readonly orderId: string }
  | { readonly type: "Abandon"; readonly before: string };

type Of<T extends CartCommand["type"]> = Extract<CartCommand, { readonly type: T }>;

/** Another's cart is answered exactly as one that is not there. */
export const accessFault = (state: CartState, caller: string | undefined): Fault | undefined => {
  const { id, status, customerId } = state;
  const foreign = customerId !== undefined && caller !== undefined && customerId !== caller;
  return status === "new" || foreign ? common.NOT_FOUND({ id }) : undefined;
};

/** What a closed cart answers to a change. */
export const closedFault = ({ id, status, orderId }: CartState): Fault | undefined =>
  status === "open"
    ? undefined
    : faults.CART_CLOSED({ cartId: id, status, ...(orderId === undefined ? {} : { orderId }) });

const adopt = ({ customerId }: CartState, caller: string | undefined): Fact[] =>
  caller !== undefined && customerId === undefined
    ? [{ type: "adopted", data: { customerId: caller } }]
    : [];

const noted = (facts: readonly Fact[], at: string): Fact[] =>
  facts.length === 0 ? [] : [...facts, { type: "touched", data: { at } }];

/** A sku's line with its price in the cart's currency, within the limits. */
const toLine = (state: CartState, { prices, ...line }: NewLine): LineState | Fault => {
  const { sku } = line;
  const unitPrice = prices.find(({ currency }) => currency === state.currency);
  if (!unitPrice) return faults.NO_PRICE_IN_CURRENCY({ sku, currency: state.currency });
  const there = state.lines.find((one) => one.sku === sku);
  if (!there && state.lines.length >= linesMax) return faults.CART_FULL({ linesMax });
  if ((there?.quantity ?? 0) + line.quantity > quantityMax) {
    const errors = [{ pointer: "/quantity", message: `a line holds at most ${quantityMax}` }];
    return faults.QUANTITY_TOO_HIGH({ sku, quantityMax, errors });
  }
  return { ...line, unitPrice };
};

const addLine = (
  state: CartState,
  { line, once }: Extract<Shopper, { type: "AddLine" }>,
): Decision => {
  if (once && state.added?.includes(line.id)) return [];
  const made = toLine(state, line);
  if (isFault(made)) return made;
  return [{ type: "lineAdded", data: { line: made, ...(once ? { once } : {}) } }];
};

const changeLine = (
  { lines }: CartState,
  { lineId, quantity }: Extract<Shopper, { type: "ChangeLine" }>,
): Decision => {
  const line = lines.find(({ id }) => id === lineId);
  if (!line) return common.NOT_FOUND({ id: lineId });
  return line.quantity === quantity ? [] : [{ type: "lineChanged", data: { lineId, quantity } }];
};

/** The details after a patch: what changes, or why it may not. */
export const changeOf = (state: Details, patch: Patch, fits: PostalCodeFits): Change | Fault => {
  const change: Record<string, unknown> = {};
  for (const name of ["email", "shippingMethod"] as const) {
    if (patch[name] !== undefined) change[name] = patch[name];
  }
  for (const name of ["shippingAddress", "billingAddress"] as const) {
    const sent = patch[name];
    if (sent === undefined) continue;
    const address = sent && checkAddress(patchAddress(state[name], sent), `/${name}`, fits);
    if (isFault(address)) return address;
    change[name] = address;
  }
  return change as Change;
};

const update = (state: CartState, patch: Patch, fits: PostalCodeFits): Decision => {
  const change = changeOf(state, patch, fits);
  if (isFault(change)) return change;
  return Object.keys(change).length === 0 ? [] : [{ type: "changed", data: { change } }];
};

const openedFact = ({ id }: CartState, { currency, caller }: Of<"Open" | "OpenWith">): Fact =>
  fact(opened, { cartId: id, currency, ...(caller === undefined ? {} : { customerId: caller }) });

const open = (state: CartState, command: Of<"Open">): Decision =>
  state.status === "new" ? noted([openedFact(state, command)], command.at) : [];

const openWith = (empty: CartState, command: Of<"OpenWith">, fits: PostalCodeFits): Decision => {
  if (empty.status !== "new") return []; // Asked twice: the cart is there.
  const facts: Fact[] = [openedFact(empty, command)];
  let state = evolve(empty, facts[0] as Fact);
  for (const line of command.lines) {
    const made = toLine(state, line);
    if (isFault(made)) return made;
    facts.push({ type: "lineAdded", data: { line: made } });
    state = evolve(state, facts.at(-1) as Fact);
  }
  const details = update(state, command.patch, fits);
  return isFault(details) ? details : noted([...facts, ...details], command.at);
};

const mergeInto = (state: CartState, { target, caller, at }: Of<"MergeInto">): Decision => {
  if (state.status === "merged" && state.mergedInto === target) return [];
  const refused = accessFault(state, caller) ?? closedFault(state);
  if (refused) return refused;
  return noted([...adopt(state, caller), { type: "merged", data: { into: target } }], at);
};

const takeOver = (state: CartState, command: Of<"TakeOver">): Decision => {
  if (state.mergedFrom.includes(command.from)) return [];
  const refused = accessFault(state, command.caller) ?? closedFault(state);
  if (refused) return refused;
  const news = Object.entries(command.details).filter(([key]) => !(key in state));
  return noted(
    [
      { type: "tookOver", data: { from: command.from } },
      ...command.lines.map((line) => ({ type: "lineAdded", data: { line } })),
      ...(news.length > 0 ? [{ type: "changed", data: { change: Object.fromEntries(news) } }] : []),
    ],
    command.at,
  );
};

const close = (state: CartState, { orderId }: Of<"Close">): Decision => {
  if (state.status === "new") return faults.CART_NOT_FOUND({ cartId: state.id });
  if (state.status === "checkedOut" && state.orderId === orderId) return [];
  // An abandoned cart was ordered all the same, if its order has come this far.
  const free = state.status === "open" || state.status === "abandoned";
  if (!free || state.undone.includes(orderId)) {
    return closedFault(state) ?? faults.CART_CLOSED({ cartId: state.id, status: state.status });
  }
  return [{ type: "closed", data: { orderId } }];
};

const reopen = (state: CartState, { orderId }: Of<"Reopen">): Decision => {
  if (state.status === "new" || state.undone.includes(orderId)) return [];
  const undone: Fact = { type: "undone", data: { orderId } };
  const ours = state.status === "checkedOut" && state.orderId === orderId;
  return ours ? [{ type: "reopened", data: {} }, undone] : [undone];
};

const abandon = (state: CartState, { before }: Of<"Abandon">): Decision => {
  if (state.status !== "open" || state.touchedAt >= before) return [];
  const { id, currency, customerId, email, lines } = state;
  return [
    fact(abandoned, {
      cartId: id,
      currency,
      ...(customerId === undefined ? {} : { customerId }),
      ...(email === undefined ? {} : { email }),
      lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
    }),
  ];
};

const shopper = (state: CartState, command: By & Shopper, fits: PostalCodeFits): Decision => {
  const refused = accessFault(state, command.caller) ?? closedFault(state);
  if (refused) return refused;
  const own: Decision =
    command.type === "AddLine"
      ? addLine(state, command)
      : command.type === "ChangeLine"
        ? changeLine(state, command)
        : command.type === "Update"
          ? update(state, command.patch, fits)
          : [];
  return isFault(own) ? own : noted([...adopt(state, command.caller), ...own], command.at);
};

/** The cart's decider; the knowledge of postal codes comes from outside. */
export const cartDecider = (fits: PostalCodeFits): Decider<CartState, CartCommand> => ({
  initial,
  evolve,
  decide: (state, command) => {
    switch (command.type) {
      case "Open":
        return open(state, command);
      case "OpenWith":
        return openWith(state, command, fits);
      case "MergeInto":
        return mergeInto(state, command);
      case "TakeOver":
        return takeOver(state, command);
      case "Close":
        return close(state, command as Of<"Close">);
      case "Reopen":
        return reopen(state, command as Of<"Reopen">);
      case "Abandon":
        return abandon(state, command);
      default:
        return shopper(state, command, fits);
    }
  },
});
