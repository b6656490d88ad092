/** Bytes on the sockets of a running shop: whatever they are, it lives, and no response is the fault of the shop. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sendRaw, statusesIn } from "../services/gateway/http/raw.ts";
import { ADMIN } from "../support/client.ts";
import { startShop, type Shop } from "../support/shop.ts";
import { rawCases, type RawCase } from "./generate/bytes.ts";
import { byStatus, caseCount, fuzzSeed, sayHow } from "./shop/run.ts";

/** Connections at a time; most wait for a server that waits for the rest of a request. */
const parallel = 25;
const waitMs = 250;
/** Coarse: the machine of a test may be busy with others. `npm run bench:hostile` measures. */
const livezMs = 1_000;

/** Responses that the gateway writes carry what keeps a browser from guessing. */
const unguarded = (text: string): boolean =>
  /^HTTP\/1\.1 4\d\d /mu.test(text) && !/^x-content-type-options: nosniff/imu.test(text);

const tokenOf = async (shop: Shop): Promise<string> => {
  const credential = { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD };
  const session = await shop.request("POST", "/v1/sessions", credential);
  return session.body.accessToken as string;
};

describe("fuzz of sockets, embedded", () => {
  let shop: Shop;
  let token: string;
  const counts = new Map<number, number>();
  beforeAll(async () => {
    process.stdout.write(`${sayHow}\n`);
    shop = await startShop();
    token = await tokenOf(shop);
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`${byStatus(counts)}\n`);
    await shop.stop();
  });

  const play = async ({ parts, half, abortMs }: RawCase): Promise<string[]> => {
    const options = { waitMs, half, ...(abortMs === undefined ? {} : { abortMs }) };
    const text = await sendRaw(shop.url, parts, { ...options, first: true });
    const shown = JSON.stringify(Buffer.concat(parts).toString("latin1").slice(0, 500));
    const statuses = statusesIn(text);
    for (const one of statuses) counts.set(one, (counts.get(one) ?? 0) + 1);
    const faulty = statuses.filter((status) => status >= 500);
    return [
      ...faulty.map((status) => `${status} for ${shown}`),
      ...(unguarded(text) ? [`no security headers for ${shown}`] : []),
    ];
  };

  const responseTimes = async (): Promise<number> => {
    const began = performance.now();
    expect((await fetch(`${shop.url}/livez`)).status).toBe(200);
    return performance.now() - began;
  };

  test("no request of any form is answered with a status of 500 or above", async () => {
    const numRuns = caseCount(1_000, 10_000);
    const all = fc.sample(rawCases(token), { seed: fuzzSeed, numRuns });
    const faults: string[] = [];
    const times: number[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let one = all[next++]; one && faults.length < 5; one = all[next++]) {
        faults.push(...(await play(one)));
        if (next % 50 === 0) times.push(await responseTimes());
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    expect(faults).toEqual([]);
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(livezMs);
    expect([shop.process.exitCode, shop.process.signalCode]).toEqual([null, null]);
    expect(shop.output()).not.toMatch(/uncaught|unhandled/iu);
  });
});
