/** Codes of authenticator apps (TOTP, RFC 6238) beside the password. */
import { action, closedObject, Id, Type } from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";
import { faults } from "./identity.schemas.ts";

export const totpFaults = catalogue({
  TOTP_REQUIRED: [
    401,
    "This account takes a code of its authenticator app too, or one of its recovery codes: send it as `totp`",
  ],
  TOTP_WRONG: [403, "This code is not good: it is another one's, is too old, or was used"],
  TOTP_IS_ON: [409, "The account has an authenticator app: remove that first"],
  TOTP_NOT_SET_UP: [409, "No authenticator app was set up: POST /v1/users/me/totp comes first"],
});

/** What a sign-in may refuse with on account of the code. */
export const askingForTotp = [totpFaults.TOTP_REQUIRED, totpFaults.TOTP_WRONG];

/** Six digits, or a recovery code; blanks and hyphens do not count. */
export const TotpCode = Type.String({
  minLength: 6,
  maxLength: 40,
  description: "Six digits that the authenticator app shows, or a recovery code; each is good once",
});

export const setUpTotp = action({
  name: "identity.setUpTotp",
  summary:
    "Set an authenticator app up: its secret is shown this once, and counts once a code of it is confirmed",
  params: closedObject({}),
  returns: closedObject(
    {
      secret: Type.String({ description: "Base32, to be typed into an app" }),
      uri: Type.String({ description: "`otpauth://`, to be shown as a QR code" }),
    },
    { title: "TotpSecret" },
  ),
  access: "steppedUp",
  faults: [common.UNAUTHENTICATED, totpFaults.TOTP_IS_ON],
  // What it responds is a secret: asked again, it is another one.
  rest: { method: "POST", path: "/users/me/totp", status: 201, idempotency: "none" },
});

export const confirmTotp = action({
  name: "identity.confirmTotp",
  summary:
    "Confirm the authenticator app by a code: sign-ins ask for one from now on; the recovery codes are shown this once",
  params: closedObject({ code: TotpCode }),
  returns: closedObject(
    {
      recoveryCodes: Type.Array(Type.String(), {
        description: "Each signs in once in place of a code: for who has lost the app",
      }),
    },
    { title: "RecoveryCodes" },
  ),
  access: "signedIn",
  faults: [
    common.UNAUTHENTICATED,
    totpFaults.TOTP_NOT_SET_UP,
    totpFaults.TOTP_IS_ON,
    totpFaults.TOTP_WRONG,
    faults.TOO_MANY_ATTEMPTS,
  ],
  rest: { method: "POST", path: "/users/me/totp/confirm", idempotency: "none" },
});

export const removeTotp = action({
  name: "identity.removeTotp",
  summary: "Remove the authenticator app: the password alone signs in again",
  params: closedObject({}),
  returns: Type.Null(),
  access: "steppedUp",
  faults: [common.UNAUTHENTICATED],
  rest: { method: "DELETE", path: "/users/me/totp", status: 204 },
  idempotent: true,
});

export const removeTotpOf = action({
  name: "identity.removeTotpOf",
  summary: "Remove somebody's authenticator app, who has lost it; their sessions end",
  params: closedObject({ id: Id }),
  returns: Type.Null(),
  access: { scope: "admin", stepUp: true },
  faults: [common.NOT_FOUND],
  rest: { method: "DELETE", path: "/users/{id}/totp", status: 204 },
  idempotent: true,
});
