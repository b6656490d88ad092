import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import { eraseOnlyDeadLetters } from "../../platform/messaging/erasing.ts";
import * as carts from "../carts/carts.contract.ts";
import * as orders from "../orders/orders.contract.ts";
import { authorizePayment } from "./actions/authorize-payment.ts";
import { cancelPayment } from "./actions/cancel-payment.ts";
import { capturePayment, refundPayment, voidPayment } from "./actions/change-payment.ts";
import { expirePayment } from "./actions/expire-payment.ts";
import { getPayment, listOfOrder, timelineOf } from "./actions/get-payment.ts";
import { listBalances } from "./actions/list-balances.ts";
import { listPayments } from "./actions/list-payments.ts";
import { listProviders } from "./actions/list-providers.ts";
import { listTestCharges } from "./actions/list-test-charges.ts";
import { messagesHandled, receiveWebhook } from "./actions/receive-webhook.ts";
import { reconcilePayments } from "./actions/reconcile-payments.ts";
import { recordReceipt } from "./actions/record-receipt.ts";
import { resolvePayment } from "./actions/resolve-payment.ts";
import { resolveChoice } from "./actions/sessions/resolve-choice.ts";
import { openPaymentPage } from "./actions/sessions/open-page.ts";
import { listMethods } from "./actions/sessions/list-methods.ts";
import { openPaymentSession } from "./actions/sessions/open-session.ts";
import { closeProviders, openProviders, providerCollections } from "./adapters/registry.ts";
import { onCancelled, onDispatched, onFulfilled, onPlaced } from "./events/orders.ts";
import { handleMessages } from "./jobs/handle-messages.ts";
import { removeMessages } from "./jobs/remove-messages.ts";
import { removeSessions } from "./jobs/remove-sessions.ts";
import { resolvePayments } from "./jobs/resolve-payments.ts";
import { contract } from "./payments.contract.ts";
import { ledger, paymentSessions, paymentsOutbox, providerMessages } from "./payments.store.ts";

/** Owns payments and their double-entry ledger. */
export default defineService(contract, {
  name: "payments",
  calls: [carts.get],
  mixins: [
    storage({ collections: [ledger, providerMessages, paymentSessions, ...providerCollections] }),
    outbox({ sources: [paymentsOutbox], tracing: true }),
    idempotency(),
    jobs([resolvePayments, handleMessages, removeMessages, removeSessions]),
    consumer([
      subscribe(orders.placed, onPlaced),
      subscribe(orders.dispatched, onDispatched),
      subscribe(orders.fulfilled, onFulfilled),
      subscribe(orders.cancelled, onCancelled),
      subscribe(orders.erased, eraseOnlyDeadLetters),
    ]),
  ],
  actions: {
    providers: listProviders,
    methods: listMethods,
    openSession: openPaymentSession,
    openPage: openPaymentPage,
    resolveChoice,
    authorize: authorizePayment,
    resolve: resolvePayment,
    expire: expirePayment,
    cancel: cancelPayment,
    ofOrder: listOfOrder,
    timeline: timelineOf,
    getPayment,
    list: listPayments,
    capture: capturePayment,
    void: voidPayment,
    refund: refundPayment,
    receiveWebhook,
    reconcile: reconcilePayments,
    recordReceipt,
    testLedger: listTestCharges,
    balances: listBalances,
  },
  started() {
    return openProviders(this);
  },
  async stopped() {
    await messagesHandled(this);
    await closeProviders(this);
  },
});
