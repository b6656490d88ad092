import {
  action,
  closedObject,
  Currency,
  Id,
  Money,
  pageOf,
  Paging,
  Sku,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { catalogue, common } from "../../platform/kernel/fault.ts";

/** Refusals of the catalogue. */
export const faults = catalogue({
  UNKNOWN_SKU: [422, "There is no such sku"],
  HANDLE_TAKEN: [409, "Another product or category has this handle"],
  SKU_TAKEN: [409, "Another product has this sku"],
  NOTHING_TO_SELL: [409, "A product without variants cannot be published"],
  CSV_INVALID: [422, "The file is no product CSV"],
});

/** A product has at most this many variants. */
export const VARIANTS_MAX = 100;
const text = (maxLength: number, minLength = 0) => Type.String({ minLength, maxLength });
const { Optional: opt, Array: list } = Type;

export const Status = Type.Union([
  Type.Literal("draft"),
  Type.Literal("active"),
  Type.Literal("archived"),
]);
export type Status = Static<typeof Status>;

const Metadata = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
);
/** Free facts about a product or a variant: names with plain values. */
export type Metadata = Static<typeof Metadata>;

const ImageUrl = Type.String({
  minLength: 1,
  maxLength: 4000,
  pattern: "^(https?://|/|data:image/)",
  description: "Kept as it is, never fetched",
});
const Image = closedObject({ url: ImageUrl, alt: opt(text(1000)) });
const Option = closedObject({ name: text(255, 1), values: list(text(255, 1), { maxItems: 250 }) });
const Values = Type.Record(Type.String(), Type.String());
const Weight = Type.Integer({ minimum: 0, maximum: 100_000_000 });
const Stock = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const Price = closedObject({
  amount: Type.Integer({ minimum: 0, maximum: 9007199254740991 }),
  currency: Currency,
});
const Prices = list(Price, { maxItems: 60 });
const TaxClass = text(64, 1);

/** A variant as shown; what follows `image` only staff see. */
export const Variant = closedObject(
  {
    id: Id,
    sku: Sku,
    title: Type.String(),
    options: Values,
    price: Money,
    compareAtPrice: opt(Money),
    weightGrams: opt(Weight),
    barcode: opt(Type.String()),
    available: Type.Boolean(),
    availableQuantity: opt(Type.Integer()),
    image: opt(Type.String()),
    prices: opt(list(Money)),
    compareAtPrices: opt(list(Money)),
    taxClass: opt(Type.String()),
    tracked: opt(Type.Boolean()),
    backorder: opt(Type.Boolean()),
    initialStock: opt(Type.Integer()),
    metadata: opt(Metadata),
  },
  { title: "Variant" },
);
export type VariantView = Static<typeof Variant>;

export const Product = closedObject(
  {
    id: Id,
    handle: Type.String(),
    title: Type.String(),
    descriptionHtml: Type.String(),
    vendor: Type.String(),
    type: Type.String(),
    categories: list(Type.String()),
    tags: list(Type.String()),
    options: list(closedObject({ name: Type.String(), values: list(Type.String()) })),
    images: list(closedObject({ url: Type.String(), alt: Type.String() })),
    variants: list(Variant),
    status: Status,
    metadata: opt(Metadata),
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
    image: opt(Type.String()),
    available: Type.Boolean(),
    /** Shown when the list was asked for by status. */
    status: opt(Status),
    version: Type.Integer(),
  },
  { title: "ProductSummary" },
);
export type ProductSummary = Static<typeof ProductSummary>;

const VariantInput = closedObject({
  id: opt(Id),
  sku: opt(Sku),
  title: opt(text(500)),
  options: opt(Values),
  price: opt(Price),
  prices: opt(Prices),
  compareAtPrice: opt(Price),
  compareAtPrices: opt(Prices),
  weightGrams: opt(Weight),
  barcode: opt(text(100)),
  image: opt(ImageUrl),
  taxClass: opt(TaxClass),
  tracked: opt(Type.Boolean({ description: "Whether stock is counted; default true" })),
  backorder: opt(Type.Boolean({ description: "Sold beyond what there is; default false" })),
  initialStock: opt(Stock),
  metadata: opt(Metadata),
  available: opt(Type.Boolean({ description: "Read only, ignored" })),
  availableQuantity: opt(Type.Integer({ description: "Read only, ignored" })),
});
/** A variant as staff send it: `price` is short for `prices` of one. */
export type VariantInput = Static<typeof VariantInput>;

const fields = {
  title: text(500, 1),
  handle: opt(text(255, 1)),
  descriptionHtml: opt(text(500_000)),
  vendor: opt(text(255)),
  type: opt(text(255)),
  categories: opt(list(text(255, 1), { maxItems: 100 })),
  tags: opt(list(text(255, 1), { maxItems: 250 })),
  options: opt(list(Option, { maxItems: 5 })),
  images: opt(list(Image, { maxItems: 250 })),
  variants: opt(list(VariantInput, { maxItems: VARIANTS_MAX })),
  status: opt(Status),
  metadata: opt(Metadata),
  id: opt(Id),
  version: opt(Type.Integer()),
};
const ProductInput = closedObject(fields);
/** A product as staff send it; `id` and `version` are read only and ignored. */
export type ProductInput = Static<typeof ProductInput>;

