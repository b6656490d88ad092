import type { Money } from "../../../../platform/contract/contract.ts";
import type { Metadata, Status } from "../../products.contract.ts";

export interface VariantState {
  readonly id: string;
  readonly sku: string;
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
  readonly prices: readonly Money[];
  readonly compareAtPrices: readonly Money[];
  readonly weightGrams?: number;
  readonly barcode?: string;
  readonly image?: string;
  readonly taxClass: string;
  readonly tracked: boolean;
  readonly backorder: boolean;
  /** Stock to begin with; what there is now only inventory knows. */
  readonly initialStock?: number;
  readonly metadata?: Metadata;
}

/** What a save may change. */
export interface Content {
  readonly handle: string;
  readonly title: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly type: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly images: readonly { readonly url: string; readonly alt: string }[];
  readonly variants: readonly VariantState[];
  readonly metadata?: Metadata;
}

export interface ProductState extends Content {
  readonly id: string;
  /** A deleted product stays as an empty stone, so that nobody's event of it is lost. */
  readonly status: Status | "deleted";
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The last import that wrote it, so that a resumed one counts it as before. */
  readonly landed?: { readonly importId: string; readonly outcome: "created" | "changed" };
}

/** The content of a state, in the one order of its fields. */
export const contentIn = (state: Content): Content => ({
  handle: state.handle,
  title: state.title,
  descriptionHtml: state.descriptionHtml,
  vendor: state.vendor,
  type: state.type,
  categories: state.categories,
  tags: state.tags,
  options: state.options,
  images: state.images,
  variants: state.variants,
  ...(state.metadata ? { metadata: state.metadata } : {}),
});
