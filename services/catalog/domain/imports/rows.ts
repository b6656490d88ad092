import { unitPriceMax } from "../../../../platform/contract/contract.ts";
import { parseAmount } from "../../../../platform/contract/money.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import {
  DESCRIPTION_MAX,
  type Metadata,
  type Status,
  type VariantDetails,
} from "../../catalog.schemas.ts";
import type { RowError } from "../../imports.contract.ts";
import { TAGS_MAX, type Clean } from "../products/html.ts";
import type { Columns, Field } from "./columns.ts";

/** The product's own cells; undefined where the file has no such column. */
export interface RowProduct {
  readonly title: string;
  readonly descriptionHtml?: string;
  readonly vendor?: string;
  readonly type?: string;
  readonly tags?: string[];
  readonly categories?: string[];
  readonly status?: Status;
  readonly metadata: Metadata;
}
export interface RowVariant extends Readonly<VariantDetails> {
  readonly line: number;
  readonly values: readonly string[];
  readonly sku?: string;
  /** Undefined where the file has no prices. */
  readonly amount?: number;
  readonly compareAt?: number;
  readonly taxable?: boolean;
  readonly tracked?: boolean;
  readonly backorder?: boolean;
  readonly quantity?: number;
  readonly metadata: Metadata;
}
export interface RowImage {
  readonly url: string;
  readonly alt?: string;
  /** From 1; rows without one keep the file's order. */
  readonly position?: number;
}
export interface Row {
  readonly line: number;
  readonly handle: string;
  /** The file has no prices: the row adds to what there is and makes nothing new. */
  readonly adding?: boolean;
  readonly names: readonly string[];
  readonly product?: RowProduct;
  readonly variant?: RowVariant;
  readonly image?: RowImage;
  readonly errors: readonly RowError[];
}

const places = [1, 2, 3, 4, 5] as const;
type Read = (field: Field) => string | undefined;
type Fail = (code: string, message: string) => undefined;

