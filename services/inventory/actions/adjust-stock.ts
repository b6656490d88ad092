import { createHash } from "node:crypto";
import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { keyOf } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import * as catalog from "../../catalog/catalog.contract.ts";
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
import { publishLevel, stockNamed, stockOf } from "../inventory.store.ts";
import { movementIn } from "./allocate-stock.ts";

interface Found {
  readonly doc: StockDoc;
  readonly isNew: boolean;
}

const hashOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** The key of the variant that has the name now; undefined: catalog does not say, but some stock has or had the name. */
const keyNamed = async (ctx: ServiceContext, sku: string): Promise<string | Fault | undefined> => {
  try {
    const variant = await ctx.ask(catalog.sku, { sku });
    if (!isFault(variant)) return keyOf(variant);
    return (await stockNamed(ctx, sku)) ? undefined : variant;
  } catch (error) {
    if (await stockNamed(ctx, sku)) return undefined;
    throw error;
  }
};

/** Blank where the event of the variant is still on the way. */
const findStock = async (
  ctx: ServiceContext,
  key: string | undefined,
  sku: string,
): Promise<Found> => {
  const doc = await (key === undefined ? stockNamed(ctx, sku) : stockOf(ctx).get(key));
  return doc ? { doc, isNew: false } : { doc: blank({ key: key ?? sku, sku }), isNew: true };
};

/** Writes the counters after an adjustment; undefined when another was faster. */
const writeAdjusted = async (
  ctx: ServiceContext,
  { doc, isNew }: Found,
  adjustment: Adjustment,
  line: Omit<StockMovement, "delta" | "answer">,
): Promise<Stock | Fault | undefined> => {
  const from = isNew ? doc : { ...doc, version: doc.version + 1 };
  const after = adjusted(from, adjustment, line);
  if (isFault(after)) return after;
  const won = isNew
    ? await wasNew(stockOf(ctx).insert({ ...after, lowTold: isLow(after, settings.LOW_STOCK) }))
    : await stockOf(ctx).replace(after, doc.version);
  if (!won) return undefined;
  publishLevel(ctx, doc.id);
  return toStock(after);
};

/** POST /v1/stock/{sku}/adjustments. The key names the movement, so the same key twice is one movement. */
export const adjustStock: Handler<typeof contract.adjust> = async (ctx) => {
  const { sku, delta, set, reason, idempotencyKey } = ctx.params;
  if (idempotencyKey === undefined) return common.IDEMPOTENCY_KEY_REQUIRED();
  const actor = ctx.principal?.id ?? "system";
  const request = hashOf(delta ?? null, set ?? null, reason);
  const by = { location: "main", reason, actor, at: ctx.now(), request };
  const key = await keyNamed(ctx, sku);
  if (isFault(key)) return key;
  return untilWon(`The stock of ${sku}`, async () => {
    const found = await findStock(ctx, key, sku);
    const id = `mov_adjusted_${hashOf(actor, found.doc.id, idempotencyKey)}`;
    const before = await movementIn(ctx, found.doc, id);
    if (before?.answer && before.request === request) return before.answer;
    if (before) return common.IDEMPOTENCY_KEY_REUSED();
    const line = { id, version: 1, key: found.doc.id, sku, kind: "adjusted" as const, ...by };
    return writeAdjusted(ctx, found, { delta, set }, line);
  });
};
