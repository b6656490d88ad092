import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { sagas } from "../../mixins/saga.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import { loadSecret, secrets } from "../../platform/runtime/service-secret.ts";
import * as carts from "../carts/carts.contract.ts";
import { erased } from "../customers/customers.contract.ts";
import * as inventory from "../inventory/inventory.contract.ts";
import { emailConfirmed } from "../identity/identity.contract.ts";
import * as payments from "../payments/payments.contract.ts";
import * as shipping from "../shipping/shipping.contract.ts";
import { cancelOrder } from "./actions/cancel-order.ts";
import { getDetails } from "./actions/get-details.ts";
import { getHistory, getOrder } from "./actions/get-order.ts";
import { getTimeline } from "./actions/get-timeline.ts";
import { issueLink } from "./actions/issue-link-token.ts";
import { exportOrders, listOrders, listOwnOrders } from "./actions/list-orders.ts";
import { listUnfinished } from "./actions/list-unfinished.ts";
import { placeOrder } from "./actions/place-order.ts";
import { shipOrder } from "./actions/ship-order.ts";
import { onErased } from "./events/customers.ts";
import { onEmailConfirmed } from "./events/identity.ts";
import { onPayment } from "./events/payments.ts";
import { onShipment } from "./events/shipping.ts";
import { continueParcels } from "./jobs/continue-parcels.ts";
import { runCheckout } from "./jobs/run-checkout.ts";
import { contract } from "./orders.contract.ts";
import { orders } from "./orders.store.ts";

/** Owns orders, and the saga that makes one of a cart. */
export default defineService(contract, {
  name: "orders",
  calls: [
    ...[carts.openWith, carts.snapshot, carts.close, carts.reopen],
    ...[inventory.reserve, inventory.release],
    ...[
      payments.providers,
      payments.resolveChoice,
      payments.authorize,
      payments.resolve,
      payments.expire,
    ],
    payments.cancel,
    ...[payments.ofOrder, shipping.ofOrder, shipping.ship],
  ],
  mixins: [
    storage({ collections: [secrets] }),
    outbox({ aggregates: [orders], tracing: true }),
    idempotency(),
    sagas([runCheckout]),
    jobs([continueParcels]),
    consumer([
      subscribe(payments.authorized, onPayment),
      subscribe(payments.captured, onPayment),
      subscribe(payments.refunded, onPayment),
      subscribe(payments.declined, onPayment),
      subscribe(payments.voided, onPayment),
      subscribe(shipping.dispatched, onShipment),
      subscribe(erased, onErased),
      subscribe(emailConfirmed, onEmailConfirmed),
    ]),
  ],
  actions: {
    place: placeOrder,
    get: getOrder,
    history: getHistory,
    details: getDetails,
    cancel: cancelOrder,
    ship: shipOrder,
    list: listOrders,
    listMine: listOwnOrders,
    timeline: getTimeline,
    unfinished: listUnfinished,
    exportOf: exportOrders,
    issueLinkToken: issueLink,
  },
  started() {
    return loadSecret(this, "accessTokens");
  },
});
