import {
  closedObject,
  Instant,
  ShownEmail,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";

export const Scope = Type.Union([
  Type.Literal("catalog"),
  Type.Literal("stock"),
  Type.Literal("orders"),
  Type.Literal("payments"),
  Type.Literal("customers"),
  Type.Literal("insights"),
  Type.Literal("webhooks"),
  Type.Literal("admin"),
]);
export type Scope = Static<typeof Scope>;

export const User = closedObject(
  {
    id: Type.String(),
    email: ShownEmail,
    name: Type.Optional(Type.String()),
    emailConfirmed: Type.Boolean({
      description: "Whether its owner has shown that mails to the address reach them",
    }),
    scopes: Type.Array(Scope),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { title: "User" },
);
export type UserView = Static<typeof User>;

export const Registration = closedObject(
  { email: ShownEmail, name: Type.Optional(Type.String()), emailConfirmed: Type.Literal(false) },
  { title: "Registration", description: "What was sent; it says nothing about other accounts" },
);

/** The mails that identity has written; a token in one is good for what the mail is about alone. */
export const MailKind = Type.Union([Type.Literal("confirmEmail"), Type.Literal("accountExists")]);
export type MailKind = Static<typeof MailKind>;

export const Tokens = closedObject(
  {
    accessToken: Type.String({ description: "JWT for `Authorization: Bearer`" }),
    expiresIn: Type.Integer({ description: "Seconds" }),
    refreshToken: Type.String({ description: "For one use: each refresh answers a new one" }),
  },
  { title: "Tokens" },
);
export type Tokens = Static<typeof Tokens>;

/** A new password: length is what makes it strong (NIST SP 800-63B). */
export const NewPassword = Type.String({ minLength: 8, maxLength: 200, text: "verbatim" });

export const AuditEntry = closedObject(
  {
    seq: Type.Integer({ description: "From 1, without gaps" }),
    at: Instant,
    actor: Type.String({ description: "User id, or `system`" }),
    action: Type.String(),
    subject: Type.String(),
    detail: Type.String(),
    previous: Type.String({ description: "`hash` of the entry before; 64 zeros for the first" }),
    hash: Type.String({
      description:
        "SHA-256 in hex of the JSON text of [previous, seq, at, actor, action, subject, detail]",
    }),
  },
  { title: "AuditEntry" },
);
