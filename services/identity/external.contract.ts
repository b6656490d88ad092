/** Sign-in by others: OpenID Connect. */
import {
  action,
  closedObject,
  Id,
  Paging,
  pageOf,
  Type,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import {
  externalFaults as faults,
  ExternalIdentity,
  externalResponse,
  ExternalRequest,
  SignInProvider,
} from "./external.schemas.ts";
import { faults as accountFaults, Tokens } from "./identity.schemas.ts";
import { askingForTotp, TotpCode } from "./totp.contract.ts";

/** A provider is asked meanwhile. */
const askingMs = 25_000;

export const listSignInProviders = action({
  name: "identity.listSignInProviders",
  summary: "Who else signs people in",
  params: closedObject({}),
  returns: closedObject({ items: Type.Array(SignInProvider) }),
  access: "public",
  rest: { method: "GET", path: "/sign-in-providers" },
});

export const beginExternalSignIn = action({
  name: "identity.beginExternalSignIn",
  timeoutMs: askingMs,
  summary: "Begin to sign in at a provider: where the person is sent, good for ten minutes",
  params: closedObject({
    provider: Type.String({
      minLength: 1,
      maxLength: 40,
      description: "As `GET /v1/sign-in-providers` names it",
    }),
    redirectUri: Type.String({
      minLength: 1,
      maxLength: 500,
      description:
        "The page that the provider sends the person back to, one of those in `OIDC_PROVIDERS`",
    }),
  }),
  returns: ExternalRequest,
  access: "public",
  faults: [common.VALIDATION_FAILED, faults.SIGN_IN_PROVIDER_UNAVAILABLE],
  // What it responds is a secret, good for ten minutes: asked again, it is another one.
  rest: { method: "POST", path: "/external-sign-ins", status: 201, idempotency: "none" },
});

export const completeExternalSignIn = action({
  name: "identity.completeExternalSignIn",
  timeoutMs: askingMs,
  summary:
    "Sign in with what the provider sent along; an account is made where it proves an address that has none",
  params: closedObject({ ...externalResponse, totp: Type.Optional(TotpCode) }),
  returns: Tokens,
  access: "public",
  faults: [
    faults.EXTERNAL_SIGN_IN_INVALID,
    faults.EXTERNAL_SIGN_IN_DENIED,
    faults.EXTERNAL_EMAIL_UNPROVEN,
    faults.EXTERNAL_LINK_NEEDED,
    faults.EXTERNAL_STAFF,
    ...askingForTotp,
    accountFaults.TOO_MANY_ATTEMPTS,
    faults.SIGN_IN_PROVIDER_UNAVAILABLE,
  ],
  rest: { method: "POST", path: "/external-sign-ins/complete", status: 201, idempotency: "none" },
});

export const linkExternalIdentity = action({
  name: "identity.linkExternalIdentity",
  timeoutMs: askingMs,
  summary: "Have whoever was signed in at the provider sign in with the caller's account",
  params: closedObject(externalResponse),
  returns: ExternalIdentity,
  access: "signedIn",
  faults: [
    common.UNAUTHENTICATED,
    faults.EXTERNAL_SIGN_IN_INVALID,
    faults.EXTERNAL_SIGN_IN_DENIED,
    faults.EXTERNAL_IDENTITY_TAKEN,
    faults.EXTERNAL_IDENTITY_LIMIT,
    faults.EXTERNAL_STAFF,
    faults.SIGN_IN_PROVIDER_UNAVAILABLE,
  ],
  rest: { method: "POST", path: "/users/me/external-identities", status: 201 },
});

export const listExternalIdentities = action({
  name: "identity.listExternalIdentities",
  summary: "Who signs in with the caller's account by a provider",
  params: closedObject({ ...Paging }),
  returns: pageOf(ExternalIdentity),
  access: "signedIn",
  faults: [common.UNAUTHENTICATED, common.CURSOR_INVALID],
  rest: { method: "GET", path: "/users/me/external-identities" },
});

export const removeExternalIdentity = action({
  name: "identity.removeExternalIdentity",
  summary: "Nobody signs in that way any more; sessions stay",
  params: closedObject({ id: Id }),
  returns: Type.Null(),
  access: "signedIn",
  faults: [common.UNAUTHENTICATED, common.NOT_FOUND, faults.LAST_SIGN_IN],
  rest: { method: "DELETE", path: "/users/me/external-identities/{id}", status: 204 },
  idempotent: true,
});
