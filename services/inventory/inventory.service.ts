import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import { eraseOnlyDeadLetters } from "../../platform/messaging/erasing.ts";
import * as catalog from "../catalog/catalog.contract.ts";
import * as orders from "../orders/orders.contract.ts";
import { adjustStock } from "./actions/adjust-stock.ts";
import { allocateStock } from "./actions/allocate-stock.ts";
import { releaseStock, reserveStock } from "./actions/hold-stock.ts";
import { getStock, listMovements, listStock } from "./actions/list-stock.ts";
import { timelineOf } from "./actions/timeline.ts";
import { onProduct } from "./events/catalog.ts";
import { onCancelled, onPlaced, onRejected } from "./events/orders.ts";
import { contract } from "./inventory.contract.ts";
import { closings, movements, stockOutbox } from "./inventory.store.ts";
import { sweepingHolds } from "./jobs/sweep-holds.ts";

/** Owns the stock of each variant, what orders hold of it, and its movements. */
export default defineService(contract, {
  name: "inventory",
  calls: [catalog.sku],
  mixins: [
    storage({ collections: [movements, closings] }),
    outbox({ sources: [stockOutbox] }),
    idempotency(),
    jobs([sweepingHolds]),
    consumer([
      subscribe(catalog.productPublished, onProduct),
      subscribe(catalog.productChanged, onProduct),
      subscribe(catalog.productArchived, onProduct),
      subscribe(orders.placed, onPlaced),
      subscribe(orders.cancelled, onCancelled),
      subscribe(orders.erased, eraseOnlyDeadLetters),
      subscribe(orders.rejected, onRejected),
    ]),
  ],
  actions: {
    reserve: reserveStock,
    release: releaseStock,
    allocate: allocateStock,
    timeline: timelineOf,
    getStock,
    listStock,
    listMovements,
    adjust: adjustStock,
  },
});
