import { createHash } from "node:crypto";
import type { Service } from "moleculer";
import { answer, callerOf, type Ctx } from "../../platform/broker/action.ts";
import { common, isFault } from "../../platform/kernel/fault.ts";
import { service } from "../../platform/broker/service.ts";
import { orderLines } from "./events/orders.ts";
import { paymentIdOf, type Step } from "./domain/payment.ts";
import { viewOf } from "./domain/view.ts";
import { resolving } from "./jobs/resolve-payments.ts";
import { contract } from "./payments.contract.ts";
import {
  authorizePayment,
  cancelPayment,
  changePayment,
  resolvePayment,
} from "./actions/payments.ts";
import {
  chargePage,
  ledgerBalances,
  onePayment,
  paymentsOf,
  storyOf,
} from "./actions/list-payments.ts";
import { ledger, paymentsOutbox } from "./payments.store.ts";
import { charges } from "./adapters/test.provider.ts";

const { actions } = contract;

interface StaffChange {
  readonly paymentId: string;
  readonly amount?: number;
  readonly idempotencyKey?: string;
}

/** Each staff member's keys are their own, and one for each route. */
const staffChange = async (from: Service, ctx: Ctx<StaffChange>, step: Step) => {
  const { paymentId, amount, idempotencyKey } = ctx.params;
  if (idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const scope = JSON.stringify([callerOf(ctx)?.id ?? "", step, idempotencyKey]);
  const key = `${step}-${createHash("sha256").update(scope).digest("hex").slice(0, 32)}`;
  const changed = await changePayment(from, paymentId, { step, key, amount });
  return isFault(changed) ? changed : viewOf(changed);
};

const resolved = {
  none: "none",
  created: "unknown",
  unknown: "unknown",
  declined: "declined",
  failed: "failed",
  voided: "failed",
} as const;

export default service({
  name: "payments",
  collections: [ledger, charges] as never,
  outboxes: [paymentsOutbox],
  traced: true,
  on: orderLines,
  rounds: [resolving],
  actions: {
    authorize: answer(actions.authorize, async function (ctx) {
      return authorizePayment(this, ctx.params);
    }),
    resolve: answer(actions.resolve, async function (ctx) {
      const paymentId = paymentIdOf(ctx.params.orderId);
      const status = (await resolvePayment(this, paymentId))?.status ?? "none";
      return { paymentId, status: resolved[status as keyof typeof resolved] ?? "authorized" };
    }),
    cancel: answer(actions.cancel, async function (ctx) {
      await cancelPayment(this, ctx.params.orderId);
      return { orderId: ctx.params.orderId };
    }),
    ofOrder: answer(actions.ofOrder, async function (ctx) {
      return paymentsOf(this, ctx.params.orderId);
    }),
    story: answer(actions.story, async function (ctx) {
      return storyOf(this, ctx.params.orderId);
    }),
    getPayment: answer(actions.getPayment, async function (ctx) {
      return onePayment(this, ctx.params.paymentId);
    }),
    capture: answer(actions.capturePayment, async function (ctx) {
      return staffChange(this, ctx, "capture");
    }),
    void: answer(actions.voidPayment, async function (ctx) {
      return staffChange(this, ctx, "void");
    }),
    refund: answer(actions.refundPayment, async function (ctx) {
      return staffChange(this, ctx, "refund");
    }),
    testLedger: answer(actions.testLedger, async function (ctx) {
      return chargePage(this, ctx.params);
    }),
    balances: answer(actions.balances, async function () {
      return ledgerBalances(this);
    }),
  },
});
