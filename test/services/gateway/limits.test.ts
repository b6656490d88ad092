import { kill } from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Redis } from "ioredis";
import { sharedMemory, type SharedMemory } from "../../../platform/runtime/redis-client.ts";
import { sharedLimiter } from "../../../services/gateway/limits/shared.ts";
import { networkOf } from "../../../platform/ops/client-network.ts";
import { limiter } from "../../../services/gateway/limits/window.ts";
import { findRedis, startRedis, type RedisServer } from "../../support/parts/redis.ts";
import { until } from "../../support/client.ts";
import { limiterCases } from "./limits.cases.ts";

describe("counted in this process", () => {
  limiterCases(limiter);
});

test.each([
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8:0:0:ffff::", "2001:db8:0:0::/64"],
  ["2001:0db8:0:0001:2:3:4:5", "2001:db8:0:1::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["10.0.0.1", "10.0.0.1"],
  ["", ""],
  ["not:an:address", "not:an:address"],
])("F.3: %s is counted as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

const bin = findRedis();
if (!bin) {
  process.stdout.write("No redis-server found (REDIS_SERVER_BIN, PATH): its cases are skipped.\n");
}

const first = Date.UTC(2031, 0, 1);

(bin ? describe : describe.skip)("counted in Redis", () => {
  let redis: RedisServer;
  const opened: SharedMemory[] = [];
  /** Patient: a busy test machine must not look like a Redis that is away. */
  const connected = async (timeoutMs = 10_000, logged: string[] = []): Promise<SharedMemory> => {
    const log = (...words: unknown[]): void => void logged.push(words.join(" "));
    const memory = sharedMemory({ url: redis.url, timeoutMs, logger: { info: log, warn: log } });
    opened.push(memory);
    memory.open();
    await until("Redis to answer", async () => memory.up);
    return memory;
  };
  let memory: SharedMemory;
  beforeAll(async () => {
    redis = await startRedis(bin as string);
    memory = await connected();
  }, 60_000);
  afterAll(async () => {
    for (const one of opened) one.close();
    await redis.stop();
  });

  limiterCases((policy) => sharedLimiter(policy, memory));

  /** Two gateways with the same policy. */
  const two = (name: string, quota: number, others = memory) => {
    const policy = { name, quota, windowS: 60 };
    return [sharedLimiter(policy, memory), sharedLimiter(policy, others)] as const;
  };

  test("what one lets through the other knows once it was told", async () => {
    const [one, other] = two("told", 5);
    for (let i = 0; i < 3; i += 1) one.take("k", first);
    other.take("k", first);
    await one.publish();
    await other.publish();
    expect(other.take("k", first).left).toBe(0);
    await other.publish();
    one.take("k", first);
    await one.publish();
    expect(one.take("k", first).left).toBeLessThan(0);
  });

  test("of many at once on two gateways exactly the quota is let through", async () => {
    const [one, other] = two("exact", 20, await connected());
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 2 ? one : other).exact("k", first)),
    );
    expect(verdicts.filter(({ left }) => left >= 0)).toHaveLength(20);
  });

  test("a made-up key ends by itself, and does not hold the token it was made of", async () => {
    const [one] = two("made-up", 5);
    one.take("secret-token", first);
    await one.exact("secret-address", first);
    await one.publish();
    const client = new Redis(redis.url);
    const keys = await client.keys("caravan:limit:made-up:*");
    const ends = await Promise.all(keys.map((key) => client.pttl(key)));
    client.disconnect();
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toContain("secret");
    for (const ms of ends) {
      expect(ms).toBeGreaterThan(0);
      expect(ms).toBeLessThanOrEqual(120_000);
    }
  });

  test("killed, it is not missed: counting goes on here, and the others learn it later", async () => {
    const logged: string[] = [];
    const far = await connected(10_000, logged);
    const [one, other] = two("killed", 10, far);
    for (let i = 0; i < 4; i += 1) one.take("k", first);
    await one.publish();
    await redis.kill();
    await until("the loss to be seen", async () => !memory.up && !far.up);
    expect((await one.exact("k", first)).left).toBe(5);
    for (let i = 0; i < 6; i += 1) one.take("k", first);
    await one.publish();
    expect(one.take("k", first).left).toBeLessThan(0);
    for (let i = 0; i < 50; i += 1) other.take("another", first);
    await other.publish();

    await redis.restart();
    await until("both to be back", async () => memory.up && far.up);
    await one.publish();
    other.take("k", first);
    await other.publish();
    // Redis forgot the first four; the seven that were counted without it were told.
    expect(other.take("k", first).left).toBe(1);
    expect(one.take("k", first).left).toBeLessThan(0);
    expect(logged).toEqual([
      "Redis answers",
      expect.stringMatching(/^Redis is away \(.+\): going on without it$/u),
      "Redis is back",
    ]);
  }, 120_000);

  test("hung, it costs one wait, not one a request", async () => {
    const impatient = await connected(100);
    const limit = sharedLimiter({ name: "hung", quota: 5, windowS: 60 }, impatient);
    kill(redis.pid(), "SIGSTOP");
    try {
      const verdicts = await Promise.all([1, 2, 3].map(() => limit.exact("k", first)));
      expect(verdicts.map(({ left }) => left)).toEqual([4, 3, 2]);
      expect(impatient.up).toBe(false);
      // Not even a promise: nothing is asked.
      expect(limit.exact("k", first)).toMatchObject({ left: 1 });
    } finally {
      kill(redis.pid(), "SIGCONT");
    }
    await until("it to be back", async () => impatient.up);
    expect((await limit.exact("k", first)).left).toBe(0);
  }, 120_000);
});
