import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { renderMail, templateFor } from "../adapters/templates/render-mail.ts";
import { shopTemplates } from "../adapters/templates/shop-templates.ts";
import type { MailKind } from "../domain/kinds.ts";
import { recipientOf, type Values } from "../domain/mail.ts";
import { wakeSender } from "../jobs/send-mails.ts";
import { initialStatus, settings } from "../notifications.settings.ts";
import { messages, type StoredMessage } from "../notifications.store.ts";

const HOUR_MS = 3_600_000;

/** Why a mail waits until staff send it. */
export type Held = "CONFIRMATION" | "RECIPIENT_LIMIT";

/** Anybody can order in the name of any address: nobody gets mails without end. */
const isFlooded = async (ctx: ServiceContext, recipient: string): Promise<boolean> => {
  const limit = settings.MAILS_PER_RECIPIENT;
  if (limit === 0) return false;
  const sent = await ctx.collection(messages).count({
    recipient,
    at: { $gt: plusMs(ctx.now(), -HOUR_MS) },
  });
  return sent >= limit;
};

/** A mail's id is made of kind and subject, so an event that comes twice writes one. */
export const mailId = (kind: string, subject: string): string => `msg_${kind}_${subject}`;

interface Occasion {
  readonly kind: MailKind;
  readonly subject: string;
  /** It waits for staff. */
  readonly held?: Held | undefined;
}

/** Who is written to, and about what. */
interface About extends Pick<StoredMessage, "orderId" | "userId" | "tokenId"> {
  readonly email: string;
  /** The language of whoever is written to, where it is not the shop's. */
  readonly locale?: string | undefined;
}

/** Writes a mail and has it sent. */
export const writeMail = async (
  ctx: ServiceContext,
  { kind, subject, held }: Occasion,
  { orderId, userId, tokenId, email, locale }: About,
  values: Values,
): Promise<void> => {
  // The customer was erased.
  if (email === "") return;
  const recipient = recipientOf(email);
  const template = templateFor(shopTemplates, kind, locale);
  const reason = held ?? ((await isFlooded(ctx, recipient)) ? "RECIPIENT_LIMIT" : undefined);
  const insert = ctx.collection(messages).insert({
    id: mailId(kind, subject),
    kind,
    ...defined({ orderId, userId, tokenId }),
    to: email,
    ...renderMail(template, { shop: settings.SHOP_NAME, ...values }),
    status: reason === undefined ? initialStatus : "held",
    ...defined({ reason }),
    attempts: 0,
    at: ctx.now(),
    version: 1,
    node: ctx.broker.nodeID,
    ...(reason === undefined ? { recipient } : {}),
  });
  await wasNew(insert);
  wakeSender(ctx.own);
};
