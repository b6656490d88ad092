/** The demo provider over HTTP: the case suite of all providers, and what its cards, its page and its webhooks do. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Provider } from "../../../../services/payments/adapters/port.ts";
import { demoProvider } from "../../../../services/payments/adapters/demo/demo.provider.ts";
import { openBooks } from "../../../../services/payments/adapters/demo/process/books.ts";
import { startProcess } from "../../../../services/payments/adapters/demo/process/server.ts";
import { signatureOf } from "../../../../services/payments/adapters/demo/signature.ts";
import { until } from "../../../support/client.ts";
import { providerCases } from "../provider.cases.ts";

const amount = { amount: 500, currency: "EUR" };
interface Received {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}
const received: Received[] = [];
/** How the shop responds to the next webhooks; then with 200. */
const statuses: number[] = [];
const shop = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const status = statuses.shift() ?? 200;
    const headers = request.headers as Record<string, string>;
    if (status === 200) received.push({ body: Buffer.concat(chunks), headers });
    response.writeHead(status).end();
  });
});
let running: Awaited<ReturnType<typeof startProcess>>;
let provider: Provider;

beforeAll(async () => {
  shop.listen(0, "127.0.0.1");
  await once(shop, "listening");
  const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  running = await startProcess({ books: openBooks(":memory:"), shop: origin });
  provider = demoProvider({ access: async () => running, budgetMs: 5_000 });
});
afterAll(async () => {
  await running.stop();
  shop.close();
});

let count = 0;
const newOrder = (): string => `ord_demo${(count += 1)}`;
const authorize = (token: string | undefined, orderId = newOrder()) =>
  provider.authorize({ orderId, amount, token });
/** A payment that waits for the shopper: its order and its id. */
const waiting = async (token?: string, returnUrl?: string) => {
  const orderId = newOrder();
  const result = await provider.authorize({ orderId, amount, token, returnUrl });
  expect(result.outcome).toBe("requiresAction");
  return { orderId, id: result.providerId ?? "" };
};
const choose = (id: string, choice: string) => provider.page?.({ id, choice });
const standing = async (orderId: string) => (await provider.query({ orderId })).outcome;
const eventsOf = (orderId: string) =>
  received
    .map(
      ({ body }) => JSON.parse(body.toString()) as { type: string; payment: { orderId: string } },
    )
    .filter(({ payment }) => payment.orderId === orderId)
    .map(({ type }) => type);

describe("demo", () => providerCases(() => provider, "demo_4242"));

test("cards do what they say, and others are declined", async () => {
  expect(await authorize("demo_0002")).toMatchObject({
    outcome: "declined",
    reason: "card_declined",
  });
  expect(await authorize("demo_9995")).toMatchObject({ reason: "insufficient_funds" });
  expect(await authorize("tok_ok")).toMatchObject({ reason: "incorrect_number" });
});

test("a lost request has charged nothing, and a lost response has: both are unknown, then known", async () => {
  const before = newOrder();
  expect(await authorize("demo_0119", before)).toEqual({ outcome: "unknown" });
  expect(await standing(before)).toBe("none");
  expect(await authorize("demo_0119", before)).toMatchObject({ outcome: "authorized" });
  const after = newOrder();
  expect(await authorize("demo_0341", after)).toEqual({ outcome: "unknown" });
  expect(await standing(after)).toBe("authorized");
});

test("an order is charged once, however many ask at the same time", async () => {
  const orderId = newOrder();
  const all = await Promise.all(Array.from({ length: 20 }, () => authorize("demo_4242", orderId)));
  expect(new Set(all.map(({ providerId }) => providerId)).size).toBe(1);
  const capture = (key: string) => provider.capture({ orderId, key, amount });
  const results = await Promise.all([capture("x"), capture("y"), capture("x")]);
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(["done", "done", "refused"]);
  const found = await provider.query({ orderId });
  expect(found.sums).toEqual({ authorized: 500, captured: 500, refunded: 0 });
});

test("an order that was forbidden is never charged", async () => {
  const orderId = newOrder();
  await provider.cancel({ orderId, key: "forbid", amount });
  expect(await authorize("demo_4242", orderId)).toMatchObject({ outcome: "declined" });
  expect(await standing(orderId)).toBe("cancelled");
});

test("on the page a card is chosen, the bank asks, and the shopper comes back", async () => {
  const { orderId, id } = await waiting(undefined, "https://shop.example.org/thanks?a=1&b='\"<");
  const shown = await provider.page?.({ id });
  expect(shown).toHaveProperty("html", expect.stringMatching(/Pay €5\.00[^]*3220/u));
  expect(await choose(id, "card-3220")).toEqual({ location: `/pay/demo/${id}` });
  expect(await provider.page?.({ id })).toHaveProperty(
    "html",
    expect.stringContaining("Is it you?"),
  );
  expect(await standing(orderId)).toBe("requiresAction");
  const back = { location: "https://shop.example.org/thanks?a=1&b='\"<" };
  expect(await choose(id, "approve")).toEqual(back);
  expect(await standing(orderId)).toBe("authorized");
  // Whoever goes back in the browser changes nothing more.
  expect(await choose(id, "decline")).toEqual(back);
  expect(await standing(orderId)).toBe("authorized");
  const end = (await provider.page?.({ id })) as { html: string };
  expect(end.html).toContain('href="https://shop.example.org/thanks?a=1&amp;b=&#39;&quot;&lt;"');
});

