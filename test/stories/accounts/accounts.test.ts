import { afterAll, beforeAll, describe } from "@jest/globals";
import { startMailbox, type Mailbox } from "../../support/parts/mailbox.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { accountCases } from "./accounts.cases.ts";
import { guessingCases } from "./guessing.cases.ts";
import { totpCases } from "./totp.cases.ts";

describe("accounts, embedded", () => {
  let shop: Shop;
  let mails: Mailbox;
  beforeAll(async () => {
    mails = await startMailbox();
    shop = await startShop({
      SMTP_URL: mails.url,
      TRUST_PROXY: "1",
      ORDER_URL: "https://shop.example/order",
    });
  });
  afterAll(async () => {
    await shop.stop();
    await mails.stop();
  });
  guessingCases(
    () => [shop],
    () => mails,
  );
  totpCases(
    () => shop,
    () => mails,
  );
  accountCases(
    () => shop,
    () => mails,
  );
});
