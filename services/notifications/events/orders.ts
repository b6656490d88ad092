import { pick } from "../../../platform/contract/contract.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type * as orders from "../../orders/orders.contract.ts";
import { MailOrder, orderCancelledMail, orderPlacedMail } from "../domain/mail.ts";
import { settings } from "../notifications.settings.ts";
import { orders as replicas } from "../notifications.store.ts";
import { writeMail } from "./write-mail.ts";

export const onPlaced: EventHandler<typeof orders.placed> = async (ctx, { subject, data }) => {
  // Later mails need it.
  await ctx.collection(replicas).put({ ...pick(MailOrder, data), id: data.orderId, version: 1 });
  await writeMail(ctx, "orderPlaced", subject, data, orderPlacedMail(settings.SHOP_NAME, data));
};

export const onCancelled: EventHandler<typeof orders.cancelled> = (ctx, { subject, data }) =>
  writeMail(ctx, "orderCancelled", subject, data, orderCancelledMail(settings.SHOP_NAME, data));
