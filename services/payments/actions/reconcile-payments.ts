import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import type { Standing } from "../adapters/port.ts";
import { isOpen, pendingOp } from "../domain/payment.ts";
import { differencesOf } from "../domain/reconcile.ts";
import type * as contract from "../payments.contract.ts";
import { ledger, payments } from "../payments.store.ts";
import { inTime, lost, providerNamed, referenceOf, type StoredPayment } from "./pursue-payment.ts";

/** Payments of one request; asked for at their providers so many at once. */
const pageSize = 50;
const atOnce = 5;

/** Something is under way: it is looked at when it has ended. */
const isMoving = (state: StoredPayment): boolean =>
  isOpen(state) || pendingOp(state) !== undefined || state.expiring !== undefined;

const compare = async (ctx: ServiceContext, state: StoredPayment) => {
  const { id: paymentId, orderId, provider: name } = state;
  const prefix = `led_${paymentId}_`;
  const [postings, standing] = await Promise.all([
    ctx.collection(ledger).find({ id: { $gt: prefix, $lt: `${prefix}~` } }),
    providerNamed(ctx, name).then(
      (provider) => inTime<Standing>(provider.query(referenceOf(state)), lost),
      () => lost,
    ),
  ]);
  return differencesOf(state, postings, standing).map((one) => ({
    ...{ paymentId, orderId, provider: name, what: one.what },
    ...{ shop: one.shop, there: one.provider },
  }));
};

/** v1.payments.reconcile: a page of all payments, oldest first. */
export const reconcilePayments: Handler<typeof contract.reconcile> = async (ctx) => {
  const { after = "" } = ctx.params;
  const docs = ctx.collection(payments.declaration);
  const page = await docs.find({ id: { $gt: after } }, { sort: [["id", 1]], limit: pageSize });
  // What is not booked yet is on its way to the ledger.
  const settled = page.filter(
    (one) => one.status !== "none" && !isMoving(one) && one.outbox.length === 0,
  );
  const differences: Awaited<ReturnType<typeof compare>> = [];
  for (let i = 0; i < settled.length; i += atOnce) {
    const some = settled.slice(i, i + atOnce).map((one) => compare(ctx, one));
    differences.push(...(await Promise.all(some)).flat());
  }
  const moving = page.filter(({ status }) => status !== "none").length - settled.length;
  const next = page.length < pageSize ? null : (page.at(-1)?.id ?? null);
  return { compared: settled.length, moving, differences, next };
};
