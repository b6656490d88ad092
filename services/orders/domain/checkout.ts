import { call, saga, type Outcome } from "../../../platform/domain/saga.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import * as carts from "../../carts/carts.contract.ts";
import * as inventory from "../../inventory/inventory.contract.ts";
import * as payments from "../../payments/payments.contract.ts";
import { faults } from "../orders.schemas.ts";
import type { Order } from "./order.ts";

/** Lines that share a sku are reserved as one. */
export const toReservation = (order: Order) => ({
  orderId: order.id,
  lines: sumBy(order.lines, "sku"),
  until: order.holdUntil,
});
const toRelease = (order: Order) => ({ orderId: order.id, skus: skusOf(order) });
const toAuthorization = ({ id, totals, payment: { provider, token }, email }: Order) => ({
  orderId: id,
  amount: totals.total,
  provider,
  ...defined({ token }),
  email,
});
const toPayment = ({ id }: Order) => ({ orderId: id });
const toClosing = ({ id, cartId }: Order) => ({ orderId: id, cartId });

/** The skus of an order, each once. */
export const skusOf = ({ lines }: Order): string[] => sumBy(lines, "sku").map(({ sku }) => sku);

/** Whether an order costs nothing: no provider is asked, and its payment stays `none`. */
export const nothingDue = ({ totals }: Order): boolean => totals.total.amount === 0;

/** How the status of a payment reads; `none`: it was never asked for. */
const readings = {
  authorized: () => "done",
  unknown: () => "wait",
  none: () => "again",
  declined: faults.PAYMENT_DECLINED,
  failed: faults.PAYMENT_FAILED,
} as const satisfies Record<string, () => Outcome>;

const byStatus = ({ status }: { readonly status: keyof typeof readings }): Outcome =>
  readings[status]();

/** A checkout, step by step. The names are those of stored documents. */
export const checkout = saga("checkout", {
  reserve: {
    ask: call(inventory.reserve, toReservation),
    undo: call(inventory.release, toRelease),
  },
  authorize: {
    ask: call(payments.authorize, toAuthorization, byStatus),
    resolve: call(payments.resolve, toPayment, byStatus),
    undo: call(payments.cancel, toPayment),
    unless: nothingDue,
  },
  close: {
    ask: call(carts.close, toClosing),
    undo: call(carts.reopen, toClosing),
  },
});
