import { expect, test } from "@jest/globals";
import { accountValues } from "../../../../services/notifications/domain/account-mail.ts";
import {
  linesIn,
  orderValues,
  placedValues,
  recipientOf,
  refundedValues,
  TOKEN_PLACE,
  withToken,
} from "../../../../services/notifications/domain/mail.ts";

const euro = (amount: number) => ({ amount, currency: "EUR" });
const order = {
  orderId: "ord_1",
  number: "1001",
  lines: [],
  shippingAddress: { name: "Ada" },
  totals: {
    subtotal: euro(1200),
    discount: euro(0),
    shipping: euro(490),
    tax: euro(270),
    total: euro(1690),
    taxIncluded: true,
  },
};

test("B.7: a parcel's mail lists its lines only, each with its share of the price", () => {
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
  const first = refundedValues(order, { amount: euro(500), refunded: euro(500) }, undefined);
  expect(first).toMatchObject({ number: "1001", amount: euro(500) });
  expect(first).not.toHaveProperty("refunded");
  expect(first).not.toHaveProperty("reason");
  const all = { amount: euro(100), refunded: euro(600), reason: "duplicate" };
  expect(refundedValues(order, all, undefined)).toMatchObject({
    refunded: euro(600),
    reason: { duplicate: true },
  });
});

test("a discount of nothing is not shown", () => {
  expect(placedValues(order, undefined)).not.toHaveProperty("discount");
  const totals = { ...order.totals, discount: euro(1) };
  expect(placedValues({ ...order, totals }, undefined)).toMatchObject({ discount: euro(1) });
});

test("without a page of the shop's there are no links; with one they hold a place for the token", () => {
  expect(orderValues(order, undefined)).not.toHaveProperty("link");
  expect(orderValues(order, "https://shop.example/order")).toMatchObject({
    link: `https://shop.example/order#order=ord_1&token=${TOKEN_PLACE}`,
  });
  expect(accountValues("resetPassword", undefined)).toEqual({ token: TOKEN_PLACE });
  expect(accountValues("resetPassword", "https://shop.example/account")).toMatchObject({
    link: `https://shop.example/account#resetPassword=${TOKEN_PLACE}`,
  });
  expect(accountValues("passwordChanged", "https://shop.example/account")).toEqual({});
});

test("a token takes its place as it is, whatever a replacement pattern would make of it", () => {
  const mail = {
    id: "msg_1",
    subject: "S",
    text: `a ${TOKEN_PLACE}`,
    html: `<p>${TOKEN_PLACE}</p>`,
  };
  expect(withToken(mail, "$&$1")).toEqual({ ...mail, text: "a $&$1", html: "<p>$&$1</p>" });
});

test("a mailbox is one, however its address is written", () => {
  expect(recipientOf("Ada+shop@Example.com")).toBe("ada@example.com");
});
