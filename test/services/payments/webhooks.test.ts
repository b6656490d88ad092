/** Messages of a provider: verified on their bytes, of effect once, in any order, and never more than a hint. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import type {
  Provider,
  Standing,
  WebhookMessage,
} from "../../../services/payments/adapters/port.ts";
import { providerOf } from "../../../services/payments/adapters/registry.ts";
import { contract } from "../../../services/payments/payments.contract.ts";
import payments from "../../../services/payments/payments.service.ts";
import { messagesHandled } from "../../../services/payments/actions/receive-webhook.ts";
import { removeMessages } from "../../../services/payments/jobs/remove-messages.ts";
import { providerMessages } from "../../../services/payments/payments.store.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { startServices, type Started } from "../../support/broker.ts";

const { actions } = contract;
const amount = { amount: 1990, currency: "EUR" };
const secret = "of the test";
/** How payments stand at the provider, by order; as the webhook's object says it does not count. */
const standings = new Map<string, Standing>();
const asked: string[] = [];
let away = false;
/** The provider responds when it is open. */
let gate: Promise<void> = Promise.resolve();
let shop: Started;
let count = 0;

const sign = (text: string, at: string): string =>
  createHmac("sha256", secret).update(`${at}.${text}`).digest("hex");
const signing: Partial<Provider> = {
  authorize: async ({ orderId }) => ({
    outcome: "requiresAction",
    action: { clientSecret: "secret" },
    providerId: `pi_${orderId}`,
  }),
  query: async ({ orderId }) => {
    asked.push(orderId);
    await gate;
    if (away) throw new Error("away");
    return standings.get(orderId) ?? { outcome: "processing" };
  },
  parseWebhook: async ({ body, headers, at }: WebhookMessage) => {
    const text = Buffer.from(body).toString("utf8");
    const { "x-at": signedAt = "", "x-signature": signature } = headers;
    const stale = Date.parse(at) - Date.parse(signedAt) > 300_000;
    if (stale || signature !== sign(text, signedAt)) return undefined;
    const { id, type, providerId } = JSON.parse(text) as Record<string, string>;
    return { id: id ?? "", type: type ?? "", ...(providerId ? { about: { providerId } } : {}) };
  },
};

const serviceOf = () => shop.broker.getLocalService({ name: "payments", version: 1 }) as Service;

beforeAll(async () => {
  shop = await startServices([payments as ServiceSchema]);
  const service = serviceOf();
  Object.assign(await providerOf(service, "test"), signing);
});
afterAll(() => shop.stop());

interface Sent {
  readonly at?: string;
  readonly signature?: string;
  readonly provider?: string;
}
const send = (event: object, { at, signature, provider = "test" }: Sent = {}) => {
  const text = JSON.stringify(event);
  const when = at ?? new Date().toISOString();
  return shop.call(actions.receiveWebhook, {
    provider,
    body: Buffer.from(text).toString("base64"),
    headers: [
      { name: "x-at", value: when },
      { name: "x-signature", value: signature ?? sign(text, when) },
    ],
  });
};
/** What was received has been handled, or waits for the job. */
const handled = () => messagesHandled(serviceOf());
const newOrder = async () => {
  const orderId = `ord_hook${(count += 1)}`;
  const stage = await shop.call(actions.authorize, {
    ...{ orderId, amount, provider: "test", token: "tok" },
  });
  expect(stage).toMatchObject({ status: "requiresAction", action: { clientSecret: "secret" } });
  return orderId;
};
const event = (orderId: string, id = `evt_${orderId}`) => ({
  id,
  type: "payment.changed",
  providerId: `pi_${orderId}`,
});
const statusOf = async (orderId: string) =>
  (await shop.call(actions.ofOrder, { orderId })).items[0]?.status;

