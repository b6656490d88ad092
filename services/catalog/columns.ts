/** What a column of a Shopify product CSV means to us. */
export type Field =
  | "handle"
  | "title"
  | "description"
  | "vendor"
  | "type"
  | "customType"
  | "standardType"
  | "tags"
  | "published"
  | "status"
  | `name${1 | 2 | 3}`
  | `value${1 | 2 | 3}`
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

/** Names in lower case: the export of 2014 to 2024, then the product template of 2024. */
const names: Readonly<Record<Field, readonly string[]>> = {
  handle: ["handle", "url handle"],
  title: ["title"],
  description: ["body (html)", "body html", "description"],
  vendor: ["vendor"],
  type: ["type"],
  customType: ["custom product type"],
  standardType: ["standardized product type", "standard product type"],
  tags: ["tags"],
  published: ["published", "published on online store"],
  status: ["status"],
  name1: ["option1 name"],
  name2: ["option2 name"],
  name3: ["option3 name"],
  value1: ["option1 value"],
  value2: ["option2 value"],
  value3: ["option3 value"],
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

/** Kept as metadata of the variant; every other unknown column is the product's. */
const variants =
  /^(?:variant |cost per item$|price \/ |compare at price \/ |tax code$|fulfillment service$|requires shipping$|unit price |total measure)/u;

export interface Columns {
  /** How many cells a row may have. */
  readonly width: number;
  readonly at: Readonly<Partial<Record<Field, number>>>;
  readonly others: readonly {
    readonly name: string;
    readonly index: number;
    readonly ofVariant: boolean;
  }[];
}

/** Reads a header, whatever its case, order and age; undefined when it has no handle. */
export const columnsOf = (header: readonly string[]): Columns | undefined => {
  const at: Partial<Record<Field, number>> = {};
  const others: { name: string; index: number; ofVariant: boolean }[] = [];
  header.forEach((cell, index) => {
    const name = cell.replace(/^\uFEFF/u, "").trim();
    const field = fieldOf.get(name.toLowerCase());
    if (field !== undefined && at[field] === undefined) at[field] = index;
    else if (name !== "")
      others.push({ name, index, ofVariant: variants.test(name.toLowerCase()) });
  });
  return at.handle === undefined ? undefined : { width: header.length, at, others };
};
