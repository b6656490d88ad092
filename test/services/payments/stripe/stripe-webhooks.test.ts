/** Stripe's webhooks as the adapter reads them: verified on their bytes, then only names are taken from them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "@jest/globals";
import { stripeProvider } from "../../../../services/payments/adapters/stripe/stripe.provider.ts";
import { openAdapter } from "../../../support/stripe/adapter.ts";
import { openDispute } from "../../../support/stripe/refunds.ts";
import { signatureOf } from "../../../support/stripe/webhooks.ts";

const { double, provider, authorized, change, close, optionsOf, now } = await openAdapter();
afterAll(() => close());

const seconds = (): number => Math.floor(Date.now() / 1000);

const parse = (
  body: string | Uint8Array,
  signature = signatureOf(body, double.webhookSecret, seconds()),
  by = provider,
) =>
  by.parseWebhook?.({
    body: Buffer.from(body),
    headers: { "stripe-signature": signature, "content-type": "application/json" },
    at: now(),
  });

describe("what is signed", () => {
  test("names the payment it is about, whatever kind of object it has", async () => {
    const payment = await authorized();
    await provider.capture(change(payment, "c"));
    await provider.refund(change(payment, "r", 100));
    openDispute(double.account, payment.providerId ?? "");
    const read = await Promise.all(double.events.map((event) => parse(JSON.stringify(event))));
    expect(read.map((one) => one?.type)).toEqual(double.events.map(({ type }) => type));
    expect(new Set(read.map((one) => one?.about?.providerId))).toEqual(
      new Set([payment.providerId]),
    );
    for (const one of read.filter(({ type = "" } = { id: "", type: "" }) =>
      type.startsWith("payment_intent"),
    ))
      expect(one?.about?.orderId).toBe(payment.orderId);
  });

  test("of another account's kind is known by its id, and about nothing", async () => {
    const body = JSON.stringify({ id: "evt_1", type: "coupon.created", data: { object: {} } });
    expect(await parse(body)).toEqual({ id: "evt_1", type: "coupon.created" });
  });

  test("by either of two secrets counts while the endpoint's is being changed", async () => {
    const webhookSecrets = ["whsec_before", double.webhookSecret];
    const both = await stripeProvider(optionsOf({ webhookSecrets }), { now });
    const body = JSON.stringify({ id: "evt_1", type: "any" });
    for (const secret of webhookSecrets) {
      const signature = signatureOf(body, secret, seconds());
      expect(await parse(body, signature, both)).toBeDefined();
    }
    await both.close?.();
  });
});

describe("refused is", () => {
  const body = JSON.stringify({ id: "evt_1", type: "payment_intent.succeeded" });
  const good = signatureOf(body, double.webhookSecret, seconds());
  const signed = (secret: string, at = seconds()) => signatureOf(body, secret, at);

  test.each([
    ["nothing in the header", body, ""],
    ["no signature", body, good.replace(/,v1=.*/u, "")],
    ["an old scheme", body, good.replace("v1=", "v0=")],
    ["no time", body, good.replace(/t=\d+,/u, "")],
    ["a changed time", body, good.replace(/t=\d/u, "t=2")],
    ["a changed body", body.replace("evt_1", "evt_2"), good],
    ["the same JSON in other bytes", ` ${body}`, good],
    ["another secret", body, signed("whsec_other")],
    ["an empty secret", body, signed("")],
    ["a stale message", body, signed(double.webhookSecret, seconds() - 301)],
    ["an empty body", "", signed(double.webhookSecret)],
  ])("%s", async (_what, text, signature) => {
    expect(await parse(text, signature)).toBeUndefined();
  });

  test("what is signed and no event", async () => {
    for (const text of ["{", "[]", "null", "1", "{}", '{"id":1,"type":"a"}', '{"id":"e"}'])
      expect(await parse(text)).toBeUndefined();
    expect(await parse(new Uint8Array([0x7b, 0xff, 0x7d]))).toBeUndefined();
  });
});

describe("recorded bodies", () => {
  const folder = fileURLToPath(
    new URL("../../../../../shared/data/stripe-webhooks-ruby-mock", import.meta.url),
  );
  const there = existsSync(folder);
  if (!there) console.log("skipped: ../shared/data with recorded webhooks is not here");

  test("are all read, of every version of the API", async () => {
    if (!there) return;
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    expect(files.length).toBeGreaterThan(80);
    for (const file of files) {
      const bytes = readFileSync(join(folder, file));
      const { id, type } = JSON.parse(bytes.toString()) as { id: string; type: string };
      const read = await parse(bytes);
      expect(read).toMatchObject({ id, type });
      if (file.startsWith("payment_intent.")) expect(read?.about?.providerId).toMatch(/^pi_/u);
      const altered = Buffer.concat([bytes, Buffer.from(" ")]);
      const signature = signatureOf(bytes, double.webhookSecret, seconds());
      expect(await parse(altered, signature)).toBeUndefined();
    }
  });
});
