import type { Money } from "../../../platform/contract/contract.ts";
import type {
  Collection,
  CollectionDeclaration,
  Doc,
} from "../../../platform/storage/collection.ts";

/** Where the shopper sends the money to, and what is to be written on it. */
export interface PaymentInstructions {
  readonly reference: string;
  readonly holder: string;
  readonly iban: string;
  readonly bic?: string;
}

/** What only the shopper can do: confirm in the provider's own script, or on a page, or send the money. */
export type ShopperAction =
  | { readonly clientSecret: string; readonly redirectUrl?: string }
  | { readonly redirectUrl: string }
  | { readonly paymentInstructions: PaymentInstructions };

/** Which payment: by the provider's own id where it has given one. */
export interface Reference {
  readonly orderId: string;
  readonly providerId?: string | undefined;
  /** When it was first asked for, an instant: where to begin to look for one whose id was lost. */
  readonly since?: string | undefined;
}

export interface Charge {
  readonly orderId: string;
  readonly amount: Money;
  /** What the provider's script in the browser returned. */
  readonly token?: string | undefined;
  /** Where the shopper comes back to from a page of the provider. */
  readonly returnUrl?: string | undefined;
  readonly email?: string | undefined;
}
export interface Change extends Reference {
  /** The same key again changes nothing more. */
  readonly key: string;
  readonly amount: Money;
  /** Of a refund: why, as a code of the shop. */
  readonly reason?: string;
}

/** With every result: the provider's own id of the payment, once there is one. */
interface Named {
  readonly providerId?: string | undefined;
}
/** Why not, in the provider's words for machines: `insufficient_funds`. Shown to staff. */
interface Refused {
  readonly outcome: "declined";
  readonly reason?: string | undefined;
}
/** The shopper's turn. */
interface Waiting {
  readonly outcome: "requiresAction";
  readonly action: ShopperAction;
}

interface Processing {
  readonly outcome: "processing";
  readonly action?: ShopperAction;
}

/**
 * `processing`: accepted, and decided later by the provider's bank. `unknown`: the result was lost; the provider may or may
 * not have done it. `busy`: turned away before anything was done, and may be asked again as if for the first time.
 */
export type ChargeResult = Named &
  (
    | Refused
    | Waiting
    | { readonly outcome: "authorized" }
    | Processing
    | { readonly outcome: "unknown" }
    | { readonly outcome: "busy" }
  );

/** `refused` of a `cancel`: the provider has captured it, or will not say that it is cancelled. */
export type ChangeResult = Named &
  (
    | { readonly outcome: "refused"; readonly reason?: string | undefined }
    | { readonly outcome: "done" | "unknown" }
  );

/** Sums in minor units of the shop's currency, for comparing the books; absent where the provider does not say. */
export interface Sums {
  readonly authorized?: number;
  readonly captured?: number;
  readonly refunded?: number;
  /** Withdrawn by the card's owner, and not decided yet. */
  readonly disputed?: number;
}

/** `none`: nothing is charged, as far as can be seen; `cancelled`: nothing is promised any more, and nothing will be. */
export type Standing = Named & { readonly sums?: Sums } & (
    | Refused
    | Waiting
    | { readonly outcome: "authorized" }
    | Processing
    | { readonly outcome: "cancelled" }
    | { readonly outcome: "none" }
    | { readonly outcome: "unknown" }
  );

/** A request to `POST /v1/webhooks/{provider}`: its bytes as they came. Names of headers in lower case. */
export interface WebhookMessage {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** Now, an instant: what was signed too long ago is refused. */
  readonly at: string;
}

/** What a verified message is about. A hint only: the payment is asked for afterwards. */
export interface ProviderEvent {
  /** The provider's: a repeated one has no effect. */
  readonly id: string;
  readonly type: string;
  /** Absent: of a kind that concerns no payment. */
  readonly about?: {
    readonly orderId?: string | undefined;
    readonly providerId?: string | undefined;
  };
}

/** A shopper at `/pay/{provider}/{id}`; with a choice that was made there. */
export interface PageVisit {
  readonly id: string;
  readonly choice?: string | undefined;
}
/** What the shopper sees, or where the shopper goes on to. */
export type PageReply = { readonly html: string } | { readonly location: string };

/** What a payment provider can do; one case suite (test/services/payments/provider.cases.ts) holds all of them to it. */
export interface Provider {
  /** For the provider's script in the browser. */
  readonly publishableKey?: string | undefined;
  /** At most one charge an order, however often it is asked. */
  authorize(charge: Charge): Promise<ChargeResult>;
  query(payment: Reference): Promise<Standing>;
  capture(change: Change): Promise<ChangeResult>;
  /** What is not captured yet. Of an order never seen: it will never be charged. */
  cancel(change: Change): Promise<ChangeResult>;
  refund(change: Change): Promise<ChangeResult>;
  /** Staff saw the money come. Absent: the provider sees that by itself. `refused`: it is not what is awaited. */
  receive?(change: Change): Promise<ChangeResult>;
  /** Verifies before it reads. Undefined: not signed by the provider, stale or altered. */
  parseWebhook?(message: WebhookMessage): Promise<ProviderEvent | undefined>;
  /** The page that shoppers pay on, where the provider has it served by the shop. Undefined: there is no such payment. */
  page?(visit: PageVisit): Promise<PageReply | undefined>;
  /** Ends what is open: connections, timers. */
  close?(): Promise<void>;
}

/** What a provider stands on. */
export interface ProviderWorld {
  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T>;
  /** The clock: an ISO 8601 UTC string. */
  now(): string;
}

export interface Capabilities {
  /** One authorization may be captured several times: each parcel takes its share. Absent: the first takes the whole. */
  readonly multicapture?: true;
  /** Milliseconds that an authorization lasts. Absent: without end. */
  readonly authorizationTtl?: number;
  /** The money comes days later: the order waits for it. */
  readonly asynchronous?: true;
}

/** What a file `adapters/<name>.provider.ts` exports as default: all that a provider needs is in it. */
export interface ProviderDefinition {
  /** As `PAYMENT_PROVIDERS` names it. */
  readonly name: string;
  readonly capabilities?: Capabilities;
  /** Milliseconds in which the provider knows the key of a creation again. Absent: always. */
  readonly keyLifetime?: number;
  /** Milliseconds that the shopper has to pay. Absent: as long as an order may be pending. */
  readonly deadline?: number;
  /** Absent: any. */
  readonly currencies?: readonly string[];
  /** Of the shipping address, where only some can be paid from; ISO 3166-1 alpha-2. Absent: any. */
  readonly countries?: readonly string[];
  /** What the shopper does: `token`, `redirect`, `transfer`. Absent: nothing. */
  readonly needs?: readonly string[];
  /** The amount in the provider's own minor units; undefined: it has none for it, and is never asked. Absent: they are the shop's. */
  readonly represent?: (money: Money) => number | undefined;
  /** Names of its own variables that it needs and that are not set: while it is on, the shop does not start without them. */
  readonly missing?: () => readonly string[];
  /** For development: with NODE_ENV=production it does not start. */
  readonly demo?: true;
  /** What it stores in the payments' own store. */
  readonly collections?: readonly CollectionDeclaration[];
  readonly make: (world: ProviderWorld) => Provider | Promise<Provider>;
}
