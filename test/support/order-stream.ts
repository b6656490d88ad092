import { randomUUID } from "node:crypto";
import { sleep, type Reply, type Client } from "./client.ts";
import type { Acknowledged } from "./invariants/invariants.ts";
import { BERLIN } from "./shopper.ts";

/** A request that a shopper would call broken: 5xx, or no answer at all (status 0). */
export interface Failure {
  readonly at: string;
  /** `POST /v1/carts/{id}/lines` */
  readonly what: string;
  readonly status: number;
  readonly why: string;
}

export interface OrderStream {
  /** Orders answered 201 or 202 so far. */
  readonly acknowledged: readonly Acknowledged[];
  /** How often each route was answered with each status: `POST /v1/orders 201`; 0 for no answer. */
  readonly responses: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
  /** Requests answered so far, whatever with. */
  readonly asked: number;
  /** Every shopper ends the order under way; rejects with the reason of one that gave up. */
  stop(): Promise<void>;
}

export interface StreamOptions {
  readonly sku: string;
  /** How many order at the same time. */
  readonly shoppers: number;
  /** Of each order one at random. Default: always paid. */
  readonly tokens?: readonly string[];
  /** Looks at products before each order. */
  readonly browse?: boolean;
  /** An order without an answer (or 5xx) is asked again with its key until it has one: what a good client does. */
  readonly insist?: boolean;
  /** Between two orders of one shopper. */
  readonly pauseMs?: number;
  /** No order after so many were begun. */
  readonly ordersMax?: number;
}

/** So that a shop that is down is not asked a thousand times a second. */
const AFTER_FAILURE_MS = 100;

/** A request answered otherwise than the shopper needs to go on. */
class Unserved extends Error {}

const labelOf = (method: string, path: string): string =>
  `${method} ${path.replace(/\?.*/u, "").replace(/\/[a-z]+_[\w-]+/gu, "/{id}")}`;

class Tally implements OrderStream {
  readonly acknowledged: Acknowledged[] = [];
  readonly responses = new Map<string, number>();
  readonly failures: Failure[] = [];
  readonly #shop: Client;
  readonly #options: StreamOptions;
  readonly #shoppers: Promise<void>[];
  asked = 0;
  #begun = 0;
  #stopping = false;

  constructor(shop: Client, options: StreamOptions) {
    this.#shop = shop;
    this.#options = options;
    this.#shoppers = Array.from({ length: options.shoppers }, () => this.#shopOn());
    for (const shopper of this.#shoppers) shopper.catch(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#shoppers);
  }

  async #ask(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply | undefined> {
    const what = labelOf(method, path);
    const answer = await this.#shop
      .request(method, path, body, headers)
      .catch((error: unknown) => error as Error);
    const lost = answer instanceof Error;
    const status = lost ? 0 : answer.status;
    this.asked += 1;
    this.responses.set(`${what} ${status}`, (this.responses.get(`${what} ${status}`) ?? 0) + 1);
    if (!lost && status < 500) return answer;
    const why = lost ? `${answer.message} ${String(answer.cause)}` : JSON.stringify(answer.body);
    this.failures.push({ at: new Date().toISOString(), what, status, why });
    return undefined;
  }

  async #served(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await this.#ask(method, path, body);
    if (!answer) throw new Unserved();
    if (answer.status < 300) return answer.body;
    throw new Error(`${labelOf(method, path)}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  async #cart(): Promise<string> {
    const { id } = await this.#served("POST", "/v1/carts", { currency: "EUR" });
    const path = `/v1/carts/${id}`;
    await this.#served("POST", `${path}/lines`, { sku: this.#options.sku, quantity: 1 });
    await this.#served("PATCH", path, { email: "ada@example.org", shippingAddress: BERLIN });
    const { items } = await this.#served("GET", `${path}/shipping-options`);
    await this.#served("PATCH", path, { shippingMethod: items[0].id });
    return id as string;
  }

  async #order(cartId: string): Promise<void> {
    const { tokens = ["tok_ok"], insist = false } = this.#options;
    const token = tokens[Math.floor(Math.random() * tokens.length)];
    const body = { cartId, payment: { provider: "test", token } };
    const headers = { "idempotency-key": randomUUID() };
    let answer = await this.#ask("POST", "/v1/orders", body, headers);
    while (insist && (!answer || answer.body.code === "IDEMPOTENCY_IN_FLIGHT")) {
      await sleep(AFTER_FAILURE_MS);
      answer = await this.#ask("POST", "/v1/orders", body, headers);
    }
    if (!answer) throw new Unserved();
    if (answer.status !== 201 && answer.status !== 202) return;
    const { id, totals } = answer.body;
    this.acknowledged.push({ id, total: totals.total.amount, placed: answer.status === 201 });
  }

  async #shopOn(): Promise<void> {
    const { browse = false, pauseMs = 0, ordersMax = Infinity, sku } = this.#options;
    while (!this.#stopping && this.#begun < ordersMax) {
      this.#begun += 1;
      try {
        if (browse) {
          await this.#served("GET", "/v1/products");
          await this.#served("GET", `/v1/products/${sku.toLowerCase()}`);
        }
        await this.#order(await this.#cart());
        if (pauseMs > 0) await sleep(pauseMs);
      } catch (error) {
        if (!(error instanceof Unserved)) throw error;
        await sleep(AFTER_FAILURE_MS);
      }
    }
  }
}

/**
 * Shoppers who order without a pause until they are stopped, and go on after a failure. An answer that is neither
 * served nor a failure (a 4xx before the order itself) is a mistake of the test or the shop: `stop` rejects with it.
 */
export const orderStream = (shop: Client, options: StreamOptions): OrderStream =>
  new Tally(shop, options);

/** The counted responses, one a line: for a test's own output. */
export const responsesText = ({ responses }: OrderStream): string =>
  [...responses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, count]) => `  ${String(count).padStart(6)}  ${what}`)
    .join("\n");
