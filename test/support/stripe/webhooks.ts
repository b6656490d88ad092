import { createHmac } from "node:crypto";
import type { StripeEvent } from "./objects.ts";

/** `Stripe-Signature` as Stripe writes it; `at`: seconds of the epoch. */
export const signatureOf = (body: string | Uint8Array, secret: string, at: number): string => {
  const signed = createHmac("sha256", secret).update(`${at}.`).update(body).digest("hex");
  return `t=${at},v1=${signed}`;
};

export interface Delivery {
  readonly event: StripeEvent;
  /** Of the shop; 0 where it could not be reached. */
  readonly status: number;
}

/** What becomes of an event by itself; by command each can be delivered any number of times. */
export type Fate = "now" | "twice" | "held" | "lost";

export interface WebhookOptions {
  readonly secret: string;
  readonly seconds: () => number;
}

/** Sends one event, signed now. */
export const deliver = async (
  url: string,
  event: StripeEvent,
  { secret, seconds }: WebhookOptions,
): Promise<Delivery> => {
  const body = JSON.stringify(event, null, 2);
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
    "stripe-signature": signatureOf(body, secret, seconds()),
  };
  const status = await fetch(url, { method: "POST", headers, body }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => 0,
  );
  return { event, status };
};
