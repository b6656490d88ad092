/** `npm run bench`: the shop as users run it, beside baselines in the same run. `--quick`, `--only lists,checkouts`, `--json FILE`. */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { loadCatalogue, skus } from "./support/catalogue.ts";
import { drive, startBaselines, startBenchShop, type BenchShop } from "./support/processes.ts";
import { figureOf, ratiosTo, show, type Figure, type Line } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean" },
    only: { type: "string" },
    json: { type: "string" },
    profile: { type: "boolean" },
  },
});
const runs = values.quick ? 1 : 3;
const seconds = values.quick ? 2 : 5;
const only = values.only?.split(",");
const wanted = (part: string): boolean => only === undefined || only.includes(part);

const repeated = async (measure: () => Promise<number>): Promise<Figure> => {
  const all: number[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await measure());
  return figureOf(all);
};

const lines: Line[] = [];
const print = (line: Line): void => {
  lines.push(line);
  process.stdout.write(`${show(line)}\n`);
};
const rate = (url: string) =>
  repeated(async () => (await drive({ kind: "get", urls: [url], seconds })).rate);

const reads = async (shop: BenchShop): Promise<void> => {
  const parts = [
    {
      part: "lists",
      what: "product list of 20",
      path: "/v1/products?limit=20",
      least: 10_000,
      share: 0.3,
    },
    { part: "details", what: "product detail", path: "/v1/products/thing-7", least: 15_000 },
    { part: "filtered", what: "list filtered by tag", path: "/v1/products?tag=tag3&limit=20" },
  ];
  for (const { part, what, path, least, share } of parts.filter((one) => wanted(one.part))) {
    const url = `${shop.url}${path}`;
    const baselines = await startBaselines(url);
    const bare = await rate(baselines.bare);
    const web = await rate(baselines.web);
    const figure = await rate(url);
    baselines.stop();
    print({ what: `bare node:http (${part})`, unit: "/s", figure: bare });
    print({ what: `empty moleculer-web action`, unit: "/s", figure: web });
    const ratios = ratiosTo(figure, {
      "bare, same bytes": bare.median,
      "empty action": web.median,
    });
    const met = figure.median >= (least ?? 0) && figure.median / bare.median >= (share ?? 0);
    const aim = share === undefined ? `≥ ${least}/s` : `≥ ${least}/s and ≥ ${share} × bare`;
    print({
      what,
      unit: "/s",
      figure,
      ratios,
      ...(least === undefined ? {} : { target: aim, met }),
    });
  }
};

const tellMemory = (what: string, shop: BenchShop, target?: string): void => {
  const rss = shop.rssMb();
  const judged = target === undefined ? {} : { target, met: rss <= 250 };
  print({ what, unit: "MB", figure: figureOf([rss]), ...judged });
};

/** Several runs, each right after one of the baselines: what slows the machine down slows both. The medians, also of the ratios. */
const besideBaselines = async (
  shop: BenchShop,
  measure: () => Promise<number>,
): Promise<{ figure: Figure; ratios: Record<string, number> }> => {
  const baselines = await startBaselines(`${shop.url}/v1/products/thing-7`);
  const once = async (of: string) =>
    (await drive({ kind: "get", urls: [of], seconds: seconds / 2 })).rate;
  const ofBare: number[] = [];
  const ofWeb: number[] = [];
  try {
    const figure = await repeated(async () => {
      const bare = await once(baselines.bare);
      const web = await once(baselines.web);
      const rate = await measure();
      ofBare.push(rate / bare);
      ofWeb.push(rate / web);
      return rate;
    });
    const ratios = {
      "bare, a detail's bytes": figureOf(ofBare).median,
      "empty action": figureOf(ofWeb).median,
    };
    return { figure, ratios };
  } finally {
    baselines.stop();
  }
};

/** Carts with a first line, and whole checkouts. */
const writes = async (shop: BenchShop): Promise<void> => {
  const { url } = shop;
  const count = values.quick ? 300 : 1000;
  if (wanted("carts")) {
    const ran = await besideBaselines(
      shop,
      async () => (await drive({ kind: "carts", urls: [url], skus, count })).rate,
    );
    print({ what: "cart + first line", unit: "/s", ...ran });
  }
  if (!wanted("checkouts")) return;
  let orders = 0;
  const p99: number[] = [];
  const cpu: number[] = [];
  const { figure, ratios } = await besideBaselines(shop, async () => {
    const before = shop.cpuMs();
    const ran = await drive({ kind: "checkouts", urls: [url], skus, count });
    cpu.push((shop.cpuMs() - before) / count);
    if (ran.statuses["201"] !== count)
      throw new Error(`checkouts: ${JSON.stringify(ran.statuses)}`);
    p99.push(ran.p99Ms);
    orders += count;
    if (orders === 2000) tellMemory("RSS after 2,000 orders", shop, "≤ 250 MB");
    return ran.rate;
  });
  print({
    what: "whole checkouts",
    unit: "/s",
    figure,
    ratios,
    target: "≥ 300/s",
    met: figure.median >= 300,
  });
  print({ what: "processor per checkout", unit: "ms", figure: figureOf(cpu) });
  const tail = figureOf(p99);
  print({
    what: "checkout, p99",
    unit: "ms",
    figure: tail,
    target: "< 500 ms",
    met: tail.median < 500,
  });
};

const flash = async (shop: BenchShop): Promise<void> => {
  const times = await repeated(async () => {
    const sku = `FLASH-${Date.now()}`;
    const csv = `Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Status\n${sku.toLowerCase()},Flash,${sku},shopify,200,9.99,active\n`;
    const { id } = await shop.staff("POST", "/v1/imports?currency=EUR", csv, "text/csv");
    while ((await shop.staff("GET", `/v1/imports/${String(id)}`))["status"] !== "completed") {
      await new Promise((done) => setTimeout(done, 50));
    }
    await new Promise((done) => setTimeout(done, 500));
    const ran = await drive({ kind: "flash", urls: [shop.url], skus: [sku], count: 1000 });
    if (ran.statuses["201"] !== 200) throw new Error(`flash sale: ${JSON.stringify(ran.statuses)}`);
    return ran.seconds;
  });
  print({
    what: "flash sale, 200 of 1,000",
    unit: "s",
    figure: times,
    target: "exactly 200 in < 10 s",
    met: times.max < 10,
  });
};

const profile = values.profile ? ["--cpu-prof", "--cpu-prof-dir=/tmp/caravan-prof"] : [];
const shop = await startBenchShop(profile);
try {
  process.stdout.write(
    `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, ${runs} runs, 32 connections\n\n`,
  );
  print({
    what: "time to first 200",
    unit: "ms",
    figure: figureOf([shop.firstResponseMs]),
    target: "< 3,000 ms",
    met: shop.firstResponseMs < 3000,
  });
  await loadCatalogue(shop.staff);
  await reads(shop);
  await writes(shop);
  if (wanted("flash")) await flash(shop);
  tellMemory("RSS after the load", shop);
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 2));
} finally {
  await shop.stop();
}
