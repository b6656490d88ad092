import { answer } from "../../mixins/action.mixin.ts";
import { idFor } from "../../mixins/id.source.ts";
import { service } from "../../mixins/service.mixin.ts";
import {
  createMethod,
  currentMethods,
  getMethod,
  listMethods,
  makeDefaults,
  removeMethod,
  saveMethod,
} from "./methods.handlers.ts";
import { optionsOf } from "./rates.ts";
import { ship, shipmentsOf, storyOf } from "./shipments.handlers.ts";
import * as contract from "./shipping.contract.ts";
import { marks, methods, shipments } from "./shipping.store.ts";

/** Owns the ways to ship and the parcels that left. */
export default service({
  name: "shipping",
  aggregates: [shipments],
  traced: true,
  collections: [methods as never, marks as never],
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
      return createMethod(this, idFor(ctx, "shm"), ctx.params);
    }),
    saveMethod: answer(contract.saveMethod, function (ctx) {
      return saveMethod(this, ctx.params);
    }),
    removeMethod: answer(contract.removeMethod, function (ctx) {
      return removeMethod(this, ctx.params);
    }),
  },
});
