import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sleep, until } from "../../support/client.ts";
import { findRedis, startRedis, type RedisServer } from "../../support/parts/redis.ts";
import { startCatalog, startGateway, type Catalog, type GatewayProcess } from "./support.ts";

const bin = findRedis();
if (!bin) {
  process.stdout.write(
    "No redis-server found (REDIS_SERVER_BIN, PATH): the tests of shared limits are skipped.\n",
  );
}

(bin ? describe : describe.skip)("gateways share their limits", () => {
  let redis: RedisServer;
  let catalog: Catalog;
  const started: GatewayProcess[] = [];
  const start = async (more = {}): Promise<GatewayProcess> => {
    const settings = { REDIS_URL: redis.url, RATE_LIMITS: "on", TRUST_PROXY: 1 } as const;
    const gateway = await startGateway({ ...settings, ...more });
    started.push(gateway);
    return gateway;
  };
  beforeAll(async () => {
    redis = await startRedis(bin as string);
    catalog = await startCatalog();
  }, 60_000);
  afterAll(async () => {
    for (const gateway of started) await gateway.stop();
    await catalog.stop();
    await redis.stop();
  }, 60_000);

  const tooMany = 429;
  /** Statuses of sign-ins of one address over both gateways, within one of the clock's minutes. */
  const signIns = async (gateways: readonly GatewayProcess[], times: number) => {
    for (let attempt = 0; ; attempt += 1) {
      const minute = Math.floor(Date.now() / 60_000);
      const headers = { "x-forwarded-for": `10.0.0.${attempt}` };
      const answers = await Promise.all(
        Array.from({ length: times }, (_, i) =>
          (gateways[i % gateways.length] as GatewayProcess).fetch("/v1/sessions", {
            method: "POST",
            headers,
          }),
        ),
      );
      if (Math.floor(Date.now() / 60_000) === minute) return answers.map(({ status }) => status);
    }
  };

  test("signing in: the quota is one, over however many gateways", async () => {
    const gateways = [await start(), await start()];
    const statuses = await signIns(gateways, 60);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === tooMany)).toHaveLength(40);
  });

  test("reads: what goes through one is soon missing at the other", async () => {
    const gateways = [await start(), await start()] as const;
    let address = 0;
    await until("the other to know", async () => {
      const headers = { "x-forwarded-for": `10.1.0.${(address += 1)}` };
      const left = async (gateway: GatewayProcess): Promise<number> => {
        const said = (await gateway.fetch("/v1/products", { headers })).headers.get("ratelimit");
        return Number(/r=(\d+)/u.exec(said ?? "")?.[1]);
      };
      for (let i = 0; i < 50; i += 1) await left(gateways[0]);
      await left(gateways[1]);
      await sleep(500);
      return (await left(gateways[1])) <= 6000 - 52;
    });
  });

  test("limits go on in each gateway", async () => {
    const gateway = await start();
    await redis.kill();
    try {
      const statuses = await signIns([gateway], 45);
      expect(statuses.filter((status) => status === 200)).toHaveLength(20);
      expect(statuses.filter((status) => status === tooMany)).toHaveLength(25);
    } finally {
      await redis.restart();
    }
  }, 120_000);
});
