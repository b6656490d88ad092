/** Every mail in every language, as its template writes it. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { loadTemplates } from "../../../../services/notifications/adapters/templates/load-templates.ts";
import {
  renderMail,
  templateFor,
} from "../../../../services/notifications/adapters/templates/render-mail.ts";
import { accountValues } from "../../../../services/notifications/domain/account-mail.ts";
import { exampleValues } from "../../../../services/notifications/domain/examples.ts";
import { mailKinds, type MailKind } from "../../../../services/notifications/domain/kinds.ts";
import {
  dispatchedValues,
  orderValues,
  placedValues,
  refundedValues,
  type Mail,
  type OrderText,
  type Values,
} from "../../../../services/notifications/domain/mail.ts";

const { templates, problems } = loadTemplates();
const mailOf = (kind: MailKind, values: Values, locale?: string, shop = "Tea & Co"): Mail =>
  renderMail(templateFor(templates, kind, locale), { shop, ...values });

const order = (currency = "EUR", more: Partial<OrderText["totals"]> = {}): OrderText => {
  const money = (amount: number) => ({ amount, currency });
  return {
    orderId: "ord_1",
    number: "1001",
    lines: [
      { title: "Tea & <script>alert(1)</script>", quantity: 2, total: money(1200) },
      { title: "Cup", quantity: 1, total: money(500) },
    ],
    totals: {
      subtotal: money(1700),
      discount: money(0),
      shipping: money(490),
      tax: money(350),
      total: money(2190),
      taxIncluded: true,
      ...more,
    },
    shippingAddress: { name: 'Ada "The Countess" <b>' },
  };
};
const euro = (amount: number) => ({ amount, currency: "EUR" });
const parcel = { carrier: "DHL", trackingNumber: "JD<1>" };
const accounts = [
  ...(["confirmEmail", "accountExists", "resetPassword", "passwordChanged"] as const),
  ...(["leaveEmail", "enterEmail", "signIn"] as const),
];
const refund = (amount: number, refunded: number, reason?: string) =>
  refundedValues(order(), { amount: euro(amount), refunded: euro(refunded), reason }, undefined);

test("our own templates are all there, and right", () => {
  expect(problems).toEqual([]);
  expect([...templates.byKind].map(([kind, all]) => [kind, [...all.keys()].toSorted()])).toEqual(
    mailKinds.map((kind) => [kind, ["de", "en"]]),
  );
});

describe("the English mails are those of before there were templates", () => {
  // Written by the code that composed them then.
  const before = JSON.parse(
    readFileSync(new URL("english.json", import.meta.url), "utf8"),
  ) as Record<string, Mail>;
  const discounted = order("EUR", { discount: euro(100), taxIncluded: false });
  const now: readonly (readonly [string, Mail])[] = [
    ["orderPlaced", mailOf("orderPlaced", placedValues(order(), undefined))],
    ["orderPlacedDiscounted", mailOf("orderPlaced", placedValues(discounted, undefined))],
    ["orderCancelled", mailOf("orderCancelled", orderValues(order(), undefined))],
    ["orderDispatched", mailOf("orderDispatched", dispatchedValues(order(), parcel, undefined))],
    ["orderRefunded", mailOf("orderRefunded", refund(500, 500))],
    ["orderRefundedAgain", mailOf("orderRefunded", refund(100, 600))],
    ...accounts.map((kind) => [kind, mailOf(kind, accountValues(kind, undefined))] as const),
  ];
  test.each(now)("%s", (name, mail) => {
    const html = mail.html.replaceAll("\n", "");
    expect({ ...mail, html }).toEqual(before[name]);
  });
  test("and no other", () => {
    expect(now.map(([name]) => name).toSorted()).toEqual(Object.keys(before).toSorted());
  });
});

const pages = { account: "https://shop.example/account", order: "https://shop.example/order" };
const each = mailKinds.flatMap((kind) => ["en", "de"].map((locale) => [kind, locale] as const));

describe.each(each)("%s in %s", (kind, locale) => {
  const values = exampleValues(kind, "EUR", pages);
  const { subject, text, html } = mailOf(kind, values, locale);

  test("shows all that it should, in text and HTML, and nothing else of Mustache", () => {
    expect(subject).toMatch(/^Tea & Co: \S/u);
    for (const part of [subject, text, html])
      expect(part).not.toMatch(/\{\{|\}\}|undefined|object/u);
    expect(text.endsWith("\n\nTea & Co")).toBe(true);
    expect(html).toMatch(/^<!doctype html>\n<html/u);
    expect(html).toContain("<p>Tea &amp; Co</p>");
  });
  test("links to the shop's page, without the token", () => {
    const { link } = values;
    const linked = kind !== "accountExists" && kind !== "passwordChanged";
    expect(link !== undefined).toBe(linked);
    if (typeof link !== "string") return;
    expect(link).toMatch(/=\[only in the mail itself\]$/u);
    expect(text).toContain(link);
    expect(html).toContain(`<a href="${link.replaceAll("&", "&amp;")}">`);
  });
});

test("yen have no decimals, dinars have three; German has a comma", () => {
  const total = (currency: string, locale: string): string =>
    /^(?:Total|Gesamtsumme): (?<total>.*)$/mu.exec(
      mailOf("orderPlaced", placedValues(order(currency), undefined), locale).text,
    )?.groups?.["total"] ?? "";
  expect(total("JPY", "en")).toBe("2190 JPY");
  expect(total("KWD", "en")).toBe("2.190 KWD");
  expect(total("EUR", "de")).toBe("21,90 EUR");
  expect(total("KWD", "de-AT")).toBe("2,190 KWD");
});

test("a refund's mail gives the reason that a template has a sentence for, and no codes", () => {
  const text = (reason: string, locale: string) =>
    mailOf("orderRefunded", refund(500, 500, reason), locale).text;
  expect(text("requestedByCustomer", "en")).toContain("\nThe reason: you asked for it.\n");
  expect(text("duplicate", "de")).toContain("\nDer Grund: es wurde doppelt bezahlt.\n");
  for (const locale of ["en", "de"])
    expect(text("constructor", locale)).toBe(
      mailOf("orderRefunded", refund(500, 500), locale).text,
    );
  expect(text("fraudulent", "en")).not.toMatch(/fraud/u);
});

describe("the language", () => {
  test.each([
    ["de-AT", "de"],
    ["DE", "de"],
    ["de-Latn-CH", "de"],
    ["fr-CA", "en"],
    ["x-constructor", "en"],
    [undefined, "en"],
  ])("of %s is %s", (wanted, found) => {
    expect(templateFor(templates, "orderPlaced", wanted).locale).toBe(found);
  });
});

const hostile = mailKinds.flatMap((kind) => ["en", "de"].map((locale) => [kind, locale] as const));
describe.each(hostile)("%s in %s", (kind, locale) => {
  const evil = '"><img src=x onerror=alert(1)>{{shop}}&\r\nBcc: all@example.com\u2028\u202e';
  const evilOrder: OrderText = {
    ...order(),
    number: evil,
    lines: [{ title: evil, quantity: 1, total: euro(100) }],
    shippingAddress: { name: evil },
  };
  const byKind: Partial<Record<MailKind, Values>> = {
    orderPlaced: placedValues(evilOrder, pages.order),
    orderCancelled: orderValues(evilOrder, pages.order),
    orderDispatched: dispatchedValues(
      evilOrder,
      { carrier: evil, trackingNumber: evil },
      pages.order,
    ),
    orderRefunded: refundedValues(
      evilOrder,
      { amount: euro(1), refunded: euro(2), reason: "duplicate" },
      pages.order,
    ),
  };
  const { subject, text, html } = mailOf(
    kind,
    byKind[kind] ?? exampleValues(kind, "EUR", pages),
    locale,
    evil,
  );

  test("nobody writes HTML into the mail, nor a line, nor a template", () => {
    expect(html).not.toMatch(/<img|"><|\u202e/u);
    expect(html).toContain("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;{{shop}}&amp;");
    expect(subject).not.toMatch(/[\r\n\u2028\u202e]/u);
    expect(text).not.toMatch(/^Bcc|\u2028|\u202e/mu);
  });
});
