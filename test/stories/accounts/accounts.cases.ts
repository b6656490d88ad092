import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { until, type Client, type Reply } from "../../support/client.ts";
import type { Mailbox } from "../../support/parts/mailbox.ts";
import { fillCart, order, settled, stockProduct } from "../../support/shopper.ts";

const password = "seven wooden looms";
const secondPassword = "eleven brass gears";
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
  /** The same mailbox, as its owner wrote it once. */
  const asOrdered = email.replace(/^[^@]+/u, (local) => local.toUpperCase());
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
    let guestOrder: string;
    let confirmToken: string;
    beforeAll(async () => {
      const sku = `ACCOUNT-${randomUUID().slice(0, 8)}`;
      await stockProduct(shop, sku, 3);
      const cart = await fillCart(shop, {
        lines: [{ sku, quantity: 1 }],
        email: asOrdered,
      });
      guestOrder = (await order(shop, cart.id, { locale: "de-AT" })).body.id;
      await settled(shop, guestOrder);
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
      expect((await ada.ask("GET", "/v1/customers/me/orders")).body.items).toEqual([]);
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

    test("what was ordered as a guest belongs to the account from then on", async () => {
      await until("the guest's order", async () => {
        const { body } = await ada.ask("GET", "/v1/customers/me/orders");
        return (body.items as { id: string }[]).some(({ id }) => id === guestOrder);
      });
      expect((await ada.ask("GET", `/v1/orders/${guestOrder}`)).status).toBe(200);
    });

    test("the order's mail links to it, in the order's language, for whoever has the mail", async () => {
      const mail = await until("the order's mail", async () =>
        mailsOf()
          .mailsTo(asOrdered, /Ihre Bestellung/u)
          .at(-1),
      );
      const link = /https:\/\/shop\.example\/order#order=(?<id>\w+)&token=(?<token>lnk[\w.-]+)/u;
      const { id, token = "" } = link.exec(mail)?.groups ?? {};
      expect(id).toBe(guestOrder);
      const read = (sent: string) =>
        shop.request("GET", `/v1/orders/${guestOrder}`, undefined, { "x-order-token": sent });
      expect((await read(token)).body).toMatchObject({ id: guestOrder, locale: "de-AT" });
      expect((await read(altered(token))).status).toBe(404);
      const { body } = await shop.staff("GET", `/v1/messages?orderId=${guestOrder}`);
      expect(body.items[0].text).toContain(`#order=${id}&token=[only in the mail itself]`);
      expect(JSON.stringify(body)).not.toMatch(/lnk\./u);
    });

    test("a forgotten password is reset by a mailed token, once; every session ends", async () => {
      const forget = (address: string) =>
        shop.request("POST", "/v1/password-resets", { email: address });
      const known = await forget(email);
      const unknown = await forget(`nobody-${randomUUID()}@example.org`);
      expect([known.status, known.body]).toEqual([202, { expiresIn: 3600 }]);
      expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
      const token = await mailsOf().tokenFor(email, /another password/u);
      const reset = (sent: string) =>
        codeOf(
          shop.request("POST", "/v1/password-resets/complete", {
            token: sent,
            password: secondPassword,
          }),
        );
      expect(await codeOf(ada.ask("POST", "/v1/users/me/confirm", { token }))).toBe(bad);
      expect(await reset(confirmToken)).toBe(bad);
      expect(await reset(altered(token))).toBe(bad);
      expect(await reset(token)).toBe("204");
      expect(await reset(token)).toBe(bad);
      expect((await ada.ask("GET", "/v1/users/me")).status).toBe(401);
      const old = shop.request("POST", "/v1/sessions", { email, password });
      expect(await codeOf(old)).toBe("CREDENTIALS_WRONG");
      ada = await signedIn(email, secondPassword);
      expect((await ada.ask("GET", "/v1/users/me")).status).toBe(200);
    });

    test("sessions are listed and ended, all by another password", async () => {
      const phone = await signedIn(email, secondPassword);
      const tablet = await signedIn(email, secondPassword);
      const { body } = await ada.ask("GET", "/v1/sessions");
      const items = body.items as { id: string; current: boolean }[];
      expect([items.length, items.filter(({ current }) => current).length]).toEqual([3, 1]);
      const other = await phone.ask("GET", "/v1/sessions");
      const { id } = (other.body.items as typeof items).find(({ current }) => current) ?? {
        id: "",
      };
      const stranger = `eve-${randomUUID()}@example.org`;
      await register(stranger);
      const eve = await signedIn(stranger);
      expect(await codeOf(eve.ask("DELETE", `/v1/sessions/${id}`))).toBe("NOT_FOUND");
      expect(await codeOf(ada.ask("DELETE", `/v1/sessions/${id}`))).toBe("204");
      expect((await phone.ask("GET", "/v1/users/me")).status).toBe(401);
      const change = (currentPassword: string) =>
        codeOf(ada.ask("POST", "/v1/users/me/password", { currentPassword, password }));
      expect(await change("not the one")).toBe("PASSWORD_WRONG");
      expect(await change(secondPassword)).toBe("204");
      expect((await tablet.ask("GET", "/v1/users/me")).status).toBe(401);
      expect((await ada.ask("GET", "/v1/users/me")).status).toBe(200);
    });

    test("another address is confirmed at both", async () => {
      const next = `countess-${randomUUID()}@example.org`;
      const move = await ada.ask("POST", "/v1/users/me/email", { email: next, password });
      expect([move.status, move.body]).toEqual([202, { expiresIn: 3600 }]);
      const entering = await mailsOf().tokenFor(next, /new address/u);
      const leaving = await mailsOf().tokenFor(email, /another address/u);
      const confirm = async (token: string) =>
        (await ada.ask("POST", "/v1/users/me/confirm", { token })).body;
      expect(await confirm(entering)).toMatchObject({ email, pendingEmail: next });
      expect(await confirm(entering)).toMatchObject({ code: bad });
      const moved = await confirm(leaving);
      expect(moved).toMatchObject({ email: next, emailConfirmed: true });
      expect(moved.pendingEmail).toBeUndefined();
      expect(await codeOf(shop.request("POST", "/v1/sessions", { email, password }))).toBe(
        "CREDENTIALS_WRONG",
      );
      await until("the customer's address", async () => {
        const { body } = await ada.ask("GET", "/v1/customers/me");
        return body.email === next;
      });
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

    test("who is erased has no account, and the mails about it are blank", async () => {
      const now = (await ada.ask("GET", "/v1/users/me")).body.email as string;
      expect((await ada.ask("DELETE", "/v1/customers/me")).status).toBe(204);
      await until("the end of the account", async () => {
        const { body } = await shop.request("POST", "/v1/sessions", { email: now, password });
        return body.code === "CREDENTIALS_WRONG";
      });
      await until("blank mails", async () => {
        const { body } = await shop.staff("GET", "/v1/messages?limit=100");
        const text = JSON.stringify(body);
        return !text.includes(now) && !text.includes(`"to":"${email}"`);
      });
      const { body } = await shop.staff("GET", `/v1/orders/${guestOrder}`);
      expect(body.email).toBe("");
    });
  });
};
