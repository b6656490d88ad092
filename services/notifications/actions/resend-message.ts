import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { wakeSender } from "../jobs/send-mails.ts";
import { Message } from "../notifications.contract.ts";
import * as contract from "../notifications.contract.ts";
import { initialStatus } from "../notifications.settings.ts";
import { messages } from "../notifications.store.ts";

/** POST /v1/messages/{id}/resend: queues a mail again (where none is sent, only its status is set). */
export const resendMessage: Handler<typeof contract.resend> = async (ctx) => {
  const { id } = ctx.params;
  const message = await ctx
    .collection(messages)
    .update({ id }, { $set: { status: initialStatus, attempts: 0 }, $unset: { reason: true } });
  if (!message) return contract.faults.MESSAGE_NOT_FOUND({ id });
  wakeSender(ctx.own);
  return pick(Message, message);
};
