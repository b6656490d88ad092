import { textFlaw, trimmed } from "../../../../platform/kernel/texts/text.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import {
  DESCRIPTION_MAX,
  type Metadata,
  type Status,
  type VariantDetails,
} from "../../catalog.schemas.ts";
import type { RowError } from "../../imports.contract.ts";
import { shortHash, slug } from "../products/handle.ts";
import { TAGS_MAX, type Clean } from "../products/html.ts";
import {
  amountOf,
  barcodeOf,
  factsOf,
  listOf,
  quantityOf,
  skuOf,
  urlOf,
  weightOf,
  withinLimits,
  type Facts,
  type Fail,
  type Read,
} from "./cells.ts";
import type { Columns, Field } from "./columns.ts";
import { restored } from "./formula.ts";

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
  /** Names of metadata whose cells are empty: they are cleared. */
  readonly emptied?: readonly string[];
}
export interface RowVariant extends Readonly<VariantDetails> {
  readonly line: number;
  readonly values: readonly string[];
  readonly sku?: string;
  /** Undefined where the file has no prices, or none in this cell. */
  readonly amount?: number;
  /** Its price is none (which is reported), or its cell is empty: no new variant can be made of this row. */
  readonly unpriced?: "invalid" | "empty";
  /** null: the cell is empty, which clears; undefined: there is no such column. */
  readonly compareAt?: number | null;
  /** Details whose cells are empty: they are cleared. */
  readonly cleared?: readonly (keyof VariantDetails)[];
  readonly emptied?: readonly string[];
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
const yes = (text: string): boolean => /^(?:true|yes|1|y|t)$/iu.test(text);
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

const productOf = (read: Read, facts: Facts, clean: Clean, fail: Fail): RowProduct | undefined => {
  const title = read("title");
  if (!title) return undefined;
  const types = [read("type"), read("customType"), read("standardType")];
  return {
    title,
    ...defined({
      descriptionHtml: descriptionOf(read, clean, fail),
      vendor: read("vendor"),
      type: types.find((type) => type) ?? types.find((type) => type !== undefined),
      tags: listOf(read, "tags", 250, fail),
      categories: listOf(read, "categories", 100, fail),
      status: statusOf(read, fail),
    }),
    ...facts,
  };
};

type Pricing = Pick<RowOptions, "currency" | "commas">;

/** The compare-at price; undefined where the cell is none, which is reported. */
const compareAtOf = (
  compare: string | undefined,
  { currency, commas = false }: Pricing,
  fail: Fail,
): number | null | undefined => {
  if (compare === undefined || compare === "") return compare === "" ? null : undefined;
  const compareAt = amountOf(compare, currency, commas);
  return compareAt ?? fail("COMPARE_AT_INVALID", `"${compare}" is no price in ${currency}`);
};

/** Without a price a variant that there is keeps the one it has. */
const priceOf = (
  read: Read,
  { currency, commas = false }: Pricing,
  fail: Fail,
): Pick<RowVariant, "amount" | "unpriced"> => {
  const price = read("price");
  if (price === undefined) return {};
  if (price === "") return { unpriced: "empty" };
  const amount = amountOf(price, currency, commas);
  if (amount !== undefined) return { amount };
  fail("PRICE_INVALID", `"${price}" is no price in ${currency}`);
  return { unpriced: "invalid" };
};

const flagsOf = (read: Read) => {
  const tracker = read("tracker");
  const policy = read("policy");
  const taxable = read("taxable");
  // Who gives a quantity counts it; where the column is there, an empty cell says that nobody does.
  const counted = read("quantity") ? true : undefined;
  return {
    tracked: tracker === undefined ? counted : tracker !== "",
    backorder: policy === undefined ? undefined : /^(?:continue|true|yes)$/iu.test(policy),
    taxable: taxable === undefined || taxable === "" ? undefined : yes(taxable),
  };
};

/** Details that the file has a column for and this row no text in. */
const clearedIn = (read: Read): (keyof VariantDetails)[] => {
  const empty = (...fields: readonly Field[]): boolean => {
    const texts = fields.flatMap((field) => read(field) ?? []);
    return texts.length > 0 && texts.every((text) => text === "");
  };
  return [
    ...(empty("grams", "weight") ? (["weightGrams"] as const) : []),
    ...(empty("barcode") ? (["barcode"] as const) : []),
    ...(empty("variantImage") ? (["image"] as const) : []),
  ];
};

/** The cells of a row: as they are, and as texts. */
interface Cells {
  readonly raw: Read;
  readonly read: Read;
}

const variantOf = (
  { raw, read }: Cells,
  { always, ...options }: RowOptions & { readonly always: boolean },
  facts: Facts,
  fail: Fail,
): RowVariant | undefined => {
  const values = places.map((n) => read(`value${n}`) ?? "");
  const price = read("price");
  const signs = [price === undefined ? "" : read("title"), values[0], read("sku"), price];
  if (!always && !signs.some(Boolean)) return undefined;
  const sku = skuOf(raw, fail);
  if (sku === null) return undefined;
  return {
    line: options.line,
    values,
    ...defined({
      ...priceOf(read, options, fail),
      compareAt: compareAtOf(read("compareAt"), options, fail),
      sku: sku || undefined,
      weightGrams: weightOf(read, fail),
      barcode: barcodeOf(raw, fail),
      image: urlOf(read("variantImage"), fail),
      quantity: quantityOf(read, fail),
      ...flagsOf(read),
    }),
    cleared: clearedIn(read),
    ...facts,
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

/** The handle of a row that has none, by its title: the same again in the next file. */
const handleOfTitle = (title: string): string =>
  title === "" ? "" : slug(title) || `product-${shortHash(title)}`;

/** A row of an adding file without a handle is found by its sku. */
const handleIn = ({ kind }: Columns, raw: Read): string => {
  const textOf = (field: Field): string => trimmed(restored(raw(field) ?? ""));
  const sent = textOf("handle");
  if (sent !== "" || (kind !== "products" && textOf("sku") !== "")) return sent;
  return handleOfTitle(textOf("title"));
};

/** A row that is not to be read at all. */
const checkCells = (
  { width, kind }: Columns,
  handle: string,
  cells: readonly string[],
  read: Read,
  fail: Fail,
): void => {
  const flaw = textFlaw(handle, "line");
  const named = handle !== "" || (kind !== "products" && read("sku"));
  if (cells.slice(width).some((cell) => cell !== ""))
    fail("COLUMNS_TOO_MANY", "more cells than the header has names");
  else if (!named) fail("HANDLE_MISSING", "a row needs a handle or a title");
  else if (flaw !== undefined) fail("HANDLE_INVALID", `a handle ${flaw}`);
  else if (handle.length > 255) fail("HANDLE_INVALID", "a handle is at most 255 characters long");
};

export interface RowOptions {
  /** Of the row's first line in the file, from 1. */
  readonly line: number;
  readonly currency: string;
  /** Numbers may have decimal commas. */
  readonly commas?: boolean;
  readonly clean: Clean;
}

/** Reads one row of a file. A cell that is wrong is left out and named; without its price or names the variant is. */
export const readRow = (columns: Columns, cells: readonly string[], options: RowOptions): Row => {
  const { line, clean } = options;
  const errors: RowError[] = [];
  const raw: Read = (field) => {
    const index = columns.at[field];
    return index === undefined ? undefined : trimmed(cells[index] ?? "");
  };
  const handle = handleIn(columns, raw);
  const adding = columns.kind !== "products";
  const fail: Fail = (code, message) => {
    errors.push({ line, ...(handle ? { handle } : {}), code, message });
    return undefined;
  };
  const read: Read = (field) => {
    const text = raw(field);
    return text === undefined ? undefined : trimmed(restored(text));
  };
  const start = { line, handle, ...(adding ? { adding } : {}) };
  checkCells(columns, handle, cells, read, fail);
  if (errors.length > 0) return { ...start, names: [], errors };
  const always = columns.kind === "variants";
  const limited = withinLimits(read, fail);
  const names = places.map((n) => limited(`name${n}`) ?? "");
  const image = imageOf(limited, fail);
  const facts = factsOf(columns, cells, "product", fail);
  const product = productOf(always ? nothing : limited, facts, clean, fail);
  const own = factsOf(columns, cells, "variant", fail);
  const variant = variantOf({ raw, read: limited }, { ...options, always }, own, fail);
  return { ...start, names, ...defined({ product, variant, image }), errors };
};
