import type { Service } from "moleculer";
import { newId } from "../../../platform/broker/ids.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { faults, type OrderLine, type reserve } from "../inventory.contract.ts";
import { settings } from "../inventory.settings.ts";
import { closings, stockOf, tell } from "../inventory.store.ts";
import { holdKey, judge, outOfStock, summed, type Hold, type StockDoc } from "../domain/stock.ts";

const RACES_MAX = 50;

interface Reserving {
  readonly orderId: string;
  readonly until: string;
  readonly by: string;
  readonly asked: readonly OrderLine[];
}

/** The one conditional write of a reserve: the filter is the rule itself. */
const hold = async (
  service: Service,
  { orderId, until, by }: Reserving,
  { sku, quantity }: OrderLine,
  rule: { available: { $gte: number } } | { backorder: true },
): Promise<boolean> => {
  const path = `holds.${holdKey(orderId)}`;
  const held = await stockOf(service).update(
    { id: sku, tracked: true, [path]: { $exists: false }, ...rule },
    {
      $inc: { held: quantity, available: -quantity },
      $set: { [path]: { quantity, until, by }, busy: true, unsent: true },
    },
  );
  if (held) tell(service, sku);
  return held !== undefined;
};

/** The order holds it already: this call answers for it now, and it lives as long as asked. */
const confirm = async (service: Service, { orderId, until, by }: Reserving, sku: string) => {
  const path = `holds.${holdKey(orderId)}`;
  return (
    (await stockOf(service).update(
      { id: sku, [path]: { $exists: true } },
      { $set: { [`${path}.by`]: by, [`${path}.until`]: until } },
      { quiet: true },
    )) !== undefined
  );
};

const take = async (
  service: Service,
  reserving: Reserving,
  line: OrderLine,
): Promise<Fault | undefined> => {
  const { sku, quantity } = line;
  for (let race = 0; race < RACES_MAX; race += 1) {
    if (await hold(service, reserving, line, { available: { $gte: quantity } })) return undefined;
    const verdict = judge(await stockOf(service).get(sku), reserving.orderId, line);
    if (verdict === "free") return undefined;
    if (verdict === "held" && (await confirm(service, reserving, sku))) return undefined;
    if (verdict === "backorder" && (await hold(service, reserving, line, { backorder: true }))) {
      return undefined;
    }
    if (typeof verdict === "object") return outOfStock(line, verdict.available, reserving.asked);
  }
  throw new Error(`The stock of ${sku} changes too fast.`);
};

/** Removes a hold if it still is the one that was seen. */
const drop = async (service: Service, sku: string, orderId: string, seen: Hold) => {
  const path = `holds.${holdKey(orderId)}`;
  const dropped = await stockOf(service).update(
    {
      id: sku,
      [`${path}.quantity`]: seen.quantity,
      [`${path}.by`]: seen.by,
      [`${path}.until`]: seen.until,
    },
    {
      $inc: { held: -seen.quantity, available: seen.quantity },
      $unset: { [path]: true },
      $set: { unsent: true },
    },
  );
  if (dropped) tell(service, sku);
  return dropped !== undefined;
};

const giveBack = async (
  service: Service,
  { orderId, until, by }: Reserving,
  lines: readonly OrderLine[],
): Promise<void> => {
  for (const { sku, quantity } of lines) {
    await drop(service, sku, orderId, { quantity, until, by });
  }
};

/** All or none; what was taken is given back when one line fails. */
export const reserveLines = async (
  service: Service,
  { orderId, lines, until }: Static<typeof reserve.params>,
): Promise<{ orderId: string } | Fault> => {
  const reserving = { orderId, until, by: newId("rsv"), asked: lines };
  const taken: OrderLine[] = [];
  for (const line of summed(lines)) {
    const refused = await take(service, reserving, line);
    if (isFault(refused)) {
      await giveBack(service, reserving, taken);
      return refused;
    }
    taken.push(line);
  }
  // A release writes its closing before it looks for holds, a reserve looks for it after
  // holding: whichever comes second sees the other.
  if (!(await collectionOf(service, closings).get(orderId))) return { orderId };
  await giveBack(service, reserving, taken);
  return faults.RESERVATION_CLOSED({ orderId });
};

const releaseSku = async (service: Service, sku: string, orderId: string): Promise<void> => {
  for (let race = 0; race < RACES_MAX; race += 1) {
    const seen = (await stockOf(service).get(sku))?.holds[holdKey(orderId)];
    if (!seen || (await drop(service, sku, orderId, seen))) return;
  }
  throw new Error(`The stock of ${sku} changes too fast.`);
};

/** Gives holds back and closes the order, so that neither a late reserve nor an allocate takes again. */
export const releaseSkus = async (
  service: Service,
  orderId: string,
  skus: readonly string[],
): Promise<void> => {
  const at = shapeOf(service.broker).now();
  await collectionOf(service, closings).insertMissing([
    { id: orderId, version: 1, how: "released", at, node: service.broker.nodeID },
  ]);
  for (const sku of [...new Set(skus)].sort()) await releaseSku(service, sku, orderId);
};

const sweepOne = async (service: Service, doc: StockDoc, before: string): Promise<void> => {
  const holds = Object.entries(doc.holds);
  const expired = holds.filter(([, { until }]) => until < before);
  for (const [orderId, seen] of expired) await drop(service, doc.id, orderId, seen);
  if (holds.length > 0) return;
  await stockOf(service).update(
    { id: doc.id, version: doc.version },
    { $unset: { busy: true } },
    { quiet: true },
  );
};

/** Gives back what orders hold beyond its time: an order that lives has been allocated or extends it. */
export const sweepHolds = async (service: Service, stopping?: AbortSignal): Promise<void> => {
  const before = plusMs(shapeOf(service.broker).now(), -settings.HOLD_GRACE_MS);
  for (const doc of await stockOf(service).find({ busy: true })) {
    if (stopping?.aborted) return;
    await sweepOne(service, doc, before);
  }
};
