import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startMailbox, type Mailbox } from "../../support/parts/mailbox.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { externalCases, startProviders, type Providers } from "./external.cases.ts";

describe("sign-in by others, embedded", () => {
  let shop: Shop;
  let mails: Mailbox;
  let providers: Providers;
  beforeAll(async () => {
    [mails, providers] = await Promise.all([startMailbox(), startProviders()]);
    shop = await startShop({ SMTP_URL: mails.url, ...providers.env });
  });
  afterAll(async () => {
    await shop.stop();
    await Promise.all([mails.stop(), providers.stop()]);
  });
  externalCases(
    () => shop,
    () => providers,
    () => mails,
  );

  test("a provider that is away is named as such", async () => {
    const redirectUri = "http://127.0.0.1:4000/signed-in";
    const begin = async () =>
      shop.request("POST", "/v1/external-sign-ins", { provider: "other", redirectUri });
    const { body: begun } = await begin();
    const response = await providers.other.visit(begun.authorizationUrl, undefined);
    await providers.other.stop();
    const completed = await shop.request("POST", "/v1/external-sign-ins/complete", {
      token: begun.token,
      code: "x",
      state: response["state"],
      iss: response["iss"],
    });
    expect([completed.status, completed.body.code]).toEqual([424, "SIGN_IN_PROVIDER_UNAVAILABLE"]);
  });
});
