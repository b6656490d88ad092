import { collection, type Doc } from "../../platform/storage/collection.ts";
import type { BoardRow } from "./insights.contract.ts";

/** A row of the board: one per order, with the versions of its sources that it has seen. */
export interface OrderRow extends Doc, BoardRow {
  readonly tax: { readonly amount: number; readonly currency: string };
  /** All refunds of its payment so far. */
  readonly refunded?: { readonly amount: number; readonly currency: string };
  /** A version that did not add up refunds saw some of it: the events of payments are read again. */
  readonly refundsMissing?: true;
  /** Its customer was erased: later events do not say who it was. */
  readonly erased?: true;
  /** UTC day of placing. */
  readonly day: string;
  /** Id of the node that changed the row last. */
  readonly node?: string;
  readonly seen: { readonly orders: number; readonly payments: number };
}
export const orderBoard = collection<OrderRow>("orderBoard", {
  personal: ["email"],
  indexes: [
    { fields: ["placedAt", "id"] },
    { fields: ["status", "placedAt", "id"] },
    { fields: ["day"] },
    { fields: ["refundsMissing"], where: "refundsMissing" },
  ],
  formVersion: 2,
  upgrades: {
    // Form 1 may have the status of a refund without its amount. What it has seen of the payment is forgotten.
    2: (row) =>
      /refunded/iu.test(String(row["paymentStatus"])) && row["refunded"] === undefined
        ? { ...row, refundsMissing: true, seen: { ...(row["seen"] as object), payments: 0 } }
        : row,
  },
});

/** The row before any event: one of a payment may come before its order's. */
export const blankRow = (orderId: string): OrderRow => ({
  id: orderId,
  version: 1,
  orderId,
  number: "",
  status: "pending",
  paymentStatus: "none",
  fulfilmentStatus: "none",
  email: "",
  total: { amount: 0, currency: "XXX" },
  tax: { amount: 0, currency: "XXX" },
  items: 0,
  placedAt: "",
  day: "",
  seen: { orders: 0, payments: 0 },
});
