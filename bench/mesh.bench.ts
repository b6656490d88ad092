/**
 * `npm run bench:mesh`: the shop embedded, as a mesh of one copy each, and scaled, beside baselines in the same run; then
 * a slow payment provider with one copy of payments and with two. `--quick`, `--only lists,checkouts,…`, `--json FILE`,
 * `--copies gateway=2,orders=2`.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { loadCatalogue, skus } from "./support/catalogue.ts";
import type { Result } from "./support/driver.ts";
import { countsPerOrder } from "./mesh/counts.ts";
import { startBenchMesh, type BenchMesh, type Use } from "./mesh/processes.ts";
import { drive, startBaselines, startBenchShop } from "./support/processes.ts";
import { figureOf, ratiosTo, show, type Figure, type Line } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean" },
    only: { type: "string" },
    json: { type: "string" },
    copies: { type: "string" },
  },
});
const runs = values.quick ? 1 : 3;
const seconds = values.quick ? 2 : 5;
const checkouts = values.quick ? 100 : 500;
const warmUp = values.quick ? 50 : 300;
/** At 10 orders/s a copy: long enough beside what begins and ends. */
const slowOrders = values.quick ? 100 : 300;
const only = values.only?.split(",");
const wanted = (part: string): boolean => only === undefined || only.includes(part);

const scaled = Object.fromEntries(
  (values.copies ?? "gateway=2,catalog=2,carts=2,orders=2").split(",").map((one) => {
    const [service = "", count] = one.split("=");
    return [service, Number(count)] as const;
  }),
);

/** A shop in one of its shapes. */
interface Shape {
  readonly name: string;
  readonly engines: string;
  urls(): readonly string[];
  cpuMs(): Use;
  /** Of a mesh. */
  readonly nats?: string;
}

const lines: (Line & { readonly engines?: string })[] = [];
const print = (line: Line, engines?: string): void => {
  lines.push(engines === undefined ? line : { ...line, engines });
  process.stdout.write(`${show(line)}${engines === undefined ? "" : `  [${engines}]`}\n`);
};

const repeated = async (measure: () => Promise<Result>): Promise<Result[]> => {
  const all: Result[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measure());
  return all;
};
const rateOf = (results: readonly Result[]): Figure => figureOf(results.map(({ rate }) => rate));
const p99Of = (results: readonly Result[]): Figure => figureOf(results.map(({ p99Ms }) => p99Ms));

const readParts = [
  { part: "lists", what: "product list of 20", path: "/v1/products?limit=20" },
  { part: "details", what: "product detail", path: "/v1/products/thing-7" },
];

/** What the same machine does in the same run without a shop, per second. */
type Baseline = Readonly<Record<string, number>>;

/** Measured just before the shape it is beside; the empty actions, which send nothing of the shop, once for each. */
const empties = new Map<string, Baseline>();
const measureBaselines = async (shape: Shape, path: string): Promise<Baseline> => {
  const [url = ""] = shape.urls();
  const baselines = await startBaselines(`${url}${path}`, shape.nats);
  const rate = async (what: string, at: string): Promise<number> => {
    const all = await repeated(() => drive({ kind: "get", urls: [at], seconds }));
    print({ what, unit: "/s", figure: rateOf(all) });
    print({ what: `${what}, p99`, unit: "ms", figure: p99Of(all) });
    return rateOf(all).median;
  };
  try {
    const bare = await rate("bare node:http, same bytes", baselines.bare);
    const empty = empties.get(shape.name) ?? {
      "empty action": await rate("empty moleculer-web action", baselines.web),
      ...(shape.nats === undefined
        ? {}
        : { "empty over NATS": await rate("the same over NATS", baselines.remote) }),
    };
    empties.set(shape.name, empty);
    return { bare, ...empty };
  } finally {
    baselines.stop();
  }
};

const reads = async (shape: Shape): Promise<void> => {
  for (const { what, path } of readParts.filter((one) => wanted(one.part))) {
    const baselines = await measureBaselines(shape, path);
    const urls = shape.urls().map((url) => `${url}${path}`);
    const all = await repeated(() => drive({ kind: "get", urls, seconds }));
    const wrong = all.find(({ statuses }) => (statuses["other"] ?? 0) > 0);
    if (wrong) throw new Error(`${what}: ${JSON.stringify(wrong.statuses)}`);
    const label = `${shape.name}: ${what}`;
    const figure = rateOf(all);
    print({ what: label, unit: "/s", figure, ratios: ratiosTo(figure, baselines) }, shape.engines);
    print({ what: `${label}, p99`, unit: "ms", figure: p99Of(all) });
  }
};

const since = (before: Use, after: Use, count: number): [string, number][] =>
  [...after]
    .map(([name, ms]): [string, number] => [name, (ms - (before.get(name) ?? 0)) / count])
    .filter(([, ms]) => ms >= 0.1)
    .sort(([, a], [, b]) => b - a);

