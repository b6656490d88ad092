import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { eventsAbout } from "../../../platform/messaging/journal.ts";
import { paymentIdOf } from "../domain/payment.ts";
import { toPayment, toStaffPayment } from "../domain/view.ts";
import type * as contract from "../payments.contract.ts";
import { ledger } from "../payments.store.ts";
import { findPayment } from "./pursue-payment.ts";

/** GET /v1/payments/{paymentId}. A mark that none may come is no payment. */
export const getPayment: Handler<typeof contract.getPayment> = async (ctx) => {
  const { paymentId: id } = ctx.params;
  const state = await findPayment(ctx, id);
  return state && state.status !== "none" ? toStaffPayment(state) : common.NOT_FOUND({ id });
};

const ofOrder = async (ctx: ServiceContext, orderId: string) => {
  const state = await findPayment(ctx, paymentIdOf(orderId));
  return state && state.status !== "none" ? [toPayment(state)] : [];
};

/** The payments of an order. */
export const listOfOrder: Handler<typeof contract.ofOrder> = async (ctx) => ({
  items: await ofOrder(ctx, ctx.params.orderId),
});

/** Ids of a payment's postings begin with this. */
const postingsOf = async (ctx: ServiceContext, paymentId: string) => {
  const prefix = `led_${paymentId}_`;
  const found = await ctx.collection(ledger).find({ id: { $gt: prefix, $lt: `${prefix}~` } });
  return found
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, type, currency, lines }) => ({ at, type, currency, lines: [...lines] }));
};

/** What payments has of an order: the payment, what the ledger booked, what was published. */
export const timelineOf: Handler<typeof contract.timeline> = async (ctx) => {
  const { orderId } = ctx.params;
  const paymentId = paymentIdOf(orderId);
  const [payments, postings, events] = await Promise.all([
    ofOrder(ctx, orderId),
    postingsOf(ctx, paymentId),
    eventsAbout(ctx.own, paymentId),
  ]);
  return { node: ctx.broker.nodeID, payments, postings, events };
};
