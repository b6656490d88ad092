import type { Static } from "../../platform/contract/contract.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import type { Lease } from "../../platform/storage/lease.ts";
import type { MailOrder } from "./domain/mail.ts";
import type { Message } from "./notifications.contract.ts";

/** A mail as it is stored. */
export interface StoredMessage extends Message {
  /** Who is sending it. */
  readonly sending?: Lease;
  /** Id of the node that wrote it. */
  readonly node?: string;
  /** Whose account it is about. */
  readonly userId?: string;
  /** Of the token that takes its place when the mail is handed over. */
  readonly tokenId?: string;
  /** The address as `MAILS_PER_RECIPIENT` counts it; absent from what is held, so that the count is never long. */
  readonly recipient?: string;
}

/** A mail, once per kind and subject: the id is made of them. */
export const messages = collection<StoredMessage>("messages", {
  indexes: [
    { fields: ["at", "id"] },
    { fields: ["orderId", "at", "id"] },
    { fields: ["userId"], where: "userId" },
    { fields: ["status"] },
    { fields: ["recipient", "at"] },
  ],
  personal: ["to", "recipient", "subject", "text", "html"],
});

/** A replica of what later mails need of an order. */
export type OrderReplica = Doc &
  Static<typeof MailOrder> & {
    /** Its customer was erased: no mails are written about it any more. */
    readonly erased?: true;
  };
export const orders = collection<OrderReplica>("orders", {
  personal: ["email", "shippingAddress"],
});

const nothing = { amount: 0, currency: "XXX" };

/** The replica before any event: that the customer was erased may be received first. */
export const blankReplica = (orderId: string): OrderReplica => ({
  id: orderId,
  version: 1,
  orderId,
  email: "",
  number: "",
  lines: [],
  totals: {
    ...{ subtotal: nothing, discount: nothing, shipping: nothing, tax: nothing, total: nothing },
    taxIncluded: false,
  },
  shippingAddress: { name: "", line1: "", city: "", postalCode: "", country: "" },
});
