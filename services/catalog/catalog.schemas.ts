import {
  closedObject,
  Id,
  Money,
  Sku,
  Type,
  UnitPrice,
  VariantKey,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue } from "../../platform/kernel/fault.ts";

/** Refusals of the catalogue. */
export const faults = catalogue({
  UNKNOWN_SKU: [422, "There is no such sku on sale", { sku: Sku }],
  HANDLE_TAKEN: [
    409,
    "Another product or category has this handle",
    { handle: Type.String(), productId: Id, categoryId: Id },
  ],
  SKU_TAKEN: [409, "Another product has this sku", { sku: Sku, productId: Id }],
  NOTHING_TO_SELL: [409, "A product without variants cannot be published"],
  VARIANTS_WOULD_BE_LOST: [409, "Variants would be lost", { skus: Type.Array(Sku) }],
  CSV_INVALID: [422, "The file is no product CSV"],
});

/** A product has at most this many variants. */
export const VARIANTS_MAX = 100;
/** A product or a variant has at most this many names of metadata, each with a text of at most so many characters. */
export const METADATA_MAX = 250;
export const METADATA_TEXT_MAX = 10_000;
/** Longest description, in characters, as sent and as stored. */
export const DESCRIPTION_MAX = 500_000;

/** A text of limited length. */
export const text = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength });
/** A text of several lines. */
const lines = (maxLength?: number) =>
  Type.String({ ...(maxLength === undefined ? {} : { minLength: 0, maxLength }), text: "lines" });
const { Optional: opt, Array: list } = Type;

export const Status = Type.Union([
  Type.Literal("draft"),
  Type.Literal("active"),
  Type.Literal("archived"),
]);
export type Status = Static<typeof Status>;

const Metadata = Type.Record(
  Type.String(),
  Type.Union([lines(), Type.Number(), Type.Boolean()], { title: "MetadataValue" }),
);
/** Free facts about a product or a variant: names with plain values. */
export type Metadata = Static<typeof Metadata>;

const ImageUrl = Type.String({
  minLength: 1,
  maxLength: 4000,
  pattern: "^(https?://|/|data:image/)",
  as: "uri-reference",
  description: "Kept as it is, never fetched",
});
const ShownImage = Type.String({ as: "uri-reference" });
const Image = closedObject({ url: ImageUrl, alt: opt(text(1000)) }, { title: "ImageInput" });
const Option = closedObject(
  { name: text(255, 1), values: list(text(255, 1), { maxItems: 250 }) },
  { title: "OptionInput" },
);
const Values = Type.Record(Type.String(), Type.String());
const Weight = Type.Integer({ minimum: 0, maximum: 100_000_000 });
const Stock = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const Prices = list(UnitPrice, { maxItems: 60 });

/** What everybody sees of a variant, other services too. */
const shown = { weightGrams: opt(Weight), image: opt(ShownImage) };
/** What staff and other services see. `initialStock`: of a sku that has no stock yet. */
const terms = {
  taxClass: Type.String(),
  tracked: Type.Boolean(),
  backorder: Type.Boolean(),
  initialStock: opt(Type.Integer()),
};

/** A variant as it is stored. What is seen of it are parts of this, by `pick`. */
export const StoredVariant = closedObject({
  id: Id,
  /** Names it in other services instead of its id: the sku it had before there were keys. */
  key: opt(Sku),
  sku: Sku,
  title: Type.String(),
  options: Values,
  prices: list(Money),
  compareAtPrices: list(Money),
  ...shown,
  barcode: opt(Type.String()),
  ...terms,
  metadata: opt(Metadata),
});
export type StoredVariant = Readonly<Static<typeof StoredVariant>>;

/** What a caller or a file may say of a variant beside its names, options and prices. */
export const VariantDetails = closedObject({
  ...shown,
  barcode: opt(Type.String()),
  metadata: opt(Metadata),
});
export type VariantDetails = Static<typeof VariantDetails>;

/** A variant as shoppers see it. */
export const ShopperVariant = closedObject({
  id: Id,
  sku: Sku,
  title: Type.String(),
  options: Values,
  price: Money,
  compareAtPrice: opt(Money),
  ...shown,
  barcode: opt(Type.String()),
  available: Type.Boolean(),
  availableQuantity: opt(Type.Integer()),
});

/** A variant as staff see it. */
export const Variant = closedObject(
  {
    ...ShopperVariant.properties,
    prices: opt(list(Money)),
    compareAtPrices: opt(list(Money)),
    ...Type.Partial(closedObject(terms)).properties,
    metadata: opt(Metadata),
  },
  { title: "Variant" },
);
export type VariantView = Static<typeof Variant>;

/** What a save may change of a product, as it is stored. */
export const ProductContent = closedObject({
  handle: Type.String(),
  title: Type.String(),
  descriptionHtml: Type.String(),
  vendor: Type.String(),
  type: Type.String(),
  categories: list(Type.String()),
  tags: list(Type.String()),
  options: list(
    closedObject({ name: Type.String(), values: list(Type.String()) }, { title: "Option" }),
  ),
  images: list(closedObject({ url: ShownImage, alt: Type.String() }, { title: "Image" })),
  variants: list(StoredVariant),
  metadata: opt(Metadata),
});
export type ProductContent = Readonly<Static<typeof ProductContent>>;

