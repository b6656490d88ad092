import { randomBytes } from "node:crypto";
import {
  apiVersion,
  type Charge,
  type Dispute,
  type Intent,
  type Refund,
  type StripeEvent,
  type StripeObject,
} from "./objects.ts";
import { missing } from "./refusals.ts";

/** Of the request that an event comes from. */
export interface Cause {
  readonly id: string | null;
  readonly key: string | null;
}

/** All that the account has; what happens in it becomes an event. */
export interface Account {
  readonly intents: Map<string, Intent>;
  readonly charges: Map<string, Charge>;
  readonly refunds: Map<string, Refund>;
  readonly disputes: Map<string, Dispute>;
  readonly events: StripeEvent[];
  readonly multicapture: boolean;
  /** Days that a card's authorization holds. */
  readonly authorizationDays: number;
  /** Seconds of the epoch. */
  seconds(): number;
  onEvent(event: StripeEvent): void;
}

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString("hex")}`;

export const noCause: Cause = { id: null, key: null };

/** Records that something happened; the object as it is now. */
export const emit = (
  account: Account,
  type: string,
  object: StripeObject,
  cause: Cause = noCause,
): void => {
  const event: StripeEvent = {
    id: newId("evt"),
    object: "event",
    api_version: apiVersion,
    created: account.seconds(),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: 1,
    request: { id: cause.id, idempotency_key: cause.key },
    type,
  };
  account.events.push(event);
  account.onEvent(event);
};

/** @throws Refused with 404 */
export const intentOf = ({ intents }: Account, id: string): Intent =>
  intents.get(id) ?? missing("payment_intent", id);

/** The charge of a payment that was confirmed. */
export const chargeOf = ({ charges }: Account, { latest_charge }: Intent): Charge | undefined =>
  latest_charge === null ? undefined : charges.get(latest_charge);
