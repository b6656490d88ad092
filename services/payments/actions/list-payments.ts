import type { Service } from "moleculer";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { eventsAbout } from "../../../platform/messaging/relay.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { chargeView } from "../domain/charge.ts";
import { paymentIdOf } from "../domain/payment.ts";
import { viewOf } from "../domain/view.ts";
import type { testLedger } from "../payments.contract.ts";
import { paymentOf } from "./payments.ts";
import { ledger } from "../payments.store.ts";
import { isOn } from "../adapters/registry.ts";
import { charges } from "../adapters/test.provider.ts";

const PAGE = 1_000;

/** A mark without a payment is none. */
export const onePayment = async (service: Service, id: string) => {
  const state = await paymentOf(service, id);
  return state && state.status !== "none" ? viewOf(state) : common.NOT_FOUND({ id });
};

export const paymentsOf = async (service: Service, orderId: string) => {
  const state = await paymentOf(service, paymentIdOf(orderId));
  return { items: state && state.status !== "none" ? [viewOf(state)] : [] };
};

/** Ids of a payment's postings begin with this. */
const postingsOf = async (service: Service, paymentId: string) => {
  const prefix = `led_${paymentId}_`;
  const found = await collectionOf(service, ledger).find({
    id: { $gt: prefix, $lt: `${prefix}~` },
  });
  return found
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, type, currency, lines }) => ({ at, type, currency, lines: [...lines] }));
};

export const storyOf = async (service: Service, orderId: string) => {
  const paymentId = paymentIdOf(orderId);
  const [{ items }, postings, events] = await Promise.all([
    paymentsOf(service, orderId),
    postingsOf(service, paymentId),
    eventsAbout(service, paymentId),
  ]);
  return { node: service.broker.nodeID, payments: items, postings, events };
};

export const chargePage = async (
  service: Service,
  { orderId, limit = 20, cursor }: Static<typeof testLedger.params>,
) => {
  if (!isOn("test")) return common.NOT_FOUND();
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const only = orderId === undefined ? [] : [{ id: orderId }];
  const found = await collectionOf(service, charges).find(
    { $and: [{ id: { $gt: after[0] } }, ...only] },
    { sort: [["id", 1]], limit: limit + 1 },
  );
  const now = shapeOf(service.broker).now();
  const page = toPage(found, limit, ({ id }) => [id]);
  return { items: page.items.map((charge) => chargeView(charge, now)), next: page.next };
};

/** Walks the ledger in pages: a report, not a hot path. */
export const ledgerBalances = async (service: Service) => {
  const sums = new Map<string, { currency: string; account: string; balance: number }>();
  let last = "";
  for (;;) {
    const postings = await collectionOf(service, ledger).find(
      { id: { $gt: last } },
      { sort: [["id", 1]], limit: PAGE },
    );
    for (const { currency, lines } of postings) {
      for (const { account, amount } of lines) {
        const key = `${currency} ${account}`;
        const balance = (sums.get(key)?.balance ?? 0) + amount;
        sums.set(key, { currency, account, balance });
      }
    }
    last = postings.at(-1)?.id ?? "";
    if (postings.length < PAGE) break;
  }
  return {
    items: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum),
    next: null,
  };
};
