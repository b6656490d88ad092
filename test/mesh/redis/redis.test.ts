import { kill } from "node:process";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Redis } from "ioredis";
import { sleep, until } from "../../support/client.ts";
import { findRedis, startRedis, type RedisServer } from "../../support/parts/redis.ts";
import { startCatalog, startGateway, type Catalog, type GatewayProcess } from "./support.ts";

const bin = findRedis();
if (!bin) {
  process.stdout.write(
    "No redis-server found (REDIS_SERVER_BIN, PATH): the tests of what gateways share are skipped.\n",
  );
}

/** Longer than any test: what is fresh sooner, is so by an event. */
const CATALOG_CACHE_MS = 600_000;
const token = { headers: { authorization: "Bearer made-up" } };
const up = async (gateway: GatewayProcess): Promise<boolean> =>
  (await gateway.metric("caravan_redis_up")) === 1;

(bin ? describe : describe.skip)("gateways share a Redis", () => {
  let redis: RedisServer;
  let catalog: Catalog;
  let one: GatewayProcess;
  let two: GatewayProcess;
  let client: Redis;
  const started: GatewayProcess[] = [];
  const start = async (more = {}): Promise<GatewayProcess> => {
    const gateway = await startGateway({ REDIS_URL: redis.url, CATALOG_CACHE_MS, ...more });
    started.push(gateway);
    return gateway;
  };
  beforeAll(async () => {
    redis = await startRedis(bin as string);
    client = new Redis(redis.url);
    // While Redis is killed it cannot be reached: said to nobody.
    client.on("error", () => undefined);
    catalog = await startCatalog();
    one = await start();
    two = await start();
  }, 60_000);
  afterAll(async () => {
    client.disconnect();
    for (const gateway of started) await gateway.stop();
    await catalog.stop();
    await redis.stop();
  }, 60_000);
  beforeEach(() => void catalog.asked.splice(0));

  /** The title a guest is shown, over a gateway. */
  const title = async (gateway: GatewayProcess, id: string): Promise<unknown> =>
    (await gateway.json(`/v1/products/${id}`)).title;
  /** Writes are told by events, which come when they come. */
  const seen = (gateway: GatewayProcess, id: string, wanted: unknown) =>
    until(`a guest to see ${String(wanted)}`, async () => (await title(gateway, id)) === wanted);

  describe("guests' answers", () => {
    test("a stampede on two gateways asks the catalogue once each at most, later readers not at all", async () => {
      const { id, title: name } = await catalog.create();
      for (const gateway of [one, two]) await seen(gateway, id, name);
      const path = `/v1/products?q=${id}`;
      catalog.asked.splice(0);
      await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? one : two).fetch(path)));
      expect(catalog.asked.length).toBeLessThanOrEqual(2);
      for (const gateway of [one, two]) await gateway.fetch(path);
      expect(catalog.asked.length).toBeLessThanOrEqual(2);
    });

    test("what one asked the other finds, and so does one that starts later: the same bytes and tag", async () => {
      const { id } = await catalog.create();
      const path = `/v1/products/${id}`;
      await until("the answer to be left for others", async () => {
        await one.fetch(path);
        catalog.asked.splice(0);
        const late = await start();
        const mine = await one.fetch(path);
        const theirs = await late.fetch(path);
        const etag = theirs.headers.get("etag") ?? "";
        expect(etag).toBe(mine.headers.get("etag"));
        expect(await theirs.text()).toBe(await mine.text());
        const again = await late.fetch(path, { headers: { "if-none-match": etag } });
        expect(again.status).toBe(304);
        return catalog.asked.length === 0;
      });
    });

    test("a page keeps its link to the next", async () => {
      await catalog.create();
      await catalog.create();
      const first = await one.fetch("/v1/products?limit=1");
      const again = await one.fetch("/v1/products?limit=1");
      expect(first.headers.get("link")).toMatch(/rel="next"/u);
      expect(again.headers.get("link")).toBe(first.headers.get("link"));
    });

    test("never goes to another currency", async () => {
      const { id } = await catalog.create();
      for (let round = 0; round < 3; round += 1) {
        for (const gateway of [one, two]) {
          for (const currency of ["EUR", "USD"]) {
            const product = await gateway.json(`/v1/products/${id}?currency=${currency}`);
            expect(product.variants[0].price.currency).toBe(currency);
            const { items } = await gateway.json(`/v1/products?currency=${currency}`);
            expect(items[0].priceRange.min.currency).toBe(currency);
          }
        }
      }
    });

    test("never shows a draft, nor what is not on sale any more", async () => {
      const { id, title: name } = await catalog.create({ status: "draft" });
      const ids = async (gateway: GatewayProcess): Promise<string[]> =>
        (await gateway.json("/v1/products")).items.map((item: { id: string }) => item.id);
      for (const gateway of [one, two]) {
        expect((await gateway.fetch(`/v1/products/${id}`)).status).toBe(404);
        expect(await ids(gateway)).not.toContain(id);
      }
      await catalog.publish(id);
      for (const gateway of [one, two]) {
        await seen(gateway, id, name);
        await until("it to be listed", async () => (await ids(gateway)).includes(id));
      }
      await catalog.archive(id);
      for (const gateway of [one, two]) {
        await until("it to be gone", async () => {
          const { status } = await gateway.fetch(`/v1/products/${id}`);
          return status === 404 && !(await ids(gateway)).includes(id);
        });
      }
    });

    test("a write is seen through every gateway, long before an answer's time is over", async () => {
      const { id } = await catalog.create();
      for (let round = 0; round < 5; round += 1) {
        await title(one, id);
        await title(two, id);
        await catalog.patch(id, { title: `Round ${round}` });
        await seen(one, id, `Round ${round}`);
        await seen(two, id, `Round ${round}`);
      }
    });

    test("who shows a token is answered by the catalogue itself, and leaves nothing behind", async () => {
      const { id } = await catalog.create();
      const path = `/v1/products/${id}`;
      for (let i = 0; i < 3; i += 1) await one.fetch(path, token);
      expect(catalog.asked.filter((name) => name === "get")).toHaveLength(3);
      await one.fetch(path);
      expect(catalog.asked.filter((name) => name === "get")).toHaveLength(4);
    });

    test("what was asked wrongly is refused as ever, and not kept", async () => {
      for (let i = 0; i < 2; i += 1) {
        expect((await one.fetch("/v1/products?currency=XXX")).status).toBe(422);
        expect((await one.fetch("/v1/products?nonsense=1")).status).toBe(422);
        expect((await one.fetch("/v1/products?status=draft")).status).toBe(401);
      }
      expect(catalog.asked.filter((name) => name === "list").length).toBeGreaterThanOrEqual(2);
    });
  });

  describe("Redis may go at any moment", () => {
    afterEach(async () => {
      await until("Redis to be back", async () => (await up(one)) && (await up(two)));
    });

    test("killed under reads and writes nothing fails, nothing old is shown, and it returns by itself", async () => {
      const { id } = await catalog.create();
      const failures: number[] = [];
      let going = true;
      const reader = async (gateway: GatewayProcess): Promise<void> => {
        while (going) {
          for (const path of [`/v1/products/${id}`, "/v1/products", "/v1/categories"]) {
            const { status } = await gateway.fetch(path);
            if (status !== 200) failures.push(status);
          }
        }
      };
      const readers = [one, two, one, two].map(reader);
      await catalog.patch(id, { title: "Before" });
      await seen(one, id, "Before");
      await redis.kill();
      await until("the loss to be seen", async () => !(await up(one)) && !(await up(two)));
      await catalog.patch(id, { title: "Meanwhile" });
      await seen(one, id, "Meanwhile");
      await seen(two, id, "Meanwhile");
      await redis.restart();
      await until("Redis to be back", async () => (await up(one)) && (await up(two)));
      await catalog.patch(id, { title: "After" });
      await seen(one, id, "After");
      await seen(two, id, "After");
      going = false;
      await Promise.all(readers);
      expect(failures).toEqual([]);
    }, 120_000);

    /** Writes and reads until an answer with this write in it is in Redis. */
    const leave = async (gateway: GatewayProcess, id: string): Promise<void> => {
      let round = 0;
      await until("an answer in Redis", async () => {
        const wanted = `Left ${(round += 1)}`;
        await catalog.patch(id, { title: wanted });
        await seen(gateway, id, wanted);
        const left = await client.get(`caravan:answer:1:/v1/products/${id}`);
        return left?.includes(wanted);
      });
    };

    test("what was left before a write is not believed by who starts after it", async () => {
      const { id } = await catalog.create();
      await leave(one, id);
      await catalog.patch(id, { title: "Changed" });
      await seen(two, id, "Changed");
      expect(await title(await start(), id)).toBe("Changed");
    });

    test("nor when the word of it could not reach Redis: it is said before anything else", async () => {
      const { id } = await catalog.create();
      const impatient = await start({ REDIS_TIMEOUT_MS: 100 });
      await leave(impatient, id);
      kill(redis.pid(), "SIGSTOP");
      try {
        await catalog.patch(id, { title: "Changed" });
        await seen(impatient, id, "Changed");
        await until("the loss to be seen", async () => !(await up(impatient)));
      } finally {
        kill(redis.pid(), "SIGCONT");
      }
      await until("Redis to be back", async () => up(impatient));
      await until("a new reader to be told the news", async () => {
        const late = await start();
        return (await title(late, id)) === "Changed";
      });
    }, 120_000);

    test("nonsense in Redis is as good as nothing", async () => {
      const { id, title: name } = await catalog.create();
      await client.set(`caravan:answer:1:/v1/products/${id}`, "nonsense", "PX", 600_000);
      expect(await title(two, id)).toBe(name);
    });
  });
});

(bin ? describe : describe.skip)("the catalogue may go, too", () => {
  test("what was shown is shown for a while; what was not is refused with Retry-After", async () => {
    const redis = await startRedis(bin as string);
    const catalog = await startCatalog();
    const gateway = await startGateway({ REDIS_URL: redis.url, CATALOG_CACHE_MS: 20 });
    const { id, title } = await catalog.create();
    const known = `/v1/products/${id}`;
    await until("it to be shown", async () => (await gateway.json(known)).title === title);
    await sleep(100);
    await gateway.fetch(known);
    await catalog.stop();
    try {
      const answer = await gateway.fetch(known);
      expect([answer.status, ((await answer.json()) as any).title]).toEqual([200, title]);
      const unknown = await gateway.fetch("/v1/products?q=never-asked");
      expect(unknown.status).toBe(503);
      expect(Number(unknown.headers.get("retry-after"))).toBeGreaterThan(0);
    } finally {
      await gateway.stop();
      await redis.stop();
    }
  }, 60_000);
});
