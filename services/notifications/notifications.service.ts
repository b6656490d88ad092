import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import { erased as customerErased } from "../customers/customers.contract.ts";
import { issueMailToken } from "../identity/account.contract.ts";
import { mailRequested } from "../identity/identity.contract.ts";
import { cancelled, erased, issueLinkToken, placed } from "../orders/orders.contract.ts";
import { refunded } from "../payments/payments.contract.ts";
import { dispatched } from "../shipping/shipping.contract.ts";
import { exportMessages, getMessage, listMessages, timelineOf } from "./actions/list-messages.ts";
import { listTemplates, previewTemplate } from "./actions/preview-templates.ts";
import { resendMessage } from "./actions/resend-message.ts";
import { onCustomerErased } from "./events/customers.ts";
import { onMailRequested } from "./events/identity.ts";
import { onCancelled, onErased, onPlaced } from "./events/orders.ts";
import { onRefunded } from "./events/payments.ts";
import { onDispatched } from "./events/shipping.ts";
import { startSmtpSender, stopSender } from "./jobs/send-mails.ts";
import { contract } from "./notifications.contract.ts";
import { messages, orders } from "./notifications.store.ts";

/** Owns the mails, and a replica of what they need of orders. */
export default defineService(contract, {
  name: "notifications",
  calls: [issueMailToken, issueLinkToken],
  mixins: [
    storage({ collections: [messages, orders] }),
    idempotency(),
    consumer([
      subscribe(placed, onPlaced),
      subscribe(cancelled, onCancelled),
      subscribe(dispatched, onDispatched),
      subscribe(refunded, onRefunded),
      subscribe(erased, onErased),
      subscribe(mailRequested, onMailRequested),
      subscribe(customerErased, onCustomerErased),
    ]),
  ],
  actions: {
    list: listMessages,
    get: getMessage,
    resend: resendMessage,
    templates: listTemplates,
    preview: previewTemplate,
    timeline: timelineOf,
    exportOf: exportMessages,
  },
  started() {
    startSmtpSender(this);
  },
  stopped() {
    return stopSender(this);
  },
});
