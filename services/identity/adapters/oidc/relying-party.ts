/** The shop as a client of providers of OpenID Connect: authorization code with PKCE, state and nonce. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type Configuration,
} from "openid-client";
import type { ProvenClaims } from "../../domain/external-identity.ts";
import type { SignInProvider } from "./provider-list.ts";

const TIMEOUT_S = 10;
/** What a provider says of itself is read again after that; its keys are when one is unknown. */
const KNOWN_MS = 3_600_000;

/** What the shop keeps until the person comes back: that the response is to this request, and nobody else's. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  /** https://www.rfc-editor.org/rfc/rfc7636 */
  readonly verifier: string;
}

/** What a provider sends along when it sends the person back. */
export interface SignInResponse {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly iss?: string | undefined;
  readonly error?: string | undefined;
}

/** Why nobody is signed in. `denied`: by the person, or the provider; `unavailable`: it cannot be asked. */
export type SignInRefusal = "denied" | "invalid" | "unavailable";

/** `why` is for the log of whoever runs the shop. */
export class SignInRefusedError extends Error {
  readonly refusal: SignInRefusal;
  constructor(refusal: SignInRefusal, why: string, cause?: unknown) {
    super(why, { cause });
    this.refusal = refusal;
  }
}

interface KnownProvider {
  readonly configuration: Promise<Configuration>;
  readonly at: number;
}
/** By name: what was read of each provider, with its keys. */
export type KnownProviders = Map<string, KnownProvider>;

const discover = ({ issuer, clientId, clientSecret }: SignInProvider): Promise<Configuration> => {
  const url = new URL(issuer);
  // The signature of an ID token is verified too, not only who it came from.
  const execute = [
    enableNonRepudiationChecks,
    ...(url.protocol === "http:" ? [allowInsecureRequests] : []),
  ];
  return discovery(url, clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_S });
};

/** @throws SignInRefusedError while the provider cannot be asked */
const configurationOf = async (
  known: KnownProviders,
  provider: SignInProvider,
): Promise<Configuration> => {
  const { name } = provider;
  const before = known.get(name);
  const now = Date.now();
  const fresh = before && now - before.at < KNOWN_MS ? before.configuration : discover(provider);
  if (fresh !== before?.configuration) known.set(name, { configuration: fresh, at: now });
  try {
    return await fresh;
  } catch (error) {
    known.delete(name);
    throw new SignInRefusedError("unavailable", `it cannot be asked: ${String(error)}`, error);
  }
};

export interface BegunSignIn extends SignInSecrets {
  readonly url: string;
}

/** Where the person is sent. @throws SignInRefusedError while the provider cannot be asked */
export const beginSignIn = async (
  known: KnownProviders,
  provider: SignInProvider,
  redirectUri: string,
): Promise<BegunSignIn> => {
  const configuration = await configurationOf(known, provider);
  const secrets = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
  };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: provider.scope ?? "openid email profile",
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: "S256",
  });
  return { ...secrets, url: url.href };
};

/** The address that the person would have come back to, with what the provider sent along. */
const responseUrl = (redirectUri: string, { code, state, iss, error }: SignInResponse): URL => {
  const url = new URL(redirectUri);
  const sent = { code, state, iss, error };
  for (const [name, value] of Object.entries(sent))
    if (value !== undefined) url.searchParams.set(name, value);
  return url;
};

/** Errors of the network have no code of OAuth. */
const refusalIn = (error: unknown): SignInRefusedError => {
  if (error instanceof AuthorizationResponseError)
    return new SignInRefusedError("denied", `the provider says ${error.error}`, error);
  const known =
    error instanceof ClientError ||
    error instanceof ResponseBodyError ||
    error instanceof WWWAuthenticateChallengeError;
  if (!known)
    return new SignInRefusedError("unavailable", `it cannot be asked: ${String(error)}`, error);
  const { code, message, cause } = error;
  const timedOut = code === "OAUTH_TIMEOUT";
  const failed = error instanceof ResponseBodyError && error.status >= 500;
  const why = `${message} (${code ?? "no code"}${cause instanceof Error ? `, ${cause.message}` : ""})`;
  return new SignInRefusedError(timedOut || failed ? "unavailable" : "invalid", why, error);
};

/**
 * Exchanges the code for the ID token and verifies it: signature, issuer, audience, times, nonce, and that the response is to
 * this request.
 * @throws SignInRefusedError
 */
export const completeSignIn = async (
  known: KnownProviders,
  provider: SignInProvider,
  { redirectUri, ...secrets }: SignInSecrets & { readonly redirectUri: string },
  response: SignInResponse,
): Promise<ProvenClaims> => {
  const configuration = await configurationOf(known, provider);
  const tokens = await authorizationCodeGrant(configuration, responseUrl(redirectUri, response), {
    pkceCodeVerifier: secrets.verifier,
    expectedState: secrets.state,
    expectedNonce: secrets.nonce,
    idTokenExpected: true,
  }).catch((error: unknown) => {
    throw refusalIn(error);
  });
  const claims = tokens.claims();
  if (!claims) throw new SignInRefusedError("invalid", "there is no ID token");
  const { email, name } = claims;
  return {
    issuer: claims.iss,
    subject: claims.sub,
    ...(typeof email === "string" ? { email } : {}),
    // Some providers send it as a text.
    emailVerified: claims.email_verified === true,
    ...(typeof name === "string" && name !== "" ? { name: name.slice(0, 200) } : {}),
  };
};
