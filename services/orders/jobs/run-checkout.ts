import { runnable } from "../../../platform/broker/sagas.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Report } from "../../../platform/domain/saga.ts";
import { checkout } from "../domain/checkout.ts";
import type { OrderCommand } from "../domain/decide.ts";
import { orders } from "../orders.store.ts";
import { settings } from "../orders.settings.ts";

/** A runner that is not known to be gone and has not written for so long is taken to be dead. */
export const leaseMs = 15_000;

/** Whoever waits for somebody outside writes nothing meanwhile. */
const pauseOf = (report: Report): number =>
  report.kind === "waiting" ? (report.pause?.ms ?? 0) : 0;

/** The checkout, with its progress in the documents of orders. */
export const runCheckout = runnable({
  saga: checkout,
  aggregate: orders,
  progressOf: ({ process }) => process,
  progressPath: "process",
  deadlineOf: ({ expiresAt }) => expiresAt,
  commandOf: (report, at, by): OrderCommand => ({
    type: "RecordStep",
    report,
    at,
    lease: { due: plusMs(at, leaseMs + pauseOf(report)), by },
    holdUntil: plusMs(at, settings.HOLD_TTL_MS),
    lateUntil: plusMs(at, settings.ORDER_PENDING_TTL_MS),
  }),
});
