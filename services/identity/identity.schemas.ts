import { ExternalIdentity } from "./external.schemas.ts";
import { catalogue } from "../../platform/kernel/fault.ts";
import {
  closedObject,
  Id,
  Instant,
  personal,
  ShownEmail,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";

export const faults = catalogue({
  CREDENTIALS_WRONG: [401, "The email address or the password is wrong"],
  REFRESH_TOKEN_INVALID: [401, "The refresh token is not valid any more: sign in again"],
  REFRESH_TOKEN_REUSED: [401, "The refresh token was used before: the session has ended"],
  MAIL_TOKEN_INVALID: [
    422,
    "This token is not good: it was used, is older than an hour, or is meant for something else",
  ],
  PASSWORD_WRONG: [403, "The password is not that of the account"],
  PASSWORD_COMMON: [422, "Many have this password, so it is guessed first: choose another"],
  PASSWORD_IS_EMAIL: [422, "The address is no password: choose another"],
  PASSWORD_TOO_SHORT: [
    422,
    "Passwords of staff have at least 12 characters: choose a longer one",
    { min: Type.Integer() },
  ],
  PASSWORD_UNFIT: [
    409,
    "This account is not known to have a password that staff may have: its owner signs in once, or sets one of at least 12 characters, first",
    { min: Type.Integer() },
  ],
  TOO_MANY_ATTEMPTS: [
    429,
    "Too many attempts: wait, or sign in from a device that did so before, or by a mailed link",
    { retryAfter: Type.Integer({ description: "Seconds" }) },
    "passing",
  ],
  PASSWORD_NEEDED: [
    403,
    "The mail alone is not enough for this account: send its password too, or have it reset",
  ],
  LAST_ADMINISTRATOR: [409, "The last administrator cannot lose that scope"],
  ACCOUNT_DEACTIVATED: [
    403,
    "This account was deactivated: an administrator of the shop can let it in again",
  ],
});

/** Those without a colon but `admin` are of earlier versions: who holds one may read and write. */
export const Scope = Type.Union(
  [
    Type.Literal("catalog:read"),
    Type.Literal("catalog:write"),
    Type.Literal("stock:read"),
    Type.Literal("stock:write"),
    Type.Literal("orders:read"),
    Type.Literal("orders:write"),
    Type.Literal("payments:read"),
    Type.Literal("payments:write"),
    Type.Literal("refunds:write"),
    Type.Literal("customers:read"),
    Type.Literal("customers:write"),
    Type.Literal("shipping:read"),
    Type.Literal("shipping:write"),
    Type.Literal("pricing:read"),
    Type.Literal("pricing:write"),
    Type.Literal("insights:read"),
    Type.Literal("webhooks:read"),
    Type.Literal("webhooks:write"),
    Type.Literal("admin"),
    Type.Literal("catalog"),
    Type.Literal("stock"),
    Type.Literal("orders"),
    Type.Literal("payments"),
    Type.Literal("customers"),
    Type.Literal("insights"),
    Type.Literal("webhooks"),
  ],
  {
    description:
      "What staff may do; `admin`: everything. `orders` and others without a colon are of earlier versions and mean both, `orders:read` and `orders:write`; `payments` means `refunds:write` too",
  },
);
export type Scope = Static<typeof Scope>;

export const User = closedObject(
  {
    id: Type.String(),
    email: ShownEmail,
    name: Type.Optional(Type.String({ ...personal })),
    pendingEmail: Type.Optional({
      ...ShownEmail,
      description: "What `email` becomes once it is confirmed",
    }),
    emailConfirmed: Type.Boolean({
      description: "Whether its owner has shown that mails to the address reach them",
    }),
    scopes: Type.Array(Scope, { description: "All of them: of the user, and of their roles" }),
    roles: Type.Optional(
      Type.Array(Type.String(), { description: "Ids of the roles of somebody of the staff" }),
    ),
    deactivatedAt: Type.Optional({
      ...Instant,
      description: "Since when the user is locked out; absent: not at all",
    }),
    totpSince: Type.Optional({
      ...Instant,
      description:
        "Since when signing in takes a code of an authenticator app; absent: it does not",
    }),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { title: "User" },
);
export type UserView = Static<typeof User>;

export const Registration = closedObject(
  {
    email: ShownEmail,
    name: Type.Optional(Type.String({ ...personal })),
    emailConfirmed: Type.Literal(false),
  },
  { title: "Registration", description: "What was sent; it says nothing about other accounts" },
);

/** One sign-in. */
export const ExportedSession = closedObject(
  {
    id: Type.String(),
    openedAt: Instant,
    expiresAt: Instant,
    endedAt: Type.Optional(Instant),
  },
  { title: "ExportedSession" },
);
/** What a device that signed in before is remembered by, without its token. */
export const ExportedDevice = closedObject(
  { rememberedAt: Instant, expiresAt: Instant },
  { title: "ExportedDevice" },
);
export const ExportedUser = closedObject(
  {
    user: User,
    sessions: Type.Array(ExportedSession),
    devices: Type.Optional(Type.Array(ExportedDevice)),
    externalIdentities: Type.Optional(
      Type.Array(ExternalIdentity, { description: "By whom the person signs in elsewhere" }),
    ),
  },
  { title: "ExportedUser" },
);

/** The mails that identity has written; a token in one is good for what the mail is about alone. */
export const MailKind = Type.Union([
  Type.Literal("confirmEmail"),
  Type.Literal("accountExists"),
  Type.Literal("resetPassword"),
  Type.Literal("passwordChanged"),
  Type.Literal("leaveEmail"),
  Type.Literal("enterEmail"),
  Type.Literal("signIn"),
  Type.Literal("invitation"),
]);
export type MailKind = Static<typeof MailKind>;

/** A token is on its way, or not: nobody is shown which. */
export const MailRequest = closedObject(
  { expiresIn: Type.Integer({ description: "Seconds that the token of the mail is good for" }) },
  { title: "MailRequest" },
);

export const Session = closedObject(
  {
    id: Id,
    openedAt: Instant,
    usedAt: Type.Optional(Instant),
    expiresAt: Instant,
    current: Type.Boolean({ description: "Whether it is the one of this request" }),
  },
  { title: "Session", description: "One sign-in of a user" },
);

export const Tokens = closedObject(
  {
    accessToken: Type.String({ description: "JWT for `Authorization: Bearer`" }),
    expiresIn: Type.Integer({ description: "Seconds" }),
    refreshToken: Type.String({ description: "For one use: each refresh answers a new one" }),
    weakPassword: Type.Optional(
      Type.Literal(true, {
        description:
          "Of a sign-in alone: this password would be refused as a new one, so set another",
      }),
    ),
    totpMissing: Type.Optional(
      Type.Literal(true, {
        description:
          "Staff of this shop need an authenticator app: until `POST /v1/users/me/totp` is confirmed, their tokens hold no scope",
      }),
    ),
    deviceToken: Type.Optional(
      Type.String({
        description:
          "Of a sign-in alone: send it with the next one from the same device, which then waits for nobody else's attempts",
      }),
    ),
  },
  { title: "Tokens" },
);
export type Tokens = Static<typeof Tokens>;

export const StepUpToken = closedObject(
  {
    accessToken: Type.String({ description: "JWT for `Authorization: Bearer`" }),
    expiresIn: Type.Integer({ description: "Seconds" }),
    steppedUpUntil: Instant,
  },
  { title: "StepUpToken" },
);

/** A password as it was set once. */
export const Password = Type.String({ minLength: 1, maxLength: 200, text: "verbatim" });

/** As a sign-in gave it, or the mail with which the password was reset. */
export const DeviceToken = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    "Of an earlier sign-in from this device; one that is not good any more changes nothing",
});

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

/** Hashing a password is slow on purpose, and many wait for a few processors. */
export const hashingMs = 15_000;
