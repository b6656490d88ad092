/** A shop embedded in this process: which layers its reads and writes pass. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { collection } from "../../platform/storage/collection.ts";
import { dbService } from "../../platform/storage/db-service.ts";
import { dataKeys } from "../../platform/storage/sealing/data-keys.ts";
import { SealingAdapter } from "../../platform/storage/sealing/sealing.adapter.ts";
import { SqliteFile } from "../../platform/storage/sqlite/commit.ts";
import { syncSchema } from "../../platform/storage/sqlite/schema.ts";
import { SqliteAdapter } from "../../platform/storage/sqlite/sqlite.adapter.ts";
import type { StoredService } from "../../platform/storage/stores.ts";
import type { Shop } from "../../tasks/start/shop.ts";
import { ADMIN, clientOf, type Client } from "../support/client.ts";
import { fillCart, order, settled, stockProduct } from "../support/shopper.ts";

const dataDir = mkdtempSync(join(tmpdir(), "caravan-layers-"));
let shop: Shop;
let client: Client;
/** The adapters of the services of this shop. */
let adapters: Set<object>;
/** Adapters a write is inside of, the innermost last. */
const inside: object[] = [];
const written = new Map<object, number>();
const strays: string[] = [];
const stray = (what: string): void => void strays.push(`${what}\n${new Error().stack ?? ""}`);

const spyOnAdapters = (): void => {
  const names = ["insert", "insertMany", "insertMissing", "updateOne", "updateMany", "updateById"];
  const prototype: object = SqliteAdapter.prototype;
  const proto = prototype as Record<string, (...args: never[]) => unknown>;
  for (const name of [...names, "replace", "put", "removeMany", "removeById", "clear"]) {
    const original = proto[name];
    if (!original) throw new Error(`The adapter has no ${name}.`);
    proto[name] = function (this: object, ...args) {
      inside.push(this);
      try {
        return original.apply(this, args);
      } finally {
        inside.pop();
      }
    };
  }
};

const spyOnFiles = (): void => {
  const write = SqliteFile.prototype.write;
  jest.spyOn(SqliteFile.prototype, "write").mockImplementation(function <T>(
    this: SqliteFile,
    work: () => T,
  ) {
    const adapter = inside.at(-1);
    if (adapter) written.set(adapter, (written.get(adapter) ?? 0) + 1);
    else stray("a write that passes no adapter");
    return write.call(this, work) as Promise<T>;
  });
};

/** What encrypts stands over the adapter of the store. */
const ofStore = (adapter: object): object =>
  adapter instanceof SealingAdapter ? adapter.inner : adapter;

const storedServices = (): StoredService[] =>
  shop.broker.services.filter((one): one is StoredService => "stored" in one);

beforeAll(async () => {
  Object.assign(process.env, { ...ADMIN, DATA_DIR: dataDir, PORT: "0", OPS_PORT: "0" });
  Object.assign(process.env, { SEED: "none", RATE_LIMITS: "off", LOG_LEVEL: "error" });
  spyOnAdapters();
  spyOnFiles();
  const { openShop } = await import("../../tasks/start/shop.ts");
  const { addressOf } = await import("../../services/gateway/http/listening-address.ts");
  shop = await openShop();
  adapters = new Set(
    storedServices().flatMap(({ declarations, stored: { store } }) =>
      [...(declarations?.values() ?? []), dataKeys].map((one) => ofStore(store.adapter(one))),
    ),
  );
  client = clientOf(() => addressOf(shop.broker)?.url ?? "");
}, 60_000);
afterAll(async () => {
  await shop.close();
  jest.restoreAllMocks();
  rmSync(dataDir, { recursive: true, force: true });
});

test("every write of a shop passes this.adapter or an adapter of its connection", async () => {
  await stockProduct(client, "LAYER-1", 5);
  const cart = await fillCart(client, { lines: [{ sku: "LAYER-1", quantity: 2 }] });
  const placed = await order(client, cart.id);
  expect(placed.status).toBe(201);
  expect((await settled(client, placed.body.id)).status).toBe("placed");
  expect(strays).toEqual([]);
  expect([...written.keys()].filter((one) => !adapters.has(one))).toEqual([]);
  const orders = storedServices().find(({ name }) => name === "orders");
  expect(written.get(ofStore(orders?.adapter as object))).toBeGreaterThan(0);
}, 60_000);

test("a write past the adapters is seen", async () => {
  const { SqliteCollection } = await import("../../platform/storage/sqlite/collection.ts");
  const file = new SqliteFile(join(dataDir, "past.db"));
  const declaration = collection("past");
  syncSchema(file, [declaration]);
  const past = new SqliteCollection(file, declaration);
  await past.insert({ id: "a", version: 1 });
  file.close();
  expect(strays.splice(0)).toHaveLength(1);
});

test("creating, changing and deleting a category pass DbService's methods", async () => {
  const create = jest.spyOn(dbService.methods, "_create");
  const made = await client.staff("POST", "/v1/categories", { title: "Shoes" });
  expect(made.status).toBe(201);
  expect(create).toHaveBeenCalledTimes(1);
  expect(create.mock.calls[0]?.[1]).toMatchObject({ id: made.body.id, title: "Shoes" });
  const path = `/v1/categories/${made.body.id}`;
  const patched = await client.staff("PATCH", path, { title: "Boots" }, { "if-match": '"1"' });
  expect(patched.body).toMatchObject({ title: "Boots", version: 2 });
  const late = await client.staff("PATCH", path, { title: "Hats" }, { "if-match": '"1"' });
  expect(late.status).toBe(412);
  expect((await client.staff("DELETE", path, undefined, { "if-match": '"2"' })).status).toBe(204);
});

test("no action of DbService is there", () => {
  const names = shop.broker.registry.getActionList({ onlyLocal: true }).map(({ name }) => name);
  const unwanted = ["find", "count", "insert"].flatMap((action) =>
    storedServices().map(({ fullName }) => `${fullName}.${action}`),
  );
  expect(names.filter((name: string) => unwanted.includes(name))).toEqual([]);
});
