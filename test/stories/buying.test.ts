import { afterAll, beforeAll, describe } from "@jest/globals";
import { startShop, type Shop } from "../support/shop.ts";
import { buyingCases } from "./buying.cases.ts";

describe("buying, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(async () => {
    await shop.stop();
  });
  buyingCases(() => shop);
});
