import { pick } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { ownValue } from "../../../../platform/kernel/own-value.ts";
import { VariantDetails, VARIANTS_MAX } from "../../catalog.schemas.ts";
import type { RowError } from "../../imports.contract.ts";
import type { CategoryNames } from "../products/category-names.ts";
import { trimmed } from "../../../../platform/kernel/texts/text.ts";
import { filled, nearly, overlaid } from "../products/fields.ts";
import { generatedSku, valuesKey } from "../products/handle.ts";
import type { ProductState, VariantState } from "../products/state.ts";
import type { Row, RowVariant } from "./rows.ts";

/** What the merge of a group of rows needs to know beside the product as it is. */
export interface MergeScope {
  readonly currency: string;
  readonly categories: CategoryNames;
  /** Fresh ids for new variants: one for each row. */
  readonly ids: readonly string[];
  /** Another product that has this sku, by its handle. */
  readonly owner: (sku: string) => string | undefined;
  /** Whether a variant (by its values) came earlier in this file. */
  readonly wasWritten: (key: string) => boolean;
}

/** The value and the title of the only variant of a product without options. */
export const DEFAULT_TITLE = "Default Title";

/**
 * The variants there are, with options of the new names: renamed when as many, else only findable by sku. The only
 * variant of a product without options has its value where the one new option is the title.
 */
const renamed = (before: ProductState | undefined, names: readonly string[]) => {
  const old = before?.options.map(({ name }) => name) ?? [];
  const titled = old.length === 0 && names.length === 1 && /^title$/iu.test(names[0] ?? "");
  return (before?.variants ?? []).map((variant) => {
    const own = old.map((name) => ownValue(variant.options, name) ?? "");
    const values = titled ? [DEFAULT_TITLE] : own;
    const fits = values.length === names.length;
    return { variant, key: fits ? valuesKey(values.map(trimmed)) : undefined, values };
  });
};

/** The merge of one product under way. */
export interface Merge extends MergeScope {
  readonly handle: string;
  /** Of the first row. */
  readonly line: number;
  readonly names: readonly string[];
  readonly errors: RowError[];
  readonly taken: Set<string>;
}

/** The prices with this one in the place of its currency; null: without it, undefined: as they are. */
export const priced = (
  amount: number | null | undefined,
  before: VariantState["prices"],
  currency: string,
): VariantState["prices"] => {
  const others = before.filter((price) => price.currency !== currency);
  if (amount === undefined) return before;
  if (amount === null) return others;
  const at = before.findIndex((price) => price.currency === currency);
  const price = { amount, currency };
  return at < 0 ? [...before, price] : before.map((old, i) => (i === at ? price : old));
};

/** The text of a cell over the one there is: outer blanks are no difference, and an empty text is an empty cell. */
const textOf = (sent: string | undefined, before: string | undefined): string | undefined =>
  before === undefined || trimmed(before) !== (sent ?? "") ? sent : before;

/** The details of a variant after a row: what the file has no column for stays, an empty cell clears. */
export const detailsOf = (row: RowVariant, before: Partial<VariantState>): VariantDetails => {
  const cleared: readonly string[] = row.cleared ?? [];
  const kept = Object.entries(pick(VariantDetails, before)).filter(
    ([name]) => !cleared.includes(name),
  );
  const metadata = filled(overlaid(before.metadata, row.metadata, row.emptied));
  const details: VariantDetails = { ...Object.fromEntries(kept), ...pick(VariantDetails, row) };
  const { metadata: _metadata, barcode, image, ...rest } = details;
  return {
    ...rest,
    ...defined({
      barcode: textOf(barcode, before.barcode),
      image: textOf(image, before.image),
      metadata,
    }),
  };
};

export const flagsOf = (row: RowVariant, before: Partial<VariantState>) => {
  const untaxed = row.taxable === undefined ? before.taxClass === "zero" : !row.taxable;
  const taxed = before.taxClass === "zero" ? "standard" : (before.taxClass ?? "standard");
  return {
    taxClass: untaxed ? "zero" : taxed,
    tracked: row.tracked ?? before.tracked ?? false,
    backorder: row.backorder ?? before.backorder ?? false,
  };
};

/** The only variant of a product may have a title of its own. */
const ownTitle = (before: VariantState | undefined): string =>
  before && Object.keys(before.options).length === 0 ? before.title : "";

const variantState = (
  row: RowVariant,
  { id, sku }: { id: string; sku: string },
  slot: Slot | undefined,
  { names, currency }: Merge,
): VariantState => {
  const before = slot?.variant;
  const values = names.map((_name, i) => {
    const sent = row.values[i] ?? "";
    return nearly(sent, slot?.values[i] ?? "") ?? sent;
  });
  const { prices = [], compareAtPrices = [] } = before ?? {};
  // Stock is set once: what was sold since must not come back.
  const { key, initialStock } = before ?? { key: undefined, initialStock: row.quantity };
  return {
    id,
    ...defined({ key, initialStock }),
    sku,
    title: values.join(" / ") || ownTitle(before) || DEFAULT_TITLE,
    options: Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""])),
    prices: priced(row.amount, prices, currency),
    compareAtPrices: priced(row.compareAt, compareAtPrices, currency),
    ...flagsOf(row, before ?? {}),
    ...detailsOf(row, before ?? {}),
  };
};

type Slot = ReturnType<typeof renamed>[number] & { row?: RowVariant };

