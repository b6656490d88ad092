import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import type { dispatched } from "../../shipping/shipping.contract.ts";
import { dispatchedValues, linesIn } from "../domain/mail.ts";
import { pages } from "../notifications.settings.ts";
import { orders } from "../notifications.store.ts";
import { writeMail } from "./write-mail.ts";

export const onDispatched: EventHandler<typeof dispatched> = async (ctx, { subject, data }) => {
  const order = await ctx.collection(orders).get(data.orderId);
  // The event comes again later.
  if (!order) throw new Error(`The event of placing ${data.orderId} has not come yet.`);
  const lines = linesIn(order.lines, data.lines);
  const values = dispatchedValues({ ...order, lines }, data, pages.order);
  await writeMail(ctx, { kind: "orderDispatched", subject }, order, values);
};
