/**
 * `npm run bench:hostile`: the fuzz's requests, as made from `docs/openapi.json`, against an embedded shop: how long `/livez` takes
 * meanwhile, and whether the memory comes back. `--cases N` of each operation (default 50), `--json FILE`.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { operations } from "../test/fuzz/generate/document.ts";
import { accountsOf } from "../test/fuzz/shop/accounts.ts";
import { httpClient } from "../test/fuzz/shop/http.ts";
import { byStatus, fuzz, parallel, sayHow } from "../test/fuzz/shop/run.ts";
import { seed } from "../test/fuzz/shop/seed.ts";
import { worldOf } from "../test/fuzz/shop/world.ts";
import { startShop } from "../test/support/shop.ts";
import { rssMbOf } from "./support/proc.ts";
import { figureOf, show, type Line } from "./support/table.ts";

const { values } = parseArgs({ options: { cases: { type: "string" }, json: { type: "string" } } });
const cases = Number(values.cases ?? 50);
const LOOK_MS = 100;
const SETTLE_MS = 60_000;
const livezMost = 100;
const rssMost = 1.2;

const shop = await startShop({ PAYMENT_PROVIDERS: "manual,test" });
const rss = (): number => rssMbOf(shop.process.pid ?? 0);
const lines: Line[] = [];
const print = (line: Line): void => {
  lines.push(line);
  process.stdout.write(`${show(line)}\n`);
};
process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}. ${sayHow}\n`,
);
try {
  const accounts = accountsOf(shop);
  const world = worldOf();
  const kit = { accounts, world, http: httpClient(() => shop.url, parallel) };
  await accounts.renewed();
  await seed(shop, world, accounts);
  const before = rss();
  const times: number[] = [];
  let done = false;
  const looking = (async () => {
    for (; !done; await sleep(LOOK_MS)) {
      const began = performance.now();
      const { status } = await fetch(`${shop.url}/livez`);
      if (status !== 200) throw new Error(`/livez responded ${status}`);
      times.push(performance.now() - began);
    }
  })();
  const counts = new Map<number, number>();
  for (const operation of operations) {
    const outcome = await fuzz(kit, operation, cases);
    for (const [status, n] of outcome.counts) counts.set(status, (counts.get(status) ?? 0) + n);
    if (outcome.faults.length > 0) throw new Error(`${operation.label}: ${outcome.faults[0]}`);
    await accounts.renewed();
  }
  done = true;
  await looking;
  kit.http.close();
  process.stdout.write(`${byStatus(counts)}\n`);
  const most = rss();
  await sleep(SETTLE_MS);
  const after = rss();
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  print({
    ...{ what: "/livez, p99", unit: "ms", figure: figureOf([p99]) },
    ...{ target: `< ${livezMost} ms`, met: p99 < livezMost },
  });
  print({ what: "RSS before", unit: "MB", figure: figureOf([before]) });
  print({ what: "RSS at the end of the requests", unit: "MB", figure: figureOf([most]) });
  print({
    ...{ what: "RSS a minute later", unit: "MB", figure: figureOf([after]) },
    ratios: { "of before": after / before },
    ...{ target: `≤ ${rssMost} of before`, met: after <= before * rssMost },
  });
} finally {
  await shop.stop();
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 2));
