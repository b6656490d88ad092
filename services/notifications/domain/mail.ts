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
import { divRound } from "../../../platform/contract/money.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { sumBy } from "../../../platform/kernel/sums.ts";
import { Locale } from "../../orders/orders.schemas.ts";

/** What a mail about an order needs of it. */
export const MailOrder = closedObject({
  orderId: Id,
  email: Type.String({ ...personal }),
  number: Type.String(),
  lines: Type.Array(PricedLine),
  totals: Totals,
  shippingAddress: Address,
  locale: Type.Optional(Locale),
});
/** What a mail shows of an order. */
export type OrderText = Pick<Static<typeof MailOrder>, "orderId" | "number" | "totals"> & {
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

/** What a template shows, by name. Money is shown as the locale writes it. */
export type Values = Readonly<Record<string, unknown>>;

/** Stands where the mail itself has the token: staff read mails, and must not act as others. */
export const TOKEN_PLACE = "[only in the mail itself]";

/** A mail with its token. */
export const withToken = <M extends Mail>(mail: M, token: string): M => ({
  ...mail,
  text: mail.text.replaceAll(TOKEN_PLACE, () => token),
  html: mail.html.replaceAll(TOKEN_PLACE, () => token),
});

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

/** The shop's page of an order, with a token after the `#`, so that servers and their logs do not get it. */
const linkTo = (orderId: string, page: string | undefined): string | undefined =>
  page === undefined ? undefined : `${page}#order=${orderId}&token=${TOKEN_PLACE}`;

/** `page`: the shop's page of orders, if it has one. */
export const orderValues = (
  { orderId, number, shippingAddress, lines }: Omit<OrderText, "totals">,
  page: string | undefined,
): Values => ({
  number,
  name: shippingAddress.name,
  lines,
  ...defined({ link: linkTo(orderId, page) }),
});

export const placedValues = (order: OrderText, page: string | undefined): Values => {
  const { discount, ...totals } = order.totals;
  return {
    ...orderValues(order, page),
    ...totals,
    ...(discount.amount > 0 ? { discount } : {}),
  };
};

export const dispatchedValues = (
  order: OrderText,
  { carrier, trackingNumber }: { readonly carrier: string; readonly trackingNumber: string },
  page: string | undefined,
): Values => ({ ...orderValues(order, page), carrier, trackingNumber });

export interface RefundText {
  /** What this refund gave back. */
  readonly amount: Money;
  /** All refunds of the payment so far. */
  readonly refunded: Money;
  /** A code of the shop's own: a template has a sentence for it, or says nothing. */
  readonly reason?: string | undefined;
}

export const refundedValues = (
  order: Omit<OrderText, "totals">,
  { amount, refunded, reason }: RefundText,
  page: string | undefined,
): Values => ({
  ...orderValues({ ...order, lines: [] }, page),
  amount,
  ...(amount.amount === refunded.amount ? {} : { refunded }),
  ...(reason === undefined ? {} : { reason: { [reason]: true } }),
});
