import { aggregate } from "../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import type { Money } from "../../platform/contract/contract.ts";
import type { Counts, ImportView, RowError } from "./imports.contract.ts";
import { product } from "./domain/products/product.ts";

/** Handles and skus belong to one product each; the store is the judge. */
export const products = aggregate("products", product, {
  indexes: [
    { fields: ["handle"], unique: true },
    { fields: ["variants.sku[]"], unique: true },
    { fields: ["updatedAt"] },
  ],
});

/** What pricing and inventory say of a sku (its id), with the versions they said it at. */
export interface ShelfRow extends Doc {
  readonly prices?: readonly Money[];
  readonly compareAt?: readonly Money[];
  readonly pricesSeen: number;
  readonly available?: number;
  readonly tracked?: boolean;
  readonly backorder?: boolean;
  readonly levelSeen: number;
}
export const shelf = collection<ShelfRow>("shelf");

export interface CategoryDoc extends Doc {
  readonly handle: string;
  readonly title: string;
  readonly parentId?: string;
}
export const categories = collection<CategoryDoc>("categories", {
  indexes: [{ fields: ["handle"], unique: true }],
});

export interface ImportDoc extends Doc {
  readonly status: ImportView["status"];
  readonly currency: string;
  /** Rows done with. A resumed import begins again and counts what it wrote as it did then. */
  readonly rows: number;
  readonly total?: number;
  readonly counts: Counts;
  readonly errors: readonly RowError[];
  readonly createdAt: string;
  readonly endedAt?: string;
  /** Who runs it, and until when that is believed. */
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
  /** When it came. */
  readonly at: string;
}
export const importChunks = collection<ImportChunk>("importChunks", {
  indexes: [{ fields: ["importId", "position"] }],
});
