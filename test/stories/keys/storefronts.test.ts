import { afterAll, beforeAll, describe } from "@jest/globals";
import { startShop, type Shop } from "../../support/shop.ts";
import { storefrontCases } from "./storefronts.cases.ts";

describe("storefronts, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(async () => {
    await shop.stop();
  });
  storefrontCases(() => ({ shop, other: shop }));
});
