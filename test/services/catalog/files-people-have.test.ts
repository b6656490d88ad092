import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { ended, exportedCsv, importCsv } from "../../support/imports.ts";

const staff = { id: "user_1", scopes: ["catalog"] };
let shop: Started;
beforeAll(async () => {
  shop = await startServices([catalog as unknown as ServiceSchema]);
});
afterAll(() => shop.stop());

const get = (productId: string) => shop.call(contract.actions.get, { productId }, staff);
const head = "Handle,Title,Option1 Name,Option1 Value,Variant Price";
const lineOf = (handle: string, price = "1.00") =>
  `${handle},${handle},Title,Default Title,${price}`;
const fileOf = (...lines: string[]): string => `${[head, ...lines].join("\n")}\n`;
const exported = () => exportedCsv(shop);

describe("C.1: the charset of a file", () => {
  const send = (bytes: readonly Uint8Array[], charset?: string) =>
    shop.broker.call("v1.catalog.import", charset ? { charset } : {}, {
      stream: Readable.from(bytes),
    } as never) as Promise<{ id: string }>;
  const bytesOf = (handle: string) =>
    Buffer.from(fileOf(`${handle},Café,Title,Default Title,1`), "latin1");

  test("what is declared is decoded", async () => {
    await ended(shop, (await send([bytesOf("declared")], "windows-1252")).id);
    expect((await get("declared")).title).toBe("Café");
  });
  test("UTF-16 is detected by its mark", async () => {
    const text = `\uFEFF${fileOf("marked,Café,Title,Default Title,1")}`;
    await ended(shop, (await send([Buffer.from(text, "utf16le")])).id);
    expect((await get("marked")).title).toBe("Café");
  });
  test("UTF-8 is read wherever a piece of it ends", async () => {
    const bytes = Buffer.from(fileOf("pieces,Café ☕ 🫖,Title,Default Title,1"));
    await ended(shop, (await send(Array.from(bytes, (byte) => Uint8Array.of(byte)))).id);
    expect((await get("pieces")).title).toBe("Café ☕ 🫖");
  });
  test("without one, what is not UTF-8 is refused naming the byte, and nothing of it stays", async () => {
    const bytes = bytesOf("wrong");
    const at = bytes.indexOf(0xe9);
    for (const pieces of [[bytes], [bytes.subarray(0, at + 1), bytes.subarray(at + 1)]]) {
      await expect(send(pieces)).rejects.toMatchObject({
        type: "CSV_INVALID",
        data: { detail: expect.stringContaining(`byte ${at + 1} (0xE9) is not UTF-8`) },
      });
    }
    await expect(send([bytes], "klingon")).rejects.toMatchObject({ type: "CSV_INVALID" });
    await expect(get("wrong")).rejects.toMatchObject({ code: 404 });
  });
});

describe("C.4: files people have", () => {
  test("`sep=`, empty lines and lines of delimiters before and between the rows", async () => {
    const csv = `\uFEFFsep=;\r\n\r\n;;;;\r\n${fileOf(lineOf("sep-a", "1,50"), ",,,,", lineOf("sep-b", "x"))}`;
    const done = await importCsv(shop, csv.replaceAll(/(?<!\d),/gu, ";"));
    expect(done.errors.map(({ line, code }) => [line, code])).toEqual([[7, "PRICE_INVALID"]]);
    expect((await get("sep-a")).variants[0]?.price).toEqual({ amount: 150, currency: "EUR" });
  });
  test("a quote that is not closed is reported where it was opened", async () => {
    const csv = fileOf(
      lineOf("q1"),
      '"a\nb",Two lines,Title,Default Title,1',
      `q2,"Open,Title,,1`,
      lineOf("q3"),
    );
    const { errors } = await importCsv(shop, csv);
    expect(errors).toContainEqual({
      line: 5,
      code: "ROW_BROKEN",
      message: "a quote is not closed",
    });
  });
});

describe("C.3: nothing is lost or cut without a word", () => {
  const wide = `${head},Variant Compare At Price,Variant Grams,Vendor,SEO Title`;
  test("an absent column keeps, an empty cell clears", async () => {
    await importCsv(shop, `${wide}\n${lineOf("keeps")},2.00,100,Us,Buy\n`);
    await importCsv(shop, fileOf(lineOf("keeps", "1.10")));
    expect(await get("keeps")).toMatchObject({
      vendor: "Us",
      metadata: { "SEO Title": "Buy" },
      variants: [{ compareAtPrice: { amount: 200 }, weightGrams: 100 }],
    });
    await importCsv(shop, `${wide}\n${lineOf("keeps")},,,,\n`);
    const { vendor, metadata, variants } = await get("keeps");
    expect([vendor, metadata]).toEqual(["", undefined]);
    expect(variants[0]).not.toHaveProperty("compareAtPrice");
    expect(variants[0]).not.toHaveProperty("weightGrams");
  });
  test("over-long cells are refused per row; a wrong weight does not take the row with it", async () => {
    const long = "x".repeat(501);
    const csv = `${wide}\nlong,${long},Title,Default Title,1,,,,\n${lineOf("heavy")},,tons,${long},\n`;
    const { errors } = await importCsv(shop, csv);
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [2, "CELL_TOO_LONG"],
      [2, "TITLE_MISSING"],
      [3, "CELL_TOO_LONG"],
      [3, "WEIGHT_INVALID"],
    ]);
    expect(await get("heavy")).toMatchObject({ vendor: "", variants: [{ sku: "heavy" }] });
  });
});

