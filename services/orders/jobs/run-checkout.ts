import type { Service } from "moleculer";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Aggregate } from "../../../platform/storage/aggregate.ts";
import type { Fact } from "../../../platform/domain/decider.ts";
import {
  startProcess,
  type Pace,
  type Process,
  type Runner,
} from "../../../platform/broker/saga-runner.ts";
import { to, type Row } from "../../../platform/broker/saga-steps.ts";
import type { Progress } from "../../../platform/domain/saga.ts";
import { close, reopen } from "../../carts/carts.contract.ts";
import { release, reserve } from "../../inventory/inventory.contract.ts";
import { authorize, cancel, resolve } from "../../payments/payments.contract.ts";
import {
  readPayment,
  toAuthorization,
  toClosing,
  toPayment,
  toRelease,
  toReservation,
} from "../domain/checkout.ts";
import type { OrderCommand } from "../domain/decide.ts";
import type { Order } from "../domain/order.ts";
import { orders } from "../orders.store.ts";
import { settings } from "../orders.settings.ts";

/** A runner that has not written for so long is taken to be dead. */
export const leaseMs = 15_000;

/** The timetable of a checkout; names and order as in `steps`. */
const rows: readonly Row<Order>[] = [
  { name: "reserve", ask: to(reserve, toReservation), undo: to(release, toRelease) },
  {
    name: "authorize",
    ask: to(authorize, toAuthorization, readPayment),
    check: to(resolve, toPayment, readPayment),
    undo: to(cancel, toPayment),
  },
  { name: "close", ask: to(close, toClosing), undo: to(reopen, toClosing) },
];

const checkout: Process<Order, OrderCommand> = {
  aggregate: orders as unknown as Aggregate<Order, OrderCommand, Fact>,
  rows,
  progressOf: ({ process }) => process,
  duePath: "process.due",
  expired: ({ expiresAt }, now) => now >= expiresAt,
  commandOf: (report, at) => ({
    type: "Report",
    report,
    at,
    due: plusMs(at, leaseMs),
    holdUntil: plusMs(at, settings.HOLD_TTL_MS),
  }),
};

/** The row a saga is at, and the service it asks there. */
export const askedOf = ({ step, way }: Progress): { step: string; asks: string } => {
  const row = rows[step];
  const asking = way === "up" ? row?.undo : row?.ask;
  return { step: row?.name ?? String(step), asks: asking?.contract.name.split(".")[0] ?? "" };
};

const runners = new WeakMap<Service, Runner<Order>>();

/** Continues every pending order, then waits for new ones. */
export const startCheckout = (service: Service, pace: Partial<Pace> = {}): void => {
  runners.set(service, startProcess(service, checkout, pace));
};

export const checkoutOf = (service: Service): Runner<Order> => {
  const runner = runners.get(service);
  if (!runner) throw new Error("Orders has not started.");
  return runner;
};

/** Nothing to stop when the start did not come so far. */
export const stopCheckout = async (service: Service): Promise<void> => {
  await runners.get(service)?.stop();
};
