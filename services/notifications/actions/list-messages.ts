import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { Message, MessageSummary } from "../notifications.contract.ts";
import * as contract from "../notifications.contract.ts";
import { messages } from "../notifications.store.ts";

const first: [string, string] = ["9999", "~"];

/** GET /v1/messages, newest first. */
export const listMessages: Handler<typeof contract.list> = async (ctx) => {
  const { orderId, limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? first : readCursor(cursor, "string", "string");
  if (isFault(after)) return after;
  const [at, id] = after;
  const found = await ctx.collection(messages).find(
    {
      // The border once more: without it SQLite reads each part of the `$or` to its end and sorts.
      at: { $lte: at },
      $or: [{ at: { $lt: at } }, { at, id: { $lt: id } }],
      ...defined({ orderId }),
    },
    {
      sort: [
        ["at", -1],
        ["id", -1],
      ],
      limit: limit + 1,
    },
  );
  const page = toPage(found, limit, (message) => [message.at, message.id]);
  return { items: page.items.map((message) => pick(Message, message)), next: page.next };
};

/** GET /v1/messages/{id} */
export const getMessage: Handler<typeof contract.get> = async (ctx) => {
  const { id } = ctx.params;
  const message = await ctx.collection(messages).get(id);
  return message ? pick(Message, message) : contract.faults.MESSAGE_NOT_FOUND({ id });
};

/** The mails of an order, oldest first, and which process wrote each. */
export const timelineOf: Handler<typeof contract.timeline> = async (ctx) => {
  const found = await ctx.collection(messages).find(
    { orderId: ctx.params.orderId },
    {
      sort: [
        ["at", 1],
        ["id", 1],
      ],
    },
  );
  return {
    node: ctx.broker.nodeID,
    messages: found.map((message) => pick(MessageSummary, message)),
  };
};

/** The mails about a page of a customer's orders, or about the account. */
export const exportMessages: Handler<typeof contract.exportOf> = async (ctx) => {
  const { customerId: userId, orderIds } = ctx.params;
  const mails = ctx.collection(messages);
  const found = [
    ...(orderIds.length === 0 ? [] : await mails.find({ orderId: { $in: orderIds } })),
    ...(userId === undefined ? [] : await mails.find({ userId })),
  ];
  const items = found.sort((a, b) => (a.at < b.at ? -1 : 1));
  return { items: items.map((message) => pick(Message, message)) };
};
