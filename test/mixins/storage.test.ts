import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { ServiceBroker, type Context, type Service, type ServiceSchema } from "moleculer";
import { storage } from "../../mixins/storage.mixin.ts";
import { useRuntime, type StoreMaker } from "../../platform/runtime/runtime.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { mongoStores } from "../../platform/storage/mongo/stores.ts";
import { sqliteStores } from "../../platform/storage/sqlite/stores.ts";
import { collectionOf, type StoredService } from "../../platform/storage/stores.ts";

interface Post extends Doc {
  readonly title: string;
}
type Creating = Service & { _create(ctx: object, post: object): unknown };
const posts = collection<Post>("posts");
const drafts = collection<Post>("drafts");

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const brokerOn = (storeFor: StoreMaker): ServiceBroker => {
  const broker = new ServiceBroker({ logger: false });
  useRuntime(broker, {
    storeFor,
    bus: undefined as never,
    shared: false,
    now: () => "2026-01-01T00:00:00.000Z",
  });
  return broker;
};
const embedded = () => {
  const dataDir = mkdtempSync(join(tmpdir(), "caravan-storage-"));
  const stores = sqliteStores({ dataDir });
  ends.push(async () => {
    await stores.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return stores;
};
const blog: ServiceSchema = { name: "blog", mixins: [storage({ collections: [posts, drafts] })] };

test("a plain Moleculer service stores through this.adapter and moleculer-db's methods", async () => {
  const broker = brokerOn(embedded().storeFor);
  const service = broker.createService({
    ...blog,
    actions: {
      write(this: Creating, ctx: Context<object>) {
        return this._create(ctx, ctx.params);
      },
    },
  }) as StoredService;
  await broker.start();
  expect(await broker.call("blog.write", { id: "a", title: "One" })).toEqual({
    id: "a",
    version: 1,
    title: "One",
  });
  expect(await service.adapter.findById("a")).toMatchObject({ title: "One" });
  expect(await collectionOf(service, posts).get("a")).toMatchObject({ title: "One" });
  await collectionOf(service, drafts).insert({ id: "d", version: 1, title: "Two" });
  expect(await service.adapter.count()).toBe(1);
  const own = broker.registry.getActionList({ onlyLocal: true, skipInternal: true });
  expect(own.map(({ name }) => name)).toEqual(["blog.write"]);
  await broker.stop();
  expect(() => collectionOf(service, posts)).toThrow(/not open/);
});

test("adapters are made for each service, never shared by a schema", async () => {
  const made = [brokerOn(embedded().storeFor), brokerOn(embedded().storeFor)].map(
    (broker) => broker.createService(blog) as StoredService,
  );
  expect(made[0]?.adapter).not.toBe(made[1]?.adapter);
  expect(blog).not.toHaveProperty("adapter");
});

test("the store opens before what the service starts, and closes after what it stops", async () => {
  const broker = brokerOn(embedded().storeFor);
  const seen: string[] = [];
  const note = (when: string) =>
    async function (this: Service) {
      seen.push(`${when} ${await collectionOf(this, posts).count({})}`);
    };
  broker.createService({
    ...blog,
    mixins: [{ started: note("a starts"), stopped: note("a stops") }, ...(blog.mixins ?? [])],
    started: note("own starts"),
    stopped: note("own stops"),
  });
  await broker.start();
  await broker.stop();
  expect(seen).toEqual(["a starts 0", "own starts 0", "own stops 0", "a stops 0"]);
});

test("a store that refuses ends the start, once", async () => {
  let opened = 0;
  const refuse = (): Promise<void> => {
    opened += 1;
    return Promise.reject(new Error("of a newer form"));
  };
  const { storeFor } = embedded();
  const broker = brokerOn((...args) => Object.assign(storeFor(...args), { open: refuse }));
  broker.createService({ name: "blog", mixins: [storage({ collections: [posts] })] });
  await expect(broker.start()).rejects.toThrow(/newer form/);
  expect(opened).toBe(1);
});

test("waiting for a database server that is away ends when the broker stops", async () => {
  const said: string[] = [];
  const stores = mongoStores({
    urlOf: () => "mongodb://127.0.0.1:1/blog?serverSelectionTimeoutMS=200",
    say: (line) => said.push(line),
  });
  ends.push(() => stores.close());
  const broker = brokerOn(stores.storeFor);
  broker.createService(blog);
  const starting = expect(broker.start()).rejects.toThrow(/MongoDB of blog/);
  while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await broker.stop();
  await starting;
}, 30_000);