const orNull = <T extends Parameters<typeof Type.Optional>[0]>(schema: T) =>
  opt(Type.Union([schema, Type.Null()]));
const patch = {
  ...fields,
  title: opt(text(500, 1)),
  descriptionHtml: orNull(text(500_000)),
  vendor: orNull(text(255)),
  type: orNull(text(255)),
  metadata: orNull(
    Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
    ),
  ),
};
const ProductPatch = closedObject(patch);
export type ProductPatch = Static<typeof ProductPatch>;

const productId = text(255, 1);
const expectedVersion = opt(Type.Integer());
const staff = { scope: "catalog" } as const;
const { NOT_FOUND, VALIDATION_FAILED, PRECONDITION_FAILED, VERSION_CONFLICT } = common;
const saving = [VALIDATION_FAILED, faults.HANDLE_TAKEN, faults.SKU_TAKEN, VERSION_CONFLICT];
const editing = [NOT_FOUND, PRECONDITION_FAILED, ...saving, faults.NOTHING_TO_SELL];

export const listProducts = action({
  name: "catalog.list",
  summary: "What is on sale; staff may ask by status",
  params: closedObject({
    q: opt(text(200)),
    category: opt(text(255, 1)),
    tag: opt(text(255, 1)),
    vendor: opt(text(255, 1)),
    minPrice: opt(Type.Integer({ minimum: 0, description: "Minor units of the currency" })),
    maxPrice: opt(Type.Integer({ minimum: 0, description: "Minor units of the currency" })),
    inStock: opt(Type.Boolean()),
    sort: opt(
      Type.Union(
        (["newest", "oldest", "title", "-title", "price", "-price"] as const).map((way) =>
          Type.Literal(way),
        ),
      ),
    ),
    currency: opt(Currency),
    status: opt(Type.Union([...Status.anyOf, Type.Literal("all")])),
    ...Paging,
  }),
  returns: pageOf(ProductSummary),
  access: "public",
  faults: [common.CURSOR_INVALID, VALIDATION_FAILED, common.UNAUTHENTICATED, common.FORBIDDEN],
  rest: { method: "GET", path: "/products", shared: true },
});

export const getProduct = action({
  name: "catalog.get",
  summary: "A product by id or handle",
  params: closedObject({ productId, currency: opt(Currency) }),
  returns: Product,
  access: "public",
  faults: [NOT_FOUND, VALIDATION_FAILED],
  rest: { method: "GET", path: "/products/{productId}", shared: true },
});

export const createProduct = action({
  name: "catalog.create",
  summary: "Makes a product, a draft unless `status` says otherwise",
  params: ProductInput,
  returns: Product,
  access: staff,
  faults: [...saving, faults.NOTHING_TO_SELL],
  rest: { method: "POST", path: "/products", status: 201, location: "/v1/products/{id}" },
});

export const replaceProduct = action({
  name: "catalog.replace",
  summary: "Replaces a product; variants are known by id or sku",
  params: closedObject({ productId, expectedVersion, ...fields }),
  returns: Product,
  access: staff,
  faults: editing,
  rest: { method: "PUT", path: "/products/{productId}", ifMatch: true },
});

export const patchProduct = action({
  name: "catalog.patch",
  summary: "Changes the fields sent (JSON Merge Patch)",
  params: closedObject({ productId, expectedVersion, ...patch }),
  returns: Product,
  access: staff,
  faults: editing,
  rest: { method: "PATCH", path: "/products/{productId}", ifMatch: true },
});

export const deleteProduct = action({
  name: "catalog.delete",
  summary: "Deletes a draft; any other product is archived",
  params: closedObject({ productId, expectedVersion }),
  returns: Type.Null(),
  access: staff,
  faults: [NOT_FOUND, PRECONDITION_FAILED, VERSION_CONFLICT],
  rest: { method: "DELETE", path: "/products/{productId}", status: 204, ifMatch: true },
});

export const publishProduct = action({
  name: "catalog.publish",
  summary: "Puts a product on sale",
  params: closedObject({ productId }),
  returns: Product,
  access: staff,
  idempotent: true,
  faults: [NOT_FOUND, faults.NOTHING_TO_SELL, VERSION_CONFLICT],
  rest: { method: "POST", path: "/products/{productId}/publish" },
});

export const archiveProduct = action({
  name: "catalog.archive",
  summary: "Takes a product off sale",
  params: closedObject({ productId }),
  returns: Product,
  access: staff,
  idempotent: true,
  faults: [NOT_FOUND, VERSION_CONFLICT],
  rest: { method: "POST", path: "/products/{productId}/archive" },
});
