import { answer, callerOf } from "../../platform/broker/action.ts";
import { execute } from "../../platform/storage/aggregate.ts";
import { common, isFault } from "../../platform/kernel/fault.ts";
import { service } from "../../platform/broker/service.ts";
import { shapeOf } from "../../platform/runtime/runtime.ts";
import { startCheckout, stopCheckout } from "./jobs/run-checkout.ts";
import { subscriptions } from "./events/neighbours.ts";
import { actorOf, detailsOf, findOrder, listOrders, listOwn } from "./actions/orders.ts";
import { contract } from "./orders.contract.ts";
import { orders, secrets } from "./orders.store.ts";
import { placeOrder } from "./actions/place-order.ts";
import { continuingParcels, shipOrder } from "./actions/ship-order.ts";
import { loadSecret } from "./adapters/token-secret.ts";
import { storyOf, unfinishedPage } from "./actions/timeline.ts";
import { historyView, orderView } from "./domain/view.ts";

const { actions } = contract;

export default service({
  name: "orders",
  dependencies: ["carts", "inventory", "payments", "shipping"],
  collections: [secrets],
  aggregates: [orders],
  on: subscriptions,
  traced: true,
  rounds: [continuingParcels],
  actions: {
    place: answer(actions.place, function (ctx) {
      return placeOrder(this, ctx);
    }),
    get: answer(actions.get, async function (ctx) {
      const order = await findOrder(this, ctx);
      return isFault(order) ? order : orderView(order);
    }),
    history: answer(actions.history, async function (ctx) {
      const order = await findOrder(this, ctx);
      return isFault(order) ? order : historyView(order);
    }),
    details: answer(actions.details, async function (ctx) {
      const order = await findOrder(this, ctx);
      return isFault(order) ? order : detailsOf(ctx, order);
    }),
    cancel: answer(actions.cancel, async function (ctx) {
      const order = await findOrder(this, ctx);
      if (isFault(order)) return order;
      const actor = actorOf(callerOf(ctx), order);
      const at = shapeOf(this.broker).now();
      const executed = await execute(this, orders, order.id, { type: "Cancel", actor, at });
      return isFault(executed) ? executed : orderView(executed.state);
    }),
    ship: answer(actions.ship, function (ctx) {
      return shipOrder(this, ctx);
    }),
    list: answer(actions.list, function (ctx) {
      return listOrders(this, ctx.params);
    }),
    listMine: answer(actions.listMine, function (ctx) {
      const caller = callerOf(ctx);
      return caller ? listOwn(this, caller.id, ctx.params) : common.UNAUTHENTICATED();
    }),
    story: answer(actions.story, function (ctx) {
      return storyOf(this, ctx.params.orderId);
    }),
    unfinished: answer(actions.unfinished, function (ctx) {
      return unfinishedPage(this, ctx.params);
    }),
  },
  async started() {
    await loadSecret(this);
    startCheckout(this);
  },
  async stopped() {
    await stopCheckout(this);
  },
});
