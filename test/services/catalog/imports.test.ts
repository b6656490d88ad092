import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { contextFor } from "../../../platform/broker/context.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import { importChunks, imports } from "../../../services/catalog/catalog.store.ts";
import { noCounts } from "../../../services/catalog/domain/imports/report.ts";
import { sweepUploads } from "../../../services/catalog/jobs/sweep-uploads.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import { contract as stock } from "../../../services/inventory/inventory.contract.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { settled } from "../../support/settled.ts";
import { ended, exportedCsv, generatedCsv, importCsv, sendCsv } from "../../support/imports.ts";

const staff = { id: "user_1", scopes: ["catalog", "stock"] };
const services = [catalog, inventory] as unknown as ServiceSchema[];
const head =
  "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Image Src\n";
const get = (shop: Started, productId: string) =>
  shop.call(contract.actions.get, { productId }, staff);

let shop: Started;
beforeAll(async () => {
  shop = await startServices(services);
});
afterAll(() => shop.stop());

describe("what a crash left of an upload", () => {
  test("is dropped once nobody can be sending it; what is wanted stays", async () => {
    const service = shop.broker.getLocalService({ name: "catalog", version: 1 }) as Service;
    const chunks = collectionOf(service, importChunks);
    const piece = (importId: string, position: number, at: string) => ({
      ...{ id: `${importId}.${position}`, version: 1, importId, position, text: "x", at },
    });
    const long = "2020-01-01T00:00:00.000Z";
    const now = new Date().toISOString();
    const running = { id: "imp_running", version: 1, status: "running" as const, currency: "EUR" };
    const later = { by: "run_other", until: "2999-01-01T00:00:00.000Z" };
    await collectionOf(service, imports).insert({
      ...{ ...running, rows: 0, counts: noCounts, errors: [], failures: 0, createdAt: long },
      ...{ open: true, lease: later },
    });
    await chunks.insertMany([
      piece("imp_lost", 0, long),
      piece("imp_lost", 1, long),
      piece("imp_slow", 0, long),
      piece("imp_slow", 1, now),
      piece("imp_fresh", 0, now),
      piece("imp_running", 0, long),
    ]);
    const dropped = await Promise.all([
      sweepUploads(contextFor(service)),
      sweepUploads(contextFor(service)),
    ]);
    expect(Math.max(...dropped)).toBe(1);
    const left = await chunks.find({
      importId: { $in: ["imp_lost", "imp_slow", "imp_fresh", "imp_running"] },
    });
    expect(left.map(({ id }) => id).sort()).toEqual([
      "imp_fresh.0",
      "imp_running.0",
      "imp_slow.0",
      "imp_slow.1",
    ]);
    await chunks.remove({});
    await collectionOf(service, imports).remove({ id: "imp_running" });
  });
});

