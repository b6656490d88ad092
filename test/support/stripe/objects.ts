/** Objects of Stripe's API, with the fields that `stripe-openapi-fixtures` has and a shop may read. */
export interface CardError {
  readonly type: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly message?: string;
  readonly param?: string;
}

export const apiVersion = "2026-10-28.endive";

export type IntentStatus =
  | "requires_payment_method"
  | "requires_confirmation"
  | "requires_action"
  | "processing"
  | "requires_capture"
  | "canceled"
  | "succeeded";

export interface Charge {
  readonly id: string;
  readonly object: "charge";
  readonly amount: number;
  amount_captured: number;
  amount_refunded: number;
  readonly balance_transaction: string | null;
  captured: boolean;
  readonly created: number;
  readonly currency: string;
  disputed: boolean;
  readonly failure_code: string | null;
  readonly failure_message: string | null;
  readonly livemode: false;
  readonly metadata: Readonly<Record<string, string>>;
  readonly outcome: { readonly type: string; readonly reason: string | null };
  readonly paid: boolean;
  readonly payment_intent: string;
  readonly payment_method: string | null;
  readonly payment_method_details: {
    readonly type: "card";
    readonly card: {
      readonly brand: string;
      readonly last4: string;
      readonly country: string;
      readonly fingerprint: string;
      readonly capture_before: number;
      readonly multicapture: { readonly status: "available" | "unavailable" };
    };
  };
  refunded: boolean;
  readonly status: "succeeded" | "failed";
}

export interface Intent {
  readonly id: string;
  readonly object: "payment_intent";
  readonly amount: number;
  amount_capturable: number;
  amount_received: number;
  readonly automatic_payment_methods: { readonly enabled: boolean } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  readonly capture_method: string;
  readonly client_secret: string;
  readonly confirmation_method: "automatic";
  readonly created: number;
  readonly currency: string;
  readonly description: string | null;
  last_payment_error: CardError | null;
  latest_charge: string | null;
  readonly livemode: false;
  metadata: Readonly<Record<string, string>>;
  next_action: Readonly<Record<string, unknown>> | null;
  payment_method: string | null;
  readonly payment_method_options: { readonly card: Readonly<Record<string, string>> };
  readonly payment_method_types: readonly string[];
  processing: { readonly type: "card" } | null;
  readonly receipt_email: string | null;
  status: IntentStatus;
}

export interface Refund {
  readonly id: string;
  readonly object: "refund";
  readonly amount: number;
  readonly balance_transaction: string | null;
  readonly charge: string;
  readonly created: number;
  readonly currency: string;
  failure_reason?: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment_intent: string;
  readonly reason: string | null;
  status: "succeeded" | "pending" | "failed";
}

export interface Dispute {
  readonly id: string;
  readonly object: "dispute";
  readonly amount: number;
  readonly balance_transactions: {
    readonly id: string;
    readonly amount: number;
    readonly fee: number;
    readonly net: number;
    readonly currency: string;
  }[];
  readonly charge: string;
  readonly created: number;
  readonly currency: string;
  readonly evidence_details: { readonly due_by: number };
  readonly is_charge_refundable: boolean;
  readonly livemode: false;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment_intent: string;
  readonly reason: string;
  status: "needs_response" | "under_review" | "won" | "lost";
}

export type StripeObject = Charge | Intent | Refund | Dispute;

export interface StripeEvent {
  readonly id: string;
  readonly object: "event";
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: StripeObject };
  readonly livemode: false;
  readonly pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
  readonly type: string;
}
