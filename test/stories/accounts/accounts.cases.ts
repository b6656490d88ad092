import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { until, type Client, type Reply } from "../../support/client.ts";
import type { Mailbox } from "../../support/parts/mailbox.ts";

const password = "seven wooden looms";
const confirming = /confirm your address/u;

/** A token of the same form, a little altered. */
const altered = (token: string): string =>
  `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;

/** The life of an account, by REST and mails, whatever the shop's shape. */
export const accountCases = (shopOf: () => Client, mailsOf: () => Mailbox): void => {
  const shop: Client = {
    request: (...asked) => shopOf().request(...asked),
    staff: (...asked) => shopOf().staff(...asked),
  };
  const email = `ada-${randomUUID()}@example.org`;
  const register = (address = email): Promise<Reply> =>
    shop.request("POST", "/v1/users", { email: address, password, name: "Ada" });
  const signedIn = async (address = email, secret = password) => {
    const { body } = await shop.request("POST", "/v1/sessions", {
      email: address,
      password: secret,
    });
    const headers = { authorization: `Bearer ${body.accessToken}` };
    return {
      headers,
      ask: (method: string, path: string, sent?: unknown) =>
        shop.request(method, path, sent, headers),
    };
  };
  type Person = Awaited<ReturnType<typeof signedIn>>;
  const codeOf = async (reply: Promise<Reply>): Promise<string> => {
    const { status, body } = await reply;
    return status < 300 ? String(status) : body.code;
  };
  const bad = "MAIL_TOKEN_INVALID";

  describe("an account, from its first day to its last (F.16)", () => {
    let ada: Person;
    let first: Reply;
    let confirmToken: string;
    beforeAll(async () => {
      first = await register();
      ada = await signedIn();
      confirmToken = await mailsOf().tokenFor(email, confirming);
    }, 120_000);

    test("registering says nothing about whether there was an account", async () => {
      const again = await register();
      expect([first.status, first.body]).toEqual([again.status, again.body]);
      expect(first.body).toEqual({ email, name: "Ada", emailConfirmed: false });
      const names = ({ headers }: Reply) => [...headers.keys()].toSorted();
      expect(names(first)).toEqual(names(again));
      await until("the owner's mail", async () => mailsOf().mailsTo(email, /already/u).length > 0);
    });

    test("an address is confirmed by who made the account and reads its mails, once", async () => {
      const stranger = `eve-${randomUUID()}@example.org`;
      await register(stranger);
      const eve = await signedIn(stranger);
      const confirm = ({ ask }: Person, token: string) =>
        codeOf(ask("POST", "/v1/users/me/confirm", { token }));
      expect((await ada.ask("GET", "/v1/users/me")).body.emailConfirmed).toBe(false);
      expect(
        await codeOf(shop.request("POST", "/v1/users/me/confirm", { token: confirmToken })),
      ).toBe("UNAUTHENTICATED");
      expect(await confirm(eve, confirmToken)).toBe(bad);
      expect(await confirm(ada, altered(confirmToken))).toBe(bad);
      expect(await codeOf(ada.ask("POST", "/v1/users/me/confirmation"))).toBe("204");
      const second = await mailsOf().tokenFor(email, confirming, confirmToken);
      expect(await confirm(ada, second)).toBe("200");
      expect(await confirm(ada, second)).toBe(bad);
      expect((await ada.ask("GET", "/v1/users/me")).body.emailConfirmed).toBe(true);
    });

    test("staff read the mails without the tokens", async () => {
      const { body } = await shop.staff("GET", "/v1/messages?limit=100");
      const texts = (body.items as { to: string; text: string; html: string }[])
        .filter(({ to }) => to === email)
        .map(({ text, html }) => text + html);
      expect(texts.length).toBeGreaterThan(2);
      expect(texts.filter((text) => /usr_\w+\./u.test(text))).toEqual([]);
      expect(JSON.stringify(body)).not.toContain(confirmToken);
    });
  });
};
