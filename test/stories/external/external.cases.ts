import { describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { until, type Client, type Reply } from "../../support/client.ts";
import type { Mailbox } from "../../support/parts/mailbox.ts";
import { startOidcProvider, type OidcProvider } from "../../support/parts/oidc-provider.ts";
import { staffCases } from "./staff.cases.ts";

const redirectUri = "http://127.0.0.1:4000/signed-in";

/** Two real providers: the shop trusts the first in what it says of addresses. */
export interface Providers {
  readonly trusted: OidcProvider;
  readonly other: OidcProvider;
  /** What the shop is started with. */
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

export const startProviders = async (): Promise<Providers> => {
  const client = { clientId: "shop", clientSecret: "of the shop", redirectUri };
  const [trusted, other] = await Promise.all([
    startOidcProvider(client),
    startOidcProvider(client),
  ]);
  const common = { ...client, redirectUris: [redirectUri], redirectUri: undefined };
  const list = [
    { ...common, name: "acme", title: "Acme", issuer: trusted.issuer, trustsEmail: true },
    { ...common, name: "other", title: "Other", issuer: other.issuer },
  ];
  return {
    trusted,
    other,
    env: { OIDC_PROVIDERS: JSON.stringify(list) },
    async stop() {
      await Promise.all([trusted.stop(), other.stop()]);
    },
  };
};

const codeOf = ({ status, body }: Reply): string => (status < 300 ? String(status) : body.code);

/** People who sign in by a provider, whatever the shop's shape. */
export const externalCases = (
  shopOf: () => Client,
  providersOf: () => Providers,
  mailsOf: () => Mailbox,
): void => {
  const shop: Client = {
    request: (...asked) => shopOf().request(...asked),
    staff: (...asked) => shopOf().staff(...asked),
  };
  const begin = async (provider = "acme") => {
    const { body } = await shop.request("POST", "/v1/external-sign-ins", { provider, redirectUri });
    return body as { token: string; authorizationUrl: string };
  };
  const at = (provider: string): OidcProvider =>
    provider === "acme" ? providersOf().trusted : providersOf().other;
  /** Begins, visits the provider as `subject`, and has what it takes to complete. */
  const visited = async (subject: string | undefined, provider = "acme") => {
    const { token, authorizationUrl } = await begin(provider);
    return { token, ...(await at(provider).visit(authorizationUrl, subject)) };
  };
  const complete = (response: object): Promise<Reply> =>
    shop.request("POST", "/v1/external-sign-ins/complete", response);
  const signIn = async (subject: string, provider = "acme"): Promise<Reply> =>
    complete(await visited(subject, provider));
  const bearer = ({ body }: Reply) => ({ authorization: `Bearer ${body.accessToken}` });
  const meOf = async (signedIn: Reply) =>
    (await shop.request("GET", "/v1/users/me", undefined, bearer(signedIn))).body;
  const newEmail = (): string => `${randomUUID()}@example.org`;
  /** Somebody whom the trusted provider knows, with a verified address. */
  const personAt = (provider: string, email: string, verified = true): string => {
    const subject = randomUUID();
    at(provider).people.set(subject, { email, email_verified: verified, name: "Ada Lovelace" });
    return subject;
  };
  const registered = async (email: string) => {
    const account = { email, password: "correct horse battery" };
    await shop.request("POST", "/v1/users", account);
    const session = await shop.request("POST", "/v1/sessions", account);
    return { account, headers: bearer(session) };
  };
  const confirmed = async (email: string) => {
    const known = await registered(email);
    const token = await mailsOf().tokenFor(email, /./u);
    const { status } = await shop.request("POST", "/v1/users/me/confirm", { token }, known.headers);
    expect(status).toBe(200);
    return known;
  };

  staffCases(shop, providersOf, mailsOf);

  test("providers are listed, by name and title alone", async () => {
    const { body } = await shop.request("GET", "/v1/sign-in-providers");
    expect(body.items).toEqual([
      { name: "acme", title: "Acme" },
      { name: "other", title: "Other" },
    ]);
  });

  test("a provider or a page that the shop does not have is refused", async () => {
    const ask = (some: object) =>
      shop.request("POST", "/v1/external-sign-ins", { provider: "acme", redirectUri, ...some });
    const nobody = await ask({ provider: "nobody" });
    expect([codeOf(nobody), nobody.body.errors[0].pointer]).toEqual([
      "VALIDATION_FAILED",
      "/provider",
    ]);
    for (const page of [`${redirectUri}/`, `${redirectUri}?a`, "https://evil.example/signed-in"]) {
      const { body } = await ask({ redirectUri: page });
      expect([body.code, body.errors[0].pointer]).toEqual(["VALIDATION_FAILED", "/redirectUri"]);
    }
  });

  test("the request has PKCE, a state and a nonce", async () => {
    const { searchParams } = new URL((await begin()).authorizationUrl);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: "code", code_challenge_method: "S256", redirect_uri: redirectUri },
      ...{ state: expect.any(String), nonce: expect.any(String) },
      code_challenge: expect.any(String),
    });
  });

  describe("people", () => {
    test("somebody new has an account at once, whose address is confirmed; later it is the same", async () => {
      const email = newEmail();
      const subject = personAt("acme", email);
      const first = await meOf(await signIn(subject));
      expect(first).toMatchObject({
        email,
        emailConfirmed: true,
        name: "Ada Lovelace",
        scopes: [],
      });
      // By issuer and subject: another address at the provider changes nothing.
      at("acme").people.set(subject, { email: newEmail(), email_verified: true });
      expect((await meOf(await signIn(subject))).id).toBe(first.id);
      expect(codeOf(await shop.request("POST", "/v1/sessions", { email, password: "" }))).not.toBe(
        "201",
      );
      await until("the customer", async () => {
        const session = await signIn(subject);
        const reply = await shop.request("GET", "/v1/customers/me", undefined, bearer(session));
        return reply.body.email === email;
      });
    });

    test("a confirmed account is linked by an address that a trusted provider has verified", async () => {
      const email = newEmail();
      const { headers } = await confirmed(email);
      const me = (await shop.request("GET", "/v1/users/me", undefined, headers)).body;
      expect((await meOf(await signIn(personAt("acme", email.toUpperCase())))).id).toBe(me.id);
      const { body } = await shop.request(
        "GET",
        "/v1/users/me/external-identities",
        undefined,
        headers,
      );
      expect(body.items).toMatchObject([{ provider: "acme", issuer: at("acme").issuer }]);
    });

    test("whoever is signed in links a provider, and removes it again", async () => {
      const { headers, account } = await registered(newEmail());
      const subject = personAt("other", newEmail(), false);
      const path = "/v1/users/me/external-identities";
      const link = async (by: Record<string, string>) =>
        shop.request("POST", path, await visited(subject, "other"), by);
      const linked = await link(headers);
      expect(linked.status).toBe(201);
      expect(codeOf(await link(headers))).toBe("201");
      const me = await meOf(await signIn(subject, "other"));
      expect(me.email).toBe(account.email);
      const stranger = await registered(newEmail());
      expect(codeOf(await link(stranger.headers))).toBe("EXTERNAL_IDENTITY_TAKEN");
      const one = `${path}/${linked.body.id}`;
      expect(codeOf(await shop.request("DELETE", one, undefined, stranger.headers))).toBe(
        "NOT_FOUND",
      );
      expect((await shop.request("DELETE", one, undefined, headers)).status).toBe(204);
      expect(codeOf(await signIn(subject, "other"))).toBe("EXTERNAL_EMAIL_UNPROVEN");
    });

    test("the last way to sign in stays", async () => {
      const session = await signIn(personAt("acme", newEmail()));
      const path = "/v1/users/me/external-identities";
      const { body } = await shop.request("GET", path, undefined, bearer(session));
      const remove = await shop.request(
        "DELETE",
        `${path}/${body.items[0].id}`,
        undefined,
        bearer(session),
      );
      expect(codeOf(remove)).toBe("LAST_SIGN_IN");
    });

    test("who is erased is nobody's identity any more: the next sign-in makes another account", async () => {
      const email = newEmail();
      const subject = personAt("acme", email);
      const session = await signIn(subject);
      const before = await meOf(session);
      await until("the erasing", async () => {
        const { status } = await shop.request(
          "DELETE",
          "/v1/customers/me",
          undefined,
          bearer(session),
        );
        return status === 204;
      });
      await until("another account", async () => {
        const after = await signIn(subject);
        return after.status === 201 && (await meOf(after)).id !== before.id;
      });
    });
  });

  describe("attacks on linking by address", () => {
    test.each([
      ["an address that the provider has not verified", "acme", false],
      ["a provider that the shop does not trust in addresses", "other", true],
    ])("%s: the same response with an account and without", async (_what, provider, verified) => {
      const email = newEmail();
      await confirmed(email);
      const replies = [
        await signIn(personAt(provider, email, verified), provider),
        await signIn(personAt(provider, newEmail(), verified), provider),
      ];
      for (const reply of replies) {
        expect(codeOf(reply)).toBe("EXTERNAL_EMAIL_UNPROVEN");
        expect(reply.status).toBe(409);
      }
      const [{ traceId: _a, ...first }, { traceId: _b, ...second }] = replies.map(
        ({ body }) => body,
      ) as [Record<string, unknown>, Record<string, unknown>];
      expect(first).toEqual(second);
    });

    test("who has registered with a stranger's address does not get what the stranger signs in to", async () => {
      const email = newEmail();
      const { headers } = await registered(email);
      const subject = personAt("acme", email);
      expect(codeOf(await signIn(subject))).toBe("EXTERNAL_LINK_NEEDED");
      const path = "/v1/users/me/external-identities";
      expect((await shop.request("GET", path, undefined, headers)).body.items).toEqual([]);
      // The owner of the address resets the password, by which it is confirmed.
      await shop.request("POST", "/v1/password-resets", { email });
      const token = await mailsOf().tokenFor(email, /password/iu);
      const password = "another correct horse";
      await shop.request("POST", "/v1/password-resets/complete", { token, password });
      expect((await meOf(await signIn(subject))).email).toBe(email);
    });

    test("staff are linked by no address, and link nothing themselves", async () => {
      const email = newEmail();
      const { headers } = await confirmed(email);
      const { id } = (await shop.request("GET", "/v1/users/me", undefined, headers)).body;
      const own = personAt("acme", newEmail());
      const path = "/v1/users/me/external-identities";
      expect((await shop.request("POST", path, await visited(own), headers)).status).toBe(201);
      const { version } = (await shop.staff("GET", `/v1/users/${id}`)).body;
      const grant = await shop.staff(
        "PUT",
        `/v1/users/${id}/scopes`,
        { scopes: ["orders:read"] },
        { "if-match": `"${version}"` },
      );
      expect(grant.status).toBe(200);
      expect(codeOf(await signIn(own))).toBe("EXTERNAL_STAFF");
      expect(codeOf(await signIn(personAt("acme", email)))).toBe("EXTERNAL_STAFF");
      const another = await visited(personAt("acme", newEmail()));
      expect(codeOf(await shop.request("POST", path, another, headers))).toBe("EXTERNAL_STAFF");
    });

    test("the subject of one issuer is nobody at another", async () => {
      const email = newEmail();
      const subject = personAt("acme", email);
      expect((await signIn(subject)).status).toBe(201);
      at("other").people.set(subject, { email, email_verified: true });
      expect(codeOf(await signIn(subject, "other"))).toBe("EXTERNAL_EMAIL_UNPROVEN");
    });
  });

  describe("what comes back does not hold", () => {
    const invalid = "EXTERNAL_SIGN_IN_INVALID";

    test("a sign-in is completed once, also by two at the same time", async () => {
      const response = await visited(personAt("acme", newEmail()));
      const replies = await Promise.all([complete(response), complete(response)]);
      expect(replies.map(codeOf).sort()).toEqual(["201", invalid]);
      expect(codeOf(await complete(response))).toBe(invalid);
    });

    test("another page's token, state, code or issuer", async () => {
      const victim = personAt("acme", newEmail());
      const [mine, theirs] = [await visited(personAt("acme", newEmail())), await visited(victim)];
      const other = await visited(personAt("other", newEmail()), "other");
      const { token: foreign } = await begin("other");
      for (const response of [
        { ...theirs, token: mine.token },
        { ...(await visited(victim)), state: "x" },
        { ...(await visited(victim)), state: undefined },
        { ...(await visited(victim)), iss: at("other").issuer },
        { ...(await visited(victim)), code: "x" },
        { ...(await visited(victim)), code: undefined },
        { ...(await visited(victim)), token: foreign },
        { ...other, token: (await begin()).token },
        { ...theirs, token: "x" },
      ])
        expect(codeOf(await complete(response))).toBe(invalid);
    });

    test("a code of a sign-in that somebody else began, with its own state", async () => {
      const mine = await begin();
      const theirs = await visited(personAt("acme", newEmail()));
      const state = new URL(mine.authorizationUrl).searchParams.get("state");
      expect(codeOf(await complete({ ...theirs, token: mine.token, state }))).toBe(invalid);
    });

    test("nobody agreed", async () => {
      expect(codeOf(await complete(await visited(undefined)))).toBe("EXTERNAL_SIGN_IN_DENIED");
    });
  });
};
