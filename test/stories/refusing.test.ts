import { afterAll, beforeAll, describe } from "@jest/globals";
import { startShop, type Shop } from "../support/shop.ts";
import { bodyLimit, refusingCases } from "./refusing.cases.ts";

describe("bad input, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ BODY_LIMIT: String(bodyLimit) });
  });
  afterAll(async () => {
    await shop.stop();
  });
  refusingCases(() => shop);
});
