import { defined, filled, overlaid } from "../products/fields.ts";
import { generatedSku, valuesKey } from "../products/handle.ts";
import type { RowError } from "../../imports.contract.ts";
import { VARIANTS_MAX } from "../../products.contract.ts";
import type { Row, RowVariant } from "./rows.ts";
import type { ProductState, VariantState } from "../products/state.ts";

/** What the merge of a group of rows needs to know beside the product as it is. */
export interface Around {
  readonly currency: string;
  /** Fresh ids for new variants: one for each row. */
  readonly ids: readonly string[];
  /** Another product that has this sku, by its handle. */
  readonly owner: (sku: string) => string | undefined;
  /** Whether a variant (by its values) came earlier in this file. */
  readonly landed: (key: string) => boolean;
}

/** The variants there are, with options of the new names: renamed when as many, else only findable by sku. */
const renamed = (before: ProductState | undefined, names: readonly string[]) => {
  const known = before?.options.map(({ name }) => name) ?? [];
  return (before?.variants ?? []).map((variant) => {
    const values = known.map((name) => variant.options[name] ?? "");
    return { variant, key: known.length === names.length ? valuesKey(values) : undefined, values };
  });
};

/** The merge of one product under way. */
export interface Work extends Around {
  readonly handle: string;
  readonly names: readonly string[];
  readonly errors: RowError[];
  readonly taken: Set<string>;
}

/** The prices with this one in the place of its currency. */
export const priced = (
  amount: number | undefined,
  before: VariantState["prices"],
  currency: string,
): VariantState["prices"] => {
  const others = before.filter((price) => price.currency !== currency);
  if (amount === undefined) return others;
  const at = before.findIndex((price) => price.currency === currency);
  const price = { amount, currency };
  return at < 0 ? [...before, price] : before.map((old, i) => (i === at ? price : old));
};

export const kept = (row: RowVariant, known: Partial<VariantState>): Partial<VariantState> =>
  defined<Partial<VariantState>>({
    weightGrams: row.weightGrams ?? known.weightGrams,
    barcode: row.barcode ?? known.barcode,
    image: row.image ?? known.image,
    metadata: filled(overlaid(known.metadata, row.metadata)),
  });

export const flagsOf = (row: RowVariant, known: Partial<VariantState>) => {
  const untaxed = row.taxable === undefined ? known.taxClass === "zero" : !row.taxable;
  const taxed = known.taxClass === "zero" ? "standard" : (known.taxClass ?? "standard");
  return {
    taxClass: untaxed ? "zero" : taxed,
    tracked: row.tracked ?? known.tracked ?? false,
    backorder: row.backorder ?? known.backorder ?? false,
  };
};

/** The only variant of a product may have a title of its own. */
const ownTitle = (known: VariantState | undefined): string =>
  known && Object.keys(known.options).length === 0 ? known.title : "";

const variantState = (
  row: RowVariant,
  { id, sku }: { id: string; sku: string },
  known: VariantState | undefined,
  { names, currency }: Work,
): VariantState => {
  const values = row.values.slice(0, names.length);
  const { prices = [], compareAtPrices = [] } = known ?? {};
  // Stock is set once: what was sold since must not come back.
  const initialStock = known ? known.initialStock : row.quantity;
  return {
    id,
    sku,
    title: values.join(" / ") || ownTitle(known) || "Default Title",
    options: Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""])),
    prices: priced(row.amount, prices, currency),
    compareAtPrices: priced(row.compareAt, compareAtPrices, currency),
    ...flagsOf(row, known ?? {}),
    ...kept(row, known ?? {}),
    ...defined<Partial<VariantState>>({ initialStock }),
  };
};

type Slot = ReturnType<typeof renamed>[number] & { row?: RowVariant };

/** The rows that may become variants: with values, each only once, in the file too. */
export const usable = (rows: readonly Row[], work: Work): RowVariant[] => {
  const seen = new Set<string>();
  return rows.flatMap(({ variant: row, handle }) => {
    if (!row) return [];
    const { line } = row;
    const values = row.values.slice(0, work.names.length);
    const fail = (code: string, message: string): RowVariant[] => {
      work.errors.push({ line, handle, code, message });
      return [];
    };
    if (values.some((value) => value === "")) {
      return fail("OPTION_MISSING", `a value of ${work.names.join(", ")} is missing`);
    }
    const key = valuesKey(values);
    if (seen.has(key) || work.landed(key)) {
      return fail("VARIANT_DUPLICATE", "an earlier row has the same options");
    }
    seen.add(key);
    return [row];
  });
};

const skuOf = (row: RowVariant, known: VariantState | undefined, work: Work): string => {
  const { handle, errors, taken, owner, names } = work;
  const values = names.length === 0 ? [] : row.values.slice(0, names.length);
  const own = (): string =>
    known && !taken.has(known.sku)
      ? known.sku
      : generatedSku(handle, values, (sku) => taken.has(sku) || owner(sku) !== undefined);
  if (row.sku === undefined) return own();
  const other = taken.has(row.sku) ? handle : owner(row.sku);
  if (other === undefined) return row.sku;
  const sku = own();
  const message = `sku "${row.sku}" is "${other}"'s already; this variant is "${sku}"`;
  errors.push({ line: row.line, handle, code: "SKU_TAKEN", message });
  return sku;
};

/** Each row finds its variant by its values, else by its sku (its values were renamed). */
const matched = (rows: readonly RowVariant[], slots: readonly Slot[], work: Work) => {
  const width = work.names.length;
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
  for (const row of rows) take(row, byKey.get(valuesKey(row.values.slice(0, width))));
  for (const row of rows) {
    const slot = slots.find(({ variant }) => variant.sku === row.sku);
    if (slot && !(slot.key !== undefined && work.landed(slot.key))) take(row, slot);
  }
  return { found, used };
};

/** The variants after the merge, old ones in their place, and the keys of those that landed. */
export const mergeVariants = (
  rows: readonly RowVariant[],
  before: ProductState | undefined,
  work: Work,
) => {
  const slots = renamed(before, work.names);
  const { found, used } = matched(rows, slots, work);
  const stay = slots.filter((slot) => !used.has(slot) && slot.key !== undefined);
  for (const { variant } of stay) work.taken.add(variant.sku);
  const room = VARIANTS_MAX - stay.length;
  const fitting = rows.slice(0, Math.max(0, room));
  for (const { line } of rows.slice(fitting.length)) {
    const message = `a product has at most ${VARIANTS_MAX} variants`;
    work.errors.push({ line, handle: work.handle, code: "VARIANTS_MAX", message });
  }
  const written = fitting.map((row, i) => {
    const known = found.get(row)?.variant;
    const sku = skuOf(row, known, work);
    work.taken.add(sku);
    return {
      known,
      state: variantState(row, { id: known?.id ?? work.ids[i] ?? sku, sku }, known, work),
    };
  });
  const changed = new Map(
    written.flatMap(({ known, state }) => (known ? [[known.id, state]] : [])),
  );
  const old = slots.flatMap(({ variant, key, values }) => {
    const again = changed.get(variant.id);
    if (again) return [again];
    if (key === undefined) return [];
    const options = Object.fromEntries(work.names.map((name, i) => [name, values[i] ?? ""]));
    return [{ ...variant, options }];
  });
  const fresh = written.flatMap(({ known, state }) => (known ? [] : [state]));
  return {
    all: [...old, ...fresh],
    keys: fitting.map(({ values }) => valuesKey(values.slice(0, work.names.length))),
  };
};
