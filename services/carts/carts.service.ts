import { answer } from "../../platform/broker/action.ts";
import { on } from "../../platform/messaging/consumer.ts";
import { service } from "../../platform/broker/service.ts";
import * as catalog from "../catalog/catalog.contract.ts";
import * as inventory from "../inventory/inventory.contract.ts";
import * as contract from "./carts.contract.ts";
import { addLine, changeLine, get, open, shippingOptions, update } from "./actions/carts.ts";
import { carts, skus } from "./carts.store.ts";
import { sweeping } from "./jobs/abandon-carts.ts";
import { claim } from "./actions/claim-cart.ts";
import { closeOrReopen, openWith, snapshot } from "./actions/order.ts";
import { onLevel, onProduct } from "./events/replica.ts";

/** Owns carts, and a replica of what their lines need to know. */
export default service({
  name: "carts",
  dependencies: ["pricing", "shipping", "catalog"],
  aggregates: [carts],
  collections: [skus as never],
  on: [
    on(catalog.productPublished, onProduct),
    on(catalog.productChanged, onProduct),
    on(catalog.productArchived, onProduct),
    on(inventory.levelChanged, onLevel),
  ],
  rounds: [sweeping],
  actions: {
    open: answer(contract.open, function (ctx) {
      return open(this, ctx);
    }),
    get: answer(contract.get, function (ctx) {
      return get(this, ctx);
    }),
    addLine: answer(contract.addLine, function (ctx) {
      return addLine(this, ctx);
    }),
    changeLine: answer(contract.changeLine, function (ctx) {
      return changeLine(this, ctx, ctx.params.quantity);
    }),
    removeLine: answer(contract.removeLine, function (ctx) {
      return changeLine(this, ctx, 0);
    }),
    update: answer(contract.update, function (ctx) {
      return update(this, ctx);
    }),
    shippingOptions: answer(contract.shippingOptions, function (ctx) {
      return shippingOptions(this, ctx);
    }),
    claim: answer(contract.claim, function (ctx) {
      return claim(this, ctx);
    }),
    snapshot: answer(contract.snapshot, function (ctx) {
      return snapshot(this, ctx);
    }),
    close: answer(contract.close, function (ctx) {
      return closeOrReopen(this, "Close", ctx.params);
    }),
    reopen: answer(contract.reopen, function (ctx) {
      return closeOrReopen(this, "Reopen", ctx.params);
    }),
    openWith: answer(contract.openWith, function (ctx) {
      return openWith(this, ctx);
    }),
  },
});
