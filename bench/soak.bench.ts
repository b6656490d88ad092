/**
 * `npm run bench:soak`: the memory of an embedded shop under a steady load, as ratios to the start of the load. 14 minutes at 8
 * operations a second; `--minutes N`, `--rate N`, `--root DIR` (another checkout), `--json FILE`.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { loadCatalogue, skus } from "./support/catalogue.ts";
import { drive, startBenchShop } from "./support/processes.ts";
import { figureOf, show, type Line } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string" },
    rate: { type: "string" },
    root: { type: "string" },
    json: { type: "string" },
  },
});
const minutes = Number(values.minutes ?? 14);
const perSecond = Number(values.rate ?? 8);
const SAMPLE_MS = 5_000;
const mostMb = 260;
const growthMost = 1;

interface Sample {
  /** Since the start of the load. */
  readonly minute: number;
  readonly mb: number;
}

/** MB a minute, by least squares. */
const slopeOf = (samples: readonly Sample[]): number => {
  const mean = (pick: (one: Sample) => number): number =>
    samples.reduce((sum, one) => sum + pick(one), 0) / samples.length;
  const [x, y] = [mean((one) => one.minute), mean((one) => one.mb)];
  const over = samples.reduce((sum, one) => sum + (one.minute - x) * (one.mb - y), 0);
  const under = samples.reduce((sum, one) => sum + (one.minute - x) ** 2, 0);
  return under === 0 ? 0 : over / under;
};

const lines: Line[] = [];
const print = (line: Line): void => {
  lines.push(line);
  process.stdout.write(`${show(line)}\n`);
};

process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, ${minutes} minutes at ${perSecond} operations a second\n`,
);
const root = values.root === undefined ? {} : { root: resolve(values.root) };
const shop = await startBenchShop([], undefined, root);
try {
  await loadCatalogue(shop.staff);
  await sleep(2_000);
  const idle = shop.rssMb();
  const began = performance.now();
  const samples: Sample[] = [];
  const sampling = setInterval(() => {
    const minute = (performance.now() - began) / 60_000;
    samples.push({ minute, mb: shop.rssMb() });
    if (samples.length % 12 === 0)
      process.stdout.write(`${minute.toFixed(0)} min: ${shop.rssMb()} MB\n`);
  }, SAMPLE_MS);
  const seconds = minutes * 60;
  const ran = await drive({ kind: "mixed", urls: [shop.url], skus, perSecond, seconds });
  clearInterval(sampling);
  const refused = Object.entries(ran.statuses).filter(([status]) => Number(status) >= 400);
  if (refused.length > 0) throw new Error(JSON.stringify(ran.statuses));
  const half = samples.filter(({ minute }) => minute >= minutes / 2);
  const after = figureOf(half.map(({ mb }) => mb));
  const slope = slopeOf(half);
  const end = samples.at(-1)?.mb ?? 0;
  print({ what: "RSS with a catalogue", unit: "MB", figure: figureOf([idle]) });
  print({
    ...{ what: "RSS, second half", unit: "MB", figure: after },
    ratios: { "of before the load": after.median / idle },
    ...{ target: `≤ ${mostMb} MB at the end`, met: end <= mostMb },
  });
  print({
    ...{ what: "growth, second half", unit: "MB/min", figure: figureOf([slope]) },
    ...{ target: `< ${growthMost} MB/min`, met: slope < growthMost },
  });
  print({ what: "p99 of an operation", unit: "ms", figure: figureOf([ran.p99Ms]) });
} finally {
  await shop.stop();
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 2));
