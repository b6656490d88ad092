import { afterAll, beforeAll, describe } from "@jest/globals";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StoredKey } from "../../../services/identity/identity.store.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { accessCases } from "./matrix.cases.ts";

/** As identity stored it. */
const keyIn = ({ dataDir }: Shop): StoredKey => {
  const db = new DatabaseSync(join(dataDir, "identity.db"), { readOnly: true });
  try {
    const [row] = db.prepare("SELECT * FROM keys").all();
    const text = Object.values(row ?? {}).find((value) => String(value).includes('"kid"'));
    return JSON.parse(String(text)) as StoredKey;
  } finally {
    db.close();
  }
};

describe("who may do what, embedded", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ PAYMENT_PROVIDERS: "test" });
  });
  afterAll(() => shop.stop());
  accessCases({ shop: () => shop, signingKey: async () => keyIn(shop) });
});
