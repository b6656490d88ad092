import { afterAll, beforeAll, describe } from "@jest/globals";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { StoredKey } from "../../../services/identity/identity.store.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { accessCases } from "./matrix.cases.ts";
import { decryptedKey } from "./stored-key.ts";

/** As identity stored it. */
const keyIn = ({ dataDir }: Shop): Promise<StoredKey> => {
  const db = new DatabaseSync(join(dataDir, "identity.db"), { readOnly: true });
  try {
    const all = (table: string): object[] =>
      db
        .prepare(`SELECT doc FROM ${table}`)
        .all()
        .map(({ doc }) => JSON.parse(String(doc)) as object);
    const [key = {}] = all("keys");
    return decryptedKey(key, all("dataKeys"));
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
  accessCases({ shop: () => shop, signingKey: () => keyIn(shop) });
});
