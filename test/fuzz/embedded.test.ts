import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startShop, type Shop } from "../support/shop.ts";
import { operationCases } from "./operations.cases.ts";
import { caseCount } from "./shop/run.ts";

describe("fuzz, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ PAYMENT_PROVIDERS: "manual,test" });
  }, 60_000);
  afterAll(() => shop.stop());
  const ended = (): string[] =>
    shop.process.exitCode === null && shop.process.signalCode === null ? [] : ["the shop"];

  operationCases(() => ({ ...shop, ended }), caseCount(200, 5_000));

  test("nothing was left to the process to catch", () => {
    expect(shop.output()).not.toMatch(/uncaught|unhandled/iu);
  });
});
