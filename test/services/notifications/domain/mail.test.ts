import { describe, expect, test } from "@jest/globals";
import {
  dispatchedMail,
  linesIn,
  orderCancelledMail,
  orderPlacedMail,
  refundedMail,
  type OrderText,
} from "../../../../services/notifications/domain/mail.ts";

const order = (currency = "EUR", more: Partial<OrderText["totals"]> = {}): OrderText => {
  const money = (amount: number) => ({ amount, currency });
  return {
    number: "1001",
    lines: [{ title: "Tea & <script>alert(1)</script>", quantity: 2, total: money(1200) }],
    totals: {
      subtotal: money(1200),
      discount: money(0),
      shipping: money(490),
      tax: money(270),
      total: money(1690),
      taxIncluded: true,
      ...more,
    },
    shippingAddress: { name: 'Ada "The Countess" <b>' },
  };
};
const parcel = { carrier: "DHL", trackingNumber: "JD<1>" };

describe("an order placed", () => {
  test("reads as text, line by line", () => {
    const { subject, text } = orderPlacedMail("Tea & Co", order());
    expect(subject).toBe("Tea & Co: your order 1001");
    expect(text.split("\n")).toEqual([
      'Hello Ada "The Countess" <b>,',
      "thank you for your order 1001.",
      "",
      "2 × Tea & <script>alert(1)</script>: 12.00 EUR",
      "Subtotal: 12.00 EUR",
      "Shipping: 4.90 EUR",
      "Tax (included): 2.70 EUR",
      "Total: 16.90 EUR",
      "",
      "Tea & Co",
    ]);
  });

  test("tax on top is labelled so, a discount is taken off", () => {
    const discount = { amount: 100, currency: "EUR" };
    const { text, html } = orderPlacedMail("Shop", order("EUR", { taxIncluded: false, discount }));
    expect(text).toContain("\nTax: 2.70 EUR\n");
    expect(text).toContain("\nDiscount: -1.00 EUR\n");
    expect(html).toContain('<td>Tax</td><td align="right">2.70 EUR</td>');
  });

  test("yen have no decimals, dinars have three", () => {
    expect(orderPlacedMail("Shop", order("JPY")).text).toContain("Total: 1690 JPY");
    expect(orderPlacedMail("Shop", order("KWD")).text).toContain("Total: 1.690 KWD");
  });
});

test("a dispatched mail names the carrier and the tracking number", () => {
  const { subject, text } = dispatchedMail("Shop", order(), parcel);
  expect(subject).toBe("Shop: your order 1001 is on its way");
  expect(text).toContain("with DHL, tracking number JD<1>.");
});

test("a cancelled mail says the money comes back", () => {
  const { subject, text } = orderCancelledMail("Shop", order());
  expect(subject).toBe("Shop: your order 1001 is cancelled");
  expect(text).toContain("given back to you");
});

test("B.7: a parcel's mail lists its lines only, each with its share of the price", () => {
  const euro = (amount: number) => ({ amount, currency: "EUR" });
  const lines = [
    { sku: "TEA", title: "Tea", quantity: 3, total: euro(1000) },
    { sku: "CUP", title: "Cup", quantity: 1, total: euro(500) },
    { sku: "TEA", title: "Tea, again", quantity: 2, total: euro(600) },
  ];
  const whole = { sku: "TEA", quantity: 4 };
  expect(linesIn(lines, [whole]).map(({ title, quantity }) => [title, quantity])).toEqual([
    ["Tea", 3],
    ["Tea, again", 1],
  ]);
  expect(linesIn(lines, [{ sku: "TEA", quantity: 2 }])).toMatchObject([{ total: euro(667) }]);
  expect(linesIn(lines, [])).toEqual([]);
});

test("B.7: a refund's mail names what came back, and the sum where there were others", () => {
  const euro = (amount: number) => ({ amount, currency: "EUR" });
  const first = refundedMail("Shop", order(), { amount: euro(500), refunded: euro(500) });
  expect(first.subject).toBe("Shop: a refund for your order 1001");
  expect(first.text).toContain("we gave back 5.00 EUR of what you paid for your order 1001.");
  expect(first.text).not.toContain("so far");
  const second = refundedMail("Shop", order(), { amount: euro(100), refunded: euro(600) });
  expect(second.text).toContain("Given back so far: 6.00 EUR");
});

const mails = [
  ["placed", (shop: string) => orderPlacedMail(shop, order())],
  ["cancelled", (shop: string) => orderCancelledMail(shop, order())],
  ["dispatched", (shop: string) => dispatchedMail(shop, order(), parcel)],
] as const;

test.each(mails)("%s: nobody writes HTML into the mail", (_, mail) => {
  const { html } = mail("<i>Shop</i>");
  expect(html).toContain("Tea &amp; &lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).toContain("Ada &quot;The Countess&quot; &lt;b&gt;");
  expect(html).not.toMatch(/<script|<b>|<i>|<1>/u);
});

test.each(mails)("%s: the subject is one line", (_, mail) => {
  const { subject } = mail("Shop\r\nBcc: all@example.com\n");
  expect(subject).not.toMatch(/[\r\n]/u);
  expect(subject).toMatch(/^Shop {2}Bcc: all@example.com/u);
});
