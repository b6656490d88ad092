/** Tells the shop what happened, signed; a shop that does not take it is tried a few times more. */
import { randomUUID } from "node:crypto";
import { pause } from "../../../../../platform/runtime/timeout.ts";
import { cardOf } from "../cards.ts";
import { signatureHeader, signatureOf } from "../signature.ts";
import type { DemoPayment } from "./payment.ts";

/** Milliseconds before each try. */
const waits = [0, 500, 5_000, 30_000];
const timeoutMs = 5_000;

export interface Receiver {
  /** The shop's origin. */
  readonly shop: string;
  readonly secret: string;
}

const isTaken = async ({ shop, secret }: Receiver, body: Buffer): Promise<boolean> => {
  const seconds = Math.floor(Date.now() / 1000);
  try {
    const { status } = await fetch(`${shop}/v1/webhooks/demo`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        [signatureHeader]: signatureOf(secret, seconds, body),
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return status < 500 && status !== 429;
  } catch {
    return false; // Not there just now.
  }
};

const deliver = async (receiver: () => Receiver, body: Buffer): Promise<void> => {
  for (const ms of waits) {
    await pause(ms, { unref: true });
    if (await isTaken(receiver(), body)) return;
  }
};

/** Sends what became of a payment; with the card's own fault not at all, or twice. */
export const announce = async (receiver: () => Receiver, payment: DemoPayment): Promise<void> => {
  const { id, orderId, status, card = "" } = payment;
  const { fault } = cardOf(card);
  if (fault === "webhookLost") return;
  const event = { id: `devt_${randomUUID()}`, type: `payment.${status}`, payment: { id, orderId } };
  const body = Buffer.from(JSON.stringify(event));
  const times = fault === "webhookTwice" ? 2 : 1;
  await Promise.all(Array.from({ length: times }, () => deliver(receiver, body)));
};
