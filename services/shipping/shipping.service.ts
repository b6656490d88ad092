import { entity } from "../../mixins/entity.mixin.ts";
import { answer } from "../../platform/broker/action.ts";
import { idFor } from "../../platform/broker/ids.ts";
import { service } from "../../platform/broker/service.ts";
import {
  createMethod,
  currentMethods,
  getMethod,
  listMethods,
  makeDefaults,
  removeMethod,
  saveMethod,
} from "./actions/methods.ts";
import { optionsOf } from "./domain/rates.ts";
import { ship, shipmentsOf, storyOf } from "./actions/shipments.ts";
import * as contract from "./shipping.contract.ts";
import { marks, methods, shipments } from "./shipping.store.ts";

/** Owns the ways to ship and the parcels that left. */
export default service({
  name: "shipping",
  aggregates: [shipments],
  traced: true,
  mixins: [entity({ collection: methods })],
  collections: [marks],
  started() {
    return makeDefaults(this);
  },
  actions: {
    options: answer(contract.options, async function (ctx) {
      return { items: optionsOf(await currentMethods(this), ctx.params) };
    }),
    ship: answer(contract.ship, function (ctx) {
      return ship(this, ctx.params);
    }),
    ofOrder: answer(contract.ofOrder, function (ctx) {
      return shipmentsOf(this, ctx.params.orderId);
    }),
    story: answer(contract.story, function (ctx) {
      return storyOf(this, ctx.params.orderId);
    }),
    listMethods: answer(contract.listMethods, function () {
      return listMethods(this);
    }),
    getMethod: answer(contract.getMethod, function (ctx) {
      return getMethod(this, ctx.params.methodId);
    }),
    createMethod: answer(contract.createMethod, function (ctx) {
      return createMethod(this, ctx, idFor(ctx, "shm"), ctx.params);
    }),
    saveMethod: answer(contract.saveMethod, function (ctx) {
      return saveMethod(this, ctx, ctx.params);
    }),
    removeMethod: answer(contract.removeMethod, function (ctx) {
      return removeMethod(this, ctx, ctx.params);
    }),
  },
});
