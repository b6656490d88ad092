import { formatAmount } from "../../../../platform/contract/money.ts";
import { neutralized } from "./formula.ts";
import { metadataColumn } from "./columns.ts";
import { shownCategories, type CategoryNames } from "../products/category-names.ts";
import { priceIn } from "../products/offer.ts";
import { ownValue } from "../../../../platform/kernel/own-value.ts";
import type { Metadata } from "../../catalog.schemas.ts";
import type { ProductState, VariantState } from "../products/state.ts";

/** What some products need beside Shopify's columns. */
export interface Extras {
  readonly options: number;
  /** Names of metadata, in the order in which they first appear. */
  readonly product: ReadonlySet<string>;
  readonly variant: ReadonlySet<string>;
}
export const noExtras: Extras = { options: 3, product: new Set(), variant: new Set() };

const namesIn = (some: readonly { readonly metadata?: object }[]): string[] =>
  some.flatMap(({ metadata = {} }) => Object.keys(metadata));

/** The extras with those of one more product. */
export const withExtras = (before: Extras, state: ProductState): Extras => ({
  options: Math.max(before.options, state.options.length),
  product: new Set([...before.product, ...namesIn([state])]),
  variant: new Set([...before.variant, ...namesIn(state.variants)]),
});

/** The columns of an export, as Shopify names them, and our own; importing it again changes nothing. */
export const headerOf = ({ options, product, variant }: Extras): readonly string[] => [
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Category Handles", "Published"],
  ...Array.from({ length: options }, (_, i) => [
    `Option${i + 1} Name`,
    `Option${i + 1} Value`,
  ]).flat(),
  ...["Variant SKU", "Variant Grams"],
  ...["Variant Inventory Tracker", "Variant Inventory Qty", "Variant Inventory Policy"],
  ...["Variant Price", "Variant Compare At Price"],
  ...["Variant Taxable", "Variant Barcode", "Image Src"],
  ...["Image Position", "Image Alt Text", "Variant Image", "Variant Weight Unit", "Status"],
  ...[...product].map((name) => metadataColumn(name, "product")),
  ...[...variant].map((name) => metadataColumn(name, "variant")),
];
/** Cells by the name of their column, which may be any text. */
type Cells = ReadonlyMap<string, string>;
const cellsOf = (cells: Readonly<Record<string, string>>): Cells => new Map(Object.entries(cells));

const listed = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[,\\]/gu, "\\$&")).join(", ");

const metadataCells = (metadata: Metadata | undefined, owner: "product" | "variant"): Cells =>
  new Map(
    Object.entries(metadata ?? {}).map(([name, value]) => [
      metadataColumn(name, owner),
      String(value),
    ]),
  );

const productCells = (state: ProductState, names: CategoryNames): Cells =>
  cellsOf({
    Title: state.title,
    "Body (HTML)": state.descriptionHtml,
    Vendor: state.vendor,
    Type: state.type,
    Tags: listed(state.tags),
    "Category Handles": listed(shownCategories(state.categories, names)),
    Published: String(state.status === "active"),
    Status: state.status,
  });

const optionCells = (state: ProductState, variant: VariantState, first: boolean): Cells => {
  if (state.options.length === 0) {
    const name = first ? { "Option1 Name": "Title" } : {};
    return cellsOf({ ...name, "Option1 Value": "Default Title" });
  }
  const cells = new Map<string, string>();
  for (const [i, { name }] of state.options.entries()) {
    if (first) cells.set(`Option${i + 1} Name`, name);
    cells.set(`Option${i + 1} Value`, ownValue(variant.options, name) ?? "");
  }
  return cells;
};

const amountIn = (prices: VariantState["prices"], currency: string): string => {
  const price = priceIn(prices, currency);
  return price ? formatAmount(price) : "";
};

const variantCells = (
  variant: VariantState,
  quantity: number | undefined,
  currency: string,
): Cells =>
  cellsOf({
    "Variant SKU": variant.sku,
    "Variant Grams": variant.weightGrams === undefined ? "" : String(variant.weightGrams),
    "Variant Inventory Tracker": variant.tracked ? "shopify" : "",
    "Variant Inventory Qty": quantity === undefined ? "" : String(quantity),
    "Variant Inventory Policy": variant.backorder ? "continue" : "deny",
    "Variant Price": amountIn(variant.prices, currency),
    "Variant Compare At Price": amountIn(variant.compareAtPrices, currency),
    "Variant Taxable": String(variant.taxClass !== "zero"),
    "Variant Barcode": variant.barcode ?? "",
    "Variant Image": variant.image ?? "",
    "Variant Weight Unit": "g",
  });

const imageCells = ({ images }: ProductState, index: number): Cells => {
  const image = images[index];
  if (!image) return new Map();
  return cellsOf({
    "Image Src": image.url,
    "Image Position": String(index + 1),
    "Image Alt Text": image.alt,
  });
};

/** The rows of a product: one for each variant, more where there are more images than variants. */
export const rowsOf = (
  state: ProductState,
  {
    currency,
    quantityOf,
    names,
  }: {
    readonly currency: string;
    readonly quantityOf: (variant: VariantState) => number | undefined;
    readonly names: CategoryNames;
  },
): Cells[] => {
  const count = Math.max(state.variants.length, state.images.length, 1);
  return Array.from({ length: count }, (_, i) => {
    const variant = state.variants[i];
    return new Map([
      ["Handle", state.handle],
      ...(i === 0 ? productCells(state, names) : []),
      ...(i === 0 ? metadataCells(state.metadata, "product") : []),
      ...(variant ? optionCells(state, variant, i === 0) : []),
      ...(variant ? variantCells(variant, quantityOf(variant), currency) : []),
      ...(variant ? metadataCells(variant.metadata, "variant") : []),
      ...imageCells(state, i),
    ]);
  });
};

const quoted = (cell: string): string =>
  /[",\r\n]/u.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A line of CSV (RFC 4180) with its end. */
const joined = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

/** Columns whose import takes off any apostrophe before the text, as Shopify puts it there. */
const quotedNames: ReadonlySet<string> = new Set(["Variant SKU", "Variant Barcode"]);

/** Writes lines of one header; formulas are neutralised. */
export const sheetOf = (extras: Extras) => {
  const header = headerOf(extras);
  return {
    first: joined(header.map((name) => neutralized(name))),
    line: (cells: Cells): string =>
      joined(header.map((name) => neutralized(cells.get(name) ?? "", quotedNames.has(name)))),
  };
};
