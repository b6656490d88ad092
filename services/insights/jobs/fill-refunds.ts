import { consumerOf } from "../../../platform/messaging/consumer.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { orderBoard } from "../insights.store.ts";

/** Rows of before an upgrade lack the amounts of their refunds: every event is read again, once. Newer rows ignore it by their versions. */
export const fillRefunds: Job = {
  what: "The look for refunds of before an upgrade",
  everyMs: 3_600_000,
  firstMs: 1_000,
  async run(ctx) {
    const rows = ctx.collection(orderBoard);
    if (!(await rows.findOne({ refundsMissing: true }))) return;
    ctx.own.logger.info("Events are read again, for the refunds of before an upgrade.");
    const consumer = consumerOf(ctx.own);
    await consumer.replay();
    await consumer.idle();
    await rows.updateMany({ refundsMissing: true }, { $unset: { refundsMissing: true } });
  },
};
