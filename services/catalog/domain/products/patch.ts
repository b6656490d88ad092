import { defined } from "../../../../platform/kernel/defined.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { mergePatch } from "../../../../platform/kernel/merge-patch.ts";
import {
  faults,
  type Metadata,
  type ProductInput,
  type ProductPatch,
  type VariantInput,
} from "../../catalog.schemas.ts";
import { findVariant, idsIn, listOf, optionsOf } from "./content.ts";
import type { ProductContent, ProductState, VariantState } from "./state.ts";

type Options = ProductContent["options"];

const patchedMetadata = (
  before: Metadata | undefined,
  patch: ProductPatch["metadata"],
): Metadata | undefined =>
  patch === null ? undefined : patch === undefined ? before : mergePatch({ ...before }, patch);

/** A variant with what was sent of it: prices by currency, metadata by name; an empty list of compare-at prices clears. */
const mergedVariant = (sent: VariantInput, before: VariantState): VariantInput => {
  const { price, prices, compareAtPrice, compareAtPrices, metadata, ...rest } = sent;
  const laid = [...before.prices, ...listOf(price, prices)];
  const compared = compareAtPrices?.length === 0 ? [] : before.compareAtPrices;
  return {
    ...before,
    ...rest,
    prices: prices?.length === 0 && !price ? [] : listOf(undefined, laid),
    compareAtPrices: listOf(undefined, [...compared, ...listOf(compareAtPrice, compareAtPrices)]),
    ...defined({ metadata: metadata && { ...before.metadata, ...metadata } }),
  };
};

const wouldBeLost = (variants: readonly VariantState[]): Fault => {
  const skus = variants.map(({ sku }) => sku);
  const names = skus.slice(0, 5).join(", ");
  return faults.VARIANTS_WOULD_BE_LOST({
    skus,
    detail: `The list of variants leaves out ${names}${skus.length > 5 ? " and others" : ""}; name them by id, or send ?replace=variants to remove them`,
  });
};

/** Every variant there is with what was sent of it, and new ones; a fault when one is not named. */
const mergedVariants = (state: ProductState, sent: readonly VariantInput[]) => {
  const own = optionsOf({ title: state.title, variants: [...sent] });
  const options = own.length > 0 ? own : state.options;
  const scope = { options, before: state.variants, named: idsIn(sent) };
  const named = sent.map((one) => ({ one, before: findVariant(one, scope) }));
  const found = new Set(named.map(({ before }) => before?.id));
  const lost = state.variants.filter(({ id }) => !found.has(id));
  if (lost.length > 0) return wouldBeLost(lost);
  return named.map(({ one, before }) => (before ? mergedVariant(one, before) : one));
};

const usedIn = (name: string, variants: readonly VariantInput[]): Set<string> =>
  new Set(
    variants.flatMap(({ options = {} }) =>
      Object.entries(options)
        .filter(([own]) => own === name)
        .map(([, value]) => value),
    ),
  );

/** The options and values there are, but for those that variants no longer use. */
const optionsLeft = (state: ProductState, variants: readonly VariantInput[]): Options =>
  state.options.flatMap(({ name, values }) => {
    const [then, now] = [usedIn(name, state.variants), usedIn(name, variants)];
    if (now.size === 0 && then.size > 0) return [];
    return [{ name, values: values.filter((value) => now.has(value) || !then.has(value)) }];
  });

/** Variants and options after a patch. `replace`: those that are sent are all there are. */
const partsOf = (
  state: ProductState,
  { options, variants }: ProductPatch,
  replace: boolean,
): Pick<ProductInput, "options" | "variants"> | Fault => {
  if (!variants) return { options: options ?? state.options, variants: state.variants };
  // New variants may bring new options: without a list of options they are read off the variants.
  if (replace) return { variants, ...defined({ options }) };
  const merged = mergedVariants(state, variants);
  if (isFault(merged)) return merged;
  return { variants: merged, options: options ?? optionsLeft(state, merged) };
};

/** The whole product that a merge patch makes of a state; a fault when variants would be lost by it. */
export const patched = (
  state: ProductState,
  patch: ProductPatch,
  replace = false,
): ProductInput | Fault => {
  const { metadata, descriptionHtml, vendor, type, options: _o, variants: _v, ...rest } = patch;
  const parts = partsOf(state, patch, replace);
  if (isFault(parts)) return parts;
  const facts = patchedMetadata(state.metadata, metadata);
  const sentOr = (sent: string | null | undefined, before: string): string =>
    sent === undefined ? before : (sent ?? "");
  return {
    title: state.title,
    handle: state.handle,
    categories: state.categories,
    tags: state.tags,
    images: state.images,
    ...parts,
    ...rest,
    descriptionHtml: sentOr(descriptionHtml, state.descriptionHtml),
    vendor: sentOr(vendor, state.vendor),
    type: sentOr(type, state.type),
    ...(facts ? { metadata: facts } : {}),
  };
};
