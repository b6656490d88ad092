import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ServiceBroker } from "moleculer";
import { collection, type Doc } from "../../../platform/storage/collection.ts";
import { giveShape } from "../../../platform/runtime/runtime.ts";
import { sqliteStores } from "../../../platform/storage/sqlite/stores.ts";
import { closeStore, collectionOf, openStore, storeOf } from "../../../platform/storage/stores.ts";

const carts = collection<Doc>("carts");
const events = collection<Doc>("events");

test("what a service declares in parts shares one store, opened once and closed at the end", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-stores-"));
  const embedded = sqliteStores({ dataDir });
  let opened = 0;
  const broker = new ServiceBroker({ logger: false });
  giveShape(broker, {
    openStore: (service, declarations) => {
      opened += 1;
      return embedded.openStore(service, declarations);
    },
    bus: undefined as never,
    shared: false,
    now: () => "2026-01-01T00:00:00.000Z",
  });
  const service = broker.createService({ name: "carts" });
  expect(() => storeOf(service)).toThrow(/carts.*not open/);
  await Promise.all([openStore(service, [carts, events]), openStore(service, [carts])]);
  expect(opened).toBe(1);
  await collectionOf(service, carts).insert({ id: "a", version: 1 });
  expect(await collectionOf(service, events).count({})).toBe(0);
  expect(() => collectionOf(service, collection("other"))).toThrow(/not declared/);
  await expect(openStore(service, [collection("carts")])).rejects.toThrow(/two declarations/);
  await closeStore(service);
  expect(() => storeOf(service)).toThrow(/not open/);
  await embedded.close();
  rmSync(dataDir, { recursive: true });
});
