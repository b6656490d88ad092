/** The load, in a process of its own: `driver.ts <job as JSON>`; prints the result as JSON. */
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import autocannon from "autocannon";

export type Job =
  | { readonly kind: "get"; readonly url: string; readonly seconds: number }
  | {
      readonly kind: "carts";
      readonly url: string;
      readonly skus: readonly string[];
      readonly count: number;
    }
  | {
      readonly kind: "checkouts";
      readonly url: string;
      readonly skus: readonly string[];
      readonly count: number;
    }
  | {
      readonly kind: "flash";
      readonly url: string;
      readonly skus: readonly string[];
      readonly count: number;
    };

export interface Result {
  /** Per second. */
  readonly rate: number;
  readonly p99Ms: number;
  readonly seconds: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}

const CONNECTIONS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

const ask = (
  method: string,
  url: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, never> }> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(payload === undefined
        ? {}
        : { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }),
      ...(url.endsWith("/orders") ? { "idempotency-key": randomUUID() } : {}),
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
const ordered = async (url: string, cartId: string): Promise<number> =>
  (
    await ask("POST", `${url}/v1/orders`, {
      cartId,
      payment: { provider: "test", token: "tok_ok" },
    })
  ).status;

/** Runs `work` count times, CONNECTIONS at once. */
const loops = async (count: number, work: (i: number) => Promise<number>): Promise<Result> => {
  const took: number[] = [];
  const statuses: Record<string, number> = {};
  let next = 0;
  const began = performance.now();
  const loop = async (): Promise<void> => {
    while (next < count) {
      const i = next++;
      const start = performance.now();
      const status = await work(i);
      took.push(performance.now() - start);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  return {
    rate: count / seconds,
    p99Ms: took[Math.floor(took.length * 0.99)] ?? 0,
    seconds,
    statuses,
  };
};

const gets = async (url: string, seconds: number): Promise<Result> => {
  const ran = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
  return {
    rate: ran.requests.average,
    p99Ms: ran.latency.p99,
    seconds: ran.duration,
    statuses: { "200": ran["2xx"], other: ran.non2xx + ran.errors },
  };
};

const skuOf = (skus: readonly string[], i: number): string => skus[i % skus.length] ?? "";

const run = async (job: Job): Promise<Result> => {
  if (job.kind === "get") return gets(job.url, job.seconds);
  const { url, skus, count } = job;
  if (job.kind === "carts")
    return loops(count, async (i) => firstLine(url, skuOf(skus, i)).then(() => 200));
  if (job.kind === "checkouts")
    return loops(count, async (i) => ordered(url, await filled(url, skuOf(skus, i))));
  const carts: string[] = [];
  await loops(count, async (i) => {
    carts[i] = await filled(url, skuOf(skus, i));
    return 200;
  });
  return loops(count, (i) => ordered(url, carts[i] ?? ""));
};

process.stdout.write(JSON.stringify(await run(JSON.parse(process.argv[2] ?? "{}") as Job)));
process.exit(0);
