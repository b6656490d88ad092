/** Bodies at each limit of each JSON route, in a running shop: what is refused is refused small, and soon. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startShop, type Shop } from "../support/shop.ts";
import { operations, type Operation } from "./generate/document.ts";
import { limitCases, type LimitCase } from "./generate/limits.ts";
import { accountsOf } from "./shop/accounts.ts";
import { holdProbe } from "./shop/held.ts";
import { httpClient } from "./shop/http.ts";
import { faultsIn } from "./shop/judging.ts";
import { seed } from "./shop/seed.ts";
import { play, type Kit } from "./shop/sending.ts";
import { worldOf } from "./shop/world.ts";

/** Wanted are 200 ms; a busy machine gets more. */
const heldMs = { wanted: 200, allowed: 500 };

interface Slow {
  readonly what: string;
  readonly ms: number;
  readonly status: number;
}

describe("F.1: bodies at each limit, and one beside it", () => {
  const probe = holdProbe();
  const slow: Slow[] = [];
  let sent = 0;
  let shop: Shop;
  let kit: Kit;
  beforeAll(async () => {
    shop = await startShop({ PAYMENT_PROVIDERS: "manual,test", ...probe.env });
    const accounts = accountsOf(shop);
    const world = worldOf();
    kit = { accounts, world, http: httpClient(() => shop.url, 2) };
    await accounts.renewed();
    await seed(shop, world, accounts);
    // What filling the shop took is not a refusal's.
    await probe.held();
  }, 120_000);
  afterAll(async () => {
    kit.http.close();
    const refused = slow.filter(({ status }) => status >= 400).sort((a, b) => b.ms - a.ms);
    const taken = slow.filter(({ status }) => status < 400).sort((a, b) => b.ms - a.ms);
    const line = ({ what, ms, status }: Slow): string => `  ${ms.toFixed(0)} ms ${status} ${what}`;
    const over = refused.filter(({ ms }) => ms >= heldMs.wanted).length;
    process.stdout.write(
      [
        `${sent} bodies at limits; the event loop was held longest by these refusals (${over} of 200 ms or more):`,
        ...refused.slice(0, 5).map(line),
        "and by these requests that were taken:",
        ...taken.slice(0, 3).map(line),
        "",
      ].join("\n"),
    );
    await shop.stop();
  });

  const send = async (operation: Operation, { name, body, raw }: LimitCase): Promise<string[]> => {
    const one = {
      ...{ credential: "admin", at: 0, path: {}, query: [], contentType: "application/json" },
      headers: { "If-Match": "*", "Idempotency-Key": `limit-${(sent += 1)}-${"x".repeat(22)}` },
      ...(raw === undefined ? { body } : { raw }),
    };
    const exchange = await play(kit, operation, one);
    const { cpuMs } = await probe.held();
    const { status } = exchange.received;
    slow.push({ what: `${operation.label} ${name}`, ms: cpuMs, status });
    const held = status >= 400 && cpuMs >= heldMs.allowed ? [`held for ${cpuMs} ms`] : [];
    return [...faultsIn(exchange), ...held].map((fault) => `${name}: ${fault.slice(0, 400)}`);
  };

  const withBody = operations.filter(({ body }) => body !== undefined);
  test.each(withBody.map((one) => [one.label, one] as const))(
    "%s",
    async (_label, operation) => {
      const faults: string[] = [];
      for (const one of limitCases(operation)) {
        faults.push(...(await send(operation, one)));
        if (faults.length >= 5) break;
      }
      await kit.accounts.renewed();
      expect(faults).toEqual([]);
    },
    240_000,
  );

  test("there are bodies of every route with a body", () => {
    expect(withBody.length).toBeGreaterThan(20);
    expect(sent).toBeGreaterThan(1_000);
  });
});
