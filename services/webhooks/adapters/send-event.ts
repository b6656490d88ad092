import { performance } from "node:perf_hooks";
import { defined } from "../../../platform/kernel/defined.ts";
import { oneLine } from "../../../platform/kernel/texts/text.ts";
import type { Attempt, CloudEvent } from "../webhooks.schemas.ts";
import { destinationOf, Refusal, type Ranges, type Resolve } from "./destination.ts";
import { post, type Response } from "./post.ts";
import { signatureHeader } from "./signatures.ts";

/** The outside world, as one process reaches it. */
export interface Sending {
  readonly resolve: Resolve;
  readonly ranges: Ranges;
  /** For a whole attempt: finding the address, connecting, sending, waiting for the status. */
  readonly timeoutMs: number;
  /** Aborted when the process ends: so do the attempts under way. */
  readonly stopping?: AbortSignal;
}

export interface Outgoing {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly event: CloudEvent;
  /** The instant of the attempt. */
  readonly at: string;
}

export interface Outcome {
  readonly attempt: Attempt;
  /** Of `Retry-After`. */
  readonly askedMs?: number;
}

/** Characters of a response that the log shows. */
const shownMax = 500;

const headersOf = ({ secrets, event, at }: Outgoing, body: string): Record<string, string> => {
  const timestamp = Math.floor(Date.parse(at) / 1000);
  return {
    "content-type": "application/cloudevents+json; charset=utf-8",
    "user-agent": "Caravan-Webhooks/1",
    "webhook-id": event.id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatureHeader(secrets, { id: event.id, timestamp, body }),
  };
};

/** Milliseconds of a header in either form; undefined without one. */
const askedMsOf = (retryAfter: string | undefined, at: string): number | undefined => {
  if (retryAfter === undefined) return undefined;
  const ms = /^\d{1,9}$/u.test(retryAfter)
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - Date.parse(at);
  return ms > 0 ? ms : undefined;
};

type Failure = Required<Pick<Attempt, "error">> & Pick<Attempt, "detail">;

const failureOf = (failure: unknown, signal: AbortSignal): Failure => {
  if (signal.aborted) return { error: "TIMEOUT" };
  const { code, message } = failure as NodeJS.ErrnoException;
  if (failure instanceof Refusal) return { error: failure.code, detail: message };
  return { error: "CONNECTION", ...defined({ detail: code }) };
};

const attempted = async (sending: Sending, outgoing: Outgoing): Promise<Response | Failure> => {
  const { timeoutMs, stopping } = sending;
  const late = AbortSignal.timeout(timeoutMs);
  const signal = stopping ? AbortSignal.any([late, stopping]) : late;
  const body = JSON.stringify(outgoing.event);
  try {
    const expired = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
    const destination = await Promise.race([destinationOf(outgoing.url, sending), expired]);
    return await post(destination, headersOf(outgoing, body), body, signal);
  } catch (error) {
    return failureOf(error, signal);
  }
};

/** One attempt. Never rejects. */
export const sendEvent = async (sending: Sending, outgoing: Outgoing): Promise<Outcome> => {
  const began = performance.now();
  const response = await attempted(sending, outgoing);
  const ms = Math.round(performance.now() - began);
  const { at } = outgoing;
  if ("error" in response) return { attempt: { at, ms, ...response } };
  const { status, text, retryAfter } = response;
  const taken = status >= 200 && status < 300;
  const shown = oneLine(text).slice(0, shownMax).toWellFormed();
  return {
    attempt: {
      ...{ at, ms, status },
      ...(taken ? {} : { error: "STATUS" }),
      ...(shown === "" ? {} : { response: shown }),
    },
    ...defined({ askedMs: askedMsOf(retryAfter, at) }),
  };
};
