import { answer, callerOf } from "../../platform/broker/action.ts";
import { on } from "../../platform/messaging/consumer.ts";
import { service } from "../../platform/broker/service.ts";
import { productArchived, productChanged, productPublished } from "../catalog/catalog.contract.ts";
import { followCatalog } from "./events/catalog.ts";
import { sweepingHolds } from "./jobs/sweep-holds.ts";
import { contract } from "./inventory.contract.ts";
import { closings, movements, stockOutbox } from "./inventory.store.ts";
import { orderLines } from "./events/orders.ts";
import { releaseSkus, reserveLines } from "./actions/holds.ts";
import { adjustStock, allocateLines } from "./actions/moves.ts";
import { movementPage, oneStock, stockPage } from "./actions/stock.ts";
import { storyOf } from "./actions/timeline.ts";

const { actions } = contract;

export default service({
  name: "inventory",
  collections: [movements, closings] as never,
  outboxes: [stockOutbox],
  on: [
    on(productPublished, async function (event) {
      await followCatalog(this, event);
    }),
    on(productChanged, async function (event) {
      await followCatalog(this, event);
    }),
    on(productArchived, async function (event) {
      await followCatalog(this, event);
    }),
    ...orderLines,
  ],
  rounds: [sweepingHolds],
  actions: {
    reserve: answer(actions.reserve, async function (ctx) {
      return reserveLines(this, ctx.params);
    }),
    release: answer(actions.release, async function (ctx) {
      const { orderId, skus } = ctx.params;
      await releaseSkus(this, orderId, skus);
      return { orderId };
    }),
    allocate: answer(actions.allocate, async function (ctx) {
      const { orderId, lines } = ctx.params;
      await allocateLines(this, orderId, lines);
      return { orderId };
    }),
    story: answer(actions.story, async function (ctx) {
      return storyOf(this, ctx.params);
    }),
    getStock: answer(actions.getStock, async function (ctx) {
      return oneStock(this, ctx.params.sku);
    }),
    listStock: answer(actions.listStock, async function (ctx) {
      return stockPage(this, ctx.params);
    }),
    listMovements: answer(actions.listMovements, async function (ctx) {
      return movementPage(this, ctx.params);
    }),
    adjust: answer(actions.adjust, async function (ctx) {
      return adjustStock(this, callerOf(ctx)?.id ?? "system", ctx.params);
    }),
  },
});
