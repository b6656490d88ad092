import { unitPriceMax } from "../../../../platform/contract/contract.ts";
import { exponentOf, parseAmount } from "../../../../platform/contract/money.ts";
import { METADATA_MAX, METADATA_TEXT_MAX, type Metadata } from "../../catalog.schemas.ts";
import { textFlaw, type TextRule } from "../../../../platform/kernel/texts/text.ts";
import type { Columns, Field } from "./columns.ts";
import { restored } from "./formula.ts";

/** The text of a cell; undefined where the file has no such column. */
export type Read = (field: Field) => string | undefined;
/** Reports what is wrong with a row. */
export type Fail = (code: string, message: string) => undefined;

const gramsIn = new Map([
  ["g", 1],
  ["kg", 1000],
  ["lb", 453.59237],
  ["oz", 28.349523125],
]);
/** Whole grams stay below what a contract allows. */
const gramsMax = 100_000_000;

/** A number with a decimal comma; three digits behind it may mean a thousand. */
const withComma = /^(\d+),(\d{1,2})$/u;

/** Whole grams. */
export const weightOf = (read: Read, fail: Fail): number | undefined => {
  const grams = read("grams") || undefined;
  const unit = (read("weightUnit") || "kg").toLowerCase();
  const text = grams ?? (read("weight") || undefined);
  if (text === undefined) return undefined;
  const value = Math.round(
    Number(text.replace(withComma, "$1.$2")) *
      (grams === undefined ? (gramsIn.get(unit) ?? NaN) : 1),
  );
  if (value >= 0 && value <= gramsMax) return value;
  return fail("WEIGHT_INVALID", `"${text}" is no weight`);
};

/** What there is to begin with. */
export const quantityOf = (read: Read, fail: Fail): number | undefined => {
  const text = read("quantity") || undefined;
  if (text === undefined) return undefined;
  const value = Number(text);
  // Below nothing means sold beyond what there was: nothing is left to begin with.
  if (Number.isInteger(value) && value <= 1_000_000_000) return Math.max(0, value);
  return fail("QUANTITY_INVALID", `"${text}" is no whole number`);
};

/** The address of an image. */
export const urlOf = (text: string | undefined, fail: Fail): string | undefined => {
  if (text === undefined || text === "") return undefined;
  const url = text.startsWith("//") ? `https:${text}` : text;
  if (/^(?:https?:\/\/|\/)\S+$/u.test(url) && url.length <= 4000) return url;
  return fail("IMAGE_INVALID", `"${text.slice(0, 100)}" is no address of an image`);
};

