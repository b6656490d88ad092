/** A shop grown on the embedded stores, carried to MongoDB and back. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import type { Collection, Doc } from "../../platform/storage/collection.ts";
import { mongoStores } from "../../platform/storage/mongo/stores.ts";
import { declarationsOf } from "../../platform/broker/define-service.ts";
import type { OpenStoreMaker } from "../../platform/runtime/runtime.ts";
import { sqliteStores } from "../../platform/storage/sqlite/stores.ts";
import { move } from "../../tasks/move.ts";
import { pagesOf } from "../../tasks/move/copying.ts";
import { embeddedSource, mongoTarget, type Target } from "../../tasks/move/sides.ts";
import { loadServices } from "../../tasks/start/services.ts";
import { findMongod, startMongod, type Mongod } from "../support/parts/mongod.ts";
import { runTask } from "../support/programs/task.ts";
import { startShop } from "../support/shop.ts";
import { fillCart, order, settled, stockProduct } from "../support/shopper.ts";

const bin = findMongod();
if (!bin) process.stdout.write("No mongod found: the tests of npm run move are skipped.\n");

const task = (env: Record<string, string>, ...args: string[]) =>
  runTask("tasks/move.ts", env, args);

/** Everything in a collection, by id. */
const all = async (docs: Collection<Doc>): Promise<Record<string, Doc>> => {
  const found: Record<string, Doc> = {};
  for await (const page of pagesOf(docs)) for (const doc of page) found[doc.id] = doc;
  return found;
};

