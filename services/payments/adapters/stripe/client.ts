import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type Stripe from "stripe";

/** The version of the API that this adapter is written for, whatever the account's own is. */
const apiVersion = "2026-10-28.endive" satisfies Stripe.LatestApiVersion;

/** Whose account, and where. */
export interface Access {
  readonly secretKey: string;
  /** Without a path. */
  readonly url: string;
  /** Milliseconds that one call of the port may take, with all its requests. */
  readonly budgetMs: number;
}

/** Stripe's API within the time of one call. */
export interface Api {
  readonly stripe: Stripe;
  /** Milliseconds that are left for the next request. */
  readonly left: () => number;
}

export interface Client {
  /** For one call of the port. */
  api(): Api;
  /** The library, for what needs no request. */
  readonly stripe: Stripe;
  close(): void;
}

/** A request that has less time is not worth sending. */
const leastMs = 50;

/** Loads the library: 40 MB, which a shop without Stripe does not spend. It repeats nothing by itself: the payment's job does. */
export const connect = async ({ secretKey, url, budgetMs }: Access): Promise<Client> => {
  const { default: Library } = await import("stripe");
  const { protocol, hostname: host, port } = new URL(url);
  const plain = protocol === "http:";
  const agent = plain ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  const stripe = new Library(secretKey, {
    apiVersion,
    host,
    ...(port === "" ? {} : { port: Number(port) }),
    protocol: plain ? "http" : "https",
    httpClient: Library.createNodeHttpClient(agent),
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: budgetMs,
  });
  return {
    stripe,
    api() {
      const until = performance.now() + budgetMs;
      return { stripe, left: () => Math.max(leastMs, Math.floor(until - performance.now())) };
    },
    close: () => agent.destroy(),
  };
};