test("signed and known: the payment is asked for, and settled as the provider has it", async () => {
  const orderId = await newOrder();
  standings.set(orderId, { outcome: "authorized" });
  expect(await send({ ...event(orderId), status: "declined" })).toEqual({ received: true });
  await handled();
  expect(await statusOf(orderId)).toBe("authorized");
});

test("a repeated one has no effect", async () => {
  const orderId = await newOrder();
  await send(event(orderId));
  await handled();
  const before = asked.length;
  await send(event(orderId));
  await handled();
  expect(asked).toHaveLength(before);
});

test("signed, of no concern: received, without effect", async () => {
  const before = asked.length;
  expect(await send({ id: "evt_other", type: "customer.created" })).toEqual({ received: true });
  expect(await send({ ...event("ord_nobody"), id: "evt_nobody" })).toEqual({ received: true });
  await handled();
  expect(asked).toHaveLength(before);
});

test("unsigned, stale or altered: refused, and nothing is asked", async () => {
  const orderId = await newOrder();
  standings.set(orderId, { outcome: "authorized" });
  const refused = { type: "WEBHOOK_REFUSED", code: 400 };
  await expect(send(event(orderId), { signature: "" })).rejects.toMatchObject(refused);
  await expect(send(event(orderId), { at: "2020-01-01T00:00:00Z" })).rejects.toMatchObject(refused);
  const at = new Date().toISOString();
  const signature = sign(JSON.stringify(event(orderId)), at);
  const altered = { ...event(orderId), type: "altered" };
  await expect(send(altered, { at, signature })).rejects.toMatchObject(refused);
  expect(await statusOf(orderId)).toBe("requiresAction");
});

test("a provider that takes none, or is none, is not found", async () => {
  for (const provider of ["manual", "nobody"])
    await expect(send({ id: "evt" }, { provider })).rejects.toMatchObject({ type: "NOT_FOUND" });
});

test("an authorization that lapsed at the provider is recorded", async () => {
  const orderId = await newOrder();
  standings.set(orderId, { outcome: "authorized" });
  await send(event(orderId, "evt_first"));
  await handled();
  standings.set(orderId, { outcome: "cancelled" });
  await send(event(orderId, "evt_second"));
  await handled();
  expect(await statusOf(orderId)).toBe("expired");
});

test("received while the provider is away: it is asked later", async () => {
  const orderId = await newOrder();
  standings.set(orderId, { outcome: "authorized" });
  away = true;
  expect(await send(event(orderId))).toEqual({ received: true });
  await handled();
  expect(await statusOf(orderId)).not.toBe("authorized");
  away = false;
  const until = Date.now() + 60_000;
  while ((await statusOf(orderId)) !== "authorized" && Date.now() < until)
    await new Promise((done) => setTimeout(done, 100));
  expect(await statusOf(orderId)).toBe("authorized");
}, 90_000);

test("the sender gets its response before the provider is asked", async () => {
  const orderId = await newOrder();
  standings.set(orderId, { outcome: "authorized" });
  let open = (): void => undefined;
  gate = new Promise((resolve) => (open = resolve));
  expect(await send(event(orderId))).toEqual({ received: true });
  expect(await statusOf(orderId)).toBe("requiresAction");
  open();
  await handled();
  expect(await statusOf(orderId)).toBe("authorized");
});

test("what was handled a month ago is removed, what waits is not", async () => {
  const service = serviceOf();
  const ctx = contextFor(service);
  const messages = ctx.collection(providerMessages);
  const old = {
    version: 1,
    provider: "test",
    type: "payment.changed",
    at: "2020-01-01T00:00:00.000Z",
  };
  await messages.insert({ ...old, id: "test-handled" });
  await messages.insert({ ...old, id: "test-waits", dueAt: "9999-01-01T00:00:00.000Z" });
  const before = await messages.count({});
  await removeMessages.run(ctx, new AbortController().signal);
  expect(await messages.get("test-handled")).toBeUndefined();
  expect(await messages.count({})).toBe(before - 1);
});