(bin ? describe : describe.skip)("npm run move", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-grown-"));
  const back = join(mkdtempSync(join(tmpdir(), "caravan-back-")), "data");
  const customer = { email: "ada@example.org", password: "a long enough password" };
  let mongod: Mongod;
  let services: ServiceSchema[];
  let grown: { orderId: string; orderToken: string; accessToken: string; cartId: string };

  beforeAll(async () => {
    mongod = await startMongod(bin as string);
    services = (await loadServices([])).filter((schema) => declarationsOf(schema).length > 0);
  }, 90_000);
  afterAll(async () => {
    await mongod.stop();
    for (const folder of [dataDir, join(back, "..")])
      rmSync(folder, { recursive: true, force: true });
  });

  test("a shop that runs is left alone", async () => {
    const shop = await startShop({}, dataDir);
    await stockProduct(shop, "MOVE-1", 20);
    await stockProduct(shop, "MOVE-2", 5);
    await shop.request("POST", "/v1/users", customer);
    const session = await shop.request("POST", "/v1/sessions", customer);
    const lines = [{ sku: "MOVE-1", quantity: 2 }];
    const placed = await order(shop, (await fillCart(shop, { lines })).id);
    expect(placed.status).toBe(201);
    const declined = await order(shop, (await fillCart(shop, { lines })).id, {
      token: "tok_declined",
    });
    expect(declined.status).toBe(402);
    await settled(shop, placed.body.id);
    grown = {
      orderId: placed.body.id,
      orderToken: placed.body.accessToken,
      accessToken: session.body.accessToken,
      cartId: (await fillCart(shop, { lines })).id,
    };
    const refused = await task({ DATA_DIR: dataDir, MONGO_URL: mongod.url() }, "--to", "mongo");
    expect(refused.said).toMatch(new RegExp(`in use by process ${String(shop.process.pid)}`, "u"));
    expect(refused.code).toBe(1);
    expect(await shop.stop({ remove: false })).toBe(0);
  }, 180_000);

  test("stopped, it is carried whole, and proven to be", async () => {
    const env = { DATA_DIR: dataDir, MONGO_URL: mongod.url() };
    const moved = await task(env, "--to", "mongo");
    expect(moved.said).toMatch(/Moved: \d+ documents in \d+ collections are the same/u);
    expect(moved.said).toMatch(/^identity +keys +1 +[0-9a-f]{12} +same$/mu);
    expect(moved.said).toMatch(/^orders +secrets +1 +[0-9a-f]{12} +same$/mu);
    expect(moved.code).toBe(0);
    const from = sqliteStores({ dataDir });
    const to = mongoStores({ urlOf: (service) => mongod.url(`caravan_${service}`) });
    for (const schema of services) {
      const declarations = declarationsOf(schema);
      const [one, other] = [
        await from.openStore(schema.name, declarations),
        await to.openStore(schema.name, declarations),
      ];
      for (const declaration of declarations)
        expect(await all(other.collection(declaration))).toEqual(
          await all(one.collection(declaration)),
        );
    }
    await from.close();
    await to.close();
    const again = await task(env, "--to", "mongo", "--resume");
    expect(again.said).toMatch(/The target is not empty/u);
    expect(again.code).toBe(1);
  }, 180_000);

  test("carried back, tokens, carts and orders are what they were", async () => {
    const env = { DATA_DIR: back, MONGO_URL: mongod.url() };
    const moved = await task(env, "--to", "sqlite");
    expect(moved.said).toMatch(/are the same on both sides/u);
    expect(moved.code).toBe(0);
    const shop = await startShop({}, back);
    const placed = await shop.request("GET", `/v1/orders/${grown.orderId}`, undefined, {
      "x-order-token": grown.orderToken,
    });
    expect(placed.body).toMatchObject({ id: grown.orderId, status: "placed" });
    const me = await shop.request("GET", "/v1/users/me", undefined, {
      authorization: `Bearer ${grown.accessToken}`,
    });
    expect(me.body).toMatchObject({ email: customer.email });
    expect((await order(shop, grown.cartId)).status).toBe(201);
    await shop.stop();
  }, 180_000);

  describe("that broke off", () => {
    const urlOf = (service: string): string => mongod.url(`half_${service}`);
    const silently = (): void => undefined;
    /** Writes through `openStore`, with one collection's writes changed. */
    const tampered = (
      { openStore, ...target }: Target,
      name: string,
      insertMany: (to: Collection<Doc>, docs: readonly Doc[]) => Promise<void>,
    ): Target => {
      const opened: OpenStoreMaker = async (service, declarations) => {
        const store = await openStore(service, declarations);
        return {
          ...store,
          collection: (declaration) => {
            const to = store.collection(declaration) as unknown as Collection<Doc>;
            if (`${service}.${declaration.name}` !== name) return to as never;
            const write = (docs: readonly Doc[]) => insertMany(to, docs);
            return new Proxy(to, {
              get: (_, key) => {
                if (key === "insertMany") return write;
                const value = to[key as keyof typeof to] as unknown;
                return typeof value === "function" ? (value.bind(to) as unknown) : value;
              },
            }) as never;
          },
        };
      };
      return { ...target, openStore: opened };
    };
    const moving = async (
      tamper: (target: Target) => Target = (target) => target,
      resume = false,
    ) => {
      const source = embeddedSource(dataDir);
      const target = await mongoTarget(services, urlOf, silently);
      try {
        return await move(services, source, tamper(target), { resume });
      } finally {
        await target.close();
        await source.close();
      }
    };
    const start = (name: string) => {
      const stores = mongoStores({ urlOf });
      const schema = services.find((one) => one.name === name) as ServiceSchema;
      return stores
        .openStore(name, declarationsOf(schema))
        .then((store) => store.ping())
        .finally(() => stores.close());
    };

    test("is half a shop, on which no service starts; only --resume goes on", async () => {
      const breaking = (target: Target) =>
        tampered(target, "orders.orders", async (to, docs) => {
          await to.insertMany(docs.slice(0, 1));
          throw new Error("the cable was pulled");
        });
      await expect(moving(breaking)).rejects.toThrow("the cable was pulled");
      await expect(start("carts")).rejects.toThrow(/half moved.*--resume/u);
      await expect(moving()).rejects.toThrow(/continue it with --resume/u);
    }, 120_000);

    test("continued, it puts right what differs; what still does is named", async () => {
      // What is there already is not believed to be right.
      const meddling = mongoStores({ urlOf, migrate: true });
      const schema = services.find(({ name }) => name === "catalog") as ServiceSchema;
      const products = declarationsOf(schema).find(({ name }) => name === "products");
      if (!products) throw new Error("no products");
      const store = await meddling.openStore("catalog", declarationsOf(schema));
      expect(
        await store.collection(products).update({}, { $set: { title: "meddled with" } }),
      ).toBeDefined();
      await meddling.close();
      const losing = (target: Target) =>
        tampered(target, "orders.orders", (to, docs) => to.insertMany(docs.slice(0, -1)));
      const lost = await moving(losing, true);
      const differing = lost.filter(({ differ }) => differ.length > 0);
      expect(differing.map(({ service, name }) => `${service}.${name}`)).toEqual(["orders.orders"]);
      expect(differing[0]?.differ).toHaveLength(1);
      await expect(start("orders")).rejects.toThrow(/half moved/u);
      const whole = await moving(undefined, true);
      expect(whole.filter(({ differ }) => differ.length > 0)).toEqual([]);
      await start("orders");
      await start("carts");
    }, 120_000);
  });
});
