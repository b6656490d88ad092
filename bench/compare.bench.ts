/**
 * `npm run bench:compare -- --before DIR`: another checkout (with its node_modules) and this one, run by run in turns on
 * one machine, as ratios. `--after DIR` instead of this one, `--rounds N`, `--quick`, `--only checkouts,lists,details`,
 * `--env NAME=VALUE` (of both, repeatable), `--mesh` with `--copies gateway=2,orders=2`, `--json FILE`.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measureReads, measureSales, ratios, type Runs } from "./compare/measure.ts";
import { startPair, stopPair, type PairOptions } from "./compare/pair.ts";
import { figureOf, show, type Line } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    before: { type: "string" },
    after: { type: "string" },
    rounds: { type: "string" },
    quick: { type: "boolean" },
    only: { type: "string" },
    env: { type: "string", multiple: true },
    mesh: { type: "boolean" },
    copies: { type: "string" },
    json: { type: "string" },
  },
});
if (values.before === undefined) {
  process.stderr.write("Usage: npm run bench:compare -- --before DIR [--rounds N] [--mesh]\n");
  process.exit(2);
}
const runs = Number(values.rounds ?? (values.quick ? 2 : 10));
const readSeconds = 1;
const only = values.only?.split(",");
const wanted = (part: string): boolean => only === undefined || only.includes(part);

const pairsOf = (texts: readonly string[]): [string, string][] =>
  texts.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]);
const env = Object.fromEntries(pairsOf(values.env ?? []));
const copies = Object.fromEntries(
  pairsOf((values.copies ?? "gateway=2,catalog=2,carts=2,orders=2").split(",")).map(
    ([service, count]) => [service, Number(count)],
  ),
);
const options: PairOptions = {
  roots: {
    before: resolve(values.before),
    after: resolve(values.after ?? join(import.meta.dirname, "..")),
  },
  env,
  copies: values.mesh ? copies : undefined,
};

const lines: Line[] = [];
const print = (line: Line): void => {
  lines.push(line);
  process.stdout.write(`${show(line)}\n`);
};
const bySide = (what: string, unit: string, { before, after }: Runs): void => {
  print({ what: `before: ${what}`, unit, figure: figureOf(before) });
  print({ what: `after: ${what}`, unit, figure: figureOf(after) });
};

interface Aim {
  readonly least?: number;
  readonly most?: number;
}
const judged = (what: string, all: readonly number[], { least, most }: Aim): void => {
  const figure = figureOf(all);
  const met = figure.median >= (least ?? 0) && figure.median <= (most ?? Infinity);
  const target = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  print({ what, unit: "×", figure, target, met });
};

const checkouts = async (): Promise<void> => {
  const pair = await startPair(options);
  try {
    const count = values.quick || values.mesh ? 100 : 200;
    const sales = await measureSales(pair, { runs, count, warmUp: 3 * count });
    bySide("checkouts", "/s", sales.rate);
    bySide("processor of one", "ms", sales.cpu);
    bySide("processor of one, both busy", "ms", sales.cpuTogether);
    bySide(`RSS after ${sales.orders} orders`, "MB", sales.rss);
    judged("checkouts, rate", ratios(sales.rate), { least: 0.95 });
    judged("checkouts, processor", ratios(sales.cpu), { most: 1.05 });
    judged("the same, both busy", ratios(sales.cpuTogether), { most: 1.05 });
    judged("RSS", ratios(sales.rss), { most: 1.05 });
  } finally {
    await stopPair(pair);
  }
};

const readParts = [
  { part: "lists", path: "/v1/products?limit=20" },
  { part: "details", path: "/v1/products/thing-7" },
];

/** With limits on, from many addresses behind one proxy. */
const reads = async (): Promise<void> => {
  const limited = { RATE_LIMITS: "on", TRUST_PROXY: "1", ...env };
  const pair = await startPair({ ...options, env: limited });
  try {
    for (const { part, path } of readParts.filter((one) => wanted(one.part))) {
      const { rate, ofRate, ofCpu } = await measureReads(pair, path, {
        runs,
        seconds: readSeconds,
      });
      bySide(part, "/s", rate);
      print({ what: `before: ${part} of bare`, unit: "×", figure: figureOf(ofRate.before) });
      judged(`after: ${part} of bare`, ofRate.after, { least: 0.75 });
      print({ what: "before: by processor, all busy", unit: "×", figure: figureOf(ofCpu.before) });
      judged("after: by processor, all busy", ofCpu.after, { least: 0.75 });
    }
  } finally {
    await stopPair(pair);
  }
};

process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, ${runs} runs in turns, 32 connections\n` +
    `before ${options.roots.before}, after ${options.roots.after}\n\n`,
);
if (wanted("checkouts")) await checkouts();
// The gateways of a mesh keep answers in Redis or for a second: `npm run bench:mesh` measures those.
if (!values.mesh && readParts.some(({ part }) => wanted(part))) await reads();
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 2));
