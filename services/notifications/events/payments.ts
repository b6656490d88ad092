import { msBetween } from "../../../platform/kernel/instant.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type { refunded } from "../../payments/payments.contract.ts";
import { refundedValues } from "../domain/mail.ts";
import { pages } from "../notifications.settings.ts";
import { orders } from "../notifications.store.ts";
import { writeMail } from "./write-mail.ts";

/** Older refunds send no mail: a shop that is upgraded to this version reads all that there ever were. */
const MAILED_WITHIN_MS = 24 * 3_600_000;

export const onRefunded: EventHandler<typeof refunded> = async (ctx, event) => {
  const { subject, version, index = 0, time, data } = event;
  if (msBetween(time, ctx.now()) > MAILED_WITHIN_MS) return;
  const order = await ctx.collection(orders).get(data.orderId);
  // Only placed orders are captured, so the event comes; this one comes again later.
  if (!order) throw new Error(`The event of placing ${data.orderId} has not come yet.`);
  // A payment may be refunded several times. The first of a version is named as it was when there was no other.
  const place = index === 0 ? `${version}` : `${version}-${index}`;
  const occasion = { kind: "orderRefunded", subject: `${subject}-${place}` } as const;
  await writeMail(ctx, occasion, order, refundedValues(order, data, pages.order));
};
