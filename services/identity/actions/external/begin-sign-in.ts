import type { Handler } from "../../../../platform/broker/context.ts";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import { common } from "../../../../platform/kernel/fault.ts";
import { beginSignIn } from "../../adapters/oidc/relying-party.ts";
import { settings } from "../../identity.settings.ts";
import { hashOf } from "../../adapters/token-signer.ts";
import type * as contract from "../../external.contract.ts";
import { externalSignIns } from "../../identity.store.ts";
import { knownProviders, newSignInToken, providerOf, refused } from "./prove.ts";

const BEGUN_MS = 600_000;

/** GET /v1/sign-in-providers */
export const listSignInProviders: Handler<typeof contract.listSignInProviders> = async () => ({
  items: settings.OIDC_PROVIDERS.map(({ name, title }) => ({ name, title })),
});

const unknown = (pointer: string, message: string) =>
  common.VALIDATION_FAILED({ errors: [{ pointer, message }] });

/** POST /v1/external-sign-ins */
export const beginExternalSignIn: Handler<typeof contract.beginExternalSignIn> = async (ctx) => {
  const { provider: name, redirectUri } = ctx.params;
  const provider = providerOf(name);
  if (!provider)
    return unknown(
      "/provider",
      '"provider" is none of those that GET /v1/sign-in-providers lists.',
    );
  // As a text: a page that looks alike may be somebody else's.
  if (!provider.redirectUris.includes(redirectUri))
    return unknown(
      "/redirectUri",
      `"redirectUri" is none of those that OIDC_PROVIDERS has for ${name}.`,
    );
  try {
    const { url, ...secrets } = await beginSignIn(knownProviders(ctx), provider, redirectUri);
    const token = newSignInToken();
    const expiresAt = plusMs(ctx.now(), BEGUN_MS);
    const begun = {
      id: hashOf(token),
      version: 1,
      provider: name,
      redirectUri,
      ...secrets,
      expiresAt,
    };
    await ctx.collection(externalSignIns).insert(begun);
    return { token, authorizationUrl: url, expiresAt };
  } catch (error) {
    return refused(ctx, name, error);
  }
};
