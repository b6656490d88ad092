import { afterAll, beforeAll, describe } from "@jest/globals";
import { startShop, type Shop } from "../../support/shop.ts";
import { rotatingCases } from "./rotating.cases.ts";

describe("signing keys, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(async () => {
    await shop.stop();
  });
  rotatingCases(() => ({ shop, env: { DATA_DIR: shop.dataDir } }));
});
