import { describe, expect, it, test } from "@jest/globals";
import { cleanHtml } from "../../../../services/catalog/adapters/clean-html.ts";
import { columnsOf, type Columns } from "../../../../services/catalog/domain/imports/columns.ts";
import { categoryNames } from "../../../../services/catalog/domain/products/category-names.ts";
import { mergeRows } from "../../../../services/catalog/domain/imports/merge.ts";
import { same } from "../../../../services/catalog/domain/products/product.ts";
import { readRow } from "../../../../services/catalog/domain/imports/rows.ts";
import {
  contentIn,
  type ProductState,
} from "../../../../services/catalog/domain/products/state.ts";

const header = [
  ...["Handle", "Title", "Custom Product Type", "Tags", "Published", "Option1 Name"],
  ...["Option1 Value", "Variant SKU", "Variant Grams", "Variant Weight", "Variant Weight Unit"],
  ...["Variant Inventory Tracker", "Variant Inventory Qty", "Variant Inventory Policy"],
  ...["Variant Price", "Variant Compare At Price", "Variant Taxable", "Variant Barcode"],
  ...["Image Src", "Image Position", "Status", "SEO Title", "Cost per item"],
];
const columns = columnsOf(header) as Columns;
type Cells = Partial<Record<string, string>>;
const rowAt = (line: number, cells: Cells, currency = "EUR") =>
  readRow(
    columns,
    header.map((name) => cells[name] ?? ""),
    { line, currency, clean: cleanHtml },
  );
const shirt: Cells = {
  Handle: "shirt",
  Title: "Shirt",
  "Option1 Name": "Size",
  "Option1 Value": "S",
  "Variant Price": "19.90",
};

describe("columns", () => {
  test("whatever the case, the order and the age of the header", () => {
    expect(columnsOf(["\uFEFFTITLE", "URL handle", "Price", "Nonsense"])?.at).toEqual({
      title: 0,
      handle: 1,
      price: 2,
    });
    expect(columnsOf(["Vendor", "SKU"])).toBeUndefined();
  });
});

