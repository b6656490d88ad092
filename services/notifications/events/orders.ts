import type { ServiceContext } from "../../../platform/broker/context.ts";
import { pick, withoutPerson } from "../../../platform/contract/contract.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { eraseDeadLetters } from "../../../platform/messaging/erasing.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import type * as orders from "../../orders/orders.contract.ts";
import { MailOrder, orderValues, placedValues } from "../domain/mail.ts";
import { pages, settings } from "../notifications.settings.ts";
import { blankReplica, orders as replicas, messages } from "../notifications.store.ts";
import { eraseMails } from "./erase-mails.ts";
import { mailId, writeMail, type Held } from "./write-mail.ts";

/** `manual` takes every order: whoever it is for may not know of it. */
const holdOf = ({ paymentProvider, totals }: orders.PublishedOrder): Held | undefined =>
  settings.MANUAL_CONFIRMATION === "staff" &&
  paymentProvider === "manual" &&
  totals.total.amount > 0
    ? "CONFIRMATION"
    : undefined;

/** Stores what later mails need; false when the customer was erased, and it is stored without the person. */
const keepReplica = async (ctx: ServiceContext, data: orders.PublishedOrder): Promise<boolean> => {
  const docs = ctx.collection(replicas);
  const [id, replica] = [data.orderId, pick(MailOrder, data)];
  if (await wasNew(docs.insert({ ...replica, id, version: 1 }))) return true;
  if (await docs.update({ id, erased: { $exists: false } }, { $set: replica })) return true;
  await docs.update({ id }, { $set: withoutPerson(MailOrder, replica) });
  return false;
};

export const onPlaced: EventHandler<typeof orders.placed> = async (ctx, { subject, data }) => {
  if (!(await keepReplica(ctx, data))) return;
  const occasion = { kind: "orderPlaced", subject, held: holdOf(data) } as const;
  await writeMail(ctx, occasion, data, placedValues(data, pages.order));
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
  if ((await ctx.collection(replicas).get(data.orderId))?.erased) return;
  const held = await heldWith(ctx, subject);
  const occasion = { kind: "orderCancelled", subject, held } as const;
  await writeMail(ctx, occasion, data, orderValues(data, pages.order));
};

/** The customer of the order was erased: the mails about it go, and no more are written. */
export const onErased: EventHandler<typeof orders.erased> = async (ctx, { subject, data }) => {
  const { orderId } = data;
  const docs = ctx.collection(replicas);
  // The order's own events may be received after this one.
  await docs.insertMissing([blankReplica(orderId)]);
  const replica = await docs.get(orderId);
  const blank = replica && withoutPerson(MailOrder, pick(MailOrder, replica));
  await docs.update({ id: orderId }, { $set: { ...blank, erased: true } });
  await eraseMails(ctx, { orderId });
  await eraseDeadLetters(ctx.own, subject);
};
