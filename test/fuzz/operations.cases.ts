/** Every operation of the document against a running shop, embedded or on the mesh. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Client } from "../support/client.ts";
import { operations } from "./generate/document.ts";
import { accountsOf } from "./shop/accounts.ts";
import { httpClient } from "./shop/http.ts";
import { byStatus, fuzz, parallel, sayHow } from "./shop/run.ts";
import { seed } from "./shop/seed.ts";
import type { Kit } from "./shop/sending.ts";
import { worldOf } from "./shop/world.ts";

export interface Target extends Client {
  readonly url: string;
  /** Names of processes that ended. */
  ended(): readonly string[];
}

/** Of an operation: a hash of a password takes a tenth of a second, and there are many. */
const timeoutMs = process.env["TEST_FULL"] === undefined ? 240_000 : 3_600_000;

/** @param count cases of each operation */
export const operationCases = (targetOf: () => Target, count: number): void => {
  let kit: Kit;
  const counts = new Map<number, number>();
  beforeAll(async () => {
    process.stdout.write(`${sayHow}\n`);
    const accounts = accountsOf(targetOf());
    const world = worldOf();
    kit = { accounts, world, http: httpClient(() => targetOf().url, parallel) };
    await accounts.renewed();
    await seed(targetOf(), world, accounts);
  }, 120_000);
  afterAll(() => {
    kit.http.close();
    process.stdout.write(`${byStatus(counts)}\n`);
  });

  describe("every response is one that the document announces", () => {
    test.each(operations.map((one) => [one.label, one] as const))(
      "%s",
      async (_label, one) => {
        const outcome = await fuzz(kit, one, count);
        for (const [status, n] of outcome.counts) counts.set(status, (counts.get(status) ?? 0) + n);
        expect(outcome.faults).toEqual([]);
        expect(targetOf().ended()).toEqual([]);
        await kit.accounts.renewed();
      },
      timeoutMs,
    );
  });
};
