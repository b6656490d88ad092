import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { encodeCursor, readCursor, toPage } from "../../../platform/kernel/page.ts";
import { paymentIdOf } from "../domain/payment.ts";
import { toStaffPayment } from "../domain/view.ts";
import type * as contract from "../payments.contract.ts";
import { payments } from "../payments.store.ts";
import { findPayment, type StoredPayment } from "./pursue-payment.ts";

/** Payments are read in slices by their ids, so that no index has to be written with each order, and none holds the event loop. */
const sliceSize = 200;
/** Of one request; the rest of a longer search is behind `next`. */
const searchedMax = 10_000;

type Fits = (payment: StoredPayment) => boolean;

/** Up to limit + 1 payments that fit; `last`: the last that was looked at, when there are more behind it. */
const search = async (
  ctx: ServiceContext,
  fits: Fits,
  from: string | undefined,
  limit: number,
): Promise<{ found: StoredPayment[]; last?: string }> => {
  const docs = ctx.collection(payments.declaration);
  const found: StoredPayment[] = [];
  let last = from;
  for (let searched = 0; searched < searchedMax; searched += sliceSize) {
    const beyond = last === undefined ? {} : { id: { $lt: last } };
    const slice = await docs.find(beyond, { sort: [["id", -1]], limit: sliceSize });
    found.push(...slice.filter(fits));
    if (found.length > limit || slice.length < sliceSize) return { found };
    last = slice.at(-1)?.id;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return last === undefined ? { found } : { found, last };
};

/** GET /v1/payments. A mark that none may come is no payment. */
export const listPayments: Handler<typeof contract.list> = async (ctx) => {
  const { status, orderId, provider, limit = 20, cursor } = ctx.params;
  const fits: Fits = (one) =>
    one.status !== "none" &&
    (status === undefined || one.status === status) &&
    (provider === undefined || one.provider === provider);
  const after = cursor === undefined ? undefined : readCursor(cursor, "string");
  if (isFault(after)) return after;
  if (orderId !== undefined) {
    const one = await findPayment(ctx, paymentIdOf(orderId));
    return { items: one && fits(one) ? [toStaffPayment(one)] : [], next: null };
  }
  const { found, last } = await search(ctx, fits, after?.[0], limit);
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return { items: items.map(toStaffPayment), next: next ?? (last ? encodeCursor([last]) : null) };
};
