/** The case suite of both stores, with fields that are encrypted; and what encryption adds to it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "@jest/globals";
import type { StoreMaker } from "../../../../platform/runtime/runtime.ts";
import { mongoStores } from "../../../../platform/storage/mongo/stores.ts";
import { sqliteStores } from "../../../../platform/storage/sqlite/stores.ts";
import { findMongod, startMongod, type Mongod } from "../../../support/parts/mongod.ts";
import { collectionCases, type Harness } from "../collection.cases.ts";
import { sealedCases } from "./sealed.cases.ts";
import { sealedOn } from "./sealed-on.ts";

const harness = (storeFor: StoreMaker, close: () => Promise<void>): Harness => {
  const { openStore } = sealedOn(storeFor);
  return {
    openStore: (service, declarations) =>
      openStore(
        service,
        declarations.map((one) => ({
          ...one,
          personal: ["email", "owner.private", "parts[].data"],
        })),
      ),
    close,
  };
};

describe("collections in SQLite, encrypted", () => {
  const open = () => {
    const dataDir = mkdtempSync(join(tmpdir(), "caravan-sealed-"));
    const stores = sqliteStores({ dataDir });
    const close = async (): Promise<void> => {
      await stores.close();
      rmSync(dataDir, { recursive: true, force: true });
    };
    return { storeFor: stores.storeFor, close };
  };
  collectionCases(() => {
    const { storeFor, close } = open();
    return Promise.resolve(harness(storeFor, close));
  });
  sealedCases(() => Promise.resolve(open()));
});

const bin = findMongod();
if (!bin)
  process.stdout.write(
    "No mongod found (MONGOD_BIN, PATH, ../shared/bin): its cases are skipped.\n",
  );

(bin ? describe : describe.skip)("collections in MongoDB, encrypted", () => {
  let mongod: Mongod;
  beforeAll(async () => {
    mongod = await startMongod(bin as string);
  }, 90_000);
  afterAll(() => mongod.stop());
  const open = () => {
    const stores = mongoStores({ urlOf: (service) => mongod.url(service), migrate: true });
    return { storeFor: stores.storeFor, close: stores.close };
  };
  collectionCases(() => {
    const { storeFor, close } = open();
    return Promise.resolve(harness(storeFor, close));
  });
  sealedCases(() => Promise.resolve(open()));
});
