/** The load, in a process of its own: `driver.ts <job as JSON>`; prints the result as JSON. */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import autocannon from "autocannon";

export type Job =
  | {
      readonly kind: "get";
      readonly urls: readonly string[];
      readonly seconds: number;
      /** From so many addresses in turn, as a proxy names them: what limits count. */
      readonly addresses?: number;
    }
  | {
      /**
       * `carts`: a cart and its first line. `checkouts`: whole ones. `orders`: of carts filled before the clock
       * starts; those of `flash` may be refused.
       */
      readonly kind: "carts" | "checkouts" | "orders" | "flash";
      /** Of each gateway. */
      readonly urls: readonly string[];
      readonly skus: readonly string[];
      readonly count: number;
    }
  | {
      /** A shop's day: reads, carts and checkouts in a fixed mix, so many a second whatever they take. */
      readonly kind: "mixed";
      readonly urls: readonly string[];
      readonly skus: readonly string[];
      readonly perSecond: number;
      readonly seconds: number;
    };

export interface Result {
  /** Per second. */
  readonly rate: number;
  readonly p99Ms: number;
  readonly seconds: number;
  /** Per second between the first tenth and the last: neither the start nor stragglers. */
  readonly steady: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}

const CONNECTIONS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

const ask = (
  method: string,
  url: string,
  body?: unknown,
  token?: string,
): Promise<{ status: number; body: Record<string, never> }> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(payload === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }),
      ...(url.endsWith("/orders") ? { "idempotency-key": randomUUID() } : {}),
      ...(token === undefined ? {} : { "x-order-token": token }),
    };
    const req = request(url, { method, agent, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => {
        resolve({
          status: res.statusCode ?? 0,
          body: JSON.parse(Buffer.concat(chunks).toString() || "{}") as never,
        });
      });
    });
    req.on("error", reject);
    req.end(payload);
  });

const ADDRESS = {
  name: "Ada",
  line1: "Unter den Linden 1",
  city: "Berlin",
  postalCode: "10117",
  country: "DE",
};

const firstLine = async (url: string, sku: string): Promise<string> => {
  const { body: cart } = await ask("POST", `${url}/v1/carts`, { currency: "EUR" });
  const { status } = await ask("POST", `${url}/v1/carts/${cart["id"]}/lines`, { sku, quantity: 1 });
  if (status !== 200) throw new Error(`line: ${status}`);
  return cart["id"] as unknown as string;
};
const filled = async (url: string, sku: string): Promise<string> => {
  const id = await firstLine(url, sku);
  await ask("PATCH", `${url}/v1/carts/${id}`, {
    email: "ada@example.org",
    shippingAddress: ADDRESS,
  });
  const { body } = await ask("GET", `${url}/v1/carts/${id}/shipping-options`);
  const [option] = body["items"] as unknown as { id: string }[];
  await ask("PATCH", `${url}/v1/carts/${id}`, { shippingMethod: option?.id });
  return id;
};
/** Orders, and waits for the end of what was only accepted; the status of the answer. @throws when it ends otherwise */
const ordered = async (url: string, cartId: string): Promise<number> => {
  const { status, body } = await ask("POST", `${url}/v1/orders`, {
    cartId,
    payment: { provider: "test", token: "tok_ok" },
  });
  if (status !== 202) return status;
  const { id, accessToken } = body as unknown as { id: string; accessToken: string };
  for (;;) {
    const now = await ask("GET", `${url}/v1/orders/${id}`, undefined, accessToken);
    const reached = now.body["status"] as unknown as string;
    if (reached === "placed") return status;
    if (reached !== "pending") throw new Error(`${id}: ${now.status} ${reached}`);
    await new Promise((done) => setTimeout(done, 100));
  }
};

