/** What the double publishes, and the forms of its objects. */
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type Stripe from "stripe";
import { clientOf } from "../../../support/stripe/client.ts";
import { startStripe, type StripeDouble } from "../../../support/stripe/double.ts";
import type { StripeEvent } from "../../../support/stripe/objects.ts";
import { openDispute } from "../../../support/stripe/refunds.ts";

let double: StripeDouble;
let stripe: Stripe;
const order = { amount: 1000, currency: "eur", capture_method: "manual" } as const;
const paid = { ...order, confirm: true, payment_method: "pm_card_visa" } as const;

beforeAll(async () => {
  double = await startStripe();
  stripe = clientOf(double);
});
afterAll(() => double.stop());

describe("webhooks", () => {
  const received: { body: string; signature: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ body, signature: String(request.headers["stripe-signature"]) });
      response.end();
    });
  });
  const during = async (work: () => Promise<unknown>): Promise<string[]> => {
    received.length = 0;
    await work();
    return received.map(({ body }) => (JSON.parse(body) as StripeEvent).type);
  };

  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    double.webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    double.webhookUrl = undefined;
    double.fateOf = () => "now";
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  test("are signed as Stripe signs", async () => {
    await stripe.paymentIntents.create(order);
    const event = double.events[0] as StripeEvent;
    await during(() => double.deliver(event));
    const { body = "", signature = "" } = received[0] ?? {};
    const check = (text: string, secret: string) =>
      stripe.webhooks.constructEvent(
        text,
        signature,
        secret,
        undefined,
        undefined,
        double.account.seconds() * 1000,
      );
    expect(check(body, double.webhookSecret)).toMatchObject({ id: event.id });
    expect(() => check(body.replace("evt_", "evt-"), double.webhookSecret)).toThrow();
    expect(() => check(body, "whsec_other")).toThrow();
  });

  test("come before the response, twice, held and in another order, or never", async () => {
    const create = () => stripe.paymentIntents.create(order);
    double.faultOf = () => "webhookFirst";
    expect(await during(create)).toEqual(["payment_intent.created"]);
    double.fateOf = () => "twice";
    expect(await during(create)).toHaveLength(2);
    double.faultOf = () => undefined;
    double.fateOf = () => "lost";
    expect(await during(create)).toEqual([]);
    double.fateOf = () => "held";
    const { id } = await create();
    await stripe.paymentIntents.cancel(id);
    expect(await during(() => double.release((events) => events.reverse()))).toEqual([
      "payment_intent.canceled",
      "payment_intent.created",
    ]);
  });
});

describe("objects", () => {
  const file = new URL(
    "../../../../../shared/data/stripe-openapi-fixtures/fixtures3.json",
    import.meta.url,
  );
  const there = existsSync(file);
  if (!there) console.log("skipped: ../shared/data with Stripe's fixtures is not here");

  test("have the fields of Stripe's own fixtures, of the same kinds", async () => {
    if (!there) return;
    const { resources } = JSON.parse(readFileSync(file, "utf8")) as {
      resources: Record<string, Record<string, unknown>>;
    };
    const { id } = await stripe.paymentIntents.create(paid);
    await stripe.paymentIntents.capture(id);
    await stripe.refunds.create({ payment_intent: id, amount: 1 });
    openDispute(double.account, id);
    const of = (name: string) => resources[name] ?? {};
    for (const [name, objects] of [
      ["payment_intent", double.intents],
      ["charge", double.charges],
      ["refund", double.refunds],
      ["dispute", double.disputes],
    ] as const) {
      const made = [...objects.values()].at(-1) as object;
      const unknown = Object.entries(made).filter(([field, value]) => {
        const theirs = of(name)[field];
        if (!(field in of(name))) return true;
        return theirs !== null && value !== null && typeof theirs !== typeof value;
      });
      expect({ name, unknown }).toEqual({ name, unknown: [] });
    }
  });
});