export const Product = closedObject(
  {
    id: Id,
    ...ProductContent.properties,
    variants: list(Variant),
    status: Status,
    version: Type.Integer(),
  },
  { title: "Product" },
);
export type ProductView = Static<typeof Product>;

export const ProductSummary = closedObject(
  {
    id: Id,
    handle: Type.String(),
    title: Type.String(),
    vendor: Type.String(),
    priceRange: closedObject({ min: Money, max: Money }),
    image: opt(ShownImage),
    available: Type.Boolean(),
    /** Shown when the list was asked for by status. */
    status: opt(Status),
    version: Type.Integer(),
  },
  { title: "ProductSummary" },
);
export type ProductSummary = Static<typeof ProductSummary>;

const VariantInput = closedObject(
  {
    id: opt(Id),
    sku: opt(Sku),
    title: opt(text(500)),
    options: opt(
      Type.Record(Type.String(), Type.String(), {
        description: "A value for each option of the product, not blank",
      }),
    ),
    price: opt(UnitPrice),
    prices: opt(Prices),
    compareAtPrice: opt(UnitPrice),
    compareAtPrices: opt(Prices),
    weightGrams: opt(Weight),
    barcode: opt(text(100)),
    image: opt(ImageUrl),
    taxClass: opt(text(64, 1)),
    tracked: opt(Type.Boolean({ description: "Whether stock is counted; default true" })),
    backorder: opt(Type.Boolean({ description: "Sold beyond what there is; default false" })),
    initialStock: opt(Stock),
    metadata: opt(Metadata),
    available: opt(Type.Boolean({ description: "Read only, ignored" })),
    availableQuantity: opt(Type.Integer({ description: "Read only, ignored" })),
  },
  { title: "VariantInput" },
);
/** A variant as staff send it: `price` is short for `prices` of one. */
export type VariantInput = Static<typeof VariantInput>;

export const ProductInput = closedObject({
  title: text(500, 1),
  handle: opt(text(255, 1)),
  descriptionHtml: opt(lines(DESCRIPTION_MAX)),
  vendor: opt(text(255)),
  type: opt(text(255)),
  categories: opt(
    list(text(255, 1), {
      maxItems: 100,
      description:
        "Ids or handles of categories; one that there is not is 422. Stored by id and shown by the handle it has now",
    }),
  ),
  tags: opt(list(text(255, 1), { maxItems: 250 })),
  options: opt(list(Option, { maxItems: 5 })),
  images: opt(list(Image, { maxItems: 250 })),
  variants: opt(list(VariantInput, { maxItems: VARIANTS_MAX })),
  status: opt(Status),
  metadata: opt(Metadata),
  id: opt(Id),
  version: opt(Type.Integer()),
});
/** A product as staff send it; `id` and `version` are read only and ignored. */
export type ProductInput = Static<typeof ProductInput>;

const orNull = <T extends Parameters<typeof Type.Optional>[0]>(schema: T) =>
  opt(Type.Union([schema, Type.Null()]));
export const ProductPatch = closedObject({
  ...ProductInput.properties,
  title: opt(text(500, 1)),
  descriptionHtml: orNull(lines(DESCRIPTION_MAX)),
  vendor: orNull(text(255)),
  type: orNull(text(255)),
  metadata: orNull(
    Type.Record(
      Type.String(),
      Type.Union([lines(), Type.Number(), Type.Boolean(), Type.Null()], { title: "MetadataValue" }),
    ),
  ),
});
export type ProductPatch = Static<typeof ProductPatch>;

/** What other services need to know of a variant. */
export const CatalogVariant = closedObject({
  sku: Sku,
  variantId: Id,
  variantKey: VariantKey,
  /** The variant's title. */
  title: Type.String(),
  prices: list(Money),
  compareAt: list(Money),
  ...shown,
  ...terms,
});
export type CatalogVariant = Static<typeof CatalogVariant>;

/** The data of every event of the catalogue. */
export const CatalogProduct = closedObject({
  productId: Id,
  handle: Type.String(),
  title: Type.String(),
  vendor: Type.String(),
  type: Type.String(),
  status: Type.String(),
  tags: list(Type.String()),
  categories: list(Type.String()),
  image: opt(ShownImage),
  skus: list(CatalogVariant),
  /** Skus the product had before and has no more. */
  removed: list(Type.String()),
  /** Keys of the variants it had before and has no more; absent from events of before there were keys. */
  gone: opt(list(Type.String())),
});
export type CatalogProduct = Static<typeof CatalogProduct>;

export const CatalogSku = closedObject({
  ...CatalogVariant.properties,
  productId: Id,
  productTitle: Type.String(),
  status: Type.String(),
  available: Type.Boolean(),
});
export type CatalogSku = Static<typeof CatalogSku>;
