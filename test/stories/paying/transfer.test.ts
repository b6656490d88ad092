/** Orders that wait for a bank transfer: for days, through restarts, until staff see it come or its time is over. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { clientOf, until, type Client } from "../../support/client.ts";
import { startShop, type Shop } from "../../support/shop.ts";
import { fillCart, settled, stockOf, stockProduct } from "../../support/shopper.ts";

const dataDir = mkdtempSync(join(tmpdir(), "caravan-transfer-"));
const clock = pathToFileURL(join(import.meta.dirname, "../../support/programs/clock.ts")).href;
const iban = "DE02120300000000202051";
let shop: Shop;
let client: Client;

/** The shop, so many days later. */
const open = async (days: number): Promise<void> => {
  const env = {
    PAYMENT_PROVIDERS: "transfer",
    TRANSFER_HOLDER: "Caravan Ltd",
    TRANSFER_IBAN: iban,
    TRANSFER_DAYS: "7",
    NODE_OPTIONS: `--import=${clock}`,
    CLOCK_SHIFT_MS: String(days * 86_400_000),
  };
  shop = await startShop(env, dataDir);
  client = clientOf(() => shop.url);
};
const later = async (days: number): Promise<void> => {
  await shop.stop({ remove: false });
  await open(days);
};

beforeAll(async () => {
  await open(0);
  await stockProduct(client, "TEA", 10);
}, 120_000);
afterAll(async () => {
  await shop.stop({ remove: false });
  rmSync(dataDir, { recursive: true, force: true });
});

const ordered = async () => {
  const cart = await fillCart(client, { lines: [{ sku: "TEA", quantity: 1 }] });
  const body = { cartId: cart.id, payment: { provider: "transfer" } };
  const placed = await client.request("POST", "/v1/orders", body, {
    "idempotency-key": randomUUID(),
  });
  expect(placed.status).toBe(202);
  return until("the order to wait", async () => {
    const headers = { "x-order-token": placed.body.accessToken as string };
    const path = `/v1/orders/${placed.body.id}`;
    const { body: order } = await client.request("GET", path, undefined, headers);
    return order.paymentStatus === "processing" && order;
  });
};
const paymentOf = async (orderId: string) =>
  (await client.staff("GET", `/v1/orders/${orderId}/details`)).body.payments[0];
const receipt = async (orderId: string, amount: { amount: number; currency: string }) => {
  const { id } = await paymentOf(orderId);
  const key = { "idempotency-key": randomUUID() };
  return client.staff("POST", `/v1/payments/${id}/receipt`, { amount }, key);
};

test("waits with a reference, is placed when staff record the money, and captured at once", async () => {
  const order = await ordered();
  const { total } = order.totals;
  const number = (order.number as string).replace("C-", "").replace("-", "");
  expect(order).toMatchObject({
    status: "pending",
    paymentInstructions: {
      reference: expect.stringContaining(number),
      holder: "Caravan Ltd",
      iban,
    },
  });
  expect(await stockOf(client, "TEA")).toMatchObject({ held: 1 });
  const less = await receipt(order.id, { ...total, amount: total.amount - 1 });
  expect(less).toMatchObject({ status: 409, body: { code: "PAYMENT_NOT_AWAITED" } });
  expect((await receipt(order.id, total)).status).toBe(200);
  expect(await settled(client, order.id)).toMatchObject({ status: "placed" });
  await until("the capture", async () => (await paymentOf(order.id)).status === "captured");
  expect((await receipt(order.id, total)).status).toBe(200);
  const { items } = (await client.staff("GET", "/v1/ledger/balances")).body;
  const cash = items.filter(({ account }: { account: string }) => account.startsWith("cash"));
  expect(cash).toMatchObject([{ balance: total.amount }]);
}, 120_000);

test("waits through restarts, and is undone when its days are over", async () => {
  const paid = await ordered();
  const unpaid = await ordered();
  await later(5);
  expect((await client.staff("GET", `/v1/orders/${paid.id}`)).body.status).toBe("pending");
  expect(await stockOf(client, "TEA")).toMatchObject({ held: 2 });
  expect((await receipt(paid.id, paid.totals.total)).status).toBe(200);
  expect(await settled(client, paid.id)).toMatchObject({ status: "placed" });
  await later(8);
  expect(await settled(client, unpaid.id)).toMatchObject({
    status: "rejected",
    rejection: { code: "ORDER_EXPIRED" },
  });
  await until("the stock", async () => (await stockOf(client, "TEA")).held === 0);
  const late = await receipt(unpaid.id, unpaid.totals.total);
  expect(late).toMatchObject({ status: 409, body: { code: "PAYMENT_NOT_AWAITED" } });
}, 240_000);
