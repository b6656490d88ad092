import { afterAll, beforeAll, describe } from "@jest/globals";
import { startShop, type Shop } from "../support/shop.ts";
import { peopleCases } from "./people.cases.ts";

describe("people, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(async () => {
    await shop.stop();
  });
  peopleCases(() => shop);
});
