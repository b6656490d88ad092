import type { Service } from "moleculer";
import { answer } from "../../platform/broker/action.ts";
import { on } from "../../platform/messaging/consumer.ts";
import { service } from "../../platform/broker/service.ts";
import { cancelled, placed } from "../orders/orders.contract.ts";
import { dispatched } from "../shipping/shipping.contract.ts";
import { dispatchedMail, orderCancelledMail, orderPlacedMail } from "./domain/mail.ts";
import * as contract from "./notifications.contract.ts";
import {
  getMessage,
  listMessages,
  requeue,
  rememberOrder,
  storyOf,
  toldOf,
  writeOnce,
} from "./actions/messages.ts";
import { settings } from "./notifications.settings.ts";
import { messages, orders } from "./notifications.store.ts";
import { startSender } from "./jobs/send-mails.ts";
import { smtpChannel } from "./adapters/smtp.channel.ts";

const shop = settings.SHOP_NAME;
const running = new WeakMap<Service, { kick(): void; stop(): Promise<void> }>();
const kick = (service: Service): void => running.get(service)?.kick();

export default service({
  name: "notifications",
  collections: [messages, orders],
  actions: {
    list: answer(contract.list, function (ctx) {
      return listMessages(this, ctx.params);
    }),
    get: answer(contract.get, function (ctx) {
      return getMessage(this, ctx.params.id);
    }),
    story: answer(contract.story, function (ctx) {
      return storyOf(this, ctx.params.orderId);
    }),
    resend: answer(contract.resend, async function (ctx) {
      const message = await requeue(this, ctx.params.id);
      kick(this);
      return message;
    }),
  },
  on: [
    on(placed, async function ({ subject, data }) {
      await rememberOrder(this, data);
      await writeOnce(this, "orderPlaced", subject, data, orderPlacedMail(shop, data));
      kick(this);
    }),
    on(cancelled, async function ({ subject, data }) {
      await writeOnce(this, "orderCancelled", subject, data, orderCancelledMail(shop, data));
      kick(this);
    }),
    on(dispatched, async function ({ subject, data }) {
      const order = await toldOf(this, data.orderId);
      await writeOnce(this, "orderDispatched", subject, order, dispatchedMail(shop, order, data));
      kick(this);
    }),
  ],
  started() {
    if (settings.SMTP_URL === undefined) return;
    const channel = smtpChannel(settings.SMTP_URL, settings.MAIL_FROM);
    const sender = startSender(this, channel.send);
    running.set(this, {
      kick: () => sender.kick(),
      async stop() {
        await sender.stop();
        channel.close();
      },
    });
  },
  async stopped() {
    await running.get(this)?.stop();
  },
});
