import { expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import type { Client, Reply } from "../../support/client.ts";
import type { Mailbox } from "../../support/parts/mailbox.ts";
import type { OidcProvider } from "../../support/parts/oidc-provider.ts";

const redirectUri = "http://127.0.0.1:4000/signed-in";
const codeOf = ({ status, body }: Reply): string => (status < 300 ? String(status) : body.code);

/** Staff who sign in by a provider, whatever the shop's shape. */
export const staffCases = (
  shop: Client,
  providersOf: () => { readonly trusted: OidcProvider; readonly other: OidcProvider },
  mailsOf: () => Mailbox,
): void => {
  test("staff sign in by a provider with which they have accepted their invitation", async () => {
    const { trusted, other } = providersOf();
    const visited = async (provider: string, subject: string): Promise<object> => {
      const sent = { provider, redirectUri };
      const { body } = await shop.request("POST", "/v1/external-sign-ins", sent);
      const { token, authorizationUrl } = body;
      const at = provider === "acme" ? trusted : other;
      return { token, ...(await at.visit(authorizationUrl, subject)) };
    };
    const signIn = async (provider: string, subject: string): Promise<Reply> =>
      shop.request("POST", "/v1/external-sign-ins/complete", await visited(provider, subject));

    const [email, subject, stranger] = [`${randomUUID()}@example.org`, randomUUID(), randomUUID()];
    other.people.set(subject, { email: "at-work@example.org", email_verified: false });
    trusted.people.set(stranger, { email, email_verified: true });
    const invite = { email, roles: ["support"] };
    expect(codeOf(await shop.staff("POST", "/v1/staff/invitations", invite))).toBe("201");
    const token = await mailsOf().tokenFor(email, /invited/u);
    const accept = async (): Promise<Reply> =>
      shop.request("POST", "/v1/staff/invitations/accept", {
        token,
        external: await visited("other", subject),
      });
    expect(codeOf(await accept())).toBe("204");
    expect(codeOf(await accept())).toBe("INVITATION_INVALID");
    const signedIn = await signIn("other", subject);
    const headers = { authorization: `Bearer ${signedIn.body.accessToken}` };
    const { body: me } = await shop.request("GET", "/v1/users/me", undefined, headers);
    expect(me).toMatchObject({ email, roles: ["support"] });
    // It is that one alone: another that comes with the address is not believed.
    expect(codeOf(await signIn("acme", stranger))).toBe("EXTERNAL_STAFF");
  });
};