/** Shopify puts an apostrophe before what a spreadsheet would take for a number or formula. */
const bare = (text: string | undefined): string => (text ?? "").replace(/^'/u, "").trim();
/** The sku of a row; empty where it has none, null where the one that is sent is refused. */
export const skuOf = (raw: Read, fail: Fail): string | null => {
  const sku = bare(raw("sku"));
  const flaw = sku.length > 255 ? "is at most 255 long" : textFlaw(sku, "line");
  if (flaw === undefined) return sku;
  fail("SKU_INVALID", `a sku ${flaw}`);
  return null;
};

export const barcodeOf = (raw: Read, fail: Fail): string | undefined => {
  const barcode = bare(raw("barcode"));
  const flaw = textFlaw(barcode, "line");
  if (flaw !== undefined) return fail("CELL_INVALID", `barcode ${flaw}`);
  if (barcode.length <= 100) return barcode || undefined;
  return fail("CELL_TOO_LONG", "a barcode is at most 100 characters long");
};

const signOf = (currency: string): string | undefined =>
  new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value;

/** Longer than any price. */
const priceLengthMax = 40;

/** Without the currency's code or sign before or after the number, and without blanks between thousands. */
const numberIn = (cell: string, currency: string): string => {
  if (/^[\d.,]*$/u.test(cell) || cell.length > priceLengthMax) return cell;
  const mark = /^[^\d.,]{1,8}/u.exec(cell)?.[0] ?? /[^\d.,]{1,8}$/u.exec(cell)?.[0] ?? "";
  const own = [currency, signOf(currency)].includes(mark.trim());
  const bare = own ? cell.replace(mark, "") : cell;
  return bare.replace(/(?<=\d)[\s'’](?=\d{3}(?:\D|$))/gu, "");
};

/** Decimals after a comma, with points between the thousands or without. */
const decimalComma = /^(?<whole>\d{0,15}|\d{1,3}(?:\.\d{3}){1,4}),(?<fraction>\d{1,4})$/u;

/** `1.299,00` and `12,50` as `1299.00` and `12.50`; undefined where the comma may divide thousands. */
const fromComma = (text: string, digits: number): string | undefined => {
  const { whole, fraction } = decimalComma.exec(text)?.groups ?? {};
  if (whole === undefined || fraction === undefined || fraction.length > digits) return undefined;
  return `${whole.replaceAll(".", "") || "0"}.${fraction}`;
};

/** A price's text with a decimal point; undefined where it may mean two things. */
const withPoint = (text: string, digits: number, commas: boolean): string | undefined => {
  if (text.includes(",")) return fromComma(text, digits);
  if (/^\d{1,3}(?:\.\d{3}){2,4}$/u.test(text)) return text.replaceAll(".", "");
  // Where commas mark decimals "1.299" may be a thousand or one and a bit.
  if (commas && digits !== 3 && /^\d{1,3}\.\d{3}$/u.test(text)) return undefined;
  return text.startsWith(".") ? `0${text}` : text;
};

/** Minor units of a price as people write it. `commas`: the file's numbers may have decimal commas. */
export const amountOf = (cell: string, currency: string, commas: boolean): number | undefined => {
  const text = withPoint(numberIn(cell.trim(), currency), exponentOf(currency), commas);
  const amount = text === undefined ? undefined : parseAmount(text, currency);
  return amount === undefined || amount < 0 || amount > unitPriceMax ? undefined : amount;
};

/** The longest text that the contract allows in a column. */
const longest: Partial<Record<Field, number>> = {
  ...{ title: 500, vendor: 255, type: 255, customType: 255, standardType: 255 },
  ...{ imageAlt: 1000 },
  ...{ name1: 255, name2: 255, name3: 255, name4: 255, name5: 255 },
  ...{ value1: 255, value2: 255, value3: 255, value4: 255, value5: 255 },
};

/** Stored as they are, by the rules of the contract's texts; other cells have forms of their own. */
const kinds = new Map<Field, TextRule>([
  ...Object.keys(longest).map((field): [Field, TextRule] => [field as Field, "line"]),
  ...(["tags", "categories", "imageUrl", "variantImage"] as const).map(
    (field): [Field, TextRule] => [field, "line"],
  ),
  ["description", "lines"],
]);

/** What the contract refuses of a cell: its characters, or its length. */
const refusalOf = (field: Field, text: string): [code: string, message: string] | undefined => {
  const flaw = textFlaw(text, kinds.get(field) ?? "verbatim");
  if (flaw !== undefined) return ["CELL_INVALID", `${field} ${flaw}`];
  const max = longest[field] ?? Infinity;
  return text.length > max
    ? ["CELL_TOO_LONG", `${field} has ${text.length} characters, at most ${max} are allowed`]
    : undefined;
};

/** Leaves out what the contract refuses, and reports it, once; nothing is cut. */
export const withinLimits = (read: Read, fail: Fail): Read => {
  const reported = new Set<Field>();
  return (field) => {
    const text = read(field);
    const refusal = text === undefined ? undefined : refusalOf(field, text);
    if (!refusal) return text;
    if (!reported.has(field)) fail(...refusal);
    reported.add(field);
    return undefined;
  };
};

/** Divided by commas; our own export writes a comma inside a text as `\\,`. Too many or too long are left out. */
export const listOf = (
  read: Read,
  field: "tags" | "categories",
  max: number,
  fail: Fail,
): string[] | undefined => {
  const cell = read(field);
  if (cell === undefined) return undefined;
  const parts = cell.match(/(?:\\[,\\]|[^,])+/gu) ?? [];
  const texts = parts.map((part) => part.replace(/\\([,\\])/gu, "$1").trim());
  const all = [...new Set(texts.filter((text) => text !== ""))];
  if (all.length <= max && all.every((text) => text.length <= 255)) return all;
  return fail("LIST_TOO_LONG", `${field}: at most ${max} of at most 255 characters are allowed`);
};

/** The cells of unknown columns: facts with a text, and names whose cell is empty. */
export interface Facts {
  readonly metadata: Metadata;
  readonly emptied: readonly string[];
}

const factFlaw = (name: string, text: string): string | undefined =>
  textFlaw(name, "line") ?? textFlaw(text, "lines");

/** Within what the contract allows. Object.fromEntries, because a column may have any name: `__proto__` too. */
export const factsOf = (
  columns: Columns,
  cells: readonly string[],
  owner: "product" | "variant",
  fail: Fail,
): Facts => {
  const own = columns.others
    .filter(({ ofVariant }) => ofVariant === (owner === "variant"))
    .map(({ name, index }) => [name, restored(cells[index] ?? "")] as const);
  const all = own.filter(([, text]) => text !== "");
  const sent = all.filter(([name, text]) => factFlaw(name, text) === undefined);
  const [flaw] = all.flatMap(([name, text]) => factFlaw(name, text) ?? []);
  if (flaw !== undefined) fail("CELL_INVALID", `metadata ${flaw}`);
  const fitting = sent.filter(([, text]) => text.length <= METADATA_TEXT_MAX);
  if (fitting.length < sent.length)
    fail("CELL_TOO_LONG", `metadata has at most ${METADATA_TEXT_MAX} characters`);
  if (fitting.length > METADATA_MAX)
    fail("METADATA_MAX", `a ${owner} has at most ${METADATA_MAX} names of metadata`);
  return {
    metadata: Object.fromEntries(fitting.slice(0, METADATA_MAX)),
    emptied: own.filter(([, text]) => text === "").map(([name]) => name),
  };
};