describe("an import", () => {
  test("is refused when it is no product CSV", async () => {
    for (const csv of ["", "a,b\n1,2\n", "Vendor,Price\nx,1\n"]) {
      await expect(sendCsv(shop, csv)).rejects.toMatchObject({ code: 422, type: "CSV_INVALID" });
    }
    await expect(sendCsv(shop, head, "QQQ")).rejects.toMatchObject({ type: "VALIDATION_FAILED" });
  });
  test("bad rows are named with their lines, good rows land", async () => {
    const csv = [
      head.trim(),
      'lamp,"A ""lamp"" of two lines\n",Title,Default Title,L-1,shopify,5,10.00,https://x/1',
      "lamp,,,,,,,,https://x/2",
      "bad,Bad,Title,Default Title,B-1,,,ten,",
      ",,Title,Default Title,N-1,,,1.00,",
      "wide,Wide,Title,Default Title,W-1,,,1.00,,too many",
      "chair,Chair,Title,Default Title,L-1,,,20.00,",
      "table,Table,Size,S,T-1,,,30.00,",
      "table,,,M,T-1,,,31.00,",
      "table,,,M,T-2,,,31.00,",
      "",
    ].join("\n");
    const done = await importCsv(shop, csv);
    expect(done.errors.map(({ line, code }) => [line, code])).toEqual([
      [5, "PRICE_INVALID"],
      [6, "HANDLE_MISSING"],
      [7, "COLUMNS_TOO_MANY"],
      [7, "TITLE_MISSING"],
      [8, "SKU_TAKEN"],
      [10, "SKU_TAKEN"],
      [11, "VARIANT_DUPLICATE"],
    ]);
    expect(done.counts).toMatchObject({ products: 3, variants: 4, created: 3, skipped: 2 });
    expect((await get(shop, "lamp")).images).toHaveLength(2);
    expect((await get(shop, "chair")).variants[0]?.sku).toBe("chair");
    expect((await get(shop, "table")).variants.map(({ sku }) => sku)).toEqual(["T-1", "table~M"]);
    const again = await importCsv(shop, csv);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    expect(again.errors).toEqual(done.errors);
  });
  test("BOM, CRLF and other delimiters", async () => {
    const csv = `\uFEFF${head}bom,Bom,Title,Default Title,,,,1.50,\n`.replaceAll("\n", "\r\n");
    expect((await importCsv(shop, csv)).counts).toMatchObject({ created: 1, errors: 0 });
    const semicolons = csv.replaceAll(",", ";").replaceAll("bom", "semi");
    expect((await importCsv(shop, semicolons)).counts).toMatchObject({ created: 1, errors: 0 });
    expect((await get(shop, "semi")).variants[0]?.price).toEqual({ amount: 150, currency: "EUR" });
  });
  test("a file without prices adds to what there is, also to what it names by sku alone", async () => {
    const products = [
      head.trim(),
      "mug,Mug,Title,Default Title,MUG-1,shopify,5,10.00,https://x/1",
      "cup,Cup,Size,S,CUP-S,,,7.00,",
      "cup,,,L,CUP-L,,,8.00,",
    ].join("\n");
    await importCsv(shop, products);
    const before = await Promise.all(["mug", "cup"].map((handle) => get(shop, handle)));
    const customs = [
      "Handle,Title,SKU,COO,HS Code",
      "mug,Renamed,MUG-1,PT,6912",
      ",,CUP-L,CN,",
      ",,NOBODY,CN,",
      ",,CUP-S,JP,7013",
      "mug,,CUP-S,JP,",
      "jug,Jug,JUG-1,DE,",
    ].join("\n");
    const done = await importCsv(shop, customs);
    expect(done.errors.map(({ line, code }) => [line, code])).toEqual([
      [4, "UNKNOWN_SKU"],
      [6, "UNKNOWN_SKU"],
      [7, "UNKNOWN_PRODUCT"],
    ]);
    expect(done).toMatchObject({ status: "completed", progress: { rows: 6 } });
    expect(done.counts).toMatchObject({ products: 2, variants: 3, changed: 2, created: 0 });
    const customsOf: Record<string, object> = {
      "MUG-1": { COO: "PT", "HS Code": "6912" },
      "CUP-S": { COO: "JP", "HS Code": "7013" },
      "CUP-L": { COO: "CN" },
    };
    const after = await Promise.all(["mug", "cup"].map((handle) => get(shop, handle)));
    expect(after.map(({ version: _version, ...product }) => product)).toEqual(
      before.map(({ version: _version, ...product }) => ({
        ...product,
        variants: product.variants.map((one) => ({ ...one, metadata: customsOf[one.sku] })),
      })),
    );
    const again = await importCsv(shop, customs);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect((await importCsv(shop, products)).counts).toMatchObject({ changed: 0, unchanged: 2 });
  });
  test("an unclosed quote is one error, what came before it lands", async () => {
    const csv = `${head}whole,Whole,Title,Default Title,,,,1.00,\nopen,"Open,Title,Default Title,,,,1.00,\n`;
    const done = await importCsv(shop, csv);
    expect(done).toMatchObject({ status: "completed", counts: { created: 1, errors: 1 } });
    expect(done.errors).toMatchObject([{ code: "ROW_BROKEN" }]);
  });
  test("rows of one handle need not follow each other", async () => {
    const csv = [
      head.trim(),
      "far,Far,Size,S,,,,1.00,https://x/a",
      "near,Near,Title,Default Title,,,,1.00,",
      "far,,,M,,,,2.00,https://x/b",
      "far,,,S,,,,3.00,",
    ].join("\n");
    const done = await importCsv(shop, csv);
    expect(done.counts).toMatchObject({ products: 2, variants: 3, created: 2, changed: 0 });
    expect(done.errors).toMatchObject([{ line: 5, code: "VARIANT_DUPLICATE" }]);
    const far = await get(shop, "far");
    expect(far.variants.map(({ title, price }) => [title, price.amount])).toEqual([
      ["S", 100],
      ["M", 200],
    ]);
    expect((await importCsv(shop, csv)).counts).toMatchObject({ unchanged: 2, changed: 0 });
  });
  test("sets the stock of new variants only", async () => {
    const csv = `${head}stocked,Stocked,Title,Default Title,ST-1,shopify,10,1.00,\n`;
    await importCsv(shop, csv);
    await settled(shop);
    const sold = { sku: "ST-1", delta: -4, reason: "sold", idempotencyKey: "sold" };
    await shop.call(stock.actions.adjust, sold, staff);
    await importCsv(shop, `${csv}stocked,,,,,,,,https://x/new\n`);
    await settled(shop);
    expect(await shop.call(stock.actions.getStock, { sku: "ST-1" }, staff)).toMatchObject({
      onHand: 6,
    });
  });
  test("our own export changes nothing, whatever a product holds", async () => {
    const eur = (amount: number) => ({ amount, currency: "EUR" });
    const options = ["Size", "Colour", "Cut", "Sleeve", "Print"].map((name) => ({
      name,
      values: ["never used", "b", "a"],
    }));
    const kinds = async (of: Started) => {
      for (const title of ["A kind", "Other"])
        await of.call(contract.actions.createCategory, { title }, staff);
    };
    await kinds(shop);
    const every = (value: string) => Object.fromEntries(options.map(({ name }) => [name, value]));
    const full = await shop.call(
      contract.actions.create,
      {
        handle: "full",
        title: 'All, "quoted"',
        vendor: " Spacey & Sons ",
        descriptionHtml: "<p>one\ntwo</p>",
        categories: ["a-kind", "other"],
        tags: ["a, b", "back\\slash", "end\\", "plain"],
        options,
        status: "draft",
        metadata: { note: "free", count: 5, fragile: true, Title: "own", COO: "PL", " odd ": "x" },
        variants: [
          {
            options: every("a"),
            prices: [eur(100), { amount: 90, currency: "USD" }],
            compareAtPrice: eur(200),
            metadata: { COO: "DE", shade: "red", "Metadata / deep": 7 },
          },
          { options: every("b"), price: eur(101), tracked: false, taxClass: "reduced" },
        ],
      },
      staff,
    );
    await shop.call(
      contract.actions.create,
      { handle: "named", title: "Named", variants: [{ title: "The one", price: eur(1) }] },
      staff,
    );
    await settled(shop);
    const body = await exportedCsv(shop);
    const done = await importCsv(shop, body);
    expect(done.counts).toMatchObject({ created: 0, changed: 0, skipped: 0, errors: 0 });
    expect(done.counts.unchanged).toBe(done.counts.products);
    expect(await get(shop, "full")).toEqual(full);
    // In a shop that has none of them they arrive whole; a file has texts only.
    const other = await startServices(services);
    try {
      await kinds(other);
      expect((await importCsv(other, body)).counts).toMatchObject({ errors: 0 });
      const { id: _id, version: _version, variants, ...copy } = await get(other, "full");
      const { metadata, tags, categories } = copy;
      expect({ tags, categories }).toEqual({ tags: full.tags, categories: full.categories });
      expect(metadata).toEqual({ ...full.metadata, count: "5", fragile: "true" });
      expect(variants.map((one) => one.metadata)).toEqual([
        { COO: "DE", shade: "red", "Metadata / deep": "7" },
        undefined,
      ]);
      expect(variants.map((one) => one.options)).toEqual([every("a"), every("b")]);
    } finally {
      await other.stop();
    }
  });
});

test("an import goes on after a restart and counts as if nothing had been", async () => {
  let own = await startServices(services);
  const { dataDir } = own;
  const { id } = await sendCsv(own, generatedCsv(600, 2));
  await own.stop({ remove: false });
  own = await startServices(services, { dataDir });
  const done = await ended(own, id);
  expect(done).toMatchObject({
    status: "completed",
    progress: { rows: 1200, total: 1200 },
    counts: { products: 600, variants: 1200, images: 1200, created: 600, changed: 0, errors: 0 },
  });
  expect((await get(own, "product-599")).variants).toHaveLength(2);
  await own.stop();
});

// How fast: `npm run bench:import`.
test("5,000 products land in less than 50 MB", async () => {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  const own = await startServices([catalog as unknown as ServiceSchema]);
  const csv = generatedCsv(5_000, 3);
  gc();
  const before = process.memoryUsage().heapUsed;
  const { counts } = await importCsv(own, csv);
  await settled(own);
  gc();
  const grown = (process.memoryUsage().heapUsed - before) / 1e6;
  expect(counts).toMatchObject({ products: 5_000, variants: 15_000, created: 5_000, errors: 0 });
  expect(grown).toBeLessThan(50);
  await own.stop();
}, 180_000);