test.each([
  ["decline", "authentication_failed"],
  ["timeout", "authentication_timeout"],
])("%s ends the payment: %s", async (choice, reason) => {
  const { orderId, id } = await waiting("demo_3220");
  expect(await choose(id, choice)).toEqual({ location: `/pay/demo/${id}` });
  expect(await provider.query({ orderId })).toMatchObject({ outcome: "declined", reason });
});

test("no such payment and no such choice change nothing", async () => {
  expect(await provider.page?.({ id: "dpay_none" })).toBeUndefined();
  const { orderId, id } = await waiting("demo_3220");
  await choose(id, "toString");
  expect(await standing(orderId)).toBe("requiresAction");
});

test("whoever lets the time pass has declined, and the shop is told of it", async () => {
  const books = openBooks(":memory:");
  const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  const quick = await startProcess({ books, shop: origin, openMs: 1 });
  const hasty = demoProvider({ access: async () => quick, budgetMs: 5_000 });
  const orderId = newOrder();
  await hasty.authorize({ orderId, amount });
  await until("the end", async () => (await hasty.query({ orderId })).outcome === "declined");
  await until("its webhook", async () => eventsOf(orderId).length > 0);
  expect(eventsOf(orderId)).toEqual(["payment.declined"]);
  await quick.stop();
});

describe("webhooks", () => {
  const ended = async (token: string) => {
    const { orderId, id } = await waiting(token);
    await choose(id, "approve");
    return orderId;
  };
  const at = () => new Date().toISOString();

  test("are signed: as they came they are taken; altered, stale or unsigned they are not", async () => {
    const orderId = await ended("demo_3220");
    await until("the webhook", async () => eventsOf(orderId).length > 0);
    const [{ body, headers }] = received.slice(-1) as [Received];
    const event = await provider.parseWebhook?.({ body, headers, at: at() });
    expect(event).toMatchObject({ type: "payment.authorized", about: { orderId } });
    const altered = Buffer.from(body.toString().replace("authorized", "declined"));
    const later = new Date(Date.now() + 301_000).toISOString();
    const foreign = signatureOf("another", Math.floor(Date.now() / 1000), body);
    for (const message of [
      { body: altered, headers, at: at() },
      { body, headers, at: later },
      { body, headers: {}, at: at() },
      { body, headers: { "demo-signature": foreign }, at: at() },
      { body, headers: { "demo-signature": "t=1,v1=" }, at: at() },
    ])
      expect(await provider.parseWebhook?.(message)).toBeUndefined();
  });
  test("are tried again, come twice or not at all, as the card says", async () => {
    statuses.push(503);
    const again = await ended("demo_3220");
    await until("the second try", async () => eventsOf(again).length === 1);
    const twice = await ended("demo_3055");
    await until("both", async () => eventsOf(twice).length === 2);
    const lost = await ended("demo_3063");
    const next = await ended("demo_3220");
    await until("the next", async () => eventsOf(next).length === 1);
    expect(eventsOf(lost)).toEqual([]);
    expect(await standing(lost)).toBe("authorized");
  });
});

test("whoever does not know the secret is refused, and a provider that is away is unknown", async () => {
  const stranger = demoProvider({
    access: async () => ({ url: running.url, secret: "another" }),
    budgetMs: 5_000,
  });
  const orderId = newOrder();
  expect(await stranger.authorize({ orderId, amount, token: "demo_4242" })).toEqual({
    outcome: "unknown",
  });
  expect(await standing(orderId)).toBe("none");
  const away = demoProvider({
    access: async () => ({ ...running, url: "http://127.0.0.1:1" }),
    budgetMs: 1_000,
  });
  for (const asked of [
    away.query({ orderId }),
    away.capture({ orderId, key: "k", amount }),
    away.cancel({ orderId, key: "k", amount }),
  ])
    expect(await asked).toEqual({ outcome: "unknown" });
});

test("nobody who posts a webhook or looks for a page starts anything", async () => {
  const access = () => Promise.reject(new Error("started"));
  const unused = demoProvider({ access, isUsed: () => false, budgetMs: 1_000 });
  const message = { body: Buffer.from("{}"), headers: {}, at: "2026-11-28T12:00:00.000Z" };
  expect(await unused.parseWebhook?.(message)).toBeUndefined();
  expect(await unused.page?.({ id: "dpay_1" })).toBeUndefined();
});
