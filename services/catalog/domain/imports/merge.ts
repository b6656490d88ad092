import { defined } from "../../../../platform/kernel/defined.ts";
import { ownValue } from "../../../../platform/kernel/own-value.ts";
import type { Status } from "../../catalog.schemas.ts";
import type { RowError } from "../../imports.contract.ts";
import { filled, nearly, nearlyAll, overlaid } from "../products/fields.ts";
import {
  contentIn,
  type ProductContent,
  type ProductState,
  type VariantState,
} from "../products/state.ts";
import { addDetails } from "./details.ts";
import { optionNames } from "./option-names.ts";
import type { Row, RowImage, RowProduct } from "./rows.ts";
import { mergeVariants, usable, type Merge, type MergeScope } from "./variants.ts";

export interface Merged {
  /** Undefined: nothing of it can be written. */
  readonly content?: ProductContent;
  readonly status: Status;
  readonly variants: number;
  readonly images: number;
  /** Keys of the variants that are written. */
  readonly keys: readonly string[];
  readonly errors: readonly RowError[];
}

/** Of a product, by the contract. */
const imagesMax = 250;

const imagesOf = (rows: readonly Row[], before: ProductState | undefined) => {
  const sent = rows.flatMap(({ image }): RowImage[] => (image ? [image] : []));
  const inOrder = sent
    .map((image, i) => ({ image, i }))
    .sort((a, b) => (a.image.position ?? 1e9) - (b.image.position ?? 1e9) || a.i - b.i);
  const old = new Map((before?.images ?? []).map((image) => [image.url, image]));
  const fresh = new Map(
    inOrder.map(({ image: { url, alt } }) => {
      const there = old.get(url)?.alt ?? "";
      return [url, { url, alt: nearly(alt, there) ?? there }];
    }),
  );
  const first = rows.some(({ product }) => product) ? [...fresh.keys()] : [...old.keys()];
  const urls = [...new Set([...first, ...old.keys(), ...fresh.keys()])];
  const images = urls.flatMap((url) => fresh.get(url) ?? old.get(url) ?? []);
  return { images: images.slice(0, imagesMax), count: fresh.size, left: images.length - imagesMax };
};

const imagesLeftOut = (rows: readonly Row[], left: number): RowError[] => {
  const { line = 1, handle = "" } = rows[0] ?? {};
  const message = `a product has at most ${imagesMax} images; ${left} are left out`;
  return left > 0 ? [{ line, handle, code: "IMAGES_MAX", message }] : [];
};

/** The ids of the categories that a row names; those that there are not are reported and left out. */
const categoriesOf = (
  rows: readonly Row[],
  sent: RowProduct | undefined,
  { categories: { idOf } }: MergeScope,
): { readonly ids?: string[]; readonly unknown: RowError[] } => {
  if (!sent?.categories) return { unknown: [] };
  const { line = 1, handle = "" } = rows.find(({ product }) => product === sent) ?? {};
  const unknown = sent.categories
    .filter((name) => idOf(name) === undefined)
    .map((name) => {
      const message = `there is no category "${name}"; the product is not in it`;
      return { line, handle, code: "CATEGORY_UNKNOWN", message };
    });
  return { ids: [...new Set(sent.categories.flatMap((name) => idOf(name) ?? []))], unknown };
};

const textsOf = (
  sent: RowProduct | undefined,
  before: ProductContent,
  categories: string[] | undefined,
): ProductContent => {
  if (!sent) return before;
  const { title, descriptionHtml, vendor, type, tags } = sent;
  const { metadata: old, ...rest } = before;
  return {
    ...rest,
    title: nearly(title, before.title) ?? title,
    ...defined({
      descriptionHtml: nearly(descriptionHtml, before.descriptionHtml),
      vendor: nearly(vendor, before.vendor),
      type: nearly(type, before.type),
      tags: nearlyAll(tags, before.tags),
      categories,
      metadata: filled(overlaid(old, sent.metadata, sent.emptied)),
    }),
  };
};

