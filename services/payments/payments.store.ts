import type { Service } from "moleculer";
import { aggregate, type OutboxDoc } from "../../platform/storage/aggregate.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { outboxSource } from "../../platform/messaging/relay.ts";
import { collectionOf } from "../../platform/storage/stores.ts";
import { payment } from "./domain/decide.ts";
import { postingOf, type PostingLine } from "./domain/posting.ts";

export const payments = aggregate("payments", payment, {
  indexes: [
    { fields: ["dueAt"], where: "dueAt" },
    { fields: ["providerId"], where: "providerId" },
  ],
  personal: ["action"],
});

/** A message of a provider, by its name and the provider's id: what it was about, not what it said. */
export interface ProviderMessage extends Doc {
  readonly provider: string;
  readonly type: string;
  readonly orderId?: string;
  readonly providerId?: string;
  readonly at: string;
  /** When it is handled by the job; absent once it was. */
  readonly dueAt?: string;
}
export const providerMessages = collection<ProviderMessage>("providerEvents", {
  indexes: [{ fields: ["dueAt"], where: "dueAt" }, { fields: ["at"] }],
});

/** How a shopper means to pay for a cart. */
export interface SessionDoc extends Doc {
  readonly cartId: string;
  readonly provider: string;
  readonly confirmationToken?: string;
  readonly returnUrl?: string;
  readonly expiresAt: string;
}
export const paymentSessions = collection<SessionDoc>("paymentSessions", {
  indexes: [{ fields: ["expiresAt"] }],
});

/** One posting an event: its lines sum to zero. */
export interface Posting extends Doc {
  readonly paymentId: string;
  readonly currency: string;
  readonly type: string;
  readonly lines: readonly PostingLine[];
  readonly at: string;
}
export const ledger = collection<Posting>("ledger");

const postingsOf = ({ id, outbox }: OutboxDoc): Posting[] =>
  outbox.flatMap(({ type, version, data, time }) => {
    const lines = postingOf(type, data);
    const { currency } = data["amount"] as { currency: string };
    // A payment publishes each type at most once a version: published again, it is the same posting.
    const posting = { id: `led_${id}_${version}_${type}`, version: 1, paymentId: id };
    return lines.length === 0 ? [] : [{ ...posting, currency, type, lines, at: time }];
  });

/** The relay books what it publishes before it clears it, so no event stays unbooked. */
export const paymentsOutbox = outboxSource({
  declaration: payments.declaration,
  eventsOf: ({ outbox }) => outbox,
  async before(service: Service, docs) {
    const postings = docs.flatMap(postingsOf);
    if (postings.length > 0) await collectionOf(service, ledger).insertMissing(postings);
  },
});
