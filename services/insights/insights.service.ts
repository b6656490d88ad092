import { consumer } from "../../mixins/consumer.mixin.ts";
import { idempotency } from "../../mixins/idempotency.mixin.ts";
import { jobs } from "../../mixins/jobs.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { subscribe } from "../../platform/messaging/consumer.ts";
import * as orders from "../orders/orders.contract.ts";
import * as payments from "../payments/payments.contract.ts";
import { listBoard, timelineOf } from "./actions/list-board.ts";
import { reportSales } from "./actions/report-sales.ts";
import { onCancelled, onCompleted, onErased, onFulfilled, onPlaced } from "./events/orders.ts";
import { onPayment } from "./events/payments.ts";
import { fillRefunds } from "./jobs/fill-refunds.ts";
import { contract } from "./insights.contract.ts";
import { orderBoard } from "./insights.store.ts";

/** Owns read models only: the order board and what is summed from it. */
export default defineService(contract, {
  name: "insights",
  mixins: [
    storage({ collections: [orderBoard] }),
    idempotency(),
    jobs([fillRefunds]),
    consumer([
      subscribe(orders.placed, onPlaced),
      subscribe(orders.fulfilled, onFulfilled),
      subscribe(orders.completed, onCompleted),
      subscribe(orders.cancelled, onCancelled),
      subscribe(orders.erased, onErased),
      subscribe(payments.authorized, onPayment),
      subscribe(payments.captured, onPayment),
      subscribe(payments.refunded, onPayment),
      subscribe(payments.voided, onPayment),
    ]),
  ],
  actions: { board: listBoard, sales: reportSales, timeline: timelineOf },
});
