import type { ServiceContext } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { issueMailToken } from "../../identity/account.contract.ts";
import { issueLinkToken } from "../../orders/orders.contract.ts";
import { TOKEN_PLACE, withToken } from "../domain/mail.ts";
import { Message } from "../notifications.contract.ts";
import type { StoredMessage } from "../notifications.store.ts";

/** A mail that nobody needs any more: what it offers is over. */
export class MailOverError extends Error {
  override readonly name = "MailOverError";
}

/** A mail as it is handed over: with its token, which no store here ever has. @throws MailOverError */
export const wholeMail = async (ctx: ServiceContext, mail: StoredMessage): Promise<Message> => {
  const { userId = "", tokenId, orderId } = mail;
  const message = pick(Message, mail);
  if (tokenId !== undefined) {
    const issued = await ctx.ask(issueMailToken, { userId, tokenId });
    if (isFault(issued)) throw new MailOverError("its token was used, or would be good no more");
    return withToken(message, issued.token);
  }
  if (orderId === undefined || !linksToOrder(message)) return message;
  const issued = await ctx.ask(issueLinkToken, { orderId });
  if (isFault(issued)) throw new Error(issued.title);
  return withToken(message, issued.token);
};

const linksToOrder = ({ text, html }: Message): boolean =>
  [text, html].some((part) => part.includes(`token=${TOKEN_PLACE}`));
