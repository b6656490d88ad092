import { createHash } from "node:crypto";
import type { Service } from "moleculer";
import { wasNew, type Doc } from "../../../platform/storage/collection.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { adjust, OrderLine, Stock } from "../inventory.contract.ts";
import { settings } from "../inventory.settings.ts";
import { closings, movements, stockOf, tell } from "../inventory.store.ts";
import {
  adjusted,
  blank,
  holdKey,
  isLow,
  orderMovementId,
  summed,
  viewOf,
  type Adjustment,
  type StockDoc,
  type StockMovement,
} from "../domain/stock.ts";

const RACES_MAX = 50;

/** A movement that was written, in the outbox of its sku or already in the ledger. Read the document first. */
const movementIn = async (
  service: Service,
  doc: StockDoc | undefined,
  id: string,
): Promise<StockMovement | undefined> =>
  doc?.outbox.find((one) => one.id === id) ?? (await collectionOf(service, movements).get(id));

const ofOrder = (
  service: Service,
  kind: "allocated" | "returned",
  orderId: string,
  { sku, quantity }: OrderLine,
): StockMovement => ({
  id: orderMovementId(kind, orderId, sku),
  version: 1,
  sku,
  kind,
  delta: kind === "allocated" ? -quantity : quantity,
  location: "main",
  orderId,
  at: shapeOf(service.broker).now(),
});

/** Moves the order's hold out in one conditional write. */
const moveHold = async (service: Service, orderId: string, line: OrderLine): Promise<boolean> => {
  const path = `holds.${holdKey(orderId)}`;
  const { sku, quantity } = line;
  const moved = await stockOf(service).update(
    { id: sku, [`${path}.quantity`]: quantity },
    {
      $inc: { onHand: -quantity, held: -quantity, allocated: quantity },
      $unset: { [path]: true },
      $push: { outbox: ofOrder(service, "allocated", orderId, line) },
      $set: { unsent: true },
    },
  );
  return moved !== undefined;
};

/** Without a fitting hold (expired, or another quantity): the order is placed all the same, so the goods are its own. */
const moveUnheld = async (
  service: Service,
  orderId: string,
  line: OrderLine,
): Promise<"moved" | "nothing" | "again"> => {
  const { sku, quantity } = line;
  const doc = await stockOf(service).get(sku);
  const seen = doc?.holds[holdKey(orderId)];
  if (!doc || (!doc.tracked && !seen)) return "nothing";
  if (await movementIn(service, doc, orderMovementId("allocated", orderId, sku))) return "nothing";
  const held = seen?.quantity ?? 0;
  const moved = await stockOf(service).update(
    { id: sku, version: doc.version },
    {
      $inc: { onHand: -quantity, held: -held, available: held - quantity, allocated: quantity },
      ...(seen ? { $unset: { [`holds.${holdKey(orderId)}`]: true as const } } : {}),
      $push: { outbox: ofOrder(service, "allocated", orderId, line) },
      $set: { unsent: true },
    },
  );
  return moved ? "moved" : "again";
};

const allocateLine = async (service: Service, orderId: string, line: OrderLine): Promise<void> => {
  for (let race = 0; race < RACES_MAX; race += 1) {
    const outcome = (await moveHold(service, orderId, line))
      ? "moved"
      : await moveUnheld(service, orderId, line);
    if (outcome === "moved") tell(service, line.sku);
    if (outcome !== "again") return;
  }
  throw new Error(`The stock of ${line.sku} changes too fast.`);
};

/** Takes a placed order's goods off the shelf, once; nothing after a release. */
export const allocateLines = async (
  service: Service,
  orderId: string,
  lines: readonly OrderLine[],
): Promise<void> => {
  const ended = collectionOf(service, closings);
  const at = shapeOf(service.broker).now();
  const node = service.broker.nodeID;
  const closing = { id: orderId, version: 1, how: "allocated", at, node } as const;
  const first = await ended.insertMissing([closing]);
  if (first === 0 && (await ended.get(orderId))?.how === "released") return;
  for (const line of summed(lines)) await allocateLine(service, orderId, line);
};

const returnSku = async (service: Service, orderId: string, sku: string): Promise<void> => {
  for (let race = 0; race < RACES_MAX; race += 1) {
    const doc = await stockOf(service).get(sku);
    const out = await movementIn(service, doc, orderMovementId("allocated", orderId, sku));
    if (!doc || !out) return;
    if (await movementIn(service, doc, orderMovementId("returned", orderId, sku))) return;
    const quantity = -out.delta;
    const back = await stockOf(service).update(
      { id: sku, version: doc.version },
      {
        $inc: { onHand: quantity, available: quantity, allocated: -quantity },
        $push: { outbox: ofOrder(service, "returned", orderId, { sku, quantity }) },
        $set: { unsent: true },
      },
    );
    if (back) return tell(service, sku);
  }
  throw new Error(`The stock of ${sku} changes too fast.`);
};

/** Puts back what a cancelled order had taken, once. */
export const returnSkus = async (
  service: Service,
  orderId: string,
  skus: readonly string[],
): Promise<void> => {
  for (const sku of [...new Set(skus)].sort()) await returnSku(service, orderId, sku);
};

const hashOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** Writes the counters after an adjustment; undefined when another was faster. */
const writeAdjusted = async (
  service: Service,
  doc: (StockDoc & Doc) | undefined,
  adjustment: Adjustment,
  line: Omit<StockMovement, "delta" | "answer">,
): Promise<Stock | Fault | undefined> => {
  const from = doc ? { ...doc, version: doc.version + 1 } : blank(line.sku);
  const after = adjusted(from, adjustment, line);
  if (isFault(after)) return after;
  const won = doc
    ? await stockOf(service).replace(after, doc.version)
    : await wasNew(
        stockOf(service).insert({ ...after, lowTold: isLow(after, settings.LOW_STOCK) }),
      );
  if (!won) return undefined;
  tell(service, line.sku);
  return viewOf(after);
};

/** Staff counts. The key names the movement, so the same key twice is one movement. */
export const adjustStock = async (
  service: Service,
  actor: string,
  params: Static<typeof adjust.params>,
): Promise<Stock | Fault> => {
  const { sku, delta, set, reason, idempotencyKey } = params;
  if (idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const id = `mov_adjusted_${hashOf(actor, sku, idempotencyKey)}`;
  const request = hashOf(delta ?? null, set ?? null, reason);
  const at = shapeOf(service.broker).now();
  const by = { location: "main", reason, actor, at, request };
  for (let race = 0; race < RACES_MAX; race += 1) {
    const doc = await stockOf(service).get(sku);
    const known = await movementIn(service, doc, id);
    if (known?.answer && known.request === request) return known.answer;
    if (known) return common.IDEMPOTENCY_KEY_REUSED();
    const line = { id, version: 1, sku, kind: "adjusted" as const, ...by };
    const written = await writeAdjusted(service, doc, { delta, set }, line);
    if (written) return written;
  }
  return common.VERSION_CONFLICT({ sku });
};
