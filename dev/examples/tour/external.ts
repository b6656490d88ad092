/** Somebody who signs in by a provider of OpenID Connect. */
import { startOidcProvider, type OidcProvider } from "../../../test/support/parts/oidc-provider.ts";
import type { Tour } from "./shared.ts";

const redirectUri = "https://shop.example.com/signed-in";
const client = { clientId: "shop", clientSecret: "of the shop" };

export const startSignInProvider = (): Promise<OidcProvider> =>
  startOidcProvider({ ...client, redirectUri });

/** Of the shop of the tour. */
export const signInSettings = ({ issuer }: OidcProvider): Record<string, string> => {
  const provider = { name: "acme", title: "Acme", issuer, ...client, trustsEmail: true };
  return { OIDC_PROVIDERS: JSON.stringify([{ ...provider, redirectUris: [redirectUri] }]) };
};

export const external = async ({ record }: Tour, provider: OidcProvider): Promise<void> => {
  const guest = record.as({});
  provider.people.set("248289761001", { email: "grace@example.org", email_verified: true });
  provider.people.set("248289761002", { email: "grace@work.example.org", email_verified: true });
  const visited = async (subject: string) => {
    const body = { provider: "acme", redirectUri };
    const begun = await guest("identityBeginExternalSignIn", { body });
    const sent = await provider.visit(String(begun.authorizationUrl), subject);
    return { token: String(begun.token), ...sent };
  };
  await guest("identityListSignInProviders");
  const session = await guest("identityCompleteExternalSignIn", {
    body: await visited("248289761001"),
  });
  const grace = record.as({ authorization: `Bearer ${session.accessToken as string}` });
  const linked = await grace("identityLinkExternalIdentity", {
    body: await visited("248289761002"),
  });
  await grace("identityListExternalIdentities", { query: { limit: 2 } });
  await grace("identityRemoveExternalIdentity", { path: { id: String(linked["id"]) } });
};
