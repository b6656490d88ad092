import { collection, type Doc } from "../../platform/storage/collection.ts";
import type { OrderTold } from "./domain/mail.ts";
import type { Message } from "./notifications.contract.ts";

/** A mail as it is kept; `sending`: who has it in hand, and until when that is believed. */
export interface StoredMessage extends Message {
  readonly sending?: { readonly by: string; readonly until: string };
  /** Id of the node that wrote it. */
  readonly node?: string;
}
export const shown = ({ sending: _sending, node: _node, ...message }: StoredMessage): Message =>
  message;

/** A mail, once per what it tells of: the id is made of kind and subject. */
export const messages = collection<StoredMessage>("messages", {
  indexes: [{ fields: ["at", "id"] }, { fields: ["orderId", "at", "id"] }, { fields: ["status"] }],
});

/** A replica of what later mails need to know of an order. */
export interface OrderReplica extends Doc, OrderTold {
  readonly orderId: string;
  readonly email: string;
}
export const orders = collection<OrderReplica>("orders");