/** The rows that may become variants: with values, each only once, in the file too. */
export const usable = (rows: readonly Row[], merge: Merge): RowVariant[] => {
  const seen = new Set<string>();
  return rows.flatMap(({ variant: row, handle }) => {
    if (!row) return [];
    const { line } = row;
    const values = row.values.slice(0, merge.names.length);
    const fail = (code: string, message: string): RowVariant[] => {
      merge.errors.push({ line, handle, code, message });
      return [];
    };
    if (values.some((value) => value === "")) {
      return fail("OPTION_MISSING", `a value of ${merge.names.join(", ")} is missing`);
    }
    const key = valuesKey(values);
    if (seen.has(key) || merge.wasWritten(key)) {
      return fail("VARIANT_DUPLICATE", "an earlier row has the same options");
    }
    seen.add(key);
    return [row];
  });
};

const skuOf = (row: RowVariant, before: VariantState | undefined, merge: Merge): string => {
  const { handle, errors, taken, owner, names } = merge;
  const values = names.length === 0 ? [] : row.values.slice(0, names.length);
  const own = (): string =>
    before && !taken.has(before.sku)
      ? before.sku
      : generatedSku(handle, values, (sku) => taken.has(sku) || owner(sku) !== undefined);
  if (row.sku === undefined) return own();
  if (before && trimmed(before.sku) === row.sku && !taken.has(before.sku)) return before.sku;
  const other = taken.has(row.sku) ? handle : owner(row.sku);
  if (other === undefined) return row.sku;
  const sku = own();
  const message = `sku "${row.sku}" is "${other}"'s already; this variant is "${sku}"`;
  errors.push({ line: row.line, handle, code: "SKU_TAKEN", message });
  return sku;
};

/** A cell has no outer blanks. */
const hasSku = ({ variant }: Slot, sku: string): boolean => trimmed(variant.sku) === sku;

/** Each row finds its variant by its values, else by its sku (its values were renamed). */
const matched = (rows: readonly RowVariant[], slots: readonly Slot[], merge: Merge) => {
  const width = merge.names.length;
  const byKey = new Map(
    slots.flatMap((slot) => (slot.key === undefined ? [] : [[slot.key, slot]])),
  );
  const found = new Map<RowVariant, Slot>();
  const used = new Set<Slot>();
  const take = (row: RowVariant, slot: Slot | undefined): void => {
    if (!slot || used.has(slot) || found.has(row)) return;
    found.set(row, slot);
    used.add(slot);
  };
  const alike = (row: RowVariant) => byKey.get(valuesKey(row.values.slice(0, width)));
  for (const row of rows) {
    const slot = alike(row);
    if (row.sku === undefined || (slot && hasSku(slot, row.sku))) take(row, slot);
  }
  for (const row of rows) take(row, alike(row));
  for (const row of rows) {
    const slot = slots.find((one) => row.sku !== undefined && hasSku(one, row.sku));
    if (slot && !(slot.key !== undefined && merge.wasWritten(slot.key))) take(row, slot);
  }
  return { found, used };
};

/** Whether a row has what its variant needs; one that there is keeps its price where the row has none. */
const isPriced = (row: RowVariant, slot: Slot | undefined, merge: Merge): boolean => {
  const { line, unpriced } = row;
  const { handle, currency, errors } = merge;
  const there = slot?.variant.prices ?? [];
  // Prices are those of one currency: an export has empty cells where a variant has none in it.
  const elsewhere = there.length > 0 && !there.some((price) => price.currency === currency);
  if (unpriced === "empty" && !elsewhere)
    errors.push({ line, handle, code: "PRICE_MISSING", message: "a variant needs a price" });
  return !unpriced || slot !== undefined;
};

/** Of other options than the file's, and named by no row. */
const reportDropped = (slots: readonly Slot[], used: ReadonlySet<Slot>, merge: Merge): void => {
  for (const slot of slots.filter((one) => one.key === undefined && !used.has(one))) {
    const { names, errors, handle, line } = merge;
    const message = `the variant "${slot.variant.sku}" has no value for the options ${names.join(", ")} and is removed`;
    errors.push({ line, handle, code: "VARIANT_REMOVED", message });
  }
};

/** The variants after the merge, old ones in their place, and the keys of those that were written. */
export const mergeVariants = (
  sent: readonly RowVariant[],
  before: ProductState | undefined,
  merge: Merge,
) => {
  const slots = renamed(before, merge.names);
  const { found, used } = matched(sent, slots, merge);
  const rows = sent.filter((row) => isPriced(row, found.get(row), merge));
  reportDropped(slots, used, merge);
  const stay = slots.filter((slot) => !used.has(slot) && slot.key !== undefined);
  for (const { variant } of stay) merge.taken.add(variant.sku);
  const room = VARIANTS_MAX - stay.length;
  const fitting = rows.slice(0, Math.max(0, room));
  for (const { line } of rows.slice(fitting.length)) {
    const message = `a product has at most ${VARIANTS_MAX} variants`;
    merge.errors.push({ line, handle: merge.handle, code: "VARIANTS_MAX", message });
  }
  const written = fitting.map((row, i) => {
    const slot = found.get(row);
    const old = slot?.variant;
    const sku = skuOf(row, old, merge);
    merge.taken.add(sku);
    return {
      old,
      state: variantState(row, { id: old?.id ?? merge.ids[i] ?? sku, sku }, slot, merge),
    };
  });
  const changed = new Map(written.flatMap(({ old, state }) => (old ? [[old.id, state]] : [])));
  const earlier = slots.flatMap(({ variant, key, values }) => {
    const again = changed.get(variant.id);
    if (again) return [again];
    if (key === undefined) return [];
    const options = Object.fromEntries(merge.names.map((name, i) => [name, values[i] ?? ""]));
    return [{ ...variant, options }];
  });
  const fresh = written.flatMap(({ old, state }) => (old ? [] : [state]));
  return {
    all: [...earlier, ...fresh],
    keys: fitting.map(({ values }) => valuesKey(values.slice(0, merge.names.length))),
  };
};
