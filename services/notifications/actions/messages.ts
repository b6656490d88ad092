import type { Service } from "moleculer";
import { wasNew, type Filter } from "../../../platform/storage/collection.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import type { Mail, OrderTold } from "../domain/mail.ts";
import { faults, type Message } from "../notifications.contract.ts";
import { settings } from "../notifications.settings.ts";
import { messages, orders, shown, type OrderReplica } from "../notifications.store.ts";

const FIRST: [string, string] = ["9999", "~"];

/** A page of mails, newest first. */
export const listMessages = async (
  service: Service,
  { orderId, limit = 20, cursor }: { orderId?: string; limit?: number; cursor?: string },
): Promise<{ items: Message[]; next: string | null } | Fault> => {
  const after = cursor === undefined ? FIRST : readCursor(cursor, "string", "string");
  if (isFault(after)) return after;
  const [at, id] = after;
  const before: Filter = {
    // The border once more: without it SQLite walks each part of the `$or` to its end and sorts.
    at: { $lte: at },
    $or: [{ at: { $lt: at } }, { at, id: { $lt: id } }],
  };
  const found = await collectionOf(service, messages).find(
    { ...before, ...(orderId === undefined ? {} : { orderId }) },
    {
      sort: [
        ["at", -1],
        ["id", -1],
      ],
      limit: limit + 1,
    },
  );
  return toPage(found.map(shown), limit, (message) => [message.at, message.id]);
};

export const getMessage = async (service: Service, id: string): Promise<Message | Fault> => {
  const message = await collectionOf(service, messages).get(id);
  return message ? shown(message) : faults.MESSAGE_NOT_FOUND({ id });
};

export const storyOf = async (service: Service, orderId: string) => {
  const found = await collectionOf(service, messages).find(
    { orderId },
    {
      sort: [
        ["at", 1],
        ["id", 1],
      ],
    },
  );
  return {
    node: service.broker.nodeID,
    messages: found.map(({ id, kind, to, subject, status, attempts, at, node }) => ({
      ...{ id, kind, to, subject, status, attempts, at },
      ...(node === undefined ? {} : { node }),
    })),
  };
};

/** Queues a mail again (or only says so of one that is kept). */
export const requeue = async (service: Service, id: string): Promise<Message | Fault> => {
  const status = settings.SMTP_URL === undefined ? "kept" : "queued";
  const message = await collectionOf(service, messages).update(
    { id },
    { $set: { status, attempts: 0 } },
  );
  return message ? shown(message) : faults.MESSAGE_NOT_FOUND({ id });
};

type Told = OrderTold & { readonly orderId: string; readonly email: string };

/** Keeps what later mails need to know of the order. */
export const rememberOrder = async (service: Service, order: Told): Promise<void> => {
  const { orderId, email, number, lines, totals, shippingAddress } = order;
  const replica: OrderReplica = {
    id: orderId,
    version: 1,
    orderId,
    email,
    number,
    lines,
    totals,
    shippingAddress,
  };
  await collectionOf(service, orders).put(replica);
};

/** The order as remembered. @throws Error when its placing is not told yet: the event comes again later */
export const toldOf = async (service: Service, orderId: string): Promise<OrderReplica> => {
  const order = await collectionOf(service, orders).get(orderId);
  if (!order) throw new Error(`${orderId} is not told as placed yet`);
  return order;
};

/** Writes a mail unless it is written: its id is made of what it tells of, so told twice is written once. */
export const writeOnce = async (
  service: Service,
  kind: string,
  subject: string,
  { orderId, email }: { orderId: string; email: string },
  mail: Mail,
): Promise<void> => {
  const status = settings.SMTP_URL === undefined ? "kept" : "queued";
  const at = shapeOf(service.broker).now();
  const id = `msg_${kind}_${subject}`;
  const insert = collectionOf(service, messages).insert({
    id,
    kind,
    orderId,
    to: email,
    ...mail,
    status,
    attempts: 0,
    at,
    version: 1,
    node: service.broker.nodeID,
  });
  await wasNew(insert); // Told twice, it is there.
};
