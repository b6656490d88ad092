import { catalogue } from "../../platform/kernel/fault.ts";
import { closedObject, Id, Instant, personal, Type } from "../../platform/contract/contract.ts";

export const externalFaults = catalogue({
  EXTERNAL_SIGN_IN_INVALID: [
    401,
    "This sign-in is not good: it was used, is older than ten minutes, or what the provider sent along does not hold: begin again",
  ],
  EXTERNAL_SIGN_IN_DENIED: [401, "Nobody was signed in at the provider: begin again"],
  EXTERNAL_EMAIL_UNPROVEN: [
    409,
    "The provider does not prove an email address: make an account with a password, sign in, and link the provider there",
  ],
  EXTERNAL_LINK_NEEDED: [
    409,
    "There is an account with this address that nobody has confirmed: sign in with its password, or reset that, and link the provider there",
  ],
  EXTERNAL_STAFF: [
    403,
    "Staff sign in with their password, or by a provider that their invitation was accepted with",
  ],
  EXTERNAL_IDENTITY_TAKEN: [409, "Whoever was signed in at the provider has another account"],
  EXTERNAL_IDENTITY_LIMIT: [409, "An account has at most ten of these: remove one first"],
  LAST_SIGN_IN: [409, "The account has no password: set one first, by a reset, or keep this"],
  SIGN_IN_PROVIDER_UNAVAILABLE: [424, "The provider cannot be asked just now: try again"],
});

export const SignInProvider = closedObject(
  {
    name: Type.String(),
    title: Type.String({ description: "For people" }),
  },
  { title: "SignInProvider", description: "Who else signs people in" },
);

export const ExternalRequest = closedObject(
  {
    token: Type.String({
      description:
        "For the page that began it alone: whoever completes the sign-in has to have it. Keep it in `sessionStorage`",
    }),
    authorizationUrl: Type.String({ description: "Where the person is sent" }),
    expiresAt: Instant,
  },
  { title: "ExternalSignIn" },
);

/** What comes with the person when the provider sends them back. */
export const externalResponse = {
  token: Type.String({
    minLength: 1,
    maxLength: 100,
    description: "Of the sign-in that was begun",
  }),
  code: Type.Optional(
    Type.String({ minLength: 1, maxLength: 4_000, description: "As the provider sent it along" }),
  ),
  state: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  iss: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  error: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: "Instead of a code" }),
  ),
};

export const ExternalIdentity = closedObject(
  {
    id: Id,
    provider: Type.String(),
    issuer: Type.String(),
    subject: Type.String({ ...personal, description: "The person's id at the issuer" }),
    linkedAt: Instant,
  },
  { title: "ExternalIdentity", description: "Somebody who signs in with the account" },
);
