import type { Collection, CollectionDeclaration, Doc } from "../../platform/storage/collection.ts";
import { consumerCollections } from "../../platform/messaging/consumer.ts";
import { events, traced, type JournalLine } from "../../platform/messaging/journal.ts";
import type { OpenStore } from "../../platform/runtime/runtime.ts";
import { sqliteStores } from "../../platform/storage/sqlite/stores.ts";
import { carts, skus as cartSkus } from "../../services/carts/carts.store.ts";
import { shelf } from "../../services/catalog/catalog.store.ts";
import { orderBoard } from "../../services/insights/insights.store.ts";
import { closings, movements, stock } from "../../services/inventory/inventory.store.ts";
import { messages, orders as notified } from "../../services/notifications/notifications.store.ts";
import { orders } from "../../services/orders/orders.store.ts";
import { ledger, payments } from "../../services/payments/payments.store.ts";
import { charges } from "../../services/payments/adapters/test.provider.ts";
import { shipments } from "../../services/shipping/shipping.store.ts";
import { cloner, type Own, type TemplateRow } from "./clone.ts";
import { skus } from "./template.ts";

const [cursors] = consumerCollections;
if (!cursors) throw new Error("consumers keep no cursors any more");

/** What an order leaves behind, by service. */
const declared = {
  carts: [carts.declaration, events, cursors, cartSkus],
  catalog: [cursors, shelf],
  insights: [orderBoard, cursors],
  inventory: [closings, movements, stock, events, cursors],
  notifications: [messages, notified, cursors],
  orders: [orders.declaration, traced, cursors],
  payments: [payments.declaration, ledger, charges, traced, cursors],
  shipping: [shipments.declaration, traced],
} as unknown as Readonly<Record<string, readonly CollectionDeclaration[]>>;
/** Not one of an order: its rows are changed, not cloned. */
const shared = new Set(["cursors", "stock", "skus", "shelf"]);

type Doc_ = Doc & Record<string, unknown>;
type Stores = ReadonlyMap<string, OpenStore>;

const at = (stores: Stores, place: string): Collection<Doc_> => {
  const [service = "", name] = place.split("/");
  const declaration = declared[service]?.find((one) => one.name === name);
  const store = stores.get(service);
  if (!declaration || !store) throw new Error(`no collection ${place}`);
  return store.collection(declaration) as unknown as Collection<Doc_>;
};

const places = Object.entries(declared).flatMap(([service, all]) =>
  all.map(({ name }) => `${service}/${name}`),
);
const cloned = places.filter((place) => !shared.has(place.split("/")[1] ?? ""));

/** Every row that names the order or its cart. */
const rowsOf = async (stores: Stores, orderId: string): Promise<TemplateRow[]> => {
  const order = await at(stores, "orders/orders").get(orderId);
  const names = [orderId.slice(4), String(order?.["cartId"])];
  const rows: TemplateRow[] = [];
  for (const place of cloned)
    for (const doc of await at(stores, place).find({}))
      if (names.some((name) => JSON.stringify(doc).includes(name))) rows.push({ place, doc });
  return rows;
};

/** The journals go on where they are. */
const journal = async (stores: Stores) => {
  const positions = new Map<string, number>();
  for (const place of places.filter((one) => one.endsWith("/events"))) {
    const lines = await at(stores, place).find({}, { sort: [["position", -1]], limit: 1 });
    positions.set(place.split("/")[0] ?? "", Number(lines[0]?.["position"] ?? 0));
  }
  return {
    positions,
    next(service: string): number {
      const position = (positions.get(service) ?? 0) + 1;
      positions.set(service, position);
      return position;
    },
  };
};

interface Level {
  readonly doc: Doc_;
  version: number;
  sold: number;
}

/** What inventory publishes of an order: reserved, then allocated. */
const levelLines = (level: Level, time: string, next: () => number): JournalLine[] =>
  [true, false].map((held) => {
    const { doc } = level;
    level.version += 1;
    if (!held) level.sold += 1;
    const left = Number(doc["onHand"]) - level.sold;
    const available = held ? left - 1 : left;
    const data = { sku: doc.id, onHand: left, held: held ? 1 : 0, available };
    const { version } = level;
    const id = `evt_${doc.id}_${version}`;
    const envelope = { id, source: "inventory", subject: doc.id, version, time };
    const flags = { tracked: true, backorder: false };
    const event = { ...envelope, type: "inventory.levelChanged", data: { ...data, ...flags } };
    return { id, version: 1, position: next(), event };
  });

