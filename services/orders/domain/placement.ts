import type { Address, Money, Totals } from "../../../platform/contract/contract.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Draft } from "./order.ts";
import { faults, type Place } from "../orders.contract.ts";
import type { OrderLine } from "../orders.schemas.ts";

/** A priced cart, as carts hands it over. */
export interface Priced {
  readonly cartId: string;
  readonly customerId?: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  readonly email: string;
  readonly shippingAddress: Address;
  readonly billingAddress: Address;
  readonly shippingMethod: { readonly id: string; readonly title: string; readonly price: Money };
}

/** Who asks, under which key. */
export interface Request {
  /** Scope, route and Idempotency-Key. */
  readonly key: string;
  /** Of the body: another body under the same key is refused. */
  readonly hash: string;
  readonly callerId?: string;
  readonly actor: string;
  /** Id of the node that hands the wish on. */
  readonly via?: string;
}

/** The wish to order lines without a cart. */
export interface Lines {
  readonly lines: { sku: string; quantity: number }[];
  readonly email: string;
  readonly shippingAddress: Address;
  readonly shippingMethod: string;
  readonly billingAddress?: Address;
  readonly currency?: string;
}

const missing = (pointer: string, message: string) => ({ pointer, message });
const needed = ["lines", "email", "shippingAddress", "shippingMethod"] as const;
const ofLines = [...needed, "billingAddress", "currency"] as const;

/** A cart, or lines with an address: exactly one of the two. */
export const subjectOf = (params: Place): { cartId: string } | Lines | Fault => {
  if (params.cartId !== undefined) {
    const errors = ofLines
      .filter((name) => params[name] !== undefined)
      .map((name) => missing(`/${name}`, "not beside cartId: the cart has its own"));
    return errors.length > 0 ? common.VALIDATION_FAILED({ errors }) : { cartId: params.cartId };
  }
  if (params.lines === undefined) {
    return common.VALIDATION_FAILED({
      errors: [missing("/cartId", "cartId or lines is required")],
    });
  }
  const errors = needed
    .filter((name) => params[name] === undefined)
    .map((name) => missing(`/${name}`, "is required with lines"));
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const picked = Object.fromEntries(
    ofLines.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])),
  );
  return picked as unknown as Lines;
};

/** Principal (for a guest: the cart, or the email the lines are for), route and key. */
export const requestKey = (params: Place, callerId: string | undefined): string => {
  const guest = params.cartId ? `cart:${params.cartId}` : `guest:${params.email?.toLowerCase()}`;
  return `${callerId === undefined ? guest : `user:${callerId}`} POST /v1/orders ${params.idempotencyKey}`;
};

type Json = Readonly<Record<string, unknown>>;
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Json).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each)]));
};

/** The body as text that is the same for the same body, whatever the order of its fields. */
export const bodyText = ({ idempotencyKey: _key, preferAsync: _async, ...body }: Place): string =>
  JSON.stringify(sorted(body));

/** Readable on the phone; 50 random bits of the id's tail, no counter that everyone writes. */
export const numberOf = (orderId: string): string => {
  const tail = orderId.slice(-10).toUpperCase();
  return `C-${tail.slice(0, 5)}-${tail.slice(5)}`;
};

/** Refuses a price the shopper has not seen, and another's cart as a missing one. */
export const refusalOf = (
  { totals, customerId, cartId }: Priced,
  { expectedTotal }: Place,
  callerId: string | undefined,
): Fault | undefined => {
  if (customerId !== undefined && callerId !== undefined && customerId !== callerId) {
    return faults.CART_NOT_FOUND({ cartId });
  }
  const { total } = totals;
  const same =
    !expectedTotal ||
    (expectedTotal.amount === total.amount && expectedTotal.currency === total.currency);
  return same ? undefined : faults.PRICE_CHANGED({ expectedTotal, total });
};

/** The order as it is written first. */
export const draftOf = (
  id: string,
  cart: Priced,
  { payment }: Place,
  { key, hash, callerId, via }: Request,
  { at, pendingMs }: { readonly at: string; readonly pendingMs: number },
): Draft => {
  const customerId = callerId ?? cart.customerId;
  return {
    number: numberOf(id),
    cartId: cart.cartId,
    ...(customerId === undefined ? {} : { customerId }),
    email: cart.email,
    emailKey: cart.email.toLowerCase(),
    currency: cart.currency,
    lines: cart.lines.map(({ sku, title, quantity, unitPrice, discount, tax, total }) => ({
      sku,
      title,
      quantity,
      unitPrice,
      discount,
      tax,
      total,
    })),
    totals: cart.totals,
    shippingAddress: cart.shippingAddress,
    billingAddress: cart.billingAddress,
    shippingMethod: cart.shippingMethod,
    payment,
    requestKey: key,
    requestHash: hash,
    createdAt: at,
    expiresAt: plusMs(at, pendingMs),
    ...(via === undefined ? {} : { via }),
  };
};
