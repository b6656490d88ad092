import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import {
  holdKey,
  orderMovementId,
  summed,
  type KeyedLine,
  type StockDoc,
  type StockMovement,
} from "../domain/stock.ts";
import type * as contract from "../inventory.contract.ts";
import type { OrderLine } from "../inventory.contract.ts";
import { closings, movements, publishLevel, stockOf } from "../inventory.store.ts";

/** A movement that was written, in the outbox of its variant or already in the ledger. Read the document first. */
export const movementIn = async (
  ctx: ServiceContext,
  doc: StockDoc | undefined,
  id: string,
): Promise<StockMovement | undefined> =>
  doc?.outbox.find((one) => one.id === id) ?? (await ctx.collection(movements).get(id));

const ofOrder = (
  ctx: ServiceContext,
  kind: "allocated" | "returned",
  orderId: string,
  { key, sku, quantity }: KeyedLine,
): StockMovement => ({
  id: orderMovementId(kind, orderId, key),
  version: 1,
  key,
  sku,
  kind,
  delta: kind === "allocated" ? -quantity : quantity,
  location: "main",
  orderId,
  at: ctx.now(),
});

/** Moves the order's hold out in one conditional write. */
const moveHold = async (
  ctx: ServiceContext,
  orderId: string,
  line: KeyedLine,
): Promise<boolean> => {
  const path = `holds.${holdKey(orderId)}`;
  const { key, quantity } = line;
  const moved = await stockOf(ctx).update(
    { id: key, [`${path}.quantity`]: quantity },
    {
      $inc: { onHand: -quantity, held: -quantity, allocated: quantity },
      $unset: { [path]: true },
      $push: { outbox: ofOrder(ctx, "allocated", orderId, line) },
      $set: { unsent: true },
    },
  );
  return moved !== undefined;
};

/** Without a fitting hold (expired, or another quantity): the order is placed all the same, so the goods are its own. */
const moveUnheld = async (
  ctx: ServiceContext,
  orderId: string,
  line: KeyedLine,
): Promise<"moved" | "nothing" | "again"> => {
  const { key, quantity } = line;
  const doc = await stockOf(ctx).get(key);
  const seen = doc?.holds[holdKey(orderId)];
  // Of its product no event has come yet, though the order was placed: this one comes again later.
  if (!doc) throw new Error(`No event of ${key} has come yet.`);
  if (!doc.tracked && !seen) return "nothing";
  if (await movementIn(ctx, doc, orderMovementId("allocated", orderId, key))) return "nothing";
  const held = seen?.quantity ?? 0;
  const moved = await stockOf(ctx).update(
    { id: key, version: doc.version },
    {
      $inc: { onHand: -quantity, held: -held, available: held - quantity, allocated: quantity },
      ...(seen ? { $unset: { [`holds.${holdKey(orderId)}`]: true as const } } : {}),
      $push: { outbox: ofOrder(ctx, "allocated", orderId, line) },
      $set: { unsent: true },
    },
  );
  return moved ? "moved" : "again";
};

const allocateLine = (ctx: ServiceContext, orderId: string, line: KeyedLine) =>
  untilWon(`The stock of ${line.key}`, async () => {
    const held = await moveHold(ctx, orderId, line);
    const outcome = held ? "held" : await moveUnheld(ctx, orderId, line);
    if (outcome === "held" || outcome === "moved") publishLevel(ctx, line.key);
    return outcome === "again" ? undefined : outcome;
  });

/** Takes a placed order's goods off the shelf, once; nothing after a release. */
export const allocateLines = async (
  ctx: ServiceContext,
  orderId: string,
  lines: readonly OrderLine[],
): Promise<void> => {
  const ended = ctx.collection(closings);
  const at = ctx.now();
  const node = ctx.broker.nodeID;
  const closing = { id: orderId, version: 1, how: "allocated", at, node } as const;
  const first = await ended.insertMissing([closing]);
  if (first === 0 && (await ended.get(orderId))?.how === "released") return;
  const all = summed(lines);
  let unheld = false;
  for (const line of all) unheld = (await allocateLine(ctx, orderId, line)) === "moved" || unheld;
  // A cancellation beside this has given back what it saw: of what was held all, of the rest what was there in time.
  if (unheld && (await ended.get(orderId))?.how === "released")
    await returnKeys(
      ctx,
      orderId,
      all.map(({ key }) => key),
    );
};

const returnKey = (ctx: ServiceContext, orderId: string, key: string) =>
  untilWon(`The stock of ${key}`, async () => {
    const doc = await stockOf(ctx).get(key);
    const out = await movementIn(ctx, doc, orderMovementId("allocated", orderId, key));
    if (!doc || !out) return "nothing";
    if (await movementIn(ctx, doc, orderMovementId("returned", orderId, key))) return "nothing";
    const quantity = -out.delta;
    const line = { key, sku: doc.sku, quantity };
    const back = await stockOf(ctx).update(
      { id: key, version: doc.version },
      {
        $inc: { onHand: quantity, available: quantity, allocated: -quantity },
        $push: { outbox: ofOrder(ctx, "returned", orderId, line) },
        $set: { unsent: true },
      },
    );
    if (back) publishLevel(ctx, key);
    return back ? "moved" : undefined;
  });

/** Puts back what a cancelled order had taken, once, and lets it take no more: an allocation may have come half its way. */
export const cancelKeys = async (
  ctx: ServiceContext,
  orderId: string,
  keys: readonly string[],
): Promise<void> => {
  const how = { $set: { how: "released" } };
  await ctx.collection(closings).update({ id: orderId, how: "allocated" }, how);
  await returnKeys(ctx, orderId, keys);
};

/** Puts back what an order had taken, once. */
const returnKeys = async (
  ctx: ServiceContext,
  orderId: string,
  keys: readonly string[],
): Promise<void> => {
  for (const key of [...new Set(keys)].sort()) await returnKey(ctx, orderId, key);
};

/** For the REPL and tests; the shop allocates when an order is placed. */
export const allocateStock: Handler<typeof contract.allocate> = async (ctx) => {
  const { orderId, lines } = ctx.params;
  await allocateLines(ctx, orderId, lines);
  return { orderId };
};