/** Stock, and what carts and catalogue know of it, after all that was sold. */
const settleStock = async (stores: Stores, levels: ReadonlyMap<string, Level>): Promise<void> => {
  for (const [sku, { doc, version, sold }] of levels) {
    const left = Number(doc["onHand"]) - sold;
    const allocated = Number(doc["allocated"]) + sold;
    await at(stores, "inventory/stock").put({
      ...{ ...doc, version, onHand: left, available: left, allocated },
    });
    const quiet = { quiet: true };
    const inCarts = { $set: { available: left, stockVersion: version } };
    await at(stores, "carts/skus").update({ id: sku }, inCarts, quiet);
    const onShelf = { $set: { available: left, levelSeen: version } };
    await at(stores, "catalog/shelf").update({ id: sku }, onShelf, quiet);
  }
};

/** Everybody has handled everything. */
const settleCursors = async (
  stores: Stores,
  positions: ReadonlyMap<string, number>,
): Promise<void> => {
  for (const place of places.filter((one) => one.endsWith("/cursors"))) {
    for (const doc of await at(stores, place).find({})) {
      const known = Object.entries(doc["positions"] as Record<string, number>);
      const moved = known.map(([source, old]) => [source, positions.get(source) ?? old]);
      await at(stores, place).put({ ...doc, positions: Object.fromEntries(moved) as never });
    }
  }
};

export interface Template {
  readonly orderId: string;
  readonly email: string;
  /** Of ten orders, how many are like this one. */
  readonly share: number;
}

const YEAR_MS = 365 * 86_400_000;
const BATCH = 500;

const clonersOf = async (stores: Stores, templates: readonly Template[]) => {
  const made = [];
  for (const { orderId, email, share } of templates) {
    const order = await at(stores, "orders/orders").get(orderId);
    if (!order) throw new Error(`no order ${orderId}`);
    const of = { id: orderId, number: String(order["number"]), at: String(order["placedAt"]) };
    const rows = await rowsOf(stores, orderId);
    const clone = cloner(rows, of, { sku: skus[0] ?? "", email });
    made.push(...Array.from({ length: share }, () => ({ clone, at: Date.parse(of.at) })));
  }
  return made;
};

/**
 * Writes a year of orders into the stores of a stopped shop, each with all that a real one left
 * behind; how many rows were written.
 */
export const seedHistory = async (
  dataDir: string,
  templates: readonly Template[],
  count: number,
): Promise<number> => {
  const opened = sqliteStores({ dataDir });
  const stores = new Map<string, OpenStore>();
  for (const [service, all] of Object.entries(declared))
    stores.set(service, await opened.openStore(service, all));
  const cloners = await clonersOf(stores, templates);
  const { positions, next } = await journal(stores);
  const docs = await at(stores, "inventory/stock").find({});
  const levels = new Map<string, Level>(
    docs.map((doc) => [doc.id, { doc, version: doc.version, sold: 0 }]),
  );
  const now = Date.now();
  let written = 0;
  let waiting = new Map<string, Doc_[]>();
  const put = (place: string, doc: Doc): void => {
    const batch = waiting.get(place) ?? [];
    waiting.set(place, batch);
    batch.push(doc as Doc_);
    written += 1;
  };
  for (let i = 0; i < count; i += 1) {
    const template = cloners[i % cloners.length];
    const level = levels.get(skus[i % skus.length] ?? "");
    if (!template || !level) throw new Error("no template or no stock");
    const placed = now - YEAR_MS + Math.floor((YEAR_MS / count) * i);
    const email = `customer-${i % 5000}@example.org`;
    const own: Own = { shiftMs: placed - template.at, sku: level.doc.id, email };
    for (const { place, doc } of template.clone(own)) {
      const [service = "", name] = place.split("/");
      put(place, name === "events" ? ({ ...doc, position: next(service) } as Doc) : doc);
    }
    for (const line of levelLines(level, new Date(placed).toISOString(), () => next("inventory")))
      put("inventory/events", line);
    if (i % BATCH !== BATCH - 1 && i < count - 1) continue;
    for (const [place, batch] of waiting) await at(stores, place).insertMany(batch);
    waiting = new Map();
  }
  await settleStock(stores, levels);
  await settleCursors(stores, positions);
  for (const store of stores.values()) await store.close();
  await opened.close();
  return written;
};
