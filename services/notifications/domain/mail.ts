import {
  Address,
  closedObject,
  Id,
  personal,
  PricedLine,
  Totals,
  Type,
  type Money,
  type Static,
} from "../../../platform/contract/contract.ts";
import { divRound, formatAmount } from "../../../platform/contract/money.ts";
import { oneLine } from "../../../platform/kernel/texts/text.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";

/** What a mail about an order needs of it. */
export const MailOrder = closedObject({
  orderId: Id,
  email: Type.String({ ...personal }),
  number: Type.String(),
  lines: Type.Array(PricedLine),
  totals: Totals,
  shippingAddress: Address,
});
export type OrderText = Pick<Static<typeof MailOrder>, "number" | "totals"> & {
  readonly lines: readonly Pick<PricedLine, "title" | "quantity" | "total">[];
  readonly shippingAddress: Pick<Address, "name">;
};

/** An address as it is counted: whatever its case, and what is after a `+`, it is one mailbox. */
export const recipientOf = (email: string): string =>
  email.toLowerCase().replace(/^(?<local>[^+@]+)\+[^@]*@/u, "$<local>@");

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const price = (money: Money): string => `${formatAmount(money)} ${money.currency}`;

export const escape = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const sums = ({ totals }: OrderText): [label: string, value: string][] => [
  ["Subtotal", price(totals.subtotal)],
  ...(totals.discount.amount > 0
    ? [["Discount", `-${price(totals.discount)}`] as [string, string]]
    : []),
  ["Shipping", price(totals.shipping)],
  [totals.taxIncluded ? "Tax (included)" : "Tax", price(totals.tax)],
  ["Total", price(totals.total)],
];

/** Text and HTML of one mail: an opening, then blocks of rows. Each is one line, whatever a shopper was once called. */
export const compose = (
  subject: string,
  paragraphs: readonly string[],
  pairs: readonly (readonly [string, string])[],
  closing: string,
): Mail => {
  const opening = paragraphs.map(oneLine);
  const rows = pairs.map(([left, right]) => [oneLine(left), oneLine(right)] as const);
  const cells = rows
    .map(
      ([left, right]) => `<tr><td>${escape(left)}</td><td align="right">${escape(right)}</td></tr>`,
    )
    .join("");
  const table = rows.length > 0 ? `<table cellpadding="4">${cells}</table>` : "";
  return {
    subject: oneLine(subject),
    text: [...opening, "", ...rows.map(([left, right]) => `${left}: ${right}`), "", closing].join(
      "\n",
    ),
    html: `<!doctype html><html><body>${opening.map((line) => `<p>${escape(line)}</p>`).join("")}${table}<p>${escape(closing)}</p></body></html>`,
  };
};

const linesOf = (order: OrderText): [string, string][] =>
  order.lines.map(({ title, quantity, total }) => [`${quantity} × ${title}`, price(total)]);

/** The lines of an order as far as they are in a parcel, each with its share of the price. */
export const linesIn = <L extends Pick<PricedLine, "sku" | "quantity" | "total">>(
  lines: readonly L[],
  parcel: readonly { readonly sku: string; readonly quantity: number }[],
): L[] => {
  const left = new Map(sumBy(parcel, "sku").map(({ sku, quantity }) => [sku, quantity]));
  return lines.flatMap((line) => {
    const quantity = Math.min(line.quantity, left.get(line.sku) ?? 0);
    if (quantity === 0) return [];
    left.set(line.sku, (left.get(line.sku) ?? 0) - quantity);
    const share = divRound(BigInt(line.total.amount) * BigInt(quantity), BigInt(line.quantity));
    return [{ ...line, quantity, total: { ...line.total, amount: Number(share) } }];
  });
};

export const orderPlacedMail = (shop: string, order: OrderText): Mail =>
  compose(
    `${shop}: your order ${order.number}`,
    [`Hello ${order.shippingAddress.name},`, `thank you for your order ${order.number}.`],
    [...linesOf(order), ...sums(order)],
    shop,
  );

export const orderCancelledMail = (shop: string, order: OrderText): Mail =>
  compose(
    `${shop}: your order ${order.number} is cancelled`,
    [
      `Hello ${order.shippingAddress.name},`,
      `your order ${order.number} is cancelled. What you paid is given back to you.`,
    ],
    linesOf(order),
    shop,
  );

export const dispatchedMail = (
  shop: string,
  order: OrderText,
  shipment: { readonly carrier: string; readonly trackingNumber: string },
): Mail =>
  compose(
    `${shop}: your order ${order.number} is on its way`,
    [
      `Hello ${order.shippingAddress.name},`,
      `your order ${order.number} left us with ${shipment.carrier}, tracking number ${shipment.trackingNumber}.`,
    ],
    linesOf(order),
    shop,
  );

/** `amount`: what this refund gave back; `refunded`: all refunds of the payment so far. */
export const refundedMail = (
  shop: string,
  order: Pick<OrderText, "number" | "shippingAddress">,
  { amount, refunded }: { readonly amount: Money; readonly refunded: Money },
): Mail =>
  compose(
    `${shop}: a refund for your order ${order.number}`,
    [
      `Hello ${order.shippingAddress.name},`,
      `we gave back ${price(amount)} of what you paid for your order ${order.number}.`,
    ],
    amount.amount === refunded.amount ? [] : [["Given back so far", price(refunded)]],
    shop,
  );
