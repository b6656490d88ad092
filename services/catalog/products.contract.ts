import {
  action,
  closedObject,
  Currency,
  pageOf,
  Paging,
  Type,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import {
  faults,
  Product,
  ProductInput,
  ProductPatch,
  ProductSummary,
  Status,
  text,
} from "./catalog.schemas.ts";

export * from "./catalog.schemas.ts";

const { Optional: opt } = Type;
const described = <T extends object>(schema: T, description: string): T => ({
  ...schema,
  description,
});
const productId = described(text(255, 1), "Id or handle of the product");
const expectedVersion = opt(Type.Integer());
const writers = { scope: "catalog:write" } as const;
const { NOT_FOUND, VALIDATION_FAILED, PRECONDITION_FAILED, VERSION_CONFLICT } = common;
const saving = [VALIDATION_FAILED, faults.HANDLE_TAKEN, faults.SKU_TAKEN, VERSION_CONFLICT];
const editing = [NOT_FOUND, PRECONDITION_FAILED, ...saving, faults.NOTHING_TO_SELL];

export const listProducts = action({
  name: "catalog.list",
  summary: "What is on sale; staff may ask by status",
  params: closedObject({
    // Pasted from anywhere.
    q: opt(
      Type.String({
        minLength: 0,
        maxLength: 200,
        text: "lines",
        description: "Words of titles, vendors, types and tags",
      }),
    ),
    category: opt(described(text(255, 1), "Id or handle of a category")),
    tag: opt(described(text(255, 1), "A tag, as it is written on products")),
    vendor: opt(described(text(255, 1), "A vendor, as it is written on products")),
    minPrice: opt(Type.Integer({ minimum: 0, description: "Minor units of the currency" })),
    maxPrice: opt(Type.Integer({ minimum: 0, description: "Minor units of the currency" })),
    inStock: opt(Type.Boolean({ description: "Only what can be bought now" })),
    sort: opt(
      Type.Union(
        (["newest", "oldest", "title", "-title", "price", "-price"] as const).map((way) =>
          Type.Literal(way),
        ),
        { description: "The order of the list; a hyphen before it: the other way round" },
      ),
    ),
    currency: opt(Currency),
    status: opt(
      Type.Union([...Status.anyOf, Type.Literal("all")], {
        description: "For staff; others see what is on sale",
      }),
    ),
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
  access: writers,
  faults: [...saving, faults.NOTHING_TO_SELL],
  rest: { method: "POST", path: "/products", status: 201, location: "/v1/products/{id}" },
});

export const replaceProduct = action({
  name: "catalog.replace",
  summary: "Replaces a product; variants are known by id or sku",
  params: closedObject({ productId, expectedVersion, ...ProductInput.properties }),
  returns: Product,
  access: writers,
  faults: editing,
  rest: { method: "PUT", path: "/products/{productId}", ifMatch: true },
});

export const patchProduct = action({
  name: "catalog.patch",
  summary: "Changes the fields sent (JSON Merge Patch)",
  params: closedObject({
    productId,
    expectedVersion,
    replace: opt(
      Type.Literal("variants", {
        description:
          "The variants sent are all there are, each as it is sent; without it they are merged by id, else sku, else options, and none may be left out",
      }),
    ),
    ...ProductPatch.properties,
  }),
  returns: Product,
  access: writers,
  faults: [...editing, faults.VARIANTS_WOULD_BE_LOST],
  rest: { method: "PATCH", path: "/products/{productId}", ifMatch: true, query: ["replace"] },
});

export const deleteProduct = action({
  name: "catalog.delete",
  summary: "Deletes a draft; any other product is archived and its handle and skus are free again",
  params: closedObject({ productId, expectedVersion }),
  returns: Product,
  access: writers,
  faults: [NOT_FOUND, PRECONDITION_FAILED, VERSION_CONFLICT],
  rest: { method: "DELETE", path: "/products/{productId}", ifMatch: true },
});

export const publishProduct = action({
  name: "catalog.publish",
  summary: "Puts a product on sale",
  params: closedObject({ productId }),
  returns: Product,
  access: writers,
  idempotent: true,
  faults: [NOT_FOUND, faults.NOTHING_TO_SELL, VERSION_CONFLICT],
  rest: { method: "POST", path: "/products/{productId}/publish" },
});

export const archiveProduct = action({
  name: "catalog.archive",
  summary: "Takes a product off sale",
  params: closedObject({ productId }),
  returns: Product,
  access: writers,
  idempotent: true,
  faults: [NOT_FOUND, VERSION_CONFLICT],
  rest: { method: "POST", path: "/products/{productId}/archive" },
});
