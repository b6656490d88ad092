/** The routes of templates, and the language of what is really sent. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { contract } from "../../../../services/notifications/notifications.contract.ts";
import notifications from "../../../../services/notifications/notifications.service.ts";
import { startServices, type Started } from "../../../support/broker.ts";
import { eventSource } from "../../../support/published.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["orders:read"] };
const euro = (amount: number) => ({ amount, currency: "EUR" });
type EventSource = Awaited<ReturnType<typeof eventSource>>;
let shop: Started;
let orders: EventSource;
let payments: EventSource;

beforeAll(async () => {
  shop = await startServices([notifications as ServiceSchema]);
  orders = await eventSource(shop.bus, "orders");
  payments = await eventSource(shop.bus, "payments");
});
afterAll(() => shop.stop());

test("every mail is listed with its languages", async () => {
  const { items } = await shop.call(actions.templates, {}, staff);
  expect(items).toHaveLength(12);
  expect(items.find(({ kind }) => kind === "orderRefunded")?.locales).toEqual([
    { locale: "de", overridden: false },
    { locale: "en", overridden: false },
  ]);
});

test("each can be seen with example data, in the language that a mail would have", async () => {
  const { items } = await shop.call(actions.templates, {}, staff);
  for (const { kind } of items) {
    const english = await shop.call(actions.preview, { kind }, staff);
    expect(english).toMatchObject({ kind, locale: "en" });
    const german = await shop.call(actions.preview, { kind, locale: "de-CH" }, staff);
    expect(german).toMatchObject({ kind, locale: "de" });
    expect(german.text).not.toBe(english.text);
    expect(await shop.call(actions.preview, { kind, locale: "eo" }, staff)).toEqual(english);
  }
});

test("a kind that is not there is refused", async () => {
  for (const kind of ["orderEaten", "constructor", "../parts"])
    await expect(shop.call(actions.preview, { kind }, staff)).rejects.toMatchObject({
      code: 404,
      type: "MAIL_TEMPLATE_NOT_FOUND",
      data: { kind },
    });
});

test("the mails of an order are in its language, those of a later refund too, with the reason", async () => {
  const zero = euro(0);
  const totals = { subtotal: zero, discount: zero, shipping: zero, tax: zero, taxIncluded: true };
  await orders.emit("placed", "ord_de", 4, {
    orderId: "ord_de",
    number: "N-1",
    email: "ada@example.com",
    paymentProvider: "test",
    lines: [],
    totals: { ...totals, total: euro(1200) },
    shippingAddress: { name: "Ada" },
    locale: "de-AT",
  });
  await shop.bus.idle();
  await payments.emit("refunded", "pay_de", 5, {
    orderId: "ord_de",
    amount: euro(300),
    refunded: euro(300),
    reason: "requestedByCustomer",
  });
  await shop.bus.idle();
  const { items } = await shop.call(actions.list, { orderId: "ord_de" }, staff);
  const texts = new Map(items.map(({ kind, text }) => [kind, text]));
  expect(texts.get("orderPlaced")).toContain("vielen Dank für Ihre Bestellung N-1.");
  expect(texts.get("orderRefunded")).toContain("wir haben Ihnen 3,00 EUR");
  expect(texts.get("orderRefunded")).toContain("Der Grund: auf Ihren Wunsch.");
});
