/** Payment sessions: an intent to pay, of one cart, which an order is placed with; what cannot be paid so is refused before anything is held. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import { faultIn } from "../../../platform/broker/faults.ts";
import type { ProviderDefinition } from "../../../services/payments/adapters/port.ts";
import { definitionOf } from "../../../services/payments/adapters/registry.ts";
import * as carts from "../../../services/carts/carts.contract.ts";
import * as inventoryContract from "../../../services/inventory/inventory.contract.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import * as paying from "../../../services/payments/payments.contract.ts";
import { removeSessions } from "../../../services/payments/jobs/remove-sessions.ts";
import payments from "../../../services/payments/payments.service.ts";
import { settings } from "../../../services/payments/payments.settings.ts";
import { paymentSessions } from "../../../services/payments/payments.store.ts";
import { contract, type PlaceInput } from "../../../services/orders/orders.contract.ts";
import orders from "../../../services/orders/orders.service.ts";
import { berlin, product, shopper, startMarket, variant, type Market } from "../carts/market.ts";

const { openSession, methods } = paying.contract.actions;
const admin = { id: "usr_admin", scopes: ["admin"] };
/** As a provider that takes some amounts only. */
const selective = definitionOf("manual") as { -readonly [K in keyof ProviderDefinition]: unknown };
let shop: Market;
let count = 0;

beforeAll(async () => {
  selective.currencies = ["EUR", "JPY"];
  selective.countries = ["DE"];
  selective.represent = ({ amount }: { amount: number }) =>
    amount % 10 === 0 ? amount : undefined;
  Object.assign(settings, { RETURN_ORIGINS: ["https://shop.example.org"] });
  shop = await startMarket();
  for (const service of [inventory, payments, orders])
    shop.broker.createService(service as ServiceSchema);
  const names = ["inventory", "payments", "orders"];
  await shop.broker.waitForServices(names.map((name) => ({ name, version: 1 })));
  await shop.sell(1, product("p", [variant("TEA")]));
  await shop.bus.idle();
});
afterAll(() => shop.stop());

const cartOf = async (quantity: number, as?: ReturnType<typeof shopper>): Promise<string> => {
  const { id: cartId } = await shop.call(carts.open, { currency: "EUR" }, as);
  await shop.call(carts.addLine, { cartId, sku: "TEA", quantity }, as);
  const facts = { email: "ada@example.org", shippingAddress: berlin, shippingMethod: "standard" };
  await shop.call(carts.update, { cartId, ...facts }, as);
  return cartId;
};
const place = (cartId: string, payment: NonNullable<PlaceInput["payment"]>) => {
  count += 1;
  const idempotencyKey = `an-order-of-a-session-${count}`;
  return shop.call(contract.actions.place, { cartId, payment, idempotencyKey });
};
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => faultIn(error),
  );
/** What is held for an order that was placed may leave meanwhile: that changes nothing here. */
const available = async () =>
  (await shop.call(inventoryContract.getStock, { sku: "TEA" }, admin)).available;
const asTest = { provider: "test", confirmationToken: "tok_ok" };

test("an order is placed with a session, with its provider and token", async () => {
  const cartId = await cartOf(1);
  const returnUrl = "https://shop.example.org/thanks?a=1";
  const session = await shop.call(openSession, { cartId, ...asTest, returnUrl });
  expect(session).toMatchObject({ provider: "test", status: "open" });
  expect(session).not.toHaveProperty("confirmationToken");
  const placed = await place(cartId, { session: session.id });
  expect(placed).toMatchObject({ status: "placed", paymentStatus: "authorized" });
  const { items } = await shop.call(paying.ofOrder, { orderId: placed.id });
  expect(items).toMatchObject([{ provider: "test", authorized: placed.totals.total }]);
});

test("a declined session leaves the cart free for another", async () => {
  const cartId = await cartOf(1);
  const bad = await shop.call(openSession, { cartId, provider: "test", confirmationToken: "no" });
  const declined = await refusal(place(cartId, { session: bad.id }));
  expect(declined).toMatchObject({ code: "PAYMENT_DECLINED", status: 402 });
  const { id: session } = await shop.call(openSession, { cartId, ...asTest });
  expect(await place(cartId, { session })).toMatchObject({ status: "placed" });
});