describe("a row", () => {
  test("prices are in the digits of the currency", () => {
    expect(rowAt(2, shirt).variant?.amount).toBe(1990);
    expect(rowAt(2, { ...shirt, "Variant Price": "8000" }, "JPY").variant?.amount).toBe(8000);
    expect(rowAt(2, { ...shirt, "Variant Price": "1.234" }, "KWD").variant?.amount).toBe(1234);
    expect(rowAt(2, shirt, "JPY").errors).toEqual([
      { line: 2, handle: "shirt", code: "PRICE_INVALID", message: '"19.90" is no price in JPY' },
    ]);
  });
  test.each([
    [{ "Variant Grams": "130.4" }, 130],
    [{ "Variant Weight": "1.5", "Variant Weight Unit": "lb" }, 680],
    [{ "Variant Weight": "2" }, 2000],
    [{ "Variant Grams": "5", "Variant Weight": "9", "Variant Weight Unit": "kg" }, 5],
  ])("weight of %j", (cells, grams) => {
    expect(rowAt(2, { ...shirt, ...cells }).variant?.weightGrams).toBe(grams);
  });
  test.each([
    [{ "Variant Price": "-1" }, "PRICE_INVALID"],
    [{ "Variant Price": "1,000.00" }, "PRICE_INVALID"],
    [{ "Variant Compare At Price": "x" }, "COMPARE_AT_INVALID"],
    [{ "Variant Grams": "heavy" }, "WEIGHT_INVALID"],
    [{ "Variant Inventory Qty": "some" }, "QUANTITY_INVALID"],
    [{ Status: "sold" }, "STATUS_INVALID"],
    [{ "Image Src": "file:///etc/passwd" }, "IMAGE_INVALID"],
    [{ Handle: "", Title: "" }, "HANDLE_MISSING"],
  ])("%j is %s", (cells, code) => {
    expect(rowAt(9, { ...shirt, ...cells }).errors).toMatchObject([{ line: 9, code }]);
  });
  it.each([
    ["Blue Shirt, for men", "blue-shirt-for-men"],
    ["!?", expect.stringMatching(/^product-[\da-z]+$/u)],
  ])("without a handle its title %j gives one (C.4)", (Title, handle) => {
    expect(rowAt(2, { ...shirt, Handle: "", Title })).toMatchObject({ handle, errors: [] });
    expect(columnsOf(["Title", "Variant Price"])).toMatchObject({ kind: "products" });
  });
  test("an image row is no variant, and a bad image takes no variant down", () => {
    const image = rowAt(3, { Handle: "shirt", "Image Src": "//cdn.example/1.jpg" });
    expect(image).toMatchObject({ image: { url: "https://cdn.example/1.jpg" }, errors: [] });
    expect(image.variant).toBeUndefined();
    expect(rowAt(3, { ...shirt, "Image Src": "nowhere" }).variant).toBeDefined();
  });
  test("status and Published", () => {
    const status = (cells: Cells) => rowAt(2, { ...shirt, ...cells }).product?.status;
    expect(status({ Status: "active", Published: "true" })).toBe("active");
    expect(status({ Status: "active", Published: "false" })).toBe("draft");
    expect(status({ Status: "archived", Published: "true" })).toBe("archived");
    expect(status({})).toBe("active");
  });
  test("C.2 an unknown status is a draft, and reported", () => {
    for (const unknown of ["unlisted", "constructor", "toString"]) {
      const row = rowAt(2, { ...shirt, Status: unknown });
      expect(row.product?.status).toBe("draft");
      expect(row.errors).toMatchObject([{ line: 2, code: "STATUS_INVALID" }]);
    }
  });
  test("A.3 a unit of weight that every object inherits is none", () => {
    const row = rowAt(2, { ...shirt, "Variant Weight": "2", "Variant Weight Unit": "valueOf" });
    expect(row.errors).toMatchObject([{ code: "WEIGHT_INVALID" }]);
  });
  test("what we do not know is kept: what is the variant's with the variant", () => {
    const row = rowAt(2, { ...shirt, "SEO Title": "Buy", "Cost per item": "3" });
    expect(row.product?.metadata).toEqual({ "SEO Title": "Buy" });
    expect(row.variant?.metadata).toEqual({ "Cost per item": "3" });
  });
  test("a spreadsheet's apostrophe is no part of a barcode", () => {
    const row = rowAt(2, { ...shirt, "Variant Barcode": "'0123" });
    expect(row.variant?.barcode).toBe("0123");
  });
});

const scope = {
  currency: "EUR",
  categories: categoryNames([]),
  ids: Array.from({ length: 200 }, (_, i) => `var_${i}`),
  owner: (sku: string) => (sku === "TAKEN" ? "other" : undefined),
  wasWritten: () => false,
};
const merge = (before: ProductState | undefined, cells: readonly Cells[], more = {}) =>
  mergeRows(
    before,
    cells.map((one, i) => rowAt(i + 2, one)),
    { ...scope, ...more },
  );
const stored = (cells: readonly Cells[]): ProductState => {
  const { content, status } = merge(undefined, cells);
  if (!content) throw new Error("nothing was written");
  return { ...content, id: "prod_1", status, createdAt: "t", updatedAt: "t" };
};
const m: Cells = { Handle: "shirt", "Option1 Value": "M", "Variant Price": "21.00" };

