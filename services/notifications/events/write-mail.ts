import type { ServiceContext } from "../../../platform/broker/context.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import type { Mail } from "../domain/mail.ts";
import { wakeSender } from "../jobs/send-mails.ts";
import { initialStatus } from "../notifications.settings.ts";
import { messages } from "../notifications.store.ts";

/** Writes a mail and has it sent. Its id is made of kind and subject, so an event that comes twice writes one. */
export const writeMail = async (
  ctx: ServiceContext,
  kind: string,
  subject: string,
  { orderId, email }: { readonly orderId: string; readonly email: string },
  mail: Mail,
): Promise<void> => {
  const insert = ctx.collection(messages).insert({
    id: `msg_${kind}_${subject}`,
    kind,
    orderId,
    to: email,
    ...mail,
    status: initialStatus,
    attempts: 0,
    at: ctx.now(),
    version: 1,
    node: ctx.broker.nodeID,
  });
  await wasNew(insert);
  wakeSender(ctx.own);
};
