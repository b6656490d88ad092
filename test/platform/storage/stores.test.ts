import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { ServiceBroker } from "moleculer";
import { storage } from "../../../mixins/storage.mixin.ts";
import { collection, type Doc } from "../../../platform/storage/collection.ts";
import { useRuntime } from "../../../platform/runtime/runtime.ts";
import { sqliteStores } from "../../../platform/storage/sqlite/stores.ts";
import { closeStore, collectionOf, openStore, storeOf } from "../../../platform/storage/stores.ts";

const carts = collection<Doc>("carts");
const events = collection<Doc>("events");

const other = collection<Doc>("other");

test("what a service declares in parts shares one store, opened once and closed at the end", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-stores-"));
  const embedded = sqliteStores({ dataDir });
  let opened = 0;
  const broker = new ServiceBroker({ logger: false });
  useRuntime(broker, {
    storeFor: (service, declarations) => {
      const store = embedded.storeFor(service, declarations);
      const open = store.open.bind(store);
      return Object.assign(store, {
        open: () => {
          opened += 1;
          return open();
        },
      });
    },
    bus: undefined as never,
    shared: false,
    now: () => "2026-01-01T00:00:00.000Z",
  });
  const service = broker.createService({
    name: "carts",
    mixins: [storage({ collections: [carts, events] }), storage({ collections: [carts] })],
  });
  expect(() => storeOf(service)).toThrow(/carts.*not open/);
  await Promise.all([openStore(service), openStore(service)]);
  expect(opened).toBe(1);
  await collectionOf(service, carts).insert({ id: "a", version: 1 });
  expect(await collectionOf(service, events).count({})).toBe(0);
  expect(() => collectionOf(service, other)).toThrow(/not declared/);
  expect(() =>
    broker.createService({
      name: "again",
      mixins: [storage({ collections: [carts] }), storage({ collections: [collection("carts")] })],
    }),
  ).toThrow(/two declarations/);
  await closeStore(service);
  expect(storeOf(service)).toBeDefined();
  await closeStore(service);
  expect(() => storeOf(service)).toThrow(/not open/);
  await embedded.close();
  rmSync(dataDir, { recursive: true });
});
