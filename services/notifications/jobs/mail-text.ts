import type { ServiceContext } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { issueMailToken } from "../../identity/account.contract.ts";
import { withToken } from "../domain/account-mail.ts";
import { Message } from "../notifications.contract.ts";
import { settings } from "../notifications.settings.ts";
import type { StoredMessage } from "../notifications.store.ts";

/** A mail that nobody needs any more: what it offers is over. */
export class MailOverError extends Error {
  override readonly name = "MailOverError";
}

/** A mail as it is handed over: with its token, which no store here ever has. @throws MailOverError */
export const wholeMail = async (ctx: ServiceContext, mail: StoredMessage): Promise<Message> => {
  const { userId = "", tokenId, kind } = mail;
  const message = pick(Message, mail);
  if (tokenId === undefined) return message;
  const issued = await ctx.ask(issueMailToken, { userId, tokenId });
  if (isFault(issued)) throw new MailOverError("its token was used, or would be good no more");
  return withToken(message, { kind, token: issued.token, page: settings.ACCOUNT_URL });
};