test("a session of another cart, none, and one whose time is over are refused alike", async () => {
  const [cartId, other] = [await cartOf(1), await cartOf(1)];
  const { id: session } = await shop.call(openSession, { cartId, ...asTest });
  const unknown = { code: "PAYMENT_SESSION_UNKNOWN", status: 422 };
  const before = await available();
  expect(await refusal(place(other, { session }))).toMatchObject(unknown);
  expect(await refusal(place(cartId, { session: "pss_none" }))).toMatchObject(unknown);
  const service = shop.broker.getLocalService({ name: "payments", version: 1 }) as Service;
  const ctx = contextFor(service);
  const sessions = ctx.collection(paymentSessions);
  expect((await sessions.get(session))?.confirmationToken).toBe("tok_ok");
  await sessions.update({ id: session }, { $set: { expiresAt: ctx.now() } });
  expect(await refusal(place(cartId, { session }))).toMatchObject(unknown);
  await removeSessions.run(ctx, new AbortController().signal);
  expect(await sessions.get(session)).toBeUndefined();
  expect(await available()).toBe(before);
});

test("a session stands alone, and belongs to a cart", async () => {
  const cartId = await cartOf(1);
  const { id: session } = await shop.call(openSession, { cartId, ...asTest });
  for (const payment of [{ session, provider: "test" }, { session, token: "tok_ok" }, {}])
    expect(await refusal(place(cartId, payment))).toMatchObject({ code: "VALIDATION_FAILED" });
});

test("what a provider cannot represent is refused at the session and at the order, and nothing is held", async () => {
  const cartId = await cartOf(1);
  const { totals } = await shop.call(carts.get, { cartId });
  expect(totals.total.amount % 10).not.toBe(0);
  const refused = { code: "PAYMENT_AMOUNT_UNSUPPORTED", status: 422 };
  const before = await available();
  expect(await refusal(shop.call(openSession, { cartId, provider: "manual" }))).toMatchObject({
    ...refused,
    data: { provider: "manual", amount: totals.total },
  });
  expect(await refusal(place(cartId, { provider: "manual" }))).toMatchObject(refused);
  expect(await available()).toBe(before);
  const { items } = await shop.call(methods, { cartId });
  expect(items.map(({ provider }) => provider)).toEqual(["demo", "test"]);
  const bare = { orderId: "ord_x", provider: "manual", amount: totals.total };
  expect(await refusal(shop.call(paying.authorize, bare))).toMatchObject(refused);
});

test("payment methods are those of the cart's total and country", async () => {
  const cartId = await cartOf(10);
  const named = async () =>
    (await shop.call(methods, { cartId })).items.map(({ provider }) => provider);
  expect((await shop.call(carts.get, { cartId })).totals.total.amount % 10).toBe(0);
  expect(await named()).toEqual(["demo", "manual", "test"]);
  selective.countries = ["FR"];
  expect(await named()).toEqual(["demo", "test"]);
  selective.countries = ["DE"];
});

test("a shopper comes back to registered origins only", async () => {
  const cartId = await cartOf(1);
  const strange = [
    "https://shop.example.org.evil.test/",
    "https://user@shop.example.org/",
    "http://shop.example.org/",
    "//shop.example.org/",
    "/thanks",
    "javascript:alert(1)",
    "https://shop.example.org:8443/",
  ];
  for (const returnUrl of strange)
    expect(await refusal(shop.call(openSession, { cartId, ...asTest, returnUrl }))).toMatchObject({
      code: "RETURN_URL_REFUSED",
      status: 422,
    });
});

test("another's cart has no sessions, as one that is not there", async () => {
  const cartId = await cartOf(1, shopper("usr_a"));
  const gone = await refusal(shop.call(methods, { cartId: "cart_none" }));
  const foreign = await refusal(shop.call(methods, { cartId }));
  expect(foreign).toEqual({ ...gone, data: { ...gone?.data, id: cartId } });
  const asked = shop.call(openSession, { cartId, ...asTest });
  expect(await refusal(asked)).toMatchObject({ code: "NOT_FOUND" });
});
