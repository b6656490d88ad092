import type { Service } from "moleculer";
import { execute } from "../../../platform/storage/aggregate.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import type { Round } from "../../../platform/runtime/jobs.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { settings } from "../carts.settings.ts";
import { carts } from "../carts.store.ts";

const batch = 100;
const roundMaxMs = 60_000;

/** Abandons open carts nobody touched for `ttlMs`; how many it looked at. Two copies may do it at once. */
export const sweep = async (service: Service, ttlMs: number): Promise<number> => {
  const before = plusMs(shapeOf(service.broker).now(), -ttlMs);
  const docs = collectionOf(service, carts.declaration);
  const old = await docs.find(
    { status: "open", touchedAt: { $lt: before } },
    { sort: [["touchedAt", 1]], limit: batch },
  );
  for (const { id } of old) await execute(service, carts, id, { type: "Abandon", before });
  return old.length;
};

/** At least four times in a cart's life. */
export const sweeping: Round = {
  what: "The sweep of carts",
  everyMs: Math.min(roundMaxMs, Math.ceil(settings.CART_TTL_MS / 4)),
  async run(service, stopping) {
    while ((await sweep(service, settings.CART_TTL_MS)) === batch && !stopping.aborted);
  },
};
