/** What previews show: an order that nobody made. */
import type { Money } from "../../../platform/contract/contract.ts";
import { accountValues } from "./account-mail.ts";
import type { MailKind, OrderMailKind } from "./kinds.ts";
import {
  dispatchedValues,
  orderValues,
  placedValues,
  refundedValues,
  type OrderText,
  type Values,
} from "./mail.ts";

/** Where a shop's mails link to. */
export interface Pages {
  readonly account: string | undefined;
  readonly order: string | undefined;
}

const exampleOrder = (currency: string): OrderText => {
  const money = (amount: number): Money => ({ amount, currency });
  return {
    orderId: "ord_example",
    number: "C-7K2P9-QX4MD",
    lines: [
      { title: "Desert Coffee", quantity: 2, total: money(2400) },
      { title: "Enamel Mug <350 ml>", quantity: 1, total: money(1290) },
    ],
    totals: {
      subtotal: money(3690),
      discount: money(369),
      shipping: money(490),
      tax: money(608),
      total: money(3811),
      taxIncluded: true,
    },
    shippingAddress: { name: "Ada Lovelace" },
  };
};

const ofOrders: {
  readonly [K in OrderMailKind]: (order: OrderText, page: string | undefined) => Values;
} = {
  orderPlaced: placedValues,
  orderCancelled: orderValues,
  orderDispatched: (order, page) =>
    dispatchedValues(order, { carrier: "DHL", trackingNumber: "JD014600003" }, page),
  orderRefunded: (order, page) => {
    const { subtotal, shipping } = order.totals;
    const refund = { amount: shipping, refunded: subtotal, reason: "requestedByCustomer" };
    return refundedValues(order, refund, page);
  },
};

/** What the preview of a kind shows, with amounts in a currency. */
export const exampleValues = (kind: MailKind, currency: string, pages: Pages): Values =>
  kind === "orderPlaced" ||
  kind === "orderCancelled" ||
  kind === "orderDispatched" ||
  kind === "orderRefunded"
    ? ofOrders[kind](exampleOrder(currency), pages.order)
    : accountValues(kind, pages.account);
