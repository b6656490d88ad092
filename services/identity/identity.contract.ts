import {
  action,
  closedObject,
  Email,
  event,
  publicEvent,
  Id,
  Instant,
  Paging,
  pageOf,
  personal,
  Type,
} from "../../platform/contract/contract.ts";
import { exportAction } from "../../platform/contract/export.ts";
import { deadLetterActions } from "../../platform/contract/dead-letters.ts";
import { common } from "../../platform/kernel/fault.ts";
import * as accounts from "./account.contract.ts";
import * as apiKeys from "./api-keys.contract.ts";
import * as external from "./external.contract.ts";
import { externalFaults } from "./external.schemas.ts";
import {
  ExportedUser,
  AuditEntry,
  DeviceToken,
  faults,
  hashingMs,
  MailKind,
  NewPassword,
  Password,
  Registration,
  Scope,
  Tokens,
  User,
} from "./identity.schemas.ts";
import { storefrontActions, storefrontFaults } from "./storefronts.contract.ts";
import * as staff from "./staff.contract.ts";
import { staffFaults } from "./staff.schemas.ts";
import * as totps from "./totp.contract.ts";
import { jwks, keyFaults, rotateKeys } from "./keys.contract.ts";

export const register = action({
  name: "identity.register",
  timeoutMs: hashingMs,
  summary:
    "Make an account. The response is the same when there is one with this address: then its owner gets a mail",
  params: closedObject({
    email: Email,
    password: NewPassword,
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  returns: Registration,
  access: "public",
  faults: [faults.PASSWORD_COMMON, faults.PASSWORD_IS_EMAIL],
  rest: { method: "POST", path: "/users", status: 201 },
});

export const signIn = action({
  name: "identity.signIn",
  timeoutMs: hashingMs,
  summary: "Sign in",
  params: closedObject({
    email: Type.String({ minLength: 1, maxLength: 254, as: "email" }),
    password: Password,
    totp: Type.Optional(totps.TotpCode),
    deviceToken: Type.Optional(DeviceToken),
  }),
  returns: Tokens,
  access: "public",
  faults: [
    faults.CREDENTIALS_WRONG,
    ...totps.askingForTotp,
    faults.ACCOUNT_DEACTIVATED,
    faults.TOO_MANY_ATTEMPTS,
    common.VALIDATION_FAILED,
  ],
  // A repeated sign-in is another session, and no answer with tokens is to be had without a password.
  rest: { method: "POST", path: "/sessions", status: 201, idempotency: "none" },
});

export const refresh = action({
  name: "identity.refresh",
  summary:
    "Change a refresh token for new tokens; within 10 s the same again gives the same, later it ends the session",
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
    scopes: Type.Array(Scope, { maxItems: 40, uniqueItems: true }),
    expectedVersion: Type.Optional(Type.Integer()),
  }),
  returns: User,
  access: { scope: "admin", stepUp: true },
  faults: [
    common.NOT_FOUND,
    common.PRECONDITION_FAILED,
    faults.LAST_ADMINISTRATOR,
    faults.PASSWORD_UNFIT,
  ],
  rest: { method: "PUT", path: "/users/{id}/scopes", ifMatch: true },
});

export const exportOf = exportAction("identity", ExportedUser);

export const scopesOf = action({
  name: "identity.scopesOf",
  summary: "The scopes of a user; none where there is no such user",
  params: closedObject({ id: Id }),
  returns: closedObject({ scopes: Type.Array(Scope) }),
  access: "internal",
  idempotent: true,
});

/** At most `ENDED_MAX` at a time, the oldest first: ask again from the last. */
export const revokedSessions = action({
  name: "identity.revokedSessions",
  summary:
    "Sessions that were ended since a time, and users who lost scopes or were closed: their access tokens are good no more",
  params: closedObject({ since: Instant }),
  returns: closedObject({
    keys: Type.Optional(
      Type.Array(Type.String(), { description: "Ids of the signing keys that are believed now" }),
    ),
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

export const audit = action({
  name: "identity.audit",
  summary: "Who did what, oldest first; each entry holds the hash of the one before",
  params: closedObject({ ...Paging }),
  returns: pageOf(AuditEntry),
  access: { scope: "admin" },
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/audit" },
});

export const verifyAudit = action({
  name: "identity.verifyAudit",
  summary: "Whether each entry of the audit follows from the one before",
  params: closedObject({}),
  returns: closedObject({
    entries: Type.Integer({ description: "How many follow from one another, from the first on" }),
    hash: Type.Optional(
      Type.String({
        description:
          "Of the last: kept elsewhere, it shows later whether entries at the end are gone",
      }),
    ),
    broken: Type.Optional(Type.Integer({ description: "The entry that does not follow" })),
  }),
  access: { scope: "admin" },
  idempotent: true,
  // Each of them is hashed.
  timeoutMs: 120_000,
});

export const registered = publicEvent(
  "identity.registered",
  "An account was made",
  closedObject({
    userId: Id,
    email: Email,
    name: Type.Optional(Type.String({ ...personal })),
  }),
);

export const emailConfirmed = event(
  "identity.emailConfirmed",
  "The owner of an account has shown that mails to its address reach them",
  closedObject({ userId: Id, email: Email }),
);

export const mailRequested = event(
  "identity.mailRequested",
  "A mail to the address of an account is due",
  closedObject({
    userId: Id,
    email: Email,
    kind: MailKind,
    tokenId: Type.String({ description: "Of its token, which is made when the mail is sent" }),
  }),
);

export const sessionRevoked = event(
  "identity.sessionRevoked",
  "A session ended before its time",
  closedObject({ sessionId: Id, at: Instant }),
);

export { faults };

/** What others may know of identity. */
export const contract = {
  actions: {
    register,
    ...accounts,
    ...staff,
    ...external,
    setUpTotp: totps.setUpTotp,
    confirmTotp: totps.confirmTotp,
    removeTotp: totps.removeTotp,
    removeTotpOf: totps.removeTotpOf,
    signIn,
    refresh,
    signOut,
    me,
    getUser,
    grant,
    scopesOf,
    exportOf,
    revokedSessions,
    jwks,
    rotateKeys,
    createApiKey: apiKeys.createApiKey,
    listApiKeys: apiKeys.listApiKeys,
    getApiKey: apiKeys.getApiKey,
    changeApiKey: apiKeys.changeApiKey,
    revokeApiKey: apiKeys.revokeApiKey,
    exchangeApiKey: apiKeys.exchangeApiKey,
    ...storefrontActions,
    audit,
    verifyAudit,
    ...deadLetterActions("identity"),
  },
  events: { registered, emailConfirmed, mailRequested, sessionRevoked },
  faults: {
    ...faults,
    ...externalFaults,
    ...staffFaults,
    ...totps.totpFaults,
    ...keyFaults,
    ...apiKeys.apiKeyFaults,
    ...storefrontFaults,
  },
};
