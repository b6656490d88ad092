import { runnable } from "../../../platform/broker/sagas.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { checkout } from "../domain/checkout.ts";
import type { OrderCommand } from "../domain/decide.ts";
import { orders } from "../orders.store.ts";
import { settings } from "../orders.settings.ts";

/** A runner that has not written for so long is taken to be dead. */
export const leaseMs = 15_000;

/** The checkout, with its progress in the documents of orders. */
export const runCheckout = runnable({
  saga: checkout,
  aggregate: orders,
  progressOf: ({ process }) => process,
  duePath: "process.due",
  expired: ({ expiresAt }, now) => now >= expiresAt,
  commandOf: (report, at): OrderCommand => ({
    type: "RecordStep",
    report,
    at,
    due: plusMs(at, leaseMs),
    holdUntil: plusMs(at, settings.HOLD_TTL_MS),
  }),
});