describe("merging", () => {
  test("rows make a product, in the file's order", () => {
    const { content, variants } = merge(undefined, [
      { ...shirt, "Variant SKU": "A", Tags: "b, a , b", "Custom Product Type": "Tops" },
      m,
      { Handle: "shirt", "Image Src": "https://x/2", "Image Position": "2" },
      { Handle: "shirt", "Image Src": "https://x/1", "Image Position": "1" },
    ]);
    expect(variants).toBe(2);
    expect(content).toMatchObject({ title: "Shirt", tags: ["b", "a"], type: "Tops" });
    expect(content?.variants.map(({ sku, title }) => [sku, title])).toEqual([
      ["A", "S"],
      ["shirt~M", "M"],
    ]);
    expect(content?.images.map(({ url }) => url)).toEqual(["https://x/1", "https://x/2"]);
  });
  test("the same rows again change nothing; stock is not set twice", () => {
    const rows = [{ ...shirt, "Variant Inventory Qty": "5" }, m];
    const before = stored(rows);
    expect(same(before, merge(before, rows).content ?? before)).toBe(true);
    const later = merge(before, [{ ...shirt, "Variant Inventory Qty": "9" }, m]).content;
    expect(later?.variants[0]?.initialStock).toBe(5);
  });
  test("a sku of another product, or used twice, is an error; its variant is written with a generated one", () => {
    const rows = [
      { ...shirt, "Variant SKU": "TAKEN" },
      { ...m, "Variant SKU": "B" },
      { ...m, "Option1 Value": "L", "Variant SKU": "B" },
    ];
    const { content, errors } = merge(undefined, rows);
    expect(content?.variants.map(({ sku }) => sku)).toEqual(["shirt~S", "B", "shirt~L"]);
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [2, "SKU_TAKEN"],
      [4, "SKU_TAKEN"],
    ]);
    const before = stored(rows);
    expect(same(before, merge(before, rows).content ?? before)).toBe(true);
  });
  test("options twice are an error, also when the first came in an earlier group", () => {
    expect(merge(undefined, [shirt, m, m]).errors).toMatchObject([
      { line: 4, code: "VARIANT_DUPLICATE" },
    ]);
    const again = merge(stored([shirt, m]), [m], { wasWritten: (key: string) => key === "M" });
    expect(again.errors).toMatchObject([{ line: 2, code: "VARIANT_DUPLICATE" }]);
  });
  test("a group without a title adds to what there is, and is nothing without it", () => {
    const { content } = merge(stored([shirt]), [m]);
    expect(content?.title).toBe("Shirt");
    expect(content?.variants.map(({ title }) => title)).toEqual(["S", "M"]);
    expect(merge(undefined, [m])).toMatchObject({
      errors: [{ code: "TITLE_MISSING" }],
      variants: 0,
    });
  });
  test("a renamed option value is found by its sku", () => {
    const before = stored([{ ...shirt, "Variant SKU": "A" }]);
    const { content } = merge(before, [{ ...shirt, "Option1 Value": "Small", "Variant SKU": "A" }]);
    expect(content?.variants.map(({ id, title }) => [id, title])).toEqual([["var_0", "Small"]]);
  });
  test("a hundred variants are written, the next is an error", () => {
    const rows = Array.from({ length: 101 }, (_, i) => ({
      ...(i === 0 ? shirt : m),
      "Option1 Value": `S${i}`,
    }));
    const { content, errors } = merge(undefined, rows);
    expect(content?.variants).toHaveLength(100);
    expect(errors).toMatchObject([{ line: 102, code: "VARIANTS_MAX" }]);
  });
  test("prices of other currencies stay", () => {
    const before = stored([shirt]);
    const { content } = merge(before, [{ ...shirt, "Variant Price": "25" }], { currency: "USD" });
    expect(content?.variants[0]?.prices).toEqual([
      { amount: 1990, currency: "EUR" },
      { amount: 2500, currency: "USD" },
    ]);
  });
});

