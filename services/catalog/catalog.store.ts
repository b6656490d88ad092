import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { storedHtml } from "./adapters/clean-html.ts";
import type { Report } from "./domain/imports/report.ts";
import type { SkuReport } from "./domain/products/offer.ts";
import { product } from "./domain/products/product.ts";
import type { ImportView } from "./imports.contract.ts";

/**
 * Handles and skus belong to one product each; the store decides. Form 2: descriptions are clean by the allow list.
 * Form 3: stock, prices and replicas of variants are found by key; until then they were found by the sku.
 */
export const products = aggregate("products", product, {
  formVersion: 3,
  upgrades: {
    2: (doc) => ({ ...doc, descriptionHtml: storedHtml(String(doc["descriptionHtml"] ?? "")) }),
    3: (doc) => ({
      ...doc,
      variants: ((doc["variants"] ?? []) as { sku: string }[]).map((variant) => ({
        ...variant,
        key: variant.sku,
      })),
    }),
  },
  indexes: [
    { fields: ["handle"], unique: true },
    { fields: ["variants.sku[]"], unique: true },
    { fields: ["updatedAt"] },
  ],
});

/** What pricing and inventory published of a variant (id: its key), with the versions of their events. */
export interface ShelfDoc extends Doc, SkuReport {
  readonly pricesSeen: number;
  readonly levelSeen: number;
}
export const shelf = collection<ShelfDoc>("shelf");

export interface CategoryDoc extends Doc {
  readonly handle: string;
  readonly title: string;
  readonly parentId?: string;
}
export const categories = collection<CategoryDoc>("categories", {
  indexes: [{ fields: ["handle"], unique: true }],
});

export interface ImportDoc
  extends Doc, Report, Readonly<Pick<ImportView, "status" | "currency" | "createdAt" | "endedAt">> {
  /** Rows done with. A resumed import begins again and counts what it wrote as it did then. */
  readonly rows: number;
  readonly total?: number;
  /** Who runs it, and until when the others leave it alone. */
  readonly lease?: { readonly by: string; readonly until: string };
  /** How often it broke off by itself. */
  readonly failures: number;
  /** Set until it has ended: found by the partial index. */
  readonly open?: true;
}
export const imports = collection<ImportDoc>("imports", {
  indexes: [{ fields: ["open"], where: "open" }],
});

/** The uploaded file in pieces, until the import has ended. */
export interface ImportChunk extends Doc {
  readonly importId: string;
  readonly position: number;
  readonly text: string;
  /** When it was received. */
  readonly at: string;
}
export const importChunks = collection<ImportChunk>("importChunks", {
  indexes: [{ fields: ["importId", "position"] }],
});
