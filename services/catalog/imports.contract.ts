import {
  action,
  closedObject,
  Currency,
  Id,
  Instant,
  TextStream,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import { faults } from "./catalog.schemas.ts";

const count = Type.Integer({ minimum: 0 });
const readers = { scope: "catalog:read" } as const;
const writers = { scope: "catalog:write" } as const;

/** What became of the products of a file; `errors` counts all, also those beyond the list. */
export const Counts = closedObject({
  products: count,
  variants: count,
  images: count,
  created: count,
  changed: count,
  unchanged: count,
  skipped: count,
  errors: count,
});
export type Counts = Static<typeof Counts>;

/** A row that was not taken as it is: its first line in the file, and why. A category that there is not is left out of its product. */
export const RowError = closedObject({
  line: Type.Integer({ minimum: 1 }),
  handle: Type.Optional(Type.String()),
  code: Type.String(),
  message: Type.String(),
});
export type RowError = Static<typeof RowError>;

const statuses = ["queued", "running", "completed", "failed"] as const;
export const Import = closedObject(
  {
    id: Id,
    status: Type.Union(statuses.map((status) => Type.Literal(status))),
    currency: Currency,
    progress: closedObject({ rows: count, total: Type.Optional(count) }),
    counts: Counts,
    /** The first 1,000. */
    errors: Type.Array(RowError),
    createdAt: Instant,
    endedAt: Type.Optional(Instant),
    version: Type.Integer(),
  },
  { title: "Import" },
);
export type ImportView = Static<typeof Import>;

export const startImport = action({
  name: "catalog.import",
  summary: "Takes a Shopify product CSV; runs in the background once it is stored",
  params: closedObject({
    currency: Type.Optional(Currency),
    charset: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 40,
        description: "Of the file, where its Content-Type does not name it; UTF-8 otherwise",
        examples: ["windows-1252"],
      }),
    ),
  }),
  returns: Import,
  access: writers,
  timeoutMs: 600_000,
  faults: [faults.CSV_INVALID, common.VALIDATION_FAILED],
  rest: {
    method: "POST",
    path: "/imports",
    query: ["currency", "charset"],
    status: 202,
    location: "/v1/imports/{id}",
    body: "csv",
  },
});

export const getImport = action({
  name: "catalog.getImport",
  summary: "How far an import has come, and what it refused",
  params: closedObject({ importId: Id }),
  returns: Import,
  access: readers,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/imports/{importId}" },
});

export const exportProducts = action({
  name: "catalog.export",
  summary: "Every product as a Shopify product CSV",
  params: closedObject({ currency: Type.Optional(Currency) }),
  returns: TextStream,
  access: readers,
  timeoutMs: 60_000,
  faults: [common.VALIDATION_FAILED],
  rest: { method: "GET", path: "/exports/products.csv", mediaType: "text/csv; charset=utf-8" },
});
