import type { ServiceContext } from "../../../platform/broker/context.ts";
import { withoutPerson } from "../../../platform/contract/contract.ts";
import { Message } from "../notifications.contract.ts";
import { messages } from "../notifications.store.ts";

const noText = { text: "", html: "", to: withoutPerson(Message, { to: "" }).to };

/** The mails about an order or an account say to nobody what they said; those that wait are not sent. */
export const eraseMails = async (
  ctx: ServiceContext,
  about: { readonly orderId: string } | { readonly userId: string },
): Promise<void> => {
  const mails = ctx.collection(messages);
  await mails.updateMany({ ...about }, { $set: noText, $unset: { recipient: true } });
  await mails.updateMany({ ...about, status: "queued" }, { $set: { status: "failed" } });
};
