import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { scryptSync } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { orQueueFull } from "../../../platform/broker/faults.ts";
import { HashingBusyError, scryptPool } from "../../../platform/runtime/scrypt-pool.ts";
import { until } from "../../support/client.ts";
import { faultOf, retryAfterOf } from "../../../services/gateway/domain/problem.ts";

const request = (password: string) => ({
  password,
  salt: "salt",
  length: 32,
  N: 16_384,
  r: 8,
  p: 1,
});

describe("F.3: passwords are hashed in threads of their own", () => {
  test("as node:crypto hashes them", async () => {
    const derive = scryptPool({ threads: 1, waitingMax: 4 });
    const keys = await Promise.all(["a", "b", "c"].map((one) => derive(request(one))));
    const wanted = ["a", "b", "c"].map((one) => scryptSync(one, "salt", 32, { N: 16_384, r: 8 }));
    expect(keys.map(String)).toEqual(wanted.map(String));
  });

  test("of too many at once the rest are refused, and then there is room again", async () => {
    const derive = scryptPool({ threads: 1, waitingMax: 2 });
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => derive(request(`p${i}`))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = results.filter((one) => one.status === "rejected");
    for (const { reason } of refused) expect(reason).toBeInstanceOf(HashingBusyError);
    expect(await derive(request("later"))).toHaveLength(32);
  });

  test("one that cannot be made is refused alone", async () => {
    const derive = scryptPool({ threads: 1, waitingMax: 4 });
    const bad = derive({ ...request("bad"), N: 3 });
    const good = derive(request("good"));
    await expect(bad).rejects.toThrow();
    expect(await good).toHaveLength(32);
  });

  test("a thread that is not needed ends, and another is started when one is", async () => {
    const threads = (): number => readdirSync("/proc/self/task").length;
    const derive = scryptPool({ threads: 1, waitingMax: 4, idleMs: 50 });
    await derive(request("first"));
    const before = threads();
    await until("the thread's end", async () => threads() < before);
    expect(await derive(request("second"))).toHaveLength(32);
  });

  test("others' files are read meanwhile, before the hashes are done", async () => {
    const derive = scryptPool({ threads: 1, waitingMax: 40 });
    const done: string[] = [];
    const hashes = Array.from({ length: 20 }, () =>
      derive(request("p")).then(() => done.push("hash")),
    );
    await readFile(import.meta.filename).then(() => done.push("file"));
    await Promise.all(hashes);
    expect(done.indexOf("file")).toBeLessThan(5);
  });

  test("a refused one is 503 with Retry-After, and says nothing against the service", () => {
    const refuse = orQueueFull("identity.host.1", { name: "identity.signIn" });
    const errorOf = (thrown: unknown): { code?: number } => {
      try {
        return refuse(thrown);
      } catch (error) {
        return error as { code?: number };
      }
    };
    const error = errorOf(new HashingBusyError("busy"));
    const fault = faultOf(error);
    expect([fault.status, fault.code, retryAfterOf(fault)]).toEqual([
      503,
      "SERVICE_UNAVAILABLE",
      1,
    ]);
    // The breaker counts failures from 500 on.
    expect(error.code).toBeLessThan(500);
    const other = new TypeError("other");
    expect(errorOf(other)).toBe(other);
  });
});
