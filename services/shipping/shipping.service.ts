import { entity } from "../../mixins/entity.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { contextFor } from "../../platform/broker/context.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { createMethod, removeMethod, saveMethod } from "./actions/change-method.ts";
import { getMethod, listMethods, listOptions } from "./actions/list-methods.ts";
import { listOfOrder, shipParcel, timelineOf } from "./actions/ship-parcel.ts";
import { makeFirstMethods } from "./jobs/first-methods.ts";
import { contract } from "./shipping.contract.ts";
import { marks, methods, shipments } from "./shipping.store.ts";

/** Owns the ways to ship and the parcels that left. */
export default defineService(contract, {
  name: "shipping",
  mixins: [
    entity({ collection: methods }),
    storage({ collections: [marks] }),
    outbox({ aggregates: [shipments], tracing: true }),
    idempotency(),
  ],
  actions: {
    options: listOptions,
    ship: shipParcel,
    ofOrder: listOfOrder,
    timeline: timelineOf,
    listMethods,
    getMethod,
    createMethod,
    saveMethod,
    removeMethod,
  },
  started() {
    return makeFirstMethods(contextFor(this));
  },
});
