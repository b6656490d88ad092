import type { Money } from "../../../platform/contract/contract.ts";
import type {
  Collection,
  CollectionDeclaration,
  Doc,
} from "../../../platform/storage/collection.ts";

/** `unknown`: the result was lost; the provider may or may not have done it. */
export type ProviderResult = "done" | "refused" | "unknown";

/** `busy`: it was turned away before anything was done, and may be asked again as if for the first time. */
export type ChargeResult = ProviderResult | "busy";

export interface Charge {
  readonly orderId: string;
  readonly amount: Money;
  readonly token?: string | undefined;
}
export interface Change {
  readonly orderId: string;
  /** The same key again changes nothing more. */
  readonly key: string;
  readonly amount: Money;
}

/** `pending`: under way; `none`: nothing is charged and nothing will be. */
export type Standing = "authorized" | "declined" | "pending" | "none";

/** What a payment provider can do; one case suite (test/services/payments/provider.cases.ts) holds all of them to it. */
export interface Provider {
  /** At most one charge an order, however often it is asked. */
  authorize(charge: Charge): Promise<ChargeResult>;
  capture(change: Change): Promise<ProviderResult>;
  /** What is not captured yet. Of an order never seen: it will never be charged. */
  void(change: Change): Promise<ProviderResult>;
  refund(change: Change): Promise<ProviderResult>;
  query(orderId: string): Promise<Standing>;
}

/** What a provider stands on. */
export interface ProviderWorld {
  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T>;
  /** The clock: an ISO 8601 UTC string. */
  now(): string;
}

/** What a file `adapters/<name>.provider.ts` exports as default: all that a provider needs is in it. */
export interface ProviderDefinition {
  /** As `PAYMENT_PROVIDERS` names it. */
  readonly name: string;
  /** One authorization may be captured several times: each parcel takes its share. Absent: the first takes the whole. */
  readonly multicapture?: true;
  /** What it stores in the payments' own store. */
  readonly collections?: readonly CollectionDeclaration[];
  readonly make: (world: ProviderWorld) => Provider;
}
