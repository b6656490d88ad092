import { restored } from "./formula.ts";

/** What a column of a Shopify product CSV means here. */
export type Field =
  | "handle"
  | "title"
  | "description"
  | "vendor"
  | "type"
  | "customType"
  | "standardType"
  | "tags"
  | "categories"
  | "published"
  | "status"
  | `name${1 | 2 | 3 | 4 | 5}`
  | `value${1 | 2 | 3 | 4 | 5}`
  | "sku"
  | "grams"
  | "weight"
  | "weightUnit"
  | "tracker"
  | "quantity"
  | "policy"
  | "price"
  | "compareAt"
  | "taxable"
  | "barcode"
  | "imageUrl"
  | "imagePosition"
  | "imageAlt"
  | "variantImage";

/**
 * Names in lower case: the export of 2014 to 2024, then the product template of 2024. Shopify knows
 * neither more than three options nor handles of categories: those are columns of our own export.
 */
const names: Readonly<Record<Field, readonly string[]>> = {
  handle: ["handle", "url handle"],
  title: ["title"],
  description: ["body (html)", "body html", "description"],
  vendor: ["vendor"],
  type: ["type"],
  customType: ["custom product type"],
  standardType: ["standardized product type", "standard product type"],
  tags: ["tags"],
  categories: ["category handles"],
  published: ["published", "published on online store"],
  status: ["status"],
  name1: ["option1 name"],
  name2: ["option2 name"],
  name3: ["option3 name"],
  name4: ["option4 name"],
  name5: ["option5 name"],
  value1: ["option1 value"],
  value2: ["option2 value"],
  value3: ["option3 value"],
  value4: ["option4 value"],
  value5: ["option5 value"],
  sku: ["variant sku", "sku"],
  grams: ["variant grams", "weight value (grams)"],
  weight: ["variant weight"],
  weightUnit: ["variant weight unit", "weight unit for display"],
  tracker: ["variant inventory tracker", "inventory tracker"],
  quantity: ["variant inventory qty", "inventory quantity"],
  policy: ["variant inventory policy", "continue selling when out of stock"],
  price: ["variant price", "price"],
  compareAt: ["variant compare at price", "compare-at price"],
  taxable: ["variant taxable", "charge tax"],
  barcode: ["variant barcode", "barcode"],
  imageUrl: ["image src", "product image url"],
  imagePosition: ["image position"],
  imageAlt: ["image alt text"],
  variantImage: ["variant image", "variant image url"],
};
const fieldOf = new Map(
  (Object.entries(names) as [Field, readonly string[]][]).flatMap(([field, all]) =>
    all.map((name) => [name, field] as const),
  ),
);

/** Columns that are metadata of the variant; every other unknown column is the product's. */
const ofVariant =
  /^(?:variant |cost per item$|coo$|hs code$|price \/ |compare at price \/ |tax code$|fulfillment service$|requires shipping$|unit price |total measure)/u;

/** Without one of these (and prices) a file is about variants; its titles only help to read it. */
const ofProduct: readonly Field[] = [
  ...(["description", "vendor", "type", "customType", "standardType"] as const),
  ...(["tags", "categories", "published", "status", "imageUrl"] as const),
];

export interface Columns {
  /** How many cells a row may have. */
  readonly width: number;
  /**
   * `products`: rows make products and variants. Without a price column they only name what there
   * is: `details` adds to products and variants, `variants` to variants alone (customs, stock).
   */
  readonly kind: "products" | "details" | "variants";
  readonly at: Readonly<Partial<Record<Field, number>>>;
  readonly others: readonly {
    readonly name: string;
    readonly index: number;
    readonly ofVariant: boolean;
  }[];
}

const kindOf = (at: Columns["at"]): Columns["kind"] => {
  if (at.price !== undefined) return "products";
  const named = at.sku !== undefined || at.value1 !== undefined;
  return named && ofProduct.every((field) => at[field] === undefined) ? "variants" : "details";
};

const prefixes = { product: "Metadata / ", variant: "Variant Metadata / " } as const;

/** The column a name of metadata is exported under: its own where an import reads it back as what it is. */
export const metadataColumn = (name: string, owner: "product" | "variant"): string => {
  const low = name.toLowerCase();
  const own = ofVariant.test(low) === (owner === "variant") && !fieldOf.has(low);
  const plain = own && name === name.trim() && !name.startsWith(prefixes.product);
  return plain && !name.startsWith(prefixes.variant) ? name : `${prefixes[owner]}${name}`;
};

const otherOf = (cell: string): { name: string; ofVariant: boolean } | undefined => {
  for (const owner of ["product", "variant"] as const) {
    const name = cell.startsWith(prefixes[owner]) ? cell.slice(prefixes[owner].length) : "";
    if (name !== "") return { name, ofVariant: owner === "variant" };
  }
  const name = cell.trim();
  return name === "" ? undefined : { name, ofVariant: ofVariant.test(name.toLowerCase()) };
};

/** More columns are no product file: each unknown one is a name of metadata. */
const columnsMax = 1_000;

/** Reads a header, whatever its case, order and age; undefined when it names no products or has too many columns. */
export const columnsOf = (header: readonly string[]): Columns | undefined => {
  const at: Partial<Record<Field, number>> = {};
  const others: { name: string; index: number; ofVariant: boolean }[] = [];
  header.forEach((cell, index) => {
    const bare = restored(cell.replace(/^\uFEFF/u, ""));
    const field = fieldOf.get(bare.trim().toLowerCase());
    const other = otherOf(bare);
    if (field !== undefined && at[field] === undefined) at[field] = index;
    else if (other) others.push({ ...other, index });
  });
  const named = at.handle !== undefined || at.title !== undefined;
  if (!named || header.length > columnsMax) return undefined;
  const kind = kindOf(at);
  const all = kind === "variants" ? others.map((one) => ({ ...one, ofVariant: true })) : others;
  return { width: header.length, kind, at, others: all };
};
