import { expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { until, type Client } from "../../support/client.ts";
import type { Mailbox } from "../../support/parts/mailbox.ts";

const password = "seven wooden looms";

/** Guesses at a password, spread over the gateways of a shop and 1,000 addresses. The shop has `TRUST_PROXY=1`. */
export const guessingCases = (
  gatewaysOf: () => readonly Client[],
  mailsOf: () => Mailbox,
): void => {
  const ask = async (path: string, body: object, i = 0) => {
    const gateways = gatewaysOf();
    const { request } = gateways[i % gateways.length] as Client;
    const address = { "x-forwarded-for": `10.9.${i >> 8}.${i & 255}` };
    const { status, body: got, headers } = await request("POST", path, body, address);
    return { code: status < 300 ? String(status) : got.code, got, headers };
  };
  const waitIn = (headers: Headers): number => Number(headers.get("retry-after"));

  test("few of 1,000 guesses are compared, and the owner still gets in", async () => {
    const email = `ida-${randomUUID()}@example.org`;
    const account = { email, password };
    await ask("/v1/users", account);
    const { accessToken, deviceToken } = (await ask("/v1/sessions", account)).got;
    const [gateway] = gatewaysOf();
    const token = await mailsOf().tokenFor(email, /confirm your address/u);
    const headers = { authorization: `Bearer ${accessToken as string}` };
    await gateway?.request("POST", "/v1/users/me/confirm", { token }, headers);

    const guess = (i: number) => ask("/v1/sessions", { email, password: `guess number ${i}` }, i);
    const codes: string[] = [];
    for (let first = 0; first < 1_000; first += 50) {
      const some = await Promise.all(Array.from({ length: 50 }, (_, i) => guess(first + i)));
      codes.push(...some.map(({ code }) => code));
    }
    // Until the delay is long enough for what follows.
    await until("a delay", async () => {
      const { code, headers: got } = await guess(codes.length);
      codes.push(code);
      return code === "TOO_MANY_ATTEMPTS" && waitIn(got) > 10;
    });
    const compared = codes.filter((code) => code === "CREDENTIALS_WRONG").length;
    expect(compared).toBeLessThanOrEqual(12);
    expect(codes.length - compared).toBe(
      codes.filter((code) => code === "TOO_MANY_ATTEMPTS").length,
    );

    const refused = await ask("/v1/sessions", account, 1_500);
    expect([refused.code, waitIn(refused.headers) > 0]).toEqual(["TOO_MANY_ATTEMPTS", true]);
    expect((await ask("/v1/sessions", { ...account, deviceToken }, 1_501)).code).toBe("201");
    const asked = await ask("/v1/sign-in-links", { email });
    const unknown = await ask("/v1/sign-in-links", { email: `nobody-${randomUUID()}@example.org` });
    expect([asked.code, asked.got]).toEqual([unknown.code, unknown.got]);
    const link = { token: await mailsOf().tokenFor(email, /: sign in/u) };
    expect((await ask("/v1/users/me/confirm", link)).code).toBe("UNAUTHENTICATED");
    const stolen = { ...link, password: "eleven brass gears" };
    expect((await ask("/v1/password-resets/complete", stolen)).code).toBe("MAIL_TOKEN_INVALID");
    expect((await ask("/v1/sign-in-links/complete", link)).code).toBe("201");
    expect((await ask("/v1/sign-in-links/complete", link)).code).toBe("MAIL_TOKEN_INVALID");
  }, 300_000);
};
