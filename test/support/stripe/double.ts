/** A double of Stripe's HTTP API: payments, refunds, disputes, idempotency keys, signed webhooks, faults on command. */
import { once as happened } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { newId, type Account } from "./account.ts";
import { parseForm } from "./form.ts";
import { once, type Keys } from "./idempotency.ts";
import { actOnChallenge } from "./intents.ts";
import type { StripeEvent } from "./objects.ts";
import { broken, locked, rateLimited, Refused, type Response } from "./refusals.ts";
import { respond, type Asked } from "./routes.ts";
import { deliver, type Delivery, type Fate } from "./webhooks.ts";

/**
 * What goes wrong with a request. `…Before`: nothing is done; `…After`: all is done and only the response is lost.
 * `error500`: it is done, fails all the same, and its key keeps that; `webhookFirst`: its events are delivered before its response.
 */
export type Fault =
  | "timeoutBefore"
  | "timeoutAfter"
  | "resetBefore"
  | "resetAfter"
  | "conflict"
  | "rateLimit"
  | "error500"
  | "error503"
  | "webhookFirst";

export interface DoubleOptions {
  readonly secretKey?: string;
  readonly webhookSecret?: string;
  readonly multicapture?: boolean;
  readonly authorizationDays?: number;
  /** Milliseconds that every request takes. */
  readonly latencyMs?: number;
}

export interface StripeDouble extends Pick<
  Account,
  "intents" | "charges" | "refunds" | "disputes" | "events"
> {
  readonly url: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly account: Account;
  /** All that was asked, in its order. */
  readonly requests: (Asked & { readonly version: string | undefined })[];
  readonly deliveries: Delivery[];
  /** What goes wrong with a request; undefined: nothing. */
  faultOf: (asked: Asked) => Fault | undefined;
  /** Where webhooks are sent; undefined: nowhere. */
  webhookUrl: string | undefined;
  fateOf: (event: StripeEvent) => Fate;
  /** Sends an event, again too. */
  deliver(event: StripeEvent): Promise<Delivery>;
  /** Sends what is held, in an order of the caller's choice. */
  release(order?: (events: StripeEvent[]) => StripeEvent[]): Promise<void>;
  /** Lets its clock go on. */
  advance(seconds: number): void;
  stop(): Promise<void>;
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const unauthorized: Response = {
  status: 401,
  body: { error: { type: "invalid_request_error", message: "Invalid API Key provided." } },
};

/** Without doing anything. */
const instead = new Map<Fault, Refused>([
  ["conflict", locked],
  ["rateLimit", rateLimited],
  ["error503", broken(503)],
]);

const send = (response: ServerResponse, { status, body, headers }: Response): void => {
  response.writeHead(status, {
    "content-type": "application/json",
    "request-id": newId("req"),
    ...headers,
  });
  response.end(JSON.stringify(body));
};

const challenge = (double: StripeDouble, url: URL, response: ServerResponse): void => {
  const id = url.pathname.split("/").at(-1) ?? "";
  const intent = actOnChallenge(double.account, id, url.searchParams.get("answer") !== "fail");
  const back = url.searchParams.get("return") ?? "/";
  const status = intent.status === "requires_payment_method" ? "failed" : "succeeded";
  response.writeHead(303, { location: `${back}?payment_intent=${id}&redirect_status=${status}` });
  response.end();
};

/** Its events have been delivered; what was asked for meanwhile may still be under way. */
const delivered = (pending: ReadonlySet<Promise<unknown>>) => Promise.allSettled([...pending]);

const carryOut = async (
  double: StripeDouble,
  asked: Asked,
  fault: Fault | undefined,
  latencyMs: number,
): Promise<Response> => {
  if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
  const refusal = fault && instead.get(fault);
  if (refusal) throw refusal;
  const cause = { id: newId("req"), key: asked.key ?? null };
  const body = respond({ account: double.account, cause, base: double.url }, asked);
  if (fault === "error500")
    throw new Refused(
      500,
      { type: "api_error", message: "An unknown error occurred." },
      { begun: true },
    );
  return { status: 200, body };
};

/** A double on a free port of this machine. */
export const startStripe = async (options: DoubleOptions = {}): Promise<StripeDouble> => {
  const { latencyMs = 0 } = options;
  const keys: Keys = new Map();
  const held: StripeEvent[] = [];
  const underWay = new Set<Promise<unknown>>();
  let ahead = 0;

  const seconds = (): number => Math.floor(Date.now() / 1000) + ahead;
  const sendEvent = async (event: StripeEvent): Promise<Delivery> => {
    const { webhookUrl: url, webhookSecret: secret } = double;
    if (url === undefined) return { event, status: 0 };
    const done = await deliver(url, event, { secret, seconds });
    double.deliveries.push(done);
    return done;
  };
  const later = (event: StripeEvent): void => {
    const sending = sendEvent(event).finally(() => underWay.delete(sending));
    underWay.add(sending);
  };
  const account: Account = {
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    events: [],
    multicapture: options.multicapture ?? false,
    authorizationDays: options.authorizationDays ?? 7,
    seconds,
    onEvent(event) {
      const fate = double.fateOf(event);
      if (fate === "held") held.push(event);
      if (fate === "now" || fate === "twice") later(event);
      if (fate === "twice") later(event);
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", double.url);
    if (url.pathname.startsWith("/challenge/")) return challenge(double, url, response);
    const text = request.method === "GET" ? url.search.slice(1) : await textOf(request);
    const key = headerOf(request, "idempotency-key");
    const method = request.method ?? "GET";
    const asked: Asked = { method, path: url.pathname, form: parseForm(text), key };
    double.requests.push({ ...asked, version: headerOf(request, "stripe-version") });
    if (headerOf(request, "authorization") !== `Bearer ${double.secretKey}`)
      return send(response, unauthorized);
    const fault = double.faultOf(asked);
    if (fault === "timeoutBefore") return;
    if (fault === "resetBefore") return void request.socket.destroy();
    const identity = { key: method === "POST" ? key : undefined, asked: `${url.pathname} ${text}` };
    const result = await once(keys, { ...identity, at: seconds() }, () =>
      carryOut(double, asked, fault, latencyMs),
    );
    if (fault === "webhookFirst") await delivered(underWay);
    if (fault === "timeoutAfter") return;
    if (fault === "resetAfter") return void request.socket.destroy();
    return send(response, result);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      send(response, {
        status: 500,
        body: { error: { type: "api_error", message: String(error) } },
      }),
    );
  });
  server.listen(0, "127.0.0.1");
  await happened(server, "listening");
  const double: StripeDouble = {
    ...account,
    account,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secretKey: options.secretKey ?? "sk_test_double",
    webhookSecret: options.webhookSecret ?? "whsec_double",
    requests: [],
    deliveries: [],
    faultOf: () => undefined,
    webhookUrl: undefined,
    fateOf: () => "now",
    deliver: sendEvent,
    async release(order = (events) => events) {
      for (const event of order(held.splice(0))) await sendEvent(event);
    },
    advance: (more) => void (ahead += more),
    async stop() {
      const closed = happened(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      await delivered(underWay);
    },
  };
  return double;
};