/** Shopify puts an apostrophe before what a spreadsheet would take for a number or formula. */
const bare = (text: string | undefined): string => (text ?? "").replace(/^'/u, "").trim();
const yes = (text: string): boolean => /^(?:true|yes|1|y|t)$/iu.test(text);
const gramsIn = new Map([
  ["g", 1],
  ["kg", 1000],
  ["lb", 453.59237],
  ["oz", 28.349523125],
]);
/** Whole grams stay below what a contract allows. */
const gramsMax = 100_000_000;

const amountOf = (cell: string, currency: string): number | undefined => {
  const amount = parseAmount(cell, currency);
  return amount === undefined || amount < 0 || amount > unitPriceMax ? undefined : amount;
};

const weightOf = (read: Read, fail: Fail): number | undefined => {
  const grams = read("grams") || undefined;
  const unit = (read("weightUnit") || "kg").toLowerCase();
  const text = grams ?? (read("weight") || undefined);
  if (text === undefined) return undefined;
  const value = Math.round(Number(text) * (grams === undefined ? (gramsIn.get(unit) ?? NaN) : 1));
  if (value >= 0 && value <= gramsMax) return value;
  return fail("WEIGHT_INVALID", `"${text}" is no weight`);
};

const quantityOf = (read: Read, fail: Fail): number | undefined => {
  const text = read("quantity") || undefined;
  if (text === undefined) return undefined;
  const value = Number(text);
  // Below nothing means sold beyond what there was: nothing is left to begin with.
  if (Number.isInteger(value) && value <= 1_000_000_000) return Math.max(0, value);
  return fail("QUANTITY_INVALID", `"${text}" is no whole number`);
};

const urlOf = (text: string | undefined, fail: Fail): string | undefined => {
  if (text === undefined || text === "") return undefined;
  const url = text.startsWith("//") ? `https:${text}` : text;
  if (/^(?:https?:\/\/|\/)\S+$/u.test(url) && url.length <= 4000) return url;
  return fail("IMAGE_INVALID", `"${text.slice(0, 100)}" is no address of an image`);
};

const statuses = new Map<string, Status>([
  ["draft", "draft"],
  ["archived", "archived"],
  ["active", "active"],
  ["", "active"],
]);

const statusOf = (read: Read, fail: Fail): Status | undefined => {
  const sent = read("status");
  const published = read("published");
  if (sent === undefined && published === undefined) return undefined;
  const status = statuses.get((sent ?? "").toLowerCase());
  if (!status) {
    fail(
      "STATUS_INVALID",
      `"${sent}" is neither active, draft nor archived; the product is a draft`,
    );
    return "draft";
  }
  const hidden = /^(?:false|no|0|n|f)$/iu.test(published ?? "");
  return status === "active" && hidden ? "draft" : status;
};

/** Divided by commas; our own export writes a comma inside a text as `\\,`. */
const listOf = (cell: string | undefined): string[] | undefined => {
  if (cell === undefined) return undefined;
  const parts = cell.match(/(?:\\[,\\]|[^,])+/gu) ?? [];
  const texts = parts.map((part) => part.replace(/\\([,\\])/gu, "$1").trim());
  return [...new Set(texts.filter((text) => text !== ""))];
};

/** Reads a row that has no cells of its product. */
const nothing: Read = () => undefined;

/** The description without what runs or embeds; what was removed is reported, what is too much leaves the one there is. */
const descriptionOf = (read: Read, clean: Clean, fail: Fail): string | undefined => {
  const sent = read("description");
  if (sent === undefined) return undefined;
  const cleaned = clean(sent);
  if (!cleaned)
    return fail(
      "DESCRIPTION_INVALID",
      `a description has at most ${DESCRIPTION_MAX} characters and ${TAGS_MAX} tags; this one is left out`,
    );
  const { removed } = cleaned;
  if (removed.length > 0)
    fail("EMBEDS_REMOVED", `the description lost its ${removed.join(", ")} elements`);
  return cleaned.html;
};

const productOf = (
  read: Read,
  metadata: Metadata,
  clean: Clean,
  fail: Fail,
): RowProduct | undefined => {
  const title = read("title");
  if (!title) return undefined;
  const types = [read("type"), read("customType"), read("standardType")];
  return {
    title,
    ...defined({
      descriptionHtml: descriptionOf(read, clean, fail),
      vendor: read("vendor"),
      type: types.find((type) => type) ?? types.find((type) => type !== undefined),
      tags: listOf(read("tags")),
      categories: listOf(read("categories")),
      status: statusOf(read, fail),
    }),
    metadata,
  };
};

const pricesOf = (read: Read, currency: string, fail: Fail) => {
  const price = read("price");
  const compare = read("compareAt") ?? "";
  if (price === "") return fail("PRICE_MISSING", "a variant needs a price");
  const amount = price === undefined ? undefined : amountOf(price, currency);
  if (price !== undefined && amount === undefined)
    return fail("PRICE_INVALID", `"${price}" is no price in ${currency}`);
  if (compare === "") return { amount };
  const compareAt = amountOf(compare, currency);
  if (compareAt !== undefined) return { amount, compareAt };
  return fail("COMPARE_AT_INVALID", `"${compare}" is no price in ${currency}`);
};

const flagsOf = (read: Read) => {
  const tracker = read("tracker");
  const policy = read("policy");
  const taxable = read("taxable");
  return {
    tracked: tracker === undefined ? undefined : tracker !== "",
    backorder: policy === undefined ? undefined : /^(?:continue|true|yes)$/iu.test(policy),
    taxable: taxable === undefined || taxable === "" ? undefined : yes(taxable),
  };
};

const variantOf = (
  read: Read,
  { line, currency, always }: { line: number; currency: string; always: boolean },
  metadata: Metadata,
  fail: Fail,
): RowVariant | undefined => {
  const values = places.map((n) => read(`value${n}`) ?? "");
  const price = read("price");
  const signs = [price === undefined ? "" : read("title"), values[0], read("sku"), price];
  const prices = always || signs.some(Boolean) ? pricesOf(read, currency, fail) : undefined;
  if (!prices) return undefined;
  const sku = bare(read("sku")) || undefined;
  if (sku !== undefined && sku.length > 255)
    return fail("SKU_INVALID", "a sku is at most 255 long");
  return {
    line,
    values,
    ...defined({
      ...prices,
      sku,
      weightGrams: weightOf(read, fail),
      barcode: bare(read("barcode")).slice(0, 100) || undefined,
      image: urlOf(read("variantImage"), fail),
      quantity: quantityOf(read, fail),
      ...flagsOf(read),
    }),
    metadata,
  };
};

const imageOf = (read: Read, fail: Fail): RowImage | undefined => {
  const url = urlOf(read("imageUrl"), fail);
  if (url === undefined) return undefined;
  const position = Number(read("imagePosition") || NaN);
  return {
    url,
    ...defined({
      alt: read("imageAlt"),
      position: Number.isInteger(position) && position > 0 ? position : undefined,
    }),
  };
};

/** Object.fromEntries, because a column may have any name: `__proto__` too. */
const metadataOf = (
  columns: Columns,
  cells: readonly string[],
  owner: "product" | "variant",
): Metadata =>
  Object.fromEntries(
    columns.others
      .filter(({ ofVariant }) => ofVariant === (owner === "variant"))
      .flatMap(({ name, index }) => {
        const cell = cells[index];
        return cell ? [[name, cell] as const] : [];
      }),
  );

/** A row that is not to be read at all. */
const checkCells = (
  { width, kind }: Columns,
  cells: readonly string[],
  read: Read,
  fail: Fail,
): void => {
  const handle = read("handle") ?? "";
  const named = handle !== "" || (kind !== "products" && read("sku"));
  if (cells.slice(width).some((cell) => cell !== ""))
    fail("COLUMNS_TOO_MANY", "more cells than the header has names");
  else if (!named) fail("HANDLE_MISSING", "a row needs a handle");
  else if (handle.length > 255) fail("HANDLE_INVALID", "a handle is at most 255 characters long");
};

export interface RowOptions {
  /** Of the row's first line in the file, from 1. */
  readonly line: number;
  readonly currency: string;
  readonly clean: Clean;
}

/** Reads one row of a file. A variant whose cells are wrong is left out and named; the rest of the row stays. */
export const readRow = (
  columns: Columns,
  cells: readonly string[],
  { line, currency, clean }: RowOptions,
): Row => {
  const errors: RowError[] = [];
  const read: Read = (field) => {
    const index = columns.at[field];
    return index === undefined ? undefined : (cells[index] ?? "").trim();
  };
  const handle = read("handle") ?? "";
  const adding = columns.kind !== "products";
  const fail: Fail = (code, message) => {
    errors.push({ line, ...(handle ? { handle } : {}), code, message });
    return undefined;
  };
  const start = { line, handle, ...(adding ? { adding } : {}) };
  checkCells(columns, cells, read, fail);
  if (errors.length > 0) return { ...start, names: [], errors };
  const names = places.map((n) => read(`name${n}`) ?? "");
  const image = imageOf(read, fail);
  const always = columns.kind === "variants";
  const facts = metadataOf(columns, cells, "product");
  const product = productOf(always ? nothing : read, facts, clean, fail);
  const before = errors.length;
  const own = metadataOf(columns, cells, "variant");
  const variant = variantOf(read, { line, currency, always }, own, fail);
  return {
    ...start,
    names,
    ...defined({
      product,
      variant: errors.length === before ? variant : undefined,
      image,
    }),
    errors,
  };
};
