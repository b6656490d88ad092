import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import * as catalog from "../catalog/catalog.contract.ts";
import { erased } from "../customers/customers.contract.ts";
import * as inventory from "../inventory/inventory.contract.ts";
import * as pricing from "../pricing/pricing.contract.ts";
import * as shipping from "../shipping/shipping.contract.ts";
import { addLine } from "./actions/add-line.ts";
import { changeLine, removeLine } from "./actions/change-line.ts";
import { claimCart } from "./actions/claim-cart.ts";
import { closeCart, reopenCart } from "./actions/close-cart.ts";
import { exportCarts } from "./actions/export-carts.ts";
import { getCart } from "./actions/get-cart.ts";
import { listShippingOptions } from "./actions/list-shipping-options.ts";
import { openCart } from "./actions/open-cart.ts";
import { openFilledCart } from "./actions/open-filled-cart.ts";
import { snapshotCart } from "./actions/snapshot-cart.ts";
import { updateCart } from "./actions/update-cart.ts";
import { contract } from "./carts.contract.ts";
import { carts, skus } from "./carts.store.ts";
import { onProduct } from "./events/catalog.ts";
import { onErased } from "./events/customers.ts";
import { onLevel } from "./events/inventory.ts";
import { abandonCarts } from "./jobs/abandon-carts.ts";
import { removeCarts } from "./jobs/remove-carts.ts";

/** Owns carts, and a replica of what their lines need of skus. */
export default defineService(contract, {
  name: "carts",
  calls: [pricing.quote, shipping.options, catalog.sku],
  mixins: [
    storage({ collections: [skus] }),
    outbox({ aggregates: [carts] }),
    idempotency(),
    jobs([abandonCarts, removeCarts]),
    consumer([
      subscribe(catalog.productPublished, onProduct),
      subscribe(catalog.productChanged, onProduct),
      subscribe(catalog.productArchived, onProduct),
      subscribe(inventory.levelChanged, onLevel),
      subscribe(erased, onErased),
    ]),
  ],
  actions: {
    open: openCart,
    get: getCart,
    addLine,
    changeLine,
    removeLine,
    update: updateCart,
    shippingOptions: listShippingOptions,
    claim: claimCart,
    snapshot: snapshotCart,
    close: closeCart,
    reopen: reopenCart,
    openWith: openFilledCart,
    exportOf: exportCarts,
  },
});