describe("a file without prices", () => {
  const readFile = ([names = [], ...lines]: string[][]) => {
    const own = columnsOf(names) as Columns;
    return lines.map((cells, i) =>
      readRow(own, cells, { line: i + 2, currency: "EUR", clean: cleanHtml }),
    );
  };
  const customs = ["Handle", "Title", "SKU", "Option1 Name", "Option1 Value", "COO", "HS Code"];
  const before = stored([{ ...shirt, "Variant SKU": "A" }, m]);
  const add = (lines: string[][], names = customs, known: ProductState | undefined = before) =>
    mergeRows(known, readFile([names, ...lines]), scope);

  test("adds to the variants it names by sku or options, and leaves the rest as it is", () => {
    const { content, variants, errors } = add([
      ["shirt", "Another title", "A", "Size", "S", "PT", "610910"],
      ["shirt", "", "", "Size", "M", "CN", ""],
    ]);
    expect(errors).toEqual([]);
    expect(variants).toBe(2);
    const [a, b] = before.variants;
    expect(content).toEqual({
      ...contentIn(before),
      variants: [
        { ...a, metadata: { COO: "PT", "HS Code": "610910" } },
        { ...b, metadata: { COO: "CN" } },
      ],
    });
  });
  test("the same rows again change nothing", () => {
    const lines = [["shirt", "", "A", "", "", "PT", ""]];
    const { content } = add(lines);
    const after = { ...before, ...content };
    expect(same(after, add(lines, customs, after).content ?? before)).toBe(true);
  });
  test.each([
    ["a sku that the product has not", ["shirt", "", "Z", "Size", "S", "PT", ""], "UNKNOWN_SKU"],
    ["options that it has not", ["shirt", "", "", "Size", "XXL", "PT", ""], "UNKNOWN_VARIANT"],
    ["neither sku nor options", ["shirt", "", "", "", "", "PT", ""], "UNKNOWN_VARIANT"],
    ["another product's sku", ["shirt", "", "TAKEN", "Size", "S", "PT", ""], "UNKNOWN_SKU"],
  ])("%s is an error, and the other rows are written", (_what, line, code) => {
    const { content, errors } = add([line, ["shirt", "", "A", "", "", "DE", ""]]);
    expect(errors).toMatchObject([{ line: 2, handle: "shirt", code }]);
    expect(content?.variants[0]?.metadata).toEqual({ COO: "DE" });
  });
  test("each row of an unknown product is an error; nothing is made", () => {
    const rows = readFile([customs, ["new", "New", "N", "Size", "S", "PT", ""]]);
    const merged = mergeRows(undefined, rows, scope);
    expect(merged.content).toBeUndefined();
    expect(merged.errors).toMatchObject([{ line: 2, handle: "new", code: "UNKNOWN_PRODUCT" }]);
    const broken = readFile([
      [...customs, "Image Src"],
      ["new", "New", "N", "Size", "S", "PT", "", "nowhere"],
    ]);
    expect(mergeRows(undefined, broken, scope).content).toBeUndefined();
  });
  test("a variant named twice is an error; those that could not have their sku are found by options", () => {
    const twice = add([
      ["shirt", "", "A", "", "", "PT", ""],
      ["shirt", "", "A", "", "", "DE", ""],
    ]);
    expect(twice.errors).toMatchObject([{ line: 3, code: "VARIANT_DUPLICATE" }]);
    const shared = add([
      ["shirt", "", "A", "Size", "M", "CN", ""],
      ["shirt", "", "A", "Size", "S", "PT", ""],
    ]);
    expect(shared.errors).toEqual([]);
    const taken = add(
      [["shirt", "", "TAKEN", "Size", "M", "CN", ""]],
      customs,
      stored([shirt, { ...m, "Variant SKU": "TAKEN" }]),
    );
    expect(taken.content?.variants[1]).toMatchObject({ sku: "shirt~M", metadata: { COO: "CN" } });
    expect(shared.content?.variants.map(({ metadata }) => metadata)).toEqual([
      { COO: "PT" },
      { COO: "CN" },
    ]);
  });
  test("with columns of the product it changes those; prices and options stay", () => {
    const { content, status } = add(
      [["shirt", "Nicer shirt", "x, y", "5"]],
      ["Handle", "Title", "Tags", "SEO Title"],
    );
    expect(status).toBe(before.status);
    expect(content).toEqual({
      ...contentIn(before),
      title: "Nicer shirt",
      tags: ["x", "y"],
      metadata: { "SEO Title": "5" },
    });
  });
});
