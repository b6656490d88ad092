import { call, paused, saga, type Outcome } from "../../../platform/domain/saga.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import * as carts from "../../carts/carts.contract.ts";
import * as inventory from "../../inventory/inventory.contract.ts";
import * as payments from "../../payments/payments.contract.ts";
import { faults } from "../orders.schemas.ts";
import { lineAmount } from "./due.ts";
import type { Order, PaymentFacts } from "./order.ts";

const quantities = (lines: Order["lines"]) => {
  const named = new Map(lines.map((line) => [keyOf(line), line]));
  const sums = sumBy(
    lines.map((line) => ({ key: keyOf(line), quantity: line.quantity })),
    "key",
  );
  return sums.map(({ key, quantity }) => {
    const { sku = key, variantKey } = named.get(key) ?? {};
    return { sku, ...defined({ variantKey }), quantity };
  });
};

/** Lines of one variant are reserved as one. */
export const toReservation = (order: Order) => ({
  orderId: order.id,
  lines: quantities(order.lines),
  until: order.holdUntil,
});
const toRelease = (order: Order) => ({ orderId: order.id, ...variantsOf(order) });
/** What is paid for, line by line, in minor units; the rest of the total is postage. */
const toPaidLines = ({ lines, totals }: Order) =>
  lines.flatMap((line) => {
    const { lineId, quantity } = line;
    return lineId === undefined ? [] : [{ lineId, quantity, amount: lineAmount(line, totals) }];
  });
const toAuthorization = (order: Order) => {
  const { id, totals, payment, email } = order;
  const { provider, token, returnUrl } = payment;
  return {
    orderId: id,
    amount: totals.total,
    lines: toPaidLines(order),
    provider,
    ...defined({ token, returnUrl }),
    email,
  };
};
const toPayment = ({ id }: Order) => ({ orderId: id });
const toClosing = ({ id, cartId }: Order) => ({ orderId: id, cartId });

/** What an order has of which variants: their names, and their keys. */
export const variantsOf = ({ lines }: Pick<Order, "lines">) => ({
  skus: [...new Set(lines.map(({ sku }) => sku))],
  variantKeys: [...new Set(lines.map(keyOf))],
});

/** Whether an order costs nothing: no provider is asked, and its payment stays `none`. */
export const nothingDue = ({ totals }: Order): boolean => totals.total.amount === 0;

/** A payment that is settled wakes the checkout; this is for what gets lost. */
const shopperMs = 60_000;
const bankMs = 600_000;

/** How the status of a payment reads; `none`: it was never asked for. */
const readings: Readonly<Record<payments.Stage["status"], (stage: payments.Stage) => Outcome>> = {
  authorized: () => "done",
  unknown: () => "wait",
  none: () => "again",
  requiresAction: ({ action }) =>
    paused<PaymentFacts>({ status: "requiresAction", ...defined({ action }) }, shopperMs),
  processing: ({ action }) =>
    paused<PaymentFacts>({ status: "processing", ...defined({ action }) }, bankMs),
  declined: () => faults.PAYMENT_DECLINED(),
  failed: () => faults.PAYMENT_FAILED(),
  expired: () => faults.ORDER_EXPIRED(),
};

const byStatus = (stage: payments.Stage): Outcome => readings[stage.status](stage);

/** Out of time: what is not authorized or ended by now is waited for, not asked anew. */
const atTheEnd = (stage: payments.Stage): Outcome =>
  ["authorized", "declined", "failed", "expired"].includes(stage.status) ? byStatus(stage) : "wait";

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
    expire: call(payments.expire, toPayment, atTheEnd),
    unless: nothingDue,
  },
  close: {
    ask: call(carts.close, toClosing),
    undo: call(carts.reopen, toClosing),
  },
});