/** Runs `work` count times, CONNECTIONS at once. */
const loops = async (count: number, work: (i: number) => Promise<number>): Promise<Result> => {
  const took: number[] = [];
  const ends: number[] = [];
  const statuses: Record<string, number> = {};
  let next = 0;
  const began = performance.now();
  const loop = async (): Promise<void> => {
    while (next < count) {
      const i = next++;
      const start = performance.now();
      const status = await work(i);
      ends.push(performance.now());
      took.push(performance.now() - start);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  const seconds = (performance.now() - began) / 1000;
  const [from, to] = [Math.floor(count * 0.1), Math.floor(count * 0.9)];
  const steadyMs = (ends[to] ?? 0) - (ends[from] ?? 0);
  took.sort((a, b) => a - b);
  return {
    rate: count / seconds,
    p99Ms: took[Math.floor(took.length * 0.99)] ?? 0,
    seconds,
    steady: ((to - from) * 1000) / steadyMs,
    statuses,
  };
};

const of = (all: readonly string[], i: number): string => all[i % all.length] ?? "";

/** Eight operations: five reads, a cart with a line, two whole checkouts. */
const operations: readonly ((url: string, sku: string, i: number) => Promise<number>)[] = [
  async (url) => (await ask("GET", `${url}/v1/products?limit=20`)).status,
  async (url, _sku, i) => (await ask("GET", `${url}/v1/products/thing-${i % 1000}`)).status,
  async (url, sku) => ordered(url, await filled(url, sku)),
  async (url, _sku, i) => (await ask("GET", `${url}/v1/products?tag=tag${i % 20}`)).status,
  async (url, sku) => firstLine(url, sku).then(() => 200),
  async (url, _sku, i) =>
    (await ask("GET", `${url}/v1/products?q=thing&limit=${1 + (i % 50)}`)).status,
  async (url, sku) => ordered(url, await filled(url, sku)),
  async (url) => (await ask("GET", `${url}/v1/categories`)).status,
];

const mixed = async ({
  urls,
  skus,
  perSecond,
  seconds,
}: Extract<Job, { kind: "mixed" }>): Promise<Result> => {
  const took: number[] = [];
  const statuses: Record<string, number> = {};
  const running = new Set<Promise<void>>();
  const one = async (i: number): Promise<void> => {
    const start = performance.now();
    const operation = operations[i % operations.length] as (typeof operations)[number];
    const status = await operation(of(urls, i), of(skus, i), i);
    took.push(performance.now() - start);
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const began = performance.now();
  for (let i = 0; i < perSecond * seconds; i += 1) {
    const due = began + (i * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const started = one(i).finally(() => running.delete(started));
    running.add(started);
  }
  await Promise.all(running);
  const spent = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const rate = took.length / spent;
  return {
    rate,
    p99Ms: took[Math.floor(took.length * 0.99)] ?? 0,
    seconds: spent,
    steady: rate,
    statuses,
  };
};

const addressed = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    headers: { "x-forwarded-for": `10.0.${i >> 8}.${i & 255}` },
  }));

const gets = async (urls: readonly string[], seconds: number, addresses = 0): Promise<Result> => {
  const url = [...urls] as unknown as string; // A list is allowed too, which its types do not know.
  const requests = addresses > 0 ? { requests: addressed(addresses) } : {};
  const ran = await autocannon({ url, connections: CONNECTIONS, duration: seconds, ...requests });
  return {
    rate: ran.requests.average,
    p99Ms: ran.latency.p99,
    seconds: ran.duration,
    steady: ran.requests.average,
    statuses: { "200": ran["2xx"], other: ran.non2xx + ran.errors },
  };
};

const run = async (job: Job): Promise<Result> => {
  if (job.kind === "get") return gets(job.urls, job.seconds, job.addresses);
  if (job.kind === "mixed") return mixed(job);
  const { urls, skus, count } = job;
  const fill = (i: number): Promise<string> => filled(of(urls, i), of(skus, i));
  if (job.kind === "carts")
    return loops(count, async (i) => firstLine(of(urls, i), of(skus, i)).then(() => 200));
  if (job.kind === "checkouts")
    return loops(count, async (i) => ordered(of(urls, i), await fill(i)));
  const carts: string[] = [];
  await loops(count, async (i) => {
    carts[i] = await fill(i);
    return 200;
  });
  return loops(count, (i) => ordered(of(urls, i), carts[i] ?? ""));
};

process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2] ?? "{}") as Job)));
process.exit(0);
