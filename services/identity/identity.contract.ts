import {
  action,
  closedObject,
  Email,
  event,
  Id,
  Instant,
  Paging,
  pageOf,
  personal,
  ShownEmail,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";

export const faults = catalogue({
  EMAIL_TAKEN: [409, "There is an account with this email address"],
  CREDENTIALS_WRONG: [401, "The email address or the password is wrong"],
  REFRESH_TOKEN_INVALID: [401, "The refresh token is not valid any more: sign in again"],
  REFRESH_TOKEN_REUSED: [401, "The refresh token was used before: the session has ended"],
  LAST_ADMINISTRATOR: [409, "The last administrator cannot lose that scope"],
});

export const Scope = Type.Union([
  Type.Literal("catalog"),
  Type.Literal("stock"),
  Type.Literal("orders"),
  Type.Literal("payments"),
  Type.Literal("customers"),
  Type.Literal("insights"),
  Type.Literal("admin"),
]);
export type Scope = Static<typeof Scope>;

export const User = closedObject(
  {
    id: Type.String(),
    email: ShownEmail,
    name: Type.Optional(Type.String()),
    scopes: Type.Array(Scope),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { title: "User" },
);
export type UserView = Static<typeof User>;

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
const NewPassword = Type.String({ minLength: 8, maxLength: 200, text: "verbatim" });

/** Hashing a password is slow on purpose, and many wait for a few processors. */
const hashingMs = 15_000;

export const register = action({
  name: "identity.register",
  timeoutMs: hashingMs,
  summary: "Make an account",
  params: closedObject({
    email: Email,
    password: NewPassword,
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  returns: User,
  access: "public",
  faults: [faults.EMAIL_TAKEN],
  rest: { method: "POST", path: "/users", status: 201, location: "/v1/users/{id}" },
});

export const signIn = action({
  name: "identity.signIn",
  timeoutMs: hashingMs,
  summary: "Sign in",
  params: closedObject({
    email: Type.String({ minLength: 1, maxLength: 254, as: "email" }),
    password: Type.String({ minLength: 1, maxLength: 200, text: "verbatim" }),
  }),
  returns: Tokens,
  access: "public",
  faults: [faults.CREDENTIALS_WRONG, common.VALIDATION_FAILED],
  // A repeated sign-in is another session, and no answer with tokens is to be had without a password.
  rest: { method: "POST", path: "/sessions", status: 201, idempotency: "none" },
});

export const refresh = action({
  name: "identity.refresh",
  summary: "Change a refresh token for new tokens; using one twice ends the session",
  params: closedObject({ refreshToken: Type.String({ minLength: 1, maxLength: 200 }) }),
  returns: Tokens,
  access: "public",
  faults: [faults.REFRESH_TOKEN_INVALID, faults.REFRESH_TOKEN_REUSED],
  rest: { method: "POST", path: "/sessions/refresh", status: 201 },
});

export const signOut = action({
  name: "identity.signOut",
  summary: "End the session of this token",
  params: closedObject({}),
  returns: Type.Null(),
  access: "signedIn",
  rest: { method: "DELETE", path: "/sessions/current", status: 204 },
  idempotent: true,
});

export const me = action({
  name: "identity.me",
  summary: "Who am I",
  params: closedObject({}),
  returns: User,
  access: "signedIn",
  faults: [common.UNAUTHENTICATED],
  rest: { method: "GET", path: "/users/me" },
});

export const getUser = action({
  name: "identity.getUser",
  summary: "A user: oneself, or anybody for an administrator",
  params: closedObject({ id: Id }),
  returns: User,
  access: "signedIn",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/users/{id}" },
});

export const grant = action({
  name: "identity.grant",
  summary:
    "Set the scopes of a user; tokens of before lose what was taken away within 5 s, what was added holds from the next token on",
  params: closedObject({
    id: Id,
    scopes: Type.Array(Scope, { maxItems: 7, uniqueItems: true }),
    expectedVersion: Type.Optional(Type.Integer()),
  }),
  returns: User,
  access: { scope: "admin" },
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED, faults.LAST_ADMINISTRATOR],
  rest: { method: "PUT", path: "/users/{id}/scopes", ifMatch: true },
});

/** At most `ENDED_MAX` at a time, the oldest first: ask again from the last. */
export const revokedSessions = action({
  name: "identity.revokedSessions",
  summary:
    "Sessions that were ended since a time, and users who lost scopes or were closed: their access tokens are good no more",
  params: closedObject({ since: Instant }),
  returns: closedObject({
    items: Type.Array(
      closedObject({
        id: Id,
        at: Instant,
        restrictions: Type.Optional(
          Type.Integer({ description: "Of a user: tokens that say fewer are good no more" }),
        ),
      }),
    ),
  }),
  access: "internal",
  idempotent: true,
});
export const ENDED_MAX = 5_000;

export const jwks = action({
  name: "identity.jwks",
  summary: "The public keys of access tokens (RFC 7517)",
  params: closedObject({}),
  returns: closedObject({
    keys: Type.Array(
      closedObject({
        kty: Type.String(),
        crv: Type.String(),
        x: Type.String(),
        kid: Type.String(),
        alg: Type.String(),
        use: Type.String(),
      }),
    ),
  }),
  access: "public",
  rest: { method: "GET", path: "//.well-known/jwks.json" },
});

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

export const audit = action({
  name: "identity.audit",
  summary: "Who did what, oldest first; each entry holds the hash of the one before",
  params: closedObject({ ...Paging }),
  returns: pageOf(AuditEntry),
  access: { scope: "admin" },
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/audit" },
});

export const registered = event(
  "identity.registered",
  "An account was made",
  closedObject({
    userId: Id,
    email: Email,
    name: Type.Optional(Type.String({ ...personal })),
  }),
);

export const sessionRevoked = event(
  "identity.sessionRevoked",
  "A session ended before its time",
  closedObject({ sessionId: Id, at: Instant }),
);

/** What others may know of identity. */
export const contract = {
  actions: {
    register,
    signIn,
    refresh,
    signOut,
    me,
    getUser,
    grant,
    revokedSessions,
    jwks,
    audit,
    ...deadLetterActions("identity"),
  },
  events: { registered, sessionRevoked },
  faults,
};
