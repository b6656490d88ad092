import { pick } from "../../../platform/contract/contract.ts";
import { canonicalJson } from "../../../platform/kernel/canonical-json.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Snapshot } from "../../carts/carts.contract.ts";
import { faults, type PlaceInput } from "../orders.contract.ts";
import { KeyedOrderLine, Purchase, WithoutCart } from "../orders.schemas.ts";
import type { Draft, Paying } from "./order.ts";

/** Who asks, under which key. */
export interface PlaceRequest {
  /** Scope, route and Idempotency-Key. */
  readonly key: string;
  /** Of the body: another body under the same key is refused. */
  readonly hash: string;
  readonly callerId?: string;
  readonly actor: string;
  /** Id of the node that handed the request on. */
  readonly via?: string;
}

/** What is to be ordered: a cart, or lines with an address. */
export type Subject = { readonly cartId: string } | WithoutCart;

const problem = (pointer: string, message: string) => ({ pointer, message });

const isComplete = (given: Partial<WithoutCart>): given is WithoutCart =>
  missingIn(given).length === 0;

const missingIn = (given: Partial<WithoutCart>): string[] =>
  (WithoutCart.required ?? []).filter((name) => !Object.hasOwn(given, name));

/** A provider, with a token or without; or a session, which has both, and belongs to a cart. */
const choiceErrors = ({ payment, cartId }: PlaceInput) => {
  if (!payment) return [];
  const { provider, token, session } = payment;
  if (session === undefined)
    return provider === undefined
      ? [problem("/payment/provider", "provider or session is required")]
      : [];
  const beside = [
    provider === undefined ? [] : [problem("/payment/provider", "not beside session")],
    token === undefined ? [] : [problem("/payment/token", "not beside session")],
    cartId === undefined ? [problem("/payment/session", "needs the cartId it was made for")] : [],
  ];
  return beside.flat();
};

/** A cart, or lines with an address: exactly one of the two. */
export const subjectOf = (params: PlaceInput): Subject | Fault => {
  const unclear = choiceErrors(params);
  if (unclear.length > 0) return common.VALIDATION_FAILED({ errors: unclear });
  const given = pick(WithoutCart, params);
  if (params.cartId !== undefined) {
    const errors = Object.keys(given).map((name) =>
      problem(`/${name}`, "not beside cartId: the cart has its own"),
    );
    return errors.length > 0 ? common.VALIDATION_FAILED({ errors }) : { cartId: params.cartId };
  }
  if (isComplete(given)) return given;
  const errors =
    given.lines === undefined
      ? [problem("/cartId", "cartId or lines is required")]
      : missingIn(given).map((name) => problem(`/${name}`, "is required with lines"));
  return common.VALIDATION_FAILED({ errors });
};

/** Principal (for a guest: the cart, or the email the lines are for), route and key. */
export const requestKey = (params: PlaceInput, callerId: string | undefined): string => {
  const guest = params.cartId ? `cart:${params.cartId}` : `guest:${params.email?.toLowerCase()}`;
  return `${callerId === undefined ? guest : `user:${callerId}`} POST /v1/orders ${params.idempotencyKey}`;
};

/** The body as text that is the same for the same body, whatever the order of its fields. */
export const bodyText = ({
  idempotencyKey: _key,
  preferAsync: _async,
  ...body
}: PlaceInput): string => canonicalJson(body);

/** Readable on the phone; 50 random bits of the id's tail, no counter that everyone writes. */
export const numberOf = (orderId: string): string => {
  const tail = orderId.slice(-10).toUpperCase();
  return `C-${tail.slice(0, 5)}-${tail.slice(5)}`;
};

/** Refuses a price the shopper has not seen, one that nothing pays, and another's cart as a missing one; a fault of the cart passes through. */
export const refusalOf = (
  cart: Snapshot | Fault,
  { expectedTotal, payment }: PlaceInput,
  callerId: string | undefined,
): Fault | undefined => {
  if (isFault(cart)) return cart;
  const { totals, customerId, cartId } = cart;
  if (customerId !== undefined && customerId !== callerId) {
    return faults.CART_NOT_FOUND({ cartId });
  }
  const { total } = totals;
  const same =
    !expectedTotal ||
    (expectedTotal.amount === total.amount && expectedTotal.currency === total.currency);
  if (!same) return faults.PRICE_CHANGED({ expectedTotal, total });
  if (payment || total.amount === 0) return undefined;
  const errors = [problem("/payment", "is required where something is due")];
  return common.VALIDATION_FAILED({ errors });
};

export interface Terms {
  readonly at: string;
  /** How long it may be paid for. */
  readonly pendingMs: number;
  readonly payment: Paying;
}

/** The order as it is written first. */
export const draftOf = (
  id: string,
  cart: Snapshot,
  { locale }: PlaceInput,
  { key, hash, callerId, via }: PlaceRequest,
  { at, pendingMs, payment }: Terms,
): Draft => ({
  ...pick(Purchase, {
    ...cart,
    number: numberOf(id),
    lines: cart.lines.map((line) => pick(KeyedOrderLine, line)),
    ...defined({ customerId: callerId ?? cart.customerId, locale }),
  }),
  emailKey: cart.email.toLowerCase(),
  payment,
  requestKey: key,
  requestHash: hash,
  createdAt: at,
  expiresAt: plusMs(at, pendingMs),
  ...defined({ via }),
});
