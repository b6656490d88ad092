import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { connect } from "nats";
import { sleep, until } from "../support/client.ts";
import { loadServices } from "../../tasks/start/services.ts";
import { checkInvariants } from "../support/invariants/invariants.ts";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";
import { responsesText, orderStream, type OrderStream } from "../support/order-stream.ts";
import { findRedis, startRedis, type RedisServer } from "../support/parts/redis.ts";
import { stockProduct } from "../support/shopper.ts";

const parts = findParts("the mesh while its parts die");
const redisBin = findRedis();
if (parts && redisBin === undefined)
  process.stdout.write("Skipped for want of redis-server: Redis dying under a mesh.\n");

const STOCK = 100_000;
/** What domain.md promises: after a fault heals, orders are placed again within 30 s. */
const HEAL_MS = 30_000;
/** How long a part is away: longer than calls wait, shorter than anybody gives up. */
const AWAY_MS = 4_000;

/** How many listen to how many: a durable each. */
const listening = async (): Promise<number> => {
  const heard = (await loadServices([])).flatMap(({ name, metadata }) =>
    (metadata as { listens?: string[] } | undefined)?.listens?.map(
      (type) => `${name} ${type.split(".")[0]}`,
    ),
  );
  return new Set(heard.filter((pair) => pair !== undefined)).size;
};

(parts ? describe : describe.skip)("a mesh whose parts die", () => {
  let mesh: Mesh;
  let redis: RedisServer | undefined;
  let skus = 0;
  beforeAll(async () => {
    if (!parts) return;
    redis = redisBin === undefined ? undefined : await startRedis(redisBin);
    mesh = await startMesh(parts, { env: redis ? { REDIS_URL: redis.url } : {} });
  }, 240_000);
  afterAll(async () => {
    await mesh.close();
    await redis?.stop();
  }, 120_000);

  /** Orders flow before, during and after; the stream so far and what to check it by. */
  const flowing = async (): Promise<{ sku: string; stream: OrderStream }> => {
    const sku = `FAULT-${(skus += 1)}`;
    await stockProduct(mesh, sku, STOCK);
    const tokens = ["tok_ok", "tok_ok", "tok_ok", "tok_timeout_after"];
    const stream = orderStream(mesh, { sku, shoppers: 4, tokens, browse: true, insist: true });
    await until("orders to flow", async () => stream.acknowledged.length >= 5);
    return { sku, stream };
  };
  const placed = (stream: OrderStream): number =>
    stream.acknowledged.filter((one) => one.placed).length;
  const healed = async (stream: OrderStream): Promise<void> => {
    const before = placed(stream);
    await until("orders to be placed again", async () => placed(stream) > before + 3, HEAL_MS);
  };
  const settle = async (sku: string, stream: OrderStream): Promise<void> => {
    await stream.stop();
    // A part that is away is 503, never a surprise.
    expect(stream.failures.filter(({ status }) => status === 500)).toEqual([]);
    process.stdout.write(`${expect.getState().currentTestName}:\n${responsesText(stream)}\n`);
    await checkInvariants(mesh, { sku, stock: STOCK, acknowledged: stream.acknowledged });
  };

  test("NATS is killed and comes back: nothing acknowledged is lost", async () => {
    const { sku, stream } = await flowing();
    await mesh.nats.kill();
    await sleep(AWAY_MS);
    expect((await fetch(`${mesh.copies("gateway")[0]?.opsUrl}/readyz`)).status).toBe(503);
    await mesh.nats.restart();
    await healed(stream);
    await settle(sku, stream);
  }, 240_000);

  test("MongoDB is killed and comes back: nothing acknowledged is lost", async () => {
    const { sku, stream } = await flowing();
    await mesh.mongod.kill();
    await sleep(AWAY_MS);
    await mesh.mongod.restart();
    await healed(stream);
    await settle(sku, stream);
  }, 240_000);

  (redisBin === undefined ? test.skip : test)(
    "Redis is killed and comes back: not one request fails",
    async () => {
      const { sku, stream } = await flowing();
      await redis?.kill();
      await sleep(AWAY_MS);
      await redis?.restart();
      await healed(stream);
      await settle(sku, stream);
      expect(stream.failures).toEqual([]);
    },
    240_000,
  );

  test("every event stream is deleted, and made again, while orders flow: no event is lost (F.2)", async () => {
    const { sku, stream } = await flowing();
    const nats = await connect({ servers: mesh.nats.url });
    try {
      const manager = await nats.jetstreamManager();
      const names = (await manager.streams.names().next()).filter((name) =>
        name.startsWith("CARAVAN_"),
      );
      expect(names).toContain("CARAVAN_orders");
      for (const name of names) await manager.streams.delete(name);
      const orders = mesh.copies("orders")[0]?.opsUrl ?? "";
      await until("the loss to show", async () => (await fetch(`${orders}/readyz`)).status === 503);
      const { checks } = (await (await fetch(`${orders}/readyz?verbose`)).json()) as {
        checks: Record<string, string>;
      };
      expect(checks["stream CARAVAN_orders"]).toBe("missing: npm run migrate makes it");
      await mesh.migrate();
      await healed(stream);
      await settle(sku, stream);
      const again = await manager.streams.info("CARAVAN_orders");
      expect(again.state.messages).toBeGreaterThan(0);
    } finally {
      await nats.close();
    }
  }, 240_000);

  test("replaying every event from the first changes nothing", async () => {
    const pages = [
      "/v1/orders?limit=100",
      "/v1/insights/orders?limit=100",
      "/v1/messages?limit=100",
      "/v1/stock/FAULT-1",
      "/v1/stock/FAULT-1/movements?limit=100",
      "/v1/ledger/balances",
      "/v1/products?limit=100",
    ];
    const seen = (): Promise<unknown[]> =>
      Promise.all(pages.map(async (page) => (await mesh.staff("GET", page)).body as unknown));
    const before = await seen();
    const nats = await connect({ servers: mesh.nats.url });
    try {
      const manager = await nats.jetstreamManager();
      const durables: [stream: string, name: string][] = [];
      const find = async (): Promise<boolean> => {
        durables.length = 0;
        for await (const { config } of manager.streams.list())
          for await (const { name } of manager.consumers.list(config.name))
            durables.push([config.name, name]);
        return durables.length === (await listening());
      };
      expect(await find()).toBe(true);
      for (const [stream, name] of durables) await manager.consumers.delete(stream, name);
      await mesh.migrate();
      await until("every consumer to have heard everything again", async () => {
        for (const [stream, name] of durables) {
          const info = await manager.consumers.info(stream, name).catch(() => undefined);
          if (!info || info.num_pending + info.num_ack_pending > 0) return false;
        }
        return true;
      });
    } finally {
      await nats.close();
    }
    expect(await seen()).toEqual(before);
  }, 240_000);
});
