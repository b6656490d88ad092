import { answer } from "../../platform/broker/action.ts";
import { on, type Received, type Subscription } from "../../platform/messaging/consumer.ts";
import type { EventContract } from "../../platform/contract/contract.ts";
import { service } from "../../platform/broker/service.ts";
import { cancelled, completed, fulfilled, placed } from "../orders/orders.contract.ts";
import * as payments from "../payments/payments.contract.ts";
import * as contract from "./insights.contract.ts";
import { boardPage, salesBetween, seeOrder, seePayment, storyOf } from "./actions/insights.ts";
import { orderBoard } from "./insights.store.ts";

/** The board's status and fulfilment after each event of an order. */
const orderEvents: readonly (readonly [
  EventContract<(typeof placed)["data"]>,
  status: string,
  fulfilment: string,
])[] = [
  [placed, "placed", "none"],
  [fulfilled, "placed", "fulfilled"],
  [completed, "completed", "fulfilled"],
  [cancelled, "cancelled", "none"],
];
const onOrder = ([event, status, fulfilment]: (typeof orderEvents)[number]): Subscription =>
  on(event, function ({ subject, version, data }) {
    return seeOrder(this, subject, version, { ...data, status, fulfilmentStatus: fulfilment });
  });

const paymentEvents = [payments.authorized, payments.captured, payments.refunded, payments.voided];
type PaymentTold = Received<typeof payments.authorized extends EventContract<infer D> ? D : never>;
const onPayment = (event: (typeof paymentEvents)[number]): Subscription =>
  on(event, function ({ version, data }: PaymentTold) {
    return seePayment(this, data.orderId, version, data.status);
  });

export default service({
  name: "insights",
  collections: [orderBoard],
  actions: {
    board: answer(contract.board, function (ctx) {
      return boardPage(this, ctx.params);
    }),
    sales: answer(contract.sales, function (ctx) {
      return salesBetween(this, ctx.params);
    }),
    story: answer(contract.story, function (ctx) {
      return storyOf(this, ctx.params.orderId);
    }),
  },
  on: [...orderEvents.map(onOrder), ...paymentEvents.map(onPayment)],
});
