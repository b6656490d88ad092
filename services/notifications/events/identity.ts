import { msBetween } from "../../../platform/kernel/instant.ts";
import type { EventHandler } from "../../../platform/messaging/consumer.ts";
import { isErased } from "../../../platform/messaging/erasing.ts";
import type { mailRequested } from "../../identity/identity.contract.ts";
import { accountValues, hasToken } from "../domain/account-mail.ts";
import { pages } from "../notifications.settings.ts";
import { writeMail } from "./write-mail.ts";

/** By then its token would be good no more. */
const MAILED_WITHIN_MS = 3_600_000;

export const onMailRequested: EventHandler<typeof mailRequested> = async (ctx, { time, data }) => {
  if (msBetween(time, ctx.now()) > MAILED_WITHIN_MS) return;
  const { kind, userId, tokenId, email } = data;
  if (await isErased(ctx.own, userId)) return;
  const about = { email, userId, ...(hasToken(kind) ? { tokenId } : {}) };
  await writeMail(ctx, { kind, subject: tokenId }, about, accountValues(kind, pages.account));
};