test("a handle that came with a file stays as it is when the product is changed (C.3)", async () => {
  const handle = "Summer Shirt (blue)";
  await importCsv(shop, fileOf(lineOf(handle)));
  const { items } = await shop.call(contract.actions.list, { q: "Summer Shirt" }, staff);
  const { id, version } = await get(items[0]?.id ?? "");
  const patch = { productId: id, expectedVersion: version, title: "Summer Shirt" };
  expect((await shop.call(contract.actions.patch, patch, staff)).handle).toBe(handle);
  const again = await importCsv(shop, fileOf(lineOf(handle)));
  expect(again.counts).toMatchObject({ created: 0, changed: 1 });
});

test("only a title is needed, and its second import finds the product again (C.4)", async () => {
  const file = "Title,Price,SKU\nBlue Teapot,12.50,POT-1\n,1.00,POT-2\n";
  const first = await importCsv(shop, file);
  expect(first.counts).toMatchObject({ created: 1 });
  expect(first.errors).toMatchObject([{ line: 3, code: "HANDLE_MISSING" }]);
  expect(await get("blue-teapot")).toMatchObject({ title: "Blue Teapot" });
  expect((await importCsv(shop, file)).counts).toMatchObject({ created: 0, unchanged: 1 });
});

test("B.4: a quantity without a tracker column is counted; a blank tracker is not", async () => {
  const tracked = async (handle: string) => (await get(handle)).variants[0]?.tracked;
  await importCsv(
    shop,
    `${head},Variant Inventory Qty\n${lineOf("counted")},0\n${lineOf("free")},\n`,
  );
  expect(await get("counted")).toMatchObject({ variants: [{ tracked: true, available: false }] });
  expect(await tracked("free")).toBe(false);
  const both = `${head},Variant Inventory Tracker,Variant Inventory Qty`;
  await importCsv(shop, `${both}\n${lineOf("blank")},,5\n${lineOf("shopify")},shopify,5\n`);
  expect([await tracked("blank"), await tracked("shopify")]).toEqual([false, true]);
});

test("F.12: an import holds the limits of tags, metadata and columns", async () => {
  const names = Array.from({ length: 300 }, (_, i) => `Fact ${i}`);
  const tags = Array.from({ length: 251 }, (_, i) => `t${i}`).join(",");
  const csv = `${head},Tags,${names.join(",")}\n${lineOf("many")},"${tags}",${names.map(() => "x").join(",")}\n`;
  const { errors } = await importCsv(shop, csv);
  expect(errors.map(({ code }) => code).toSorted()).toEqual(["LIST_TOO_LONG", "METADATA_MAX"]);
  const { tags: landed, metadata = {} } = await get("many");
  expect([landed, Object.keys(metadata).length]).toEqual([[], 250]);
  const columns = Array.from({ length: 200_000 }, (_, i) => `c${i}`).join(",");
  await expect(importCsv(shop, `${head},${columns}\n`)).rejects.toMatchObject({
    type: "CSV_INVALID",
  });
  const input = {
    title: "By REST",
    metadata: Object.fromEntries(names.map((name) => [name, "x"])),
  };
  await expect(shop.call(contract.actions.create, input, staff)).rejects.toMatchObject({
    type: "VALIDATION_FAILED",
    data: { errors: [{ pointer: "/metadata" }] },
  });
});

test("F.13: formulas are neutralised in an export and restored by an import", async () => {
  const texts = ["=1+1", "+49", "-x", "@a", "'=already", "''@twice", "'plain"];
  for (const [i, text] of texts.entries()) {
    const input = {
      title: `${text} title`,
      handle: `formula-${i}`,
      vendor: text,
      metadata: { "=name": text },
      variants: [{ sku: `${text} ${i}`, price: { amount: 1, currency: "EUR" } }],
    };
    await shop.call(contract.actions.create, input, staff);
  }
  const csv = await exported();
  expect(csv).not.toMatch(/(?:^|[,"\n])[=+@-]/u);
  expect(csv).toContain("'=1+1 title");
  const again = await importCsv(shop, csv);
  expect(again.errors).toEqual([]);
  expect(again.counts).toMatchObject({ created: 0, changed: 0 });
  expect(await exported()).toBe(csv);
});

test("F.11: cells with characters that the contract refuses are left out and reported", async () => {
  const csv = [
    `${head},Vendor,Body (HTML),Tags,SEO Title,Variant SKU`,
    'texts,Fine,Title,Default Title,1.00,"Us\u202E","<p>one\u001B</p>","a,b\u0000",line\u0007,ONE',
    "edges,\u200BEdges\u200B,Title,Default Title,1.00,,<p>ok</p>,,,TWO",
    '"bad\u0001",Bad,Title,Default Title,1.00,,,,,',
    "skus,Skus,Title,Default Title,1.00,,,,,A\u0000B",
    'lines,"two\nlines",Title,Default Title,1.00,,,,,',
  ].join("\n");
  const { errors } = await importCsv(shop, `${csv}\n`);
  expect(errors.map(({ line, code }) => `${line} ${code}`).toSorted()).toEqual([
    ...["2 CELL_INVALID", "2 CELL_INVALID", "2 CELL_INVALID", "2 CELL_INVALID"],
    ...[
      "4 HANDLE_INVALID",
      "4 TITLE_MISSING",
      "5 SKU_INVALID",
      "6 CELL_INVALID",
      "6 TITLE_MISSING",
    ],
  ]);
  expect(errors[0]?.message).toMatch(/U\+[0-9A-F]{4}/u);
  expect(await get("texts")).toMatchObject({
    title: "Fine",
    vendor: "",
    descriptionHtml: "",
    tags: [],
  });
  expect((await get("texts")).metadata).toBeUndefined();
  expect((await get("edges")).title).toBe("Edges");
});
