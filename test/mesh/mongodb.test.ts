import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { isUnavailable } from "../../services/gateway/domain/problem.ts";
import { mongoStores } from "../../platform/storage/mongo/stores.ts";
import { findMongod, startMongod, type Mongod } from "../support/parts/mongod.ts";
import { until } from "../support/shop.ts";

const bin = findMongod();
if (!bin) process.stdout.write("No mongod found: the tests of losing MongoDB are skipped.\n");

interface Thing extends Doc {
  readonly n: number;
}
const things = collection<Thing>("things", { indexes: [{ fields: ["n"] }] });

(bin ? describe : describe.skip)("MongoDB away", () => {
  let mongod: Mongod;
  beforeEach(async () => {
    mongod = await startMongod(bin as string);
  }, 90_000);
  const opened: ReturnType<typeof mongoStores>[] = [];
  afterEach(async () => {
    for (const stores of opened.splice(0)) await stores.close();
    await mongod.stop();
  });
  /** Closed after the test, however it ends. */
  const storesWith = (options: Parameters<typeof mongoStores>[0]) => {
    const stores = mongoStores({ urlOf: (service) => mongod.url(service), ...options });
    opened.push(stores);
    return stores;
  };

  test("at the start: a service waits, says so once, and starts when it is there", async () => {
    await mongod.kill();
    const said: string[] = [];
    const stores = storesWith({ migrate: true, say: (line) => said.push(line) });
    const opening = stores.openStore("waiting", [things]);
    await until("the line that it waits", async () => said.length > 0);
    await mongod.restart();
    const store = await opening;
    await store.collection(things).insert({ id: "a", version: 1, n: 1 });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^waiting waits for MongoDB at 127\.0\.0\.1:\d+, which is away/u);
  }, 120_000);

  test("at the start: closing ends the waiting", async () => {
    await mongod.kill();
    const said: string[] = [];
    const stores = storesWith({ say: (line) => said.push(line) });
    const refused = expect(stores.openStore("waiting", [things])).rejects.toThrow(
      /MongoDB of waiting \(127/u,
    );
    await until("the line that it waits", async () => said.length > 0);
    await stores.close();
    await refused;
  }, 120_000);

  test("while it runs: operations fail, none hangs, and after it is back all is there and works", async () => {
    const stores = storesWith({ migrate: true });
    const store = await stores.openStore("running", [things]);
    const docs = store.collection(things);
    const kept: string[] = [];
    const write = async (id: string): Promise<void> => {
      await docs.insert({ id, version: 1, n: 1 });
      kept.push(id);
    };
    const writing = Promise.allSettled(Array.from({ length: 200 }, (_, i) => write(`w${i}`)));
    await until("some are acknowledged", async () => kept.length > 20);
    await mongod.kill();
    await writing;
    const lost = { id: "x", version: 1, n: 1 };
    const asked = [
      store.ping(),
      docs.get("w1"),
      docs.count({}),
      docs.insert(lost),
      docs.insertMany([lost]),
      docs.insertMissing([lost, { ...lost, id: "w1" }]),
      docs.update({ id: "w1" }, { $set: { n: 2 } }),
      docs.updateMany({}, { $set: { n: 2 } }),
      docs.replace({ ...lost, version: 2 }, 1),
      docs.put(lost),
      docs.remove({}),
    ];
    const reasons = await Promise.all(
      asked.map((one) =>
        one.then(
          () => "answered",
          (error: unknown) => error,
        ),
      ),
    );
    // The gateway answers 503, and asks again where that is safe: 500 is a fault of ours.
    expect(reasons.filter((reason) => !isUnavailable(reason))).toEqual([]);
    await mongod.restart();
    await until("it answers again", () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    );
    const there = new Set((await docs.find({})).map(({ id }) => id));
    expect(kept.filter((id) => !there.has(id))).toEqual([]);
    await docs.insert({ id: "after", version: 1, n: 2 });
    expect(await docs.update({ id: "after" }, { $set: { n: 3 } })).toMatchObject({ version: 2 });
  }, 180_000);
});
