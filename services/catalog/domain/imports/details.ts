import { ownValue } from "../../../../platform/kernel/own-value.ts";
import { generatedSku, valuesKey } from "../products/handle.ts";
import type { ProductState, VariantState } from "../products/state.ts";
import type { Row, RowVariant } from "./rows.ts";
import { detailsOf, flagsOf, priced, type Merge } from "./variants.ts";

interface Slot {
  readonly variant: VariantState;
  readonly values: readonly string[];
  readonly key: string;
}

/** The variant with what a row without a price adds: its options, sku and prices stay. */
const added = (variant: VariantState, row: RowVariant, currency: string): VariantState => ({
  ...variant,
  ...flagsOf(row, variant),
  ...detailsOf(row, variant),
  ...(row.compareAt === undefined
    ? {}
    : { compareAtPrices: priced(row.compareAt, variant.compareAtPrices, currency) }),
});

/** A value beyond the options there are names no variant. */
const keyIn = (values: readonly string[], width: number): string => {
  const beyond = values.slice(width).some((value) => value !== "" && value !== "Default Title");
  return valuesKey(values.slice(0, beyond ? values.length : width));
};

/** Whether the variant could not have the sku it came with. */
const isGenerated = ({ variant: { sku }, values }: Slot, handle: string): boolean => {
  const plain = generatedSku(handle, values, () => false);
  return sku === plain || sku.startsWith(`${plain}~`);
};

/** By options where the sku agrees or is not sent, then by sku, then by options where another took the sku. */
const found = (rows: readonly RowVariant[], slots: readonly Slot[], merge: Merge) => {
  const byKey = new Map(slots.map((slot) => [slot.key, slot]));
  const bySku = new Map(slots.map((slot) => [slot.variant.sku, slot]));
  const match = new Map<RowVariant, Slot>();
  const used = new Set<Slot>();
  const pass = (slotOf: (row: RowVariant) => Slot | undefined): void => {
    for (const row of rows) {
      const slot = match.has(row) ? undefined : slotOf(row);
      if (!slot || used.has(slot)) continue;
      match.set(row, slot);
      used.add(slot);
    }
  };
  const alike = ({ values }: RowVariant) => byKey.get(keyIn(values, merge.names.length));
  const takenBy = (sku = ""): boolean => bySku.has(sku) || merge.owner(sku) !== undefined;
  pass((row) => {
    const slot = alike(row);
    return row.sku === undefined || row.sku === slot?.variant.sku ? slot : undefined;
  });
  pass(({ sku = "" }) => bySku.get(sku));
  pass((row) => {
    const slot = takenBy(row.sku) ? alike(row) : undefined;
    return slot && isGenerated(slot, merge.handle) ? slot : undefined;
  });
  return match;
};

const missing = ({ sku, values }: RowVariant): [string, string] =>
  sku === undefined
    ? ["UNKNOWN_VARIANT", `the product has no variant "${values.filter(Boolean).join(" / ")}"`]
    : ["UNKNOWN_SKU", `the product has no variant with the sku "${sku}"`];
const twice: [string, string] = ["VARIANT_DUPLICATE", "an earlier row names the same variant"];

/** The variants with what rows of a file without prices add to them; none is made, and what names none is an error. */
export const addDetails = (rows: readonly Row[], before: ProductState, merge: Merge) => {
  const sent = rows.flatMap(({ variant }) => (variant ? [variant] : []));
  const slots = before.variants.map((variant) => {
    const values = merge.names.map((name) => ownValue(variant.options, name) ?? "");
    return { variant, values, key: valuesKey(values) };
  });
  const match = found(sent, slots, merge);
  const keys: string[] = [];
  const after = new Map<Slot, VariantState>();
  for (const row of sent) {
    const slot = match.get(row);
    if (slot && !merge.wasWritten(slot.key)) {
      after.set(slot, added(slot.variant, row, merge.currency));
      keys.push(slot.key);
      continue;
    }
    const named = slots.some(({ variant, key }) =>
      row.sku === undefined
        ? key === keyIn(row.values, merge.names.length)
        : variant.sku === row.sku || slot !== undefined,
    );
    const [code, message] = named ? twice : missing(row);
    merge.errors.push({ line: row.line, handle: merge.handle, code, message });
  }
  return { all: slots.map((slot) => after.get(slot) ?? slot.variant), keys };
};
