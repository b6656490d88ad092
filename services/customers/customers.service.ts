import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import * as carts from "../carts/carts.contract.ts";
import * as identity from "../identity/identity.contract.ts";
import * as notifications from "../notifications/notifications.contract.ts";
import * as orders from "../orders/orders.contract.ts";
import * as payments from "../payments/payments.contract.ts";
import * as shipping from "../shipping/shipping.contract.ts";
import {
  addAddress,
  changeAddress,
  getAddress,
  listAddresses,
  removeAddress,
} from "./actions/addresses.ts";
import { eraseCustomer, eraseMe } from "./actions/erase-customer.ts";
import { exportCustomer, exportMe } from "./actions/export-customer.ts";
import { getCustomer, listCustomers } from "./actions/list-customers.ts";
import { changeMe, getMe } from "./actions/profile.ts";
import { contract } from "./customers.contract.ts";
import { customers } from "./customers.store.ts";
import { onEmailConfirmed, onRegistered } from "./events/identity.ts";

/** Owns customers: people with a profile, addresses and consent. */
export default defineService(contract, {
  name: "customers",
  calls: [
    ...[
      identity.scopesOf,
      identity.exportOf,
      carts.exportOf,
      orders.exportOf,
      notifications.exportOf,
    ],
    ...[payments.ofOrder, shipping.ofOrder],
  ],
  mixins: [
    storage(),
    outbox({ aggregates: [customers] }),
    idempotency(),
    consumer([
      subscribe(identity.registered, onRegistered),
      subscribe(identity.emailConfirmed, onEmailConfirmed),
    ]),
  ],
  actions: {
    me: getMe,
    changeMe,
    eraseMe,
    addresses: listAddresses,
    getAddress,
    addAddress,
    changeAddress,
    removeAddress,
    list: listCustomers,
    get: getCustomer,
    erase: eraseCustomer,
    exportMe,
    exportOf: exportCustomer,
  },
});
