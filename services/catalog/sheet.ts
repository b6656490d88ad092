import { formatAmount } from "../../mixins/kernel/money.ts";
import { priceIn } from "./offer.ts";
import type { ProductState, VariantState } from "./state.ts";

/** The columns of an export, as Shopify names them; importing it again changes nothing. */
export const header: readonly string[] = [
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published"],
  ...["Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value"],
  ...["Option3 Name", "Option3 Value", "Variant SKU", "Variant Grams"],
  ...["Variant Inventory Tracker", "Variant Inventory Qty", "Variant Inventory Policy"],
  ...["Variant Price", "Variant Compare At Price"],
  ...["Variant Taxable", "Variant Barcode", "Image Src"],
  ...["Image Position", "Image Alt Text", "Variant Image", "Variant Weight Unit", "Status"],
];
type Cells = Readonly<Record<string, string>>;

const productCells = (state: ProductState): Cells => ({
  Title: state.title,
  "Body (HTML)": state.descriptionHtml,
  Vendor: state.vendor,
  Type: state.type,
  Tags: state.tags.join(", "),
  Published: String(state.status === "active"),
  Status: state.status,
});

const optionCells = (state: ProductState, variant: VariantState, first: boolean): Cells => {
  if (state.options.length === 0) {
    return { ...(first ? { "Option1 Name": "Title" } : {}), "Option1 Value": "Default Title" };
  }
  const cells: Record<string, string> = {};
  for (const [i, { name }] of state.options.slice(0, 3).entries()) {
    if (first) cells[`Option${i + 1} Name`] = name;
    cells[`Option${i + 1} Value`] = variant.options[name] ?? "";
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
): Cells => ({
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
  if (!image) return {};
  return {
    "Image Src": image.url,
    "Image Position": String(index + 1),
    "Image Alt Text": image.alt,
  };
};

/** The rows of a product: one for each variant, more where there are more images than variants. */
export const rowsOf = (
  state: ProductState,
  currency: string,
  quantityOf: (sku: string) => number | undefined,
): Cells[] => {
  const count = Math.max(state.variants.length, state.images.length, 1);
  return Array.from({ length: count }, (_, i) => {
    const variant = state.variants[i];
    return {
      Handle: state.handle,
      ...(i === 0 ? productCells(state) : {}),
      ...(variant
        ? {
            ...optionCells(state, variant, i === 0),
            ...variantCells(variant, quantityOf(variant.sku), currency),
          }
        : {}),
      ...imageCells(state, i),
    };
  });
};

const quoted = (cell: string): string =>
  /[",\r\n]/u.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;

/** A line of CSV (RFC 4180) with its end. */
export const lineOf = (cells: Cells): string =>
  `${header.map((name) => quoted(cells[name] ?? "")).join(",")}\r\n`;

/** The header as a line. */
export const headerLine = `${header.join(",")}\r\n`;