const statusOf = (sent: RowProduct | undefined, before: ProductState | undefined): Status =>
  sent?.status ?? (before && before.status !== "deleted" ? before.status : "active");

/** The values in use, in the order they had; those that never were in use stay. */
const valuesOf = (
  name: string,
  variants: readonly VariantState[],
  before: ProductState | undefined,
): string[] => {
  const used = (all: readonly VariantState[]) =>
    new Set(all.flatMap(({ options }) => ownValue(options, name) ?? []));
  const now = used(variants);
  const then = used(before?.variants ?? []);
  const old = before?.options.find((option) => option.name === name)?.values ?? [];
  return [...new Set([...old.filter((value) => now.has(value) || !then.has(value)), ...now])];
};

const optionsOf = (
  names: readonly string[],
  variants: readonly VariantState[],
  before: ProductState | undefined,
) => names.map((name) => ({ name, values: valuesOf(name, variants, before) }));

const empty = (handle: string): ProductContent => ({
  ...{ handle, title: "", descriptionHtml: "", vendor: "", type: "" },
  ...{ categories: [], tags: [], options: [], images: [], variants: [] },
});

const addingIn = (rows: readonly Row[]): boolean => rows[0]?.adding === true;

/** Why nothing can be made of rows of a product that there is not; undefined when something can. */
const unmade = (rows: readonly Row[], sent: RowProduct | undefined): RowError[] | undefined => {
  const { line = 1, handle = "" } = rows[0] ?? {};
  if (!addingIn(rows)) {
    const message = "a new product needs a title";
    return sent ? undefined : [{ line, handle, code: "TITLE_MISSING", message }];
  }
  const message = "there is no such product, and the file has no prices to make one";
  return rows
    .filter(({ errors }) => errors.length === 0)
    .map((row) => ({ line: row.line, handle, code: "UNKNOWN_PRODUCT", message }));
};

const addsNothing = (rows: readonly Row[], sent: RowProduct | undefined, written: number) =>
  addingIn(rows) && sent === undefined && written === 0;

type Naming = Omit<Merge, "names" | "taken" | "line">;
const variantsOf = (rows: readonly Row[], before: ProductState | undefined, scope: Naming) => {
  const merge = { ...scope, line: rows[0]?.line ?? 1, taken: new Set<string>() };
  if (before && addingIn(rows)) {
    const names = before.options.map(({ name }) => name);
    const { all, keys } = addDetails(rows, before, { ...merge, names });
    return { all, keys, options: before.options };
  }
  const names = optionNames(rows, before);
  const named: Merge = { ...merge, names };
  const { all, keys } = mergeVariants(usable(rows, named), before, named);
  return { all, keys, options: optionsOf(names, all, before) };
};

/**
 * The product that a group of rows of one handle makes of what there is (`before`): variants are found by
 * their options, else by sku; what the rows do not name stays. The same rows again change nothing.
 */
export const mergeRows = (
  before: ProductState | undefined,
  rows: readonly Row[],
  scope: MergeScope,
): Merged => {
  const handle = rows[0]?.handle ?? "";
  const errors = rows.flatMap((row) => row.errors);
  const sent = rows.find(({ product }) => product)?.product;
  const none = { status: statusOf(sent, before), variants: 0, images: 0, keys: [], errors };
  const refused = before ? undefined : unmade(rows, sent);
  if (refused) return { ...none, errors: [...errors, ...refused] };
  const { all, keys, options } = variantsOf(rows, before, { ...scope, handle, errors });
  const { images, count, left } = imagesOf(rows, before);
  errors.push(...imagesLeftOut(rows, left));
  if (all.length === 0 || addsNothing(rows, sent, keys.length + count)) return none;
  const { ids, unknown } = categoriesOf(rows, sent, scope);
  errors.push(...unknown);
  const texts = textsOf(sent, before ? contentIn(before) : empty(handle), ids);
  return {
    ...none,
    content: { ...texts, options, images, variants: all },
    variants: keys.length,
    images: count,
    keys,
  };
};
