import { defined, filled } from "./fields.ts";
import { valuesKey } from "./handle.ts";
import { cleanHtml } from "./html.ts";
import type { RowError } from "./imports.contract.ts";
import type { Status } from "./products.contract.ts";
import type { Row, RowImage, RowProduct } from "./rows.ts";
import { contentIn, type Content, type ProductState, type VariantState } from "./state.ts";
import { mergeVariants, usable, type Around, type Work } from "./variants.ts";

export interface Merged {
  /** Undefined: nothing of it can land. */
  readonly content?: Content;
  readonly status: Status;
  readonly variants: number;
  readonly images: number;
  /** Keys of the variants that landed. */
  readonly keys: readonly string[];
  readonly errors: readonly RowError[];
}

const isDefault = (values: readonly string[], names: readonly string[]): boolean =>
  values[0] === "Default Title" && (names[0] ?? "Title").toLowerCase() === "title";

/** Names of new options: as sent, numbered where a value has none. */
const newNames = (sent: readonly string[], values: readonly string[]): readonly string[] => {
  if (isDefault(values, sent)) return [];
  const last = (cells: readonly string[]) => cells.findLastIndex((cell) => cell !== "");
  const width = Math.max(last(sent), last(values)) + 1;
  return Array.from({ length: width }, (_, i) => sent[i] || `Option ${i + 1}`);
};

/** Names of the options: those of the first row that names any, else those there are. */
const namesOf = (rows: readonly Row[], before: ProductState | undefined): readonly string[] => {
  const named = rows.find(({ names }) => names.some((name) => name !== ""));
  if (!named && before) return before.options.map(({ name }) => name);
  const first = named?.variant ? named : rows.find(({ variant }) => variant);
  return newNames(named?.names ?? [], first?.variant?.values ?? []);
};

const imagesOf = (rows: readonly Row[], before: ProductState | undefined) => {
  const sent = rows.flatMap(({ image }): RowImage[] => (image ? [image] : []));
  const inOrder = sent
    .map((image, i) => ({ image, i }))
    .sort((a, b) => (a.image.position ?? 1e9) - (b.image.position ?? 1e9) || a.i - b.i);
  const old = new Map((before?.images ?? []).map((image) => [image.url, image]));
  const fresh = new Map(
    inOrder.map(({ image: { url, alt } }) => [url, { url, alt: alt ?? old.get(url)?.alt ?? "" }]),
  );
  const first = rows.some(({ product }) => product) ? [...fresh.keys()] : [...old.keys()];
  const urls = [...new Set([...first, ...old.keys(), ...fresh.keys()])];
  const images = urls.flatMap((url) => fresh.get(url) ?? old.get(url) ?? []);
  return { images: images.slice(0, 250), count: fresh.size };
};

const textsOf = (sent: RowProduct | undefined, before: Content) => {
  if (!sent) return before;
  const { title, descriptionHtml, vendor, type, tags } = sent;
  return {
    ...before,
    title: title.slice(0, 500),
    ...defined<Partial<Content>>({
      descriptionHtml: descriptionHtml === undefined ? undefined : cleanHtml(descriptionHtml),
      vendor,
      type,
      tags,
      metadata: filled({ ...before.metadata, ...sent.metadata }),
    }),
  };
};

const statusOf = (sent: RowProduct | undefined, before: ProductState | undefined): Status =>
  sent?.status ?? (before && before.status !== "deleted" ? before.status : "active");

const optionsOf = (names: readonly string[], variants: readonly VariantState[]) =>
  names.map((name) => ({
    name,
    values: [...new Set(variants.flatMap(({ options }) => options[name] ?? []))],
  }));

const empty = (handle: string): Content => ({
  ...{ handle, title: "", descriptionHtml: "", vendor: "", type: "" },
  ...{ categories: [], tags: [], options: [], images: [], variants: [] },
});

/**
 * The product that a group of rows of one handle makes of what there is (`before`): variants are known by
 * their options, else by sku; what the rows do not name stays. The same rows again change nothing.
 */
export const mergeRows = (
  before: ProductState | undefined,
  rows: readonly Row[],
  around: Around,
): Merged => {
  const handle = rows[0]?.handle ?? "";
  const errors = rows.flatMap((row) => row.errors);
  const sent = rows.find(({ product }) => product)?.product;
  const none = { status: statusOf(sent, before), variants: 0, images: 0, keys: [], errors };
  if (!before && !sent) {
    const line = rows[0]?.line ?? 1;
    errors.push({ line, handle, code: "TITLE_MISSING", message: "a new product needs a title" });
    return none;
  }
  const names = namesOf(rows, before);
  const work: Work = { ...around, handle, names, errors, taken: new Set() };
  const { all, rows: landed } = mergeVariants(usable(rows, work), before, work);
  if (all.length === 0) return none;
  const { images, count } = imagesOf(rows, before);
  const texts = textsOf(sent, before ? contentIn(before) : empty(handle));
  return {
    ...none,
    content: { ...texts, options: optionsOf(names, all), images, variants: all },
    variants: landed.length,
    images: count,
    keys: landed.map(({ values }) => valuesKey(values.slice(0, names.length))),
  };
};
