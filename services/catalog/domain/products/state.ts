import { pick } from "../../../../platform/contract/contract.ts";
import { ProductContent, type Status, type StoredVariant } from "../../catalog.schemas.ts";

export type { ProductContent };
export type VariantState = StoredVariant;

/** Names the variant in other services, whatever its sku. */
export const variantKeyOf = ({ id, key }: Pick<VariantState, "id" | "key">): string => key ?? id;

export interface ProductState extends ProductContent {
  readonly id: string;
  /** A deleted product stays without its content, so that no event of it is lost. */
  readonly status: Status | "deleted";
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The last import that wrote it, so that a resumed one counts it as before. */
  readonly landed?: { readonly importId: string; readonly outcome: "created" | "changed" };
}

/** A state as the store gives it. */
export type Versioned = ProductState & { readonly version: number };

/** The content of a state. */
export const contentIn = (state: ProductContent): ProductContent => pick(ProductContent, state);

/** What others see of the status. */
export const shownStatus = (status: ProductState["status"]): Status =>
  status === "deleted" ? "archived" : status;
