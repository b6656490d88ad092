import {
  action,
  closedObject,
  Id,
  Instant,
  Paging,
  pageOf,
  StoredEmail,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import { NodeId, timelineParams } from "../../platform/contract/timeline.ts";
import { Locale } from "../orders/orders.schemas.ts";

export const faults = catalogue({
  MESSAGE_NOT_FOUND: [404, "There is no such message", { id: Id }],
  MAIL_TEMPLATE_NOT_FOUND: [404, "There is no mail of this kind", { kind: Type.String() }],
});

export const Message = closedObject(
  {
    id: Id,
    kind: Type.String({ description: "What it tells of, e.g. `orderPlaced`" }),
    orderId: Type.Optional(Id),
    to: StoredEmail,
    subject: Type.String(),
    text: Type.String(),
    html: Type.String(),
    status: Type.Union(
      [
        Type.Literal("kept"),
        Type.Literal("queued"),
        Type.Literal("sent"),
        Type.Literal("failed"),
        Type.Literal("held"),
      ],
      {
        description:
          "`kept`: no SMTP_URL is set, so it is only written; `held`: it waits until staff send it, by `reason`",
      },
    ),
    reason: Type.Optional(
      Type.String({
        description:
          "Why it was held. CONFIRMATION: the order was paid by `manual` and MANUAL_CONFIRMATION is `staff`; RECIPIENT_LIMIT: its recipient got MAILS_PER_RECIPIENT within an hour",
        examples: ["CONFIRMATION"],
      }),
    ),
    attempts: Type.Integer(),
    at: Instant,
    version: Type.Integer(),
  },
  { title: "Message", description: "A mail as it was written" },
);
export type Message = Static<typeof Message>;

/** A mail without its text, as a timeline lists it. */
export const MessageSummary = closedObject({
  id: Id,
  kind: Type.String(),
  to: StoredEmail,
  subject: Type.String(),
  status: Type.String(),
  attempts: Type.Integer(),
  at: Instant,
  node: Type.Optional(NodeId),
});

export const list = action({
  name: "notifications.list",
  summary: "The mails written, newest first",
  params: closedObject({ orderId: Type.Optional(Id), ...Paging }),
  returns: pageOf(Message),
  access: { scope: "orders:read" },
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/messages" },
});

export const get = action({
  name: "notifications.get",
  summary: "One mail",
  params: closedObject({ id: Id }),
  returns: Message,
  access: { scope: "orders:read" },
  faults: [faults.MESSAGE_NOT_FOUND],
  rest: { method: "GET", path: "/messages/{id}" },
});

export const resend = action({
  name: "notifications.resend",
  summary: "Sends a mail again, or one that is held",
  params: closedObject({ id: Id }),
  returns: Message,
  access: { scope: "orders:write" },
  faults: [faults.MESSAGE_NOT_FOUND],
  rest: { method: "POST", path: "/messages/{id}/resend" },
});

const MailKind = Type.String({
  minLength: 1,
  maxLength: 40,
  description: "Of mails, as messages have it",
  examples: ["orderPlaced"],
});

export const MailTemplate = closedObject(
  {
    kind: MailKind,
    locales: Type.Array(
      closedObject({
        locale: Type.String({ examples: ["de"] }),
        overridden: Type.Boolean({ description: "Some of it is in MAIL_TEMPLATES" }),
      }),
    ),
  },
  { title: "MailTemplate", description: "A mail, and the languages that it is written in" },
);

export const MailPreview = closedObject(
  {
    kind: MailKind,
    locale: Type.String({ description: "The template that was found for the locale" }),
    subject: Type.String(),
    text: Type.String(),
    html: Type.String(),
  },
  { title: "MailPreview", description: "A mail about an order that nobody made" },
);

export const templates = action({
  name: "notifications.templates",
  summary: "The mails that the shop sends, and their languages",
  params: closedObject({}),
  returns: closedObject({ items: Type.Array(MailTemplate) }),
  access: { scope: "orders:read" },
  rest: { method: "GET", path: "/mail-templates" },
});

export const preview = action({
  name: "notifications.preview",
  summary: "A mail as its template writes it, with example data",
  params: closedObject({ kind: MailKind, locale: Type.Optional(Locale) }),
  returns: MailPreview,
  access: { scope: "orders:read" },
  faults: [faults.MAIL_TEMPLATE_NOT_FOUND],
  rest: { method: "GET", path: "/mail-templates/{kind}/preview" },
});

export const timeline = action({
  name: "notifications.timeline",
  summary: "The mails of an order, oldest first, and which process wrote each",
  params: timelineParams,
  returns: closedObject({
    node: NodeId,
    messages: Type.Array(MessageSummary),
  }),
  access: "internal",
  idempotent: true,
});

export const exportOf = action({
  name: "notifications.exportOf",
  summary: "The mails about some orders and an account, oldest first",
  params: closedObject({
    customerId: Type.Optional(Id),
    orderIds: Type.Array(Id, { maxItems: 100 }),
  }),
  returns: closedObject({ items: Type.Array(Message) }),
  access: "internal",
  idempotent: true,
});

export const contract = {
  actions: {
    ...{ list, get, resend, templates, preview, timeline, exportOf },
    ...deadLetterActions("notifications"),
  },
  events: {},
  faults,
};
