import { consumer } from "../../mixins/consumer.mixin.ts";
import { entity } from "../../mixins/entity.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import { loadSecret, secrets } from "../../platform/runtime/service-secret.ts";
import * as customers from "../customers/customers.contract.ts";
import * as orders from "../orders/orders.contract.ts";
import { changeEndpoint, createEndpoint, deleteEndpoint } from "./actions/change-endpoint.ts";
import { getDelivery, listDeliveries } from "./actions/list-deliveries.ts";
import { getEndpoint, listEndpoints } from "./actions/list-endpoints.ts";
import { rotateSecret } from "./actions/rotate-secret.ts";
import { pingEndpoint, replayDeliveries, replayDelivery } from "./actions/send-again.ts";
import { publicEvents } from "./events/deliver.ts";
import { onOrderErased, onPersonErased } from "./events/erasing.ts";
import { cleanDeliveries } from "./jobs/clean-deliveries.ts";
import { startDelivering, stopDelivering, watchEndpoints } from "./jobs/deliverer.ts";
import { contract } from "./webhooks.contract.ts";
import { deliveries, endpoints, health } from "./webhooks.store.ts";

/** Owns the addresses that events are sent to outside of the shop, and what was sent. */
export default defineService(contract, {
  name: "webhooks",
  mixins: [
    entity({ collection: endpoints }),
    storage({ collections: [deliveries, health, secrets] }),
    idempotency(),
    jobs([watchEndpoints, cleanDeliveries]),
    consumer([
      subscribe(customers.erased, onPersonErased),
      subscribe(orders.erased, onOrderErased),
      ...publicEvents,
    ]),
  ],
  actions: {
    createEndpoint,
    getEndpoint,
    listEndpoints,
    changeEndpoint,
    deleteEndpoint,
    rotateSecret,
    pingEndpoint,
    listDeliveries,
    getDelivery,
    replayDelivery,
    replayDeliveries,
  },
  async started() {
    await loadSecret(this, "endpoints");
    await startDelivering(this);
  },
  stopped() {
    return stopDelivering(this);
  },
});
