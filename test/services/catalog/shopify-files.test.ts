/**
 * Reads the real exports a second time, by hand and without the importer's parts
 * (another CSV reader, whole file, no streams), and compares what the shop then holds.
 */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import type { ProductView } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import { contract as stock } from "../../../services/inventory/inventory.contract.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { settled } from "../../support/settled.ts";
import { importCsv } from "../../support/imports.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "shared", "data");
const files = [
  ["shopify-feriki-ja/products_export.csv", "JPY", 0],
  ["shopify-krabowe-skorupki/products_export_1.csv", "PLN", 2],
  ["shopify-packt-course/Product-data.csv", "USD", 2],
] as const;
const there = existsSync(folder);
if (!there) console.log("skipped: ../shared/data with the real Shopify exports is not here");

/** A state machine over the characters. */
const cellsOf = (text: string): string[][] => {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (const [i, char] of [...text].entries()) {
    const row = rows.at(-1) as string[];
    if (char === '"') {
      if (quoted || i === 0 || row.at(-1) === "" || text[i - 1] === '"') quoted = !quoted;
      if (quoted && row.at(-1) !== "") row[row.length - 1] += '"';
    } else if (char === "," && !quoted) row.push("");
    else if (char === "\n" && !quoted) rows.push([""]);
    else if (char !== "\r" || quoted) row[row.length - 1] += char;
  }
  return rows.filter((row) => row.length > 1);
};

interface Expected {
  products: Set<string>;
  variants: string[];
  images: Set<string>;
  tracked: number;
}
const expectedOf = (text: string, digits: number): Expected => {
  const [header = [], ...rows] = cellsOf(text);
  const all: Expected = { products: new Set(), variants: [], images: new Set(), tracked: 0 };
  for (const row of rows) {
    const cell = (name: string): string => row[header.indexOf(name)] ?? "";
    all.products.add(cell("Handle"));
    if (cell("Image Src")) all.images.add(`${cell("Handle")} ${cell("Image Src")}`);
    if (!cell("Variant Price")) continue;
    const cents = Math.round(Number(cell("Variant Price")) * 10 ** digits);
    const values = ["1", "2", "3"].map((n) => cell(`Option${n} Value`)).filter((value) => value);
    all.variants.push(`${cell("Handle")} ${values.join(" / ")} ${cents} ${cell("Variant SKU")}`);
    if (cell("Variant Inventory Tracker")) all.tracked += Number(cell("Variant Inventory Qty"));
  }
  return all;
};

const staff = { id: "user_1", scopes: ["catalog", "stock"] };

(there ? describe : describe.skip)("the real exports", () => {
  let shop: Started;
  beforeAll(async () => {
    shop = await startServices([catalog, inventory] as unknown as ServiceSchema[]);
  });
  afterAll(() => shop.stop());

  const stockOf = async (sku: string): Promise<number> =>
    (await shop.call(stock.actions.getStock, { sku }, staff)).onHand;

  test.each(files)("%s in %s", async (file, currency, digits) => {
    const text = readFileSync(join(folder, file), "utf8");
    const expected = expectedOf(text, digits);
    const done = await importCsv(shop, text, currency);
    expect(done.errors).toEqual([]);
    await settled(shop);
    const found: ProductView[] = [];
    for (const productId of expected.products) {
      found.push(await shop.call(contract.actions.get, { productId, currency }, staff));
    }
    expect(done.counts).toMatchObject({
      products: expected.products.size,
      variants: expected.variants.length,
      images: expected.images.size,
      created: expected.products.size,
    });
    const variants = found.flatMap(({ handle, variants: own }) =>
      own.map((variant) => {
        const hasSku = !variant.sku.startsWith(handle);
        return `${handle} ${variant.title} ${variant.price.amount} ${hasSku ? variant.sku : ""}`;
      }),
    );
    expect(variants.sort()).toEqual(expected.variants.sort());
    const images = found.flatMap(({ handle, images: own }) =>
      own.map(({ url }) => `${handle} ${url}`),
    );
    expect(new Set(images)).toEqual(expected.images);
    let tracked = 0;
    for (const variant of found.flatMap(({ variants: own }) => own)) {
      if (variant.tracked) tracked += await stockOf(variant.sku);
    }
    expect(tracked).toBe(expected.tracked);
    const again = await importCsv(shop, text, currency);
    expect(again.counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: expected.products.size,
    });
  });

  const customs = "shopify-krabowe-skorupki/cross-border_export_1.csv";
  const filled = (text: string): string => text.replaceAll(/,,$/gmu, ",PL,9503.00");

  test(`${customs} adds to the variants it names, and only to those`, async () => {
    const [header = [], ...rows] = cellsOf(readFileSync(join(folder, customs), "utf8"));
    const named = rows.map((row) => ({
      handle: row[header.indexOf("Handle")] ?? "",
      sku: row[header.indexOf("SKU")] ?? "",
    }));
    const handles = new Set(named.map(({ handle }) => handle));
    expect(named.length).toBeGreaterThan(50);
    const text = readFileSync(join(folder, customs), "utf8");
    const counts = { products: handles.size, variants: named.length, created: 0, errors: 0 };
    const view = async () => {
      const found: ProductView[] = [];
      for (const productId of handles)
        found.push(await shop.call(contract.actions.get, { productId, currency: "PLN" }, staff));
      return found.map(({ version: _version, ...product }) => product);
    };
    const before = await view();
    // The shop filled in neither origin nor code: its file says nothing new.
    const done = await importCsv(shop, text, "PLN");
    expect(done.errors).toEqual([]);
    expect(done.counts).toMatchObject({ ...counts, changed: 0, unchanged: handles.size });
    expect(await view()).toEqual(before);
    const changed = await importCsv(shop, filled(text), "PLN");
    expect(changed.errors).toEqual([]);
    expect(changed.counts).toMatchObject({ ...counts, changed: handles.size, unchanged: 0 });
    const skus = new Set(named.map(({ handle, sku }) => `${handle} ${sku}`));
    const after = await view();
    expect(
      new Set(
        after.flatMap(({ handle, variants }) =>
          variants
            .filter(({ metadata }) => metadata?.["COO"] === "PL")
            .filter(({ metadata }) => metadata?.["HS Code"] === "9503.00")
            .map(({ sku }) => `${handle} ${sku}`),
        ),
      ),
    ).toEqual(skus);
    const without = ({ variants, ...product }: (typeof after)[number]) => ({
      ...product,
      variants: variants.map(({ metadata, ...variant }) => {
        const { COO: _coo, "HS Code": _code, ...rest } = metadata ?? {};
        return { ...variant, metadata: rest };
      }),
    });
    expect(after.map(without)).toEqual(before.map(without));
    const again = await importCsv(shop, filled(text), "PLN");
    expect(again.counts).toMatchObject({ ...counts, changed: 0, unchanged: handles.size });
  });

  test(`${customs} in a shop without these products: an error a row, nothing made`, async () => {
    const empty = await startServices([catalog, inventory] as unknown as ServiceSchema[]);
    try {
      const text = readFileSync(join(folder, customs), "utf8");
      const done = await importCsv(empty, text, "PLN");
      expect(done.counts).toMatchObject({ products: 0, variants: 0, created: 0 });
      const lines = cellsOf(text)
        .slice(1)
        .map((_row, i) => [i + 2, "UNKNOWN_PRODUCT"]);
      expect(done.errors.map(({ line, code }) => [line, code])).toEqual(lines);
    } finally {
      await empty.stop();
    }
  });
});
