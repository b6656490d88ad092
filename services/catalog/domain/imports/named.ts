import { generatedSku, valuesKey } from "../products/handle.ts";
import type { Row, RowVariant } from "./rows.ts";
import type { ProductState, VariantState } from "../products/state.ts";
import { flagsOf, kept, priced, type Work } from "./variants.ts";

interface Slot {
  readonly variant: VariantState;
  readonly values: readonly string[];
  readonly key: string;
}

/** The variant with what a row without a price adds: its options, sku and prices stay. */
const added = (variant: VariantState, row: RowVariant, currency: string): VariantState => ({
  ...variant,
  ...flagsOf(row, variant),
  ...kept(row, variant),
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
const found = (rows: readonly RowVariant[], slots: readonly Slot[], work: Work) => {
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
  const alike = ({ values }: RowVariant) => byKey.get(keyIn(values, work.names.length));
  const takenBy = (sku = ""): boolean => bySku.has(sku) || work.owner(sku) !== undefined;
  pass((row) => {
    const slot = alike(row);
    return row.sku === undefined || row.sku === slot?.variant.sku ? slot : undefined;
  });
  pass(({ sku = "" }) => bySku.get(sku));
  pass((row) => {
    const slot = takenBy(row.sku) ? alike(row) : undefined;
    return slot && isGenerated(slot, work.handle) ? slot : undefined;
  });
  return match;
};

const missing = ({ sku, values }: RowVariant): [string, string] =>
  sku === undefined
    ? ["UNKNOWN_VARIANT", `the product has no variant "${values.filter(Boolean).join(" / ")}"`]
    : ["UNKNOWN_SKU", `the product has no variant with the sku "${sku}"`];
const twice: [string, string] = ["VARIANT_DUPLICATE", "an earlier row names the same variant"];

/** The variants with what rows of a file without prices add to them; none is made, and what names none is an error. */
export const nameVariants = (rows: readonly Row[], before: ProductState, work: Work) => {
  const sent = rows.flatMap(({ variant }) => (variant ? [variant] : []));
  const slots = before.variants.map((variant) => {
    const values = work.names.map((name) => variant.options[name] ?? "");
    return { variant, values, key: valuesKey(values) };
  });
  const match = found(sent, slots, work);
  const keys: string[] = [];
  const after = new Map<Slot, VariantState>();
  for (const row of sent) {
    const slot = match.get(row);
    if (slot && !work.landed(slot.key)) {
      after.set(slot, added(slot.variant, row, work.currency));
      keys.push(slot.key);
      continue;
    }
    const known = slots.some(({ variant, key }) =>
      row.sku === undefined
        ? key === keyIn(row.values, work.names.length)
        : variant.sku === row.sku || slot !== undefined,
    );
    const [code, message] = known ? twice : missing(row);
    work.errors.push({ line: row.line, handle: work.handle, code, message });
  }
  return { all: slots.map((slot) => after.get(slot) ?? slot.variant), keys };
};
