import { describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { steppedUpToken, type Client, type Reply } from "../../support/client.ts";
import type { Mailbox } from "../../support/parts/mailbox.ts";
import { appCode } from "../../support/parts/authenticator.ts";

const password = "seven wooden looms";

/** An account with an authenticator app, by REST and mails, whatever the shop's shape. */
export const totpCases = (shopOf: () => Client, mailsOf: () => Mailbox): void => {
  const ask = (...asked: Parameters<Client["request"]>): Promise<Reply> =>
    shopOf().request(...asked);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const outcome = ({ status, body }: Reply): string =>
    status < 300 ? String(status) : `${status} ${body.code}`;

  describe("an authenticator app", () => {
    const email = `app-${randomUUID()}@example.org`;
    const signIn = (totp?: string): Promise<Reply> =>
      ask("POST", "/v1/sessions", { email, password, ...(totp === undefined ? {} : { totp }) });

    test("is asked for by a sign-in, a mailed link and a step-up; a recovery code stands in for it", async () => {
      await ask("POST", "/v1/users", { email, password });
      const first = bearer((await signIn()).body.accessToken);
      const confirmToken = await mailsOf().tokenFor(email, /confirm your address/u);
      await ask("POST", "/v1/users/me/confirm", { token: confirmToken }, first);
      const stepped = bearer(await steppedUpToken(ask, password, first));
      const { body: app } = await ask("POST", "/v1/users/me/totp", {}, stepped);
      const path = "/v1/users/me/totp/confirm";
      const confirmed = await ask("POST", path, { code: appCode(app.secret, -1) }, stepped);
      const [one = "", two = ""]: string[] = confirmed.body.recoveryCodes;

      expect(outcome(await signIn())).toBe("401 TOTP_REQUIRED");
      const code = appCode(app.secret);
      const { body: session } = await signIn(code);
      expect(outcome(await signIn(code))).toBe("403 TOTP_WRONG");

      await ask("POST", "/v1/sign-in-links", { email });
      const link = { token: await mailsOf().tokenFor(email, /: sign in/u) };
      const complete = "/v1/sign-in-links/complete";
      // It is good still: the refusal did not use it up.
      expect(outcome(await ask("POST", complete, link))).toBe("401 TOTP_REQUIRED");
      expect(outcome(await ask("POST", complete, { ...link, totp: one }))).toBe("201");

      const headers = bearer(session.accessToken);
      const stepUp = (body: object): Promise<Reply> =>
        ask("POST", "/v1/sessions/current/step-up", body, headers);
      expect(outcome(await stepUp({ password }))).toBe("401 TOTP_REQUIRED");
      expect(outcome(await stepUp({ totp: one }))).toBe("403 TOTP_WRONG");
      const again = bearer((await stepUp({ totp: two })).body.accessToken);
      expect(outcome(await ask("DELETE", "/v1/users/me/totp", undefined, headers))).toBe(
        "403 STEP_UP_REQUIRED",
      );
      expect(outcome(await ask("DELETE", "/v1/users/me/totp", undefined, again))).toBe("204");
      expect(outcome(await signIn())).toBe("201");
    }, 120_000);
  });
};
