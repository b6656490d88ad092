import type { Service } from "moleculer";
import { contextFor, type ServiceContext } from "../../platform/broker/context.ts";
import type { StoredEvent } from "../../platform/messaging/bus.ts";
import { collection, type Collection, type Doc } from "../../platform/storage/collection.ts";
import { outboxSource, relayOf } from "../../platform/messaging/relay.ts";
import { low } from "./inventory.contract.ts";
import { settings } from "./inventory.settings.ts";
import {
  idPart,
  isLow,
  levelOf,
  namedOf,
  type StockDoc,
  type StockMovement,
} from "./domain/stock.ts";

/** One document a variant; its id is the variant's key. Form 2 has the sku beside it, which was the id until then. */
export const stock = collection<StockDoc & Doc>("stock", {
  formVersion: 2,
  upgrades: {
    2: (doc) => ({
      ...doc,
      ...{ sku: doc["id"], namedAt: "" },
      outbox: ((doc["outbox"] ?? []) as object[]).map((line) => ({ ...line, key: doc["id"] })),
    }),
  },
  indexes: [
    { fields: ["sku", "id"] },
    { fields: ["available"] },
    { fields: ["busy"], where: "busy" },
    { fields: ["unsent"], where: "unsent" },
  ],
});

/** The ledger: every change of onHand, written by the relay from the outbox. Form 2: found by key, which was the sku. */
export const movements = collection<LedgerLine>("movements", {
  formVersion: 2,
  upgrades: { 2: (doc) => ({ ...doc, key: doc["sku"] }) },
  indexes: [{ fields: ["key", "at", "seq"] }],
});

/** `seq`: which of a variant's movements came first, also within one millisecond. */
export type LedgerLine = StockMovement & Doc & { readonly seq: number };

const outboxMax = 1_000_000;
/**
 * What a variant has not published yet, in the order it was written. What is taken over later was written later:
 * it gets a higher version of the document, and what was taken over before keeps its number.
 */
export const sequenced = ({ version, outbox }: StockDoc): LedgerLine[] =>
  outbox.map((line, i) => ({ ...line, seq: version * outboxMax + i }));

/** Orders whose reservation has ended, by order id: what comes later is refused. */
export interface Closing extends Doc {
  readonly how: "released" | "allocated";
  readonly at: string;
  /** Id of the node that ended it. */
  readonly node?: string;
}
export const closings = collection<Closing>("closings");

export const stockOf = (ctx: ServiceContext): Collection<StockDoc & Doc> => ctx.collection(stock);

/** The stock of the variant that has the name; of the last that had it when none has. */
export const stockNamed = async (
  ctx: ServiceContext,
  sku: string,
): Promise<(StockDoc & Doc) | undefined> => namedOf(await stockOf(ctx).find({ sku }));

/** The current level, whatever happened in between: ids are deterministic, so publishing twice is publishing once. */
const eventsOf = (doc: StockDoc): StoredEvent[] => {
  const envelope = { source: "inventory", subject: doc.id, version: doc.version };
  const time = new Date().toISOString();
  const part = `${idPart(doc.id)}_${doc.version}`;
  const level = { id: `evt_${part}`, ...envelope, time, ...levelOf(doc) };
  if (!isLow(doc, settings.LOW_STOCK) || doc.lowTold) return [level];
  const data = { sku: doc.sku, variantKey: doc.id, available: Math.max(0, doc.available) };
  return [level, { id: `evt_low_${part}`, ...envelope, index: 1, time, type: low.type, data }];
};

const before = async (service: Service, docs: readonly StockDoc[]): Promise<void> => {
  const lines = docs.flatMap(sequenced);
  const ctx = contextFor(service);
  if (lines.length > 0) await ctx.collection(movements).insertMissing(lines);
  const turned = docs.filter((doc) => isLow(doc, settings.LOW_STOCK) !== doc.lowTold);
  const remember = (doc: StockDoc) =>
    stockOf(ctx).update(
      { id: doc.id },
      { $set: { lowTold: isLow(doc, settings.LOW_STOCK) } },
      { quiet: true },
    );
  await Promise.all(turned.map(remember));
};

export const stockOutbox = outboxSource({ declaration: stock, eventsOf, before });

/** The level of a variant changed: the relay publishes it. */
export const publishLevel = (ctx: ServiceContext, key: string): void =>
  relayOf(ctx.own).wake(stockOutbox.declaration, key);
