/** What a provider has proven, by a sign-in that was begun here. */
import { createHash, randomBytes } from "node:crypto";
import type { ServiceContext } from "../../../../platform/broker/context.ts";
import type { Static } from "../../../../platform/contract/contract.ts";
import type { Fault } from "../../../../platform/kernel/fault.ts";
import { memoryOf } from "../../../../platform/storage/stores.ts";
import { settings } from "../../identity.settings.ts";
import type { SignInProvider } from "../../adapters/oidc/provider-list.ts";
import {
  completeSignIn,
  SignInRefusedError,
  type KnownProviders,
} from "../../adapters/oidc/relying-party.ts";
import { hashOf } from "../../adapters/token-signer.ts";
import type { ProvenClaims } from "../../domain/external-identity.ts";
import type { completeExternalSignIn } from "../../external.contract.ts";
import { externalFaults } from "../../external.schemas.ts";
import { externalSignIns } from "../../identity.store.ts";

const providersKey = {};

/** What this process has read of the providers. */
export const knownProviders = (ctx: ServiceContext): KnownProviders =>
  memoryOf(ctx.own, providersKey, (): KnownProviders => new Map());

export const providerOf = (name: string): SignInProvider | undefined =>
  settings.OIDC_PROVIDERS.find((provider) => provider.name === name);

/** 256 random bits. */
export const newSignInToken = (): string => randomBytes(32).toString("base64url");

/** Of the document of an identity: by issuer and subject alone. */
export const identityId = ({ issuer, subject }: ProvenClaims): string =>
  `xid_${createHash("sha256").update(`${issuer}\n${subject}`).digest("base64url")}`;

/** What its refusal is called, with a line of the log for whoever runs the shop. */
export const refused = (ctx: ServiceContext, provider: string, error: unknown): Fault => {
  if (!(error instanceof SignInRefusedError)) throw error;
  const line = `Security: a sign-in at ${provider} is refused: ${error.message}.`;
  if (error.refusal === "unavailable") {
    ctx.own.logger.warn(`Nobody signs in at ${provider}: ${error.message}`);
    return externalFaults.SIGN_IN_PROVIDER_UNAVAILABLE();
  }
  ctx.own.logger.info(line);
  return error.refusal === "denied"
    ? externalFaults.EXTERNAL_SIGN_IN_DENIED()
    : externalFaults.EXTERNAL_SIGN_IN_INVALID();
};

/** What came with the person from the provider. */
type SentAlong = Omit<Static<typeof completeExternalSignIn.params>, "totp">;

export interface Proven {
  readonly provider: SignInProvider;
  readonly claims: ProvenClaims;
}

/** Each sign-in that was begun is completed once, whatever comes of it. */
export const proveIdentity = async (
  ctx: ServiceContext,
  { token, ...response }: SentAlong,
): Promise<Proven | Fault> => {
  const signIns = ctx.collection(externalSignIns);
  const begun = await signIns.get(hashOf(token));
  const provider = begun && providerOf(begun.provider);
  if (!provider || begun.expiresAt <= ctx.now()) return externalFaults.EXTERNAL_SIGN_IN_INVALID();
  // Of two that come with the same token one removes it.
  if ((await signIns.remove({ id: begun.id })) === 0)
    return externalFaults.EXTERNAL_SIGN_IN_INVALID();
  try {
    const claims = await completeSignIn(knownProviders(ctx), provider, begun, response);
    return { provider, claims };
  } catch (error) {
    return refused(ctx, provider.name, error);
  }
};
