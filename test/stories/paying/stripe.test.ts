/** A shop that is paid with Stripe while requests and webhooks get lost: each order is charged once, or not at all. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ADMIN, clientOf, until, type Client, type Reply } from "../../support/client.ts";
import { runTask } from "../../support/programs/task.ts";
import type { Shop } from "../../support/shop.ts";
import { fillCart, settled, stockProduct } from "../../support/shopper.ts";
import { startStripe, type StripeDouble } from "../../support/stripe/double.ts";
import type { Intent } from "../../support/stripe/objects.ts";
import { startStripeShop } from "../../support/stripe/shop.ts";
import { fair, foul, random } from "../../support/stripe/weather.ts";

const ORDERS = 200;
const AT_ONCE = 8;
const seed = Number(process.env["STRIPE_SEED"] ?? Math.floor(Math.random() * 1e9));
const dataDir = mkdtempSync(join(tmpdir(), "caravan-stripe-"));
let double: StripeDouble;
let shop: Shop;
/** Whatever process the shop is at the moment. */
let client: Client;

const open = async (): Promise<void> => {
  const env = { PROVIDER_TIMEOUT_MS: "600", CAPTURE: "placed" };
  shop = await startStripeShop(double, env, dataDir);
};

beforeAll(async () => {
  double = await startStripe();
  client = clientOf(() => shop.url);
  await open();
}, 120_000);
afterAll(async () => {
  await shop.stop({ remove: false });
  await double.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Until it is answered by a process that lives. */
const asked = async (work: () => Promise<Reply>): Promise<Reply> =>
  until("an answer", async () => work().catch(() => undefined), 120_000);

const pay = (cartId: string, token: string, key: string): Promise<Reply> =>
  asked(() =>
    client.request(
      "POST",
      "/v1/orders",
      { cartId, payment: { provider: "stripe", token } },
      { "idempotency-key": key },
    ),
  );

const cards = [...Array<string>(9).fill("pm_card_visa"), "pm_card_visa_chargeDeclined"];

/** One order after another, each asked for until it is known; its id, or undefined where it was refused at once. */
const shopper = async (next: () => number, count: () => boolean, ids: Set<string>) => {
  while (count()) {
    const lines = [{ sku: "TEA", quantity: 1 + Math.floor(next() * 3) }];
    const cart = await until("a cart", () => fillCart(client, { lines }).catch(() => undefined));
    const { body } = await pay(
      cart.id as string,
      cards[Math.floor(next() * cards.length)] as string,
      randomUUID(),
    );
    ids.add((body.id ?? body.orderId) as string);
  }
};

const intentsOf = (orderId: string): Intent[] =>
  [...double.intents.values()].filter(({ metadata }) => metadata["order_id"] === orderId);
const isLive = ({ status }: Intent): boolean =>
  status === "requires_capture" || status === "succeeded";
const ofOrder = async (orderId: string) =>
  (await client.staff("GET", `/v1/orders/${orderId}/details`)).body as {
    payments: { status: string; captured: { amount: number } }[];
  };

describe(`${ORDERS} orders in foul weather, with the shop killed in the middle (STRIPE_SEED=${seed})`, () => {
  const ids = new Set<string>();

  test("are placed or refused, all of them", async () => {
    await stockProduct(client, "TEA", 1000);
    foul(double, { seed, share: 0.3 });
    const next = random(seed + 1);
    let left = ORDERS;
    const shoppers = Array.from({ length: AT_ONCE }, () => shopper(next, () => left-- > 0, ids));
    await until("half of the orders", async () => left < ORDERS / 2, 240_000);
    await shop.kill();
    await open();
    await Promise.all(shoppers);
    fair(double);
    await double.release((events) => events.sort(() => next() - 0.5));
    expect(ids.size).toBe(ORDERS);
    expect(ids.has(undefined as unknown as string)).toBe(false);
    for (const id of ids) await settled(client, id);
  }, 600_000);

  test("charges are the orders, each once, for its amount", async () => {
    const placed: string[] = [];
    for (const id of ids) {
      const { body } = await client.staff("GET", `/v1/orders/${id}`);
      const sold = body.status !== "rejected";
      if (sold) placed.push(id);
      const total = body.totals.total.amount as number;
      // What is undone is given back a little later.
      await until(`the charges of ${id}`, async () => {
        const live = intentsOf(id).filter(isLive);
        return live.length === (sold ? 1 : 0) && live.every(({ amount }) => amount === total);
      });
      if (sold)
        await until(`the capture of ${id}`, async () => {
          const [payment] = (await ofOrder(id)).payments;
          return payment?.captured.amount === total;
        });
    }
    expect(placed.length).toBeGreaterThan(ORDERS / 2);
    expect(placed.length).toBeLessThan(ORDERS);
    const live = [...double.intents.values()].filter(isLive);
    expect(live.map(({ metadata }) => metadata["order_id"]).sort()).toEqual(placed.sort());
    expect(live.every(({ amount, amount_received }) => amount === amount_received)).toBe(true);
  }, 300_000);

  test("the ledger is balanced, and its cash is what Stripe has", async () => {
    const cash = [...double.intents.values()].reduce((sum, one) => sum + one.amount_received, 0);
    const refunded = [...double.refunds.values()].reduce((sum, { amount }) => sum + amount, 0);
    const { items } = (await client.staff("GET", "/v1/ledger/balances")).body as {
      items: { account: string; balance: number }[];
    };
    const sum = (of: RegExp): number =>
      items
        .filter(({ account }) => of.test(account))
        .reduce((all, { balance }) => all + balance, 0);
    expect(sum(/./u)).toBe(0);
    expect(sum(/^cash/u)).toBe(cash - refunded);
    expect(sum(/^authorizations$/u)).toBe(0);
  });

  test("npm run reconcile finds no difference", async () => {
    const credential = { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD };
    const { body } = await client.request("POST", "/v1/sessions", credential);
    const env = { DATA_DIR: dataDir, CARAVAN_TOKEN: body.accessToken as string };
    const { code, said } = await runTask("tasks/shop.ts", env, ["reconcile", "payments"]);
    expect(said).toMatch(/^\d+ payments compared, 0 differences\.$/mu);
    expect(code).toBe(0);
  }, 120_000);

  test("nothing secret is in the log", () => {
    const secrets = [double.secretKey, double.webhookSecret, "_secret_", "pm_card"];
    for (const secret of secrets) expect(shop.output()).not.toContain(secret);
  });
});