/** Whole checkouts, each waited for until the order is placed. */
const orders = async (shape: Shape): Promise<void> => {
  if (!wanted("checkouts")) return;
  const baselines = await measureBaselines(shape, "/v1/products/thing-7");
  const job = { kind: "checkouts", urls: shape.urls(), skus } as const;
  // The processes compile what they run often.
  await drive({ ...job, count: warmUp });
  const before = shape.cpuMs();
  const all = await repeated(() => drive({ ...job, count: checkouts }));
  const used = since(before, shape.cpuMs(), checkouts * runs);
  const label = `${shape.name}: placed orders`;
  const figure = rateOf(all);
  print({ what: label, unit: "/s", figure, ratios: ratiosTo(figure, baselines) }, shape.engines);
  print({ what: `${label}, p99`, unit: "ms", figure: p99Of(all) });
  const sum = used.reduce((ms, [, own]) => ms + own, 0);
  print({ what: `${shape.name}: processor per order`, unit: "ms", figure: figureOf([sum]) });
  process.stdout.write(`    ${used.map(([name, ms]) => `${name} ${ms.toFixed(1)}`).join(", ")}\n`);
};

const memory = ({ memory: read }: BenchMesh, name: string): void => {
  if (!wanted("memory")) return;
  const all = read();
  const ours = all.filter(({ name: one }) => !["MongoDB", "NATS", "Redis"].includes(one));
  const sum = (of: typeof all): Figure => figureOf([of.reduce((mb, one) => mb + one.mb, 0)]);
  print({ what: `${name}: RSS, sum of ${ours.length}`, unit: "MB", figure: sum(ours) });
  print({ what: `${name}: RSS of one`, unit: "MB", figure: figureOf(ours.map(({ mb }) => mb)) });
  process.stdout.write(
    `    ${all.map((one) => `${one.name} ${Math.round(one.mb)}`).join(", ")} MB\n`,
  );
};

const embedded = async (): Promise<void> => {
  const shop = await startBenchShop();
  try {
    await loadCatalogue(shop.staff);
    const shape: Shape = {
      name: "embedded",
      engines: `SQLite ${process.versions["sqlite"] ?? ""}`.trim(),
      urls: () => [shop.url],
      cpuMs: () => new Map([["shop", shop.cpuMs()]]),
    };
    await reads(shape);
    await orders(shape);
    if (wanted("memory"))
      print({ what: "embedded: RSS", unit: "MB", figure: figureOf([shop.rssMb()]) });
  } finally {
    await shop.stop();
  }
};

const shapeOf = (mesh: BenchMesh, name: string): Shape => ({
  name,
  engines: mesh.engines.join(", "),
  urls: () => mesh.urls(),
  cpuMs: () => mesh.cpuMs(),
  nats: mesh.mesh.nats.url,
});

/** One and two copies of payments before a provider that takes 200 ms, for two at a time in each copy. */
const slowProvider = async ({ mesh, urls, engines }: BenchMesh): Promise<void> => {
  const slow = { TEST_PROVIDER_LATENCY_MS: "200", TEST_PROVIDER_CONCURRENCY: "2" };
  for (const node of mesh.copies("payments")) await node.stop();
  await mesh.start("payments", slow);
  await mesh.whole();
  const measure = async (): Promise<Result> =>
    drive({ kind: "orders", urls: urls(), skus, count: slowOrders });
  await drive({ kind: "checkouts", urls: urls(), skus, count: warmUp });
  const one: Result[] = [];
  const two: Result[] = [];
  // In turns, so that a busy moment of the machine meets both.
  for (let run = 0; run < runs; run += 1) {
    one.push(await measure());
    const second = await mesh.start("payments", slow);
    await mesh.whole();
    two.push(await measure());
    await second.stop();
  }
  const steady = (all: readonly Result[]): Figure => figureOf(all.map((ran) => ran.steady));
  const name = engines.join(", ");
  print({ what: "slow provider, payments=1", unit: "/s", figure: steady(one) }, name);
  print({ what: "slow provider, payments=1, p99", unit: "ms", figure: p99Of(one) });
  const ratio = steady(two).median / steady(one).median;
  print(
    {
      what: "slow provider, payments=2",
      unit: "/s",
      figure: steady(two),
      ratios: { "payments=1": ratio },
      target: "≥ 1.7 × payments=1",
      met: ratio >= 1.7,
    },
    name,
  );
  print({ what: "slow provider, payments=2, p99", unit: "ms", figure: p99Of(two) });
};

const meshed = async (): Promise<void> => {
  const mesh = await startBenchMesh();
  if (!mesh) return;
  try {
    await loadCatalogue(mesh.staff);
    const one = shapeOf(mesh, "mesh");
    await reads(one);
    await orders(one);
    memory(mesh, "mesh");
    if (["lists", "details", "checkouts"].some(wanted)) {
      await mesh.grow(scaled);
      const copies = Object.entries(scaled).map(([name, count]) => `${name}=${count}`);
      process.stdout.write(`\nscaled: ${copies.join(" ")}\n`);
      const more = shapeOf(mesh, "scaled");
      await reads(more);
      await orders(more);
      memory(mesh, "scaled");
      await mesh.shrink(Object.fromEntries(Object.keys(scaled).map((name) => [name, 1])));
    }
    if (wanted("slow")) await slowProvider(mesh);
  } finally {
    await mesh.stop();
  }
};

process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, ${runs} runs, 32 connections\n\n`,
);
if (["lists", "details", "checkouts"].some(wanted)) await embedded();
if (["lists", "details", "checkouts", "memory", "slow"].some(wanted)) await meshed();
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 2));
if (wanted("counts")) for (const line of await countsPerOrder()) process.stdout.write(`${line}\n`);
