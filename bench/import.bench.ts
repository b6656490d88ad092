/** `npm run bench:import`: a Shopify export of 5,000 products with three variants each, into a running shop. `--products N`, `--heap MB`, `--json FILE`. */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { startBenchShop, type BenchShop } from "./support/processes.ts";
import { figureOf, show, type Line } from "./support/table.ts";

const { values } = parseArgs({
  options: { products: { type: "string" }, heap: { type: "string" }, json: { type: "string" } },
});
const products = Number(values.products ?? 5_000);
const sizes = ["S", "M", "L"];
const variants = products * sizes.length;

const lines: Line[] = [];
const print = (line: Line): void => {
  lines.push(line);
  process.stdout.write(`${show(line)}\n`);
};

const HEADER =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src,Status";

/** As Shopify writes it: what is the product's own stands in the first row of each handle only. */
const rowsOf = (i: number): string[] =>
  sizes.map((size, j) => {
    const own =
      j === 0
        ? `Shirt number ${i},<p>A shirt of kind ${i % 20}.</p>,Vendor ${i % 7},Kind ${i % 20},"tag${i % 20}, all",true,Size`
        : ",,,,,,";
    const image = j === 0 ? `https://example.org/${i}.jpg` : "";
    const status = j === 0 ? "active" : "";
    return `shirt-${i},${own},${size},SHIRT-${i}-${size},200,shopify,50,${10 + (i % 90)}.99,${image},${status}`;
  });
const catalogue = (): string =>
  [HEADER, ...Array.from({ length: products }, (_, i) => rowsOf(i)).flat(), ""].join("\n");

/** Posts the file and waits for the end; seconds, and the most memory seen on the way. */
const run = async (shop: BenchShop, csv: string) => {
  const began = performance.now();
  const { id } = await shop.staff("POST", "/v1/imports?currency=EUR", csv, "text/csv");
  let most = shop.rssMb();
  for (;;) {
    const { status, counts } = await shop.staff("GET", `/v1/imports/${String(id)}`);
    most = Math.max(most, shop.rssMb());
    const seconds = (performance.now() - began) / 1000;
    if (status === "failed") throw new Error("the import failed");
    if (status === "completed") return { seconds, most, counts: counts as Record<string, number> };
    await new Promise((wait) => setTimeout(wait, 50));
  }
};

/** Seconds until stock, the last to hear of the products, knows the last of them. */
const known = async (shop: BenchShop): Promise<number> => {
  const began = performance.now();
  for (;;) {
    const level = await shop.staff("GET", `/v1/stock/SHIRT-${products - 1}-L`).catch(() => ({}));
    if ((level as Record<string, unknown>)["available"] === 50)
      return (performance.now() - began) / 1000;
    await new Promise((wait) => setTimeout(wait, 50));
  }
};

// A bound on the heap shows what is held from what is only not collected yet.
const shop = await startBenchShop(
  values.heap === undefined ? [] : [`--max-old-space-size=${values.heap}`],
);
try {
  process.stdout.write(
    `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}, ${products} products, ${variants} variants\n\n`,
  );
  const csv = catalogue();
  const before = shop.rssMb();
  const first = await run(shop, csv);
  if (first.counts["variants"] !== variants) throw new Error(JSON.stringify(first.counts));
  const rate = variants / first.seconds;
  print({
    what: "first import",
    unit: "variants/s",
    figure: figureOf([rate]),
    target: "≥ 1,000 variants/s",
    met: rate >= 1000,
  });
  print({ what: "until stock knows all", unit: "s", figure: figureOf([await known(shop)]) });
  print({ what: "RSS before", unit: "MB", figure: figureOf([before]) });
  print({ what: "RSS, most while importing", unit: "MB", figure: figureOf([first.most]) });
  print({ what: "of it grown", unit: "MB", figure: figureOf([first.most - before]) });
  const full = shop.rssMb();
  const again = await run(shop, csv);
  const same = variants / again.seconds;
  print({
    what: "the same file again",
    unit: "variants/s",
    figure: figureOf([same]),
    target: "≥ 1,000 variants/s",
    met: same >= 1000,
  });
  // The catalogue is there already: what grows now is the importer's own.
  const grown = Math.max(0, again.most - full);
  print({
    what: "RSS grown by importing again",
    unit: "MB",
    figure: figureOf([grown]),
    target: "< 50 MB",
    met: grown < 50,
  });
} finally {
  await shop.stop();
}
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(lines, null, 2));
