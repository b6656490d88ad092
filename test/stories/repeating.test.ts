import { afterAll, beforeAll, describe } from "@jest/globals";
import { startShop, type Shop } from "../support/shop.ts";
import { repeatingCases } from "./repeating.cases.ts";

describe("the same request again, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(async () => {
    await shop.stop();
  });
  repeatingCases(() => shop);
});
