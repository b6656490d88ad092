import { nanos, type Msg } from "nats";
import type { StoredEvent } from "../bus.ts";

/**
 * How often the message was given to somebody, this time included. From its reply subject,
 * `$JS.ACK.<stream>.<consumer>.<deliveries>.…`, with domain and account before the stream where there are domains
 * (https://github.com/nats-io/nats-architecture-and-design/blob/main/adr/ADR-15.md).
 */
export const deliveriesOf = (reply: string): number => {
  const tokens = reply.split(".");
  const deliveries = Number(tokens.length > 9 ? tokens[6] : tokens[4]);
  return Number.isInteger(deliveries) && deliveries > 0 ? deliveries : 1;
};

/** Undefined when the message is no event: somebody else wrote into the stream. */
export const eventOf = (message: Msg): StoredEvent | undefined => {
  try {
    const event = message.json<Partial<StoredEvent> | null>();
    const whole = [event?.id, event?.type, event?.subject].every(
      (text) => typeof text === "string",
    );
    return whole ? (event as StoredEvent) : undefined;
  } catch {
    return undefined;
  }
};

/** What a consumer replies to a delivery. */
export const replies = {
  done: "+ACK",
  /** Somebody else may have it at once. */
  back: "-NAK",
  /** Again after so many ms. */
  later: (ms: number): string => `-NAK ${JSON.stringify({ delay: nanos(Math.max(1, ms)) })}`,
  /** Never again. */
  never: "+TERM",
  /** Still at it: the ack wait begins anew. */
  working: "+WPI",
};
