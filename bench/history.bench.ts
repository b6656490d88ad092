/** `npm run bench:history`: a shop with a year of 50,000 orders: its start, its lists, its memory. `--orders N`, `--heap MB`, `--keep`, `--json FILE`. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seedHistory, type Template } from "./history/seed.ts";
import { completeOne, loadCatalogue, placeOne, settled } from "./history/template.ts";
import { startBenchShop, type BenchShop } from "./support/processes.ts";
import { figureOf, show, type Line } from "./support/table.ts";

const { values } = parseArgs({
  options: {
    orders: { type: "string" },
    heap: { type: "string" },
    keep: { type: "boolean" },
    json: { type: "string" },
  },
});
const count = Number(values.orders ?? 50_000);
/** A bound on the heap shows what is held from what is only not collected yet. */
const nodeArgs = values.heap === undefined ? [] : [`--max-old-space-size=${values.heap}`];
const RUNS = 20;
const READS = 1_000;

const lines: Line[] = [];
const print = (line: Line): void => {
  lines.push(line);
  process.stdout.write(`${show(line)}\n`);
};

/** Two real orders to make the others of: one just placed, one shipped, captured and completed. */
const templatesIn = async (dataDir: string): Promise<Template[]> => {
  const shop = await startBenchShop([], dataDir);
  try {
    await loadCatalogue(shop);
    const placed = { email: "placed@example.org", share: 2 };
    const completed = { email: "completed@example.org", share: 8 };
    const orderId = await placeOne(shop, placed.email);
    const other = await placeOne(shop, completed.email);
    await completeOne(shop, other);
    await settled(shop, 2);
    return [
      { ...placed, orderId },
      { ...completed, orderId: other },
    ];
  } finally {
    await shop.stop();
  }
};

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** The cursor half-way through the orders. */
const deepCursor = async (shop: BenchShop, path: string, pages: number): Promise<string> => {
  let cursor = "";
  for (let i = 0; i < pages; i += 1) {
    const page = (await shop.staff("GET", `${path}${cursor}`)) as unknown as Page;
    if (page.next === null) break;
    cursor = `&cursor=${encodeURIComponent(page.next)}`;
  }
  return cursor;
};

const timed = async (shop: BenchShop, what: string, path: string, most?: number) => {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    const page = (await shop.staff("GET", path)) as unknown as Page;
    took.push(performance.now() - began);
    if (page.items.length === 0) throw new Error(`${path} is empty`);
  }
  const figure = figureOf(took);
  const aim = most === undefined ? {} : { target: `< ${most} ms`, met: figure.median < most };
  print({ what, unit: "ms", figure, ...aim });
};

const measure = async (shop: BenchShop): Promise<void> => {
  const startMb = shop.rssMb();
  print({
    what: "time to first 200",
    unit: "ms",
    figure: figureOf([shop.firstResponseMs]),
    target: "< 3,000 ms",
    met: shop.firstResponseMs < 3000,
  });
  print({ what: "RSS after the start", unit: "MB", figure: figureOf([startMb]) });
  const list = "/v1/orders?limit=100";
  const board = "/v1/insights/orders?limit=100";
  const pages = Math.floor(count / 200);
  const month = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  await timed(shop, "orders, newest 100", list, 50);
  await timed(shop, "orders by status", `${list}&status=placed`, 50);
  await timed(shop, "orders by e-mail", `${list}&email=customer-7@example.org`, 50);
  await timed(shop, "orders, half-way down", list + (await deepCursor(shop, list, pages)), 50);
  await timed(shop, "board, newest 100", board, 50);
  await timed(shop, "board by status", `${board}&status=placed`, 50);
  await timed(shop, "board, half-way down", board + (await deepCursor(shop, board, pages)), 50);
  await timed(shop, "sales of 30 days", `/v1/insights/sales?from=${month}`, 50);
  await timed(shop, "sales of the year", "/v1/insights/sales");
  await timed(shop, "mails, newest 100", "/v1/messages?limit=100", 50);
  const paths = [list, `${list}&status=completed`, board, "/v1/messages?limit=100"];
  for (let i = 0; i < READS; i += 1) await shop.staff("GET", paths[i % paths.length] ?? list);
  const rss = shop.rssMb();
  print({
    what: "RSS after 1,000 more lists",
    unit: "MB",
    figure: figureOf([rss]),
    target: "≤ 250 MB",
    met: rss <= 250,
  });
};

const dataDir = mkdtempSync(join(tmpdir(), "caravan-history-"));
try {
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}\n`);
  const templates = await templatesIn(dataDir);
  const began = performance.now();
  const rows = await seedHistory(dataDir, templates, count);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${count} orders, ${rows} rows written in ${seconds} s\n\n`);
  const shop = await startBenchShop(nodeArgs, dataDir);
  try {
    await measure(shop);
  } finally {
    await shop.stop();
  }
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 2));
} finally {
  if (values.keep) process.stdout.write(`kept ${dataDir}\n`);
  else rmSync(dataDir, { recursive: true, force: true });
}
