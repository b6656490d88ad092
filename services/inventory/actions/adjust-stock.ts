import { createHash } from "node:crypto";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { wasNew, type Doc } from "../../../platform/storage/collection.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import {
  adjusted,
  blank,
  isLow,
  toStock,
  type Adjustment,
  type StockDoc,
  type StockMovement,
} from "../domain/stock.ts";
import type * as contract from "../inventory.contract.ts";
import type { Stock } from "../inventory.contract.ts";
import { settings } from "../inventory.settings.ts";
import { publishLevel, stockOf } from "../inventory.store.ts";
import { movementIn } from "./allocate-stock.ts";

const hashOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** Writes the counters after an adjustment; undefined when another was faster. */
const writeAdjusted = async (
  ctx: ServiceContext,
  doc: (StockDoc & Doc) | undefined,
  adjustment: Adjustment,
  line: Omit<StockMovement, "delta" | "answer">,
): Promise<Stock | Fault | undefined> => {
  const from = doc ? { ...doc, version: doc.version + 1 } : blank(line.sku);
  const after = adjusted(from, adjustment, line);
  if (isFault(after)) return after;
  const won = doc
    ? await stockOf(ctx).replace(after, doc.version)
    : await wasNew(stockOf(ctx).insert({ ...after, lowTold: isLow(after, settings.LOW_STOCK) }));
  if (!won) return undefined;
  publishLevel(ctx, line.sku);
  return toStock(after);
};

/** POST /v1/stock/{sku}/adjustments. The key names the movement, so the same key twice is one movement. */
export const adjustStock: Handler<typeof contract.adjust> = async (ctx) => {
  const { sku, delta, set, reason, idempotencyKey } = ctx.params;
  if (idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const actor = ctx.principal?.id ?? "system";
  const id = `mov_adjusted_${hashOf(actor, sku, idempotencyKey)}`;
  const request = hashOf(delta ?? null, set ?? null, reason);
  const by = { location: "main", reason, actor, at: ctx.now(), request };
  return untilWon(`The stock of ${sku}`, async () => {
    const doc = await stockOf(ctx).get(sku);
    const before = await movementIn(ctx, doc, id);
    if (before?.answer && before.request === request) return before.answer;
    if (before) return common.IDEMPOTENCY_KEY_REUSED();
    const line = { id, version: 1, sku, kind: "adjusted" as const, ...by };
    return writeAdjusted(ctx, doc, { delta, set }, line);
  });
};
