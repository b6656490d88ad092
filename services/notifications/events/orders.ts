import type { ServiceContext } from "../../../platform/broker/context.ts";
import { pick, withoutPerson } from "../../../platform/contract/contract.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import { cancelled, placed } from "../../orders/orders.contract.ts";
import type * as orders from "../../orders/orders.contract.ts";
import { MailOrder, orderCancelledMail, orderPlacedMail } from "../domain/mail.ts";
import { settings } from "../notifications.settings.ts";
import { messages, orders as replicas } from "../notifications.store.ts";
import { eraseMails } from "./erase-mails.ts";
import { mailId, writeMail, type Held } from "./write-mail.ts";

/** `manual` takes every order: whoever it is for may not know of it. */
const holdOf = ({ paymentProvider, totals }: orders.PublishedOrder): Held | undefined =>
  settings.MANUAL_CONFIRMATION === "staff" &&
  paymentProvider === "manual" &&
  totals.total.amount > 0
    ? "CONFIRMATION"
    : undefined;

export const onPlaced: EventHandler<typeof orders.placed> = async (ctx, { subject, data }) => {
  // Later mails need it.
  await ctx.collection(replicas).put({ ...pick(MailOrder, data), id: data.orderId, version: 1 });
  const occasion = { kind: "orderPlaced", subject, held: holdOf(data) };
  await writeMail(ctx, occasion, data, orderPlacedMail(settings.SHOP_NAME, data));
};

/** Whoever was not told of the order is not told of its end. */
const heldWith = async (ctx: ServiceContext, subject: string): Promise<Held | undefined> => {
  const first = await ctx.collection(messages).get(mailId("orderPlaced", subject));
  return first?.status === "held" && first.reason === "CONFIRMATION" ? "CONFIRMATION" : undefined;
};

export const onCancelled: EventHandler<typeof orders.cancelled> = async (
  ctx,
  { subject, data },
) => {
  const occasion = { kind: "orderCancelled", subject, held: await heldWith(ctx, subject) };
  await writeMail(ctx, occasion, data, orderCancelledMail(settings.SHOP_NAME, data));
};

/** The customer of the order was erased: the mails about it say to nobody what they said, and no more are written. */
export const onErased: EventHandler<typeof orders.erased> = async (ctx, { subject, data }) => {
  const { orderId } = data;
  await eraseMails(ctx, { orderId });
  const replica = await ctx.collection(replicas).get(orderId);
  if (replica)
    await ctx.collection(replicas).put({ ...replica, ...withoutPerson(MailOrder, replica) });
  await eraseDeadLetters(ctx.own, subject, [placed, cancelled]);
};
