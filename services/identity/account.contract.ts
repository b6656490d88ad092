import {
  action,
  closedObject,
  Email,
  Id,
  Paging,
  pageOf,
  Type,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import {
  faults,
  hashingMs,
  DeviceToken,
  MailRequest,
  NewPassword,
  Password,
  Session,
  StepUpToken,
  Tokens,
  User,
} from "./identity.schemas.ts";
import { staffFaults } from "./staff.schemas.ts";
import { askingForTotp, TotpCode } from "./totp.contract.ts";

const passwordFaults = [
  faults.PASSWORD_COMMON,
  faults.PASSWORD_IS_EMAIL,
  faults.PASSWORD_TOO_SHORT,
];

const mailedToken = Type.String({
  minLength: 1,
  maxLength: 200,
  description: "As the mail has it: for one use within an hour",
});

export const confirm = action({
  name: "identity.confirm",
  summary:
    "Confirm an address, or one side of its change, by the token that was mailed to it, signed in to the account",
  params: closedObject({ token: mailedToken }),
  returns: User,
  access: "signedIn",
  faults: [common.UNAUTHENTICATED, faults.MAIL_TOKEN_INVALID],
  rest: { method: "POST", path: "/users/me/confirm" },
});

export const requestConfirmation = action({
  name: "identity.requestConfirmation",
  summary: "Have the mail with the token that confirms the address sent again",
  params: closedObject({}),
  returns: Type.Null(),
  access: "signedIn",
  faults: [common.UNAUTHENTICATED],
  rest: { method: "POST", path: "/users/me/confirmation", status: 204 },
});

export const requestPasswordReset = action({
  name: "identity.requestPasswordReset",
  summary: "Have a token mailed that resets a forgotten password; the response is always the same",
  params: closedObject({ email: Email }),
  returns: MailRequest,
  access: "public",
  faults: [faults.TOO_MANY_ATTEMPTS],
  rest: { method: "POST", path: "/password-resets", status: 202 },
});

export const requestSignIn = action({
  name: "identity.requestSignIn",
  summary: "Have a link mailed that signs in; the response is always the same",
  params: closedObject({ email: Email }),
  returns: MailRequest,
  access: "public",
  faults: [faults.TOO_MANY_ATTEMPTS],
  rest: { method: "POST", path: "/sign-in-links", status: 202 },
});

export const signInMailed = action({
  name: "identity.signInMailed",
  timeoutMs: hashingMs,
  summary:
    "Sign in by a mailed token; staff, and who never confirmed the address, send the password too",
  params: closedObject({
    token: mailedToken,
    password: Type.Optional(Password),
    totp: Type.Optional(TotpCode),
    deviceToken: Type.Optional(DeviceToken),
  }),
  returns: Tokens,
  access: "public",
  faults: [
    faults.MAIL_TOKEN_INVALID,
    faults.PASSWORD_NEEDED,
    faults.PASSWORD_WRONG,
    ...askingForTotp,
    faults.TOO_MANY_ATTEMPTS,
  ],
  rest: { method: "POST", path: "/sign-in-links/complete", status: 201, idempotency: "none" },
});

export const resetPassword = action({
  name: "identity.resetPassword",
  timeoutMs: hashingMs,
  summary: "Set a password by a mailed token; all sessions end, and the address is confirmed",
  params: closedObject({ token: mailedToken, password: NewPassword }),
  returns: Type.Null(),
  access: "public",
  faults: [faults.MAIL_TOKEN_INVALID, ...passwordFaults],
  rest: { method: "POST", path: "/password-resets/complete", status: 204 },
});

export const changePassword = action({
  name: "identity.changePassword",
  timeoutMs: hashingMs,
  summary: "Set another password; all other sessions end",
  params: closedObject({ currentPassword: Password, password: NewPassword }),
  returns: Type.Null(),
  access: "signedIn",
  faults: [
    ...passwordFaults,
    common.UNAUTHENTICATED,
    faults.PASSWORD_WRONG,
    faults.TOO_MANY_ATTEMPTS,
  ],
  rest: { method: "POST", path: "/users/me/password", status: 204 },
});

export const changeEmail = action({
  name: "identity.changeEmail",
  timeoutMs: hashingMs,
  summary:
    "Have the address of the account changed: once both addresses are confirmed, the old one only if it ever was",
  params: closedObject({ email: Email, password: Password }),
  returns: MailRequest,
  access: "signedIn",
  faults: [common.UNAUTHENTICATED, faults.PASSWORD_WRONG, faults.TOO_MANY_ATTEMPTS],
  rest: { method: "POST", path: "/users/me/email", status: 202 },
});

export const listSessions = action({
  name: "identity.listSessions",
  summary: "The open sessions of the caller",
  params: closedObject({ ...Paging }),
  returns: pageOf(Session),
  access: "signedIn",
  faults: [common.UNAUTHENTICATED, common.CURSOR_INVALID],
  rest: { method: "GET", path: "/sessions" },
});

export const revokeSession = action({
  name: "identity.revokeSession",
  summary: "End one session of the caller",
  params: closedObject({ id: Id }),
  returns: Type.Null(),
  access: "signedIn",
  faults: [common.UNAUTHENTICATED, common.NOT_FOUND],
  rest: { method: "DELETE", path: "/sessions/{id}", status: 204 },
  idempotent: true,
});

export const revokeSessions = action({
  name: "identity.revokeSessions",
  summary: "End all sessions of the caller but this one",
  params: closedObject({}),
  returns: Type.Null(),
  access: "signedIn",
  faults: [common.UNAUTHENTICATED],
  rest: { method: "DELETE", path: "/sessions", status: 204 },
  idempotent: true,
});

export const stepUp = action({
  name: "identity.stepUp",
  timeoutMs: hashingMs,
  summary:
    "Show once more that it is you, by the password, or with an authenticator app by its code: the access token in the response is good for five minutes for what asks for it",
  params: closedObject({
    password: Type.Optional(Password),
    totp: Type.Optional(TotpCode),
  }),
  returns: StepUpToken,
  access: "signedIn",
  faults: [
    common.UNAUTHENTICATED,
    common.VALIDATION_FAILED,
    faults.PASSWORD_WRONG,
    ...askingForTotp,
    faults.TOO_MANY_ATTEMPTS,
  ],
  rest: { method: "POST", path: "/sessions/current/step-up", idempotency: "none" },
});

/** Only when the mail is handed over: until then no store has the token, and then only its hash. */
export const issueMailToken = action({
  name: "identity.issueMailToken",
  summary: "The token that a mail holds",
  params: closedObject({ userId: Id, tokenId: Id }),
  returns: closedObject({ token: Type.String() }),
  access: "internal",
  faults: [faults.MAIL_TOKEN_INVALID, staffFaults.INVITATION_INVALID],
});
