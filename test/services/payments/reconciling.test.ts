/** The books of payments, the ledger and the providers against one another: what differs is named, and nothing else. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import type { Static } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { charges } from "../../../services/payments/adapters/test.provider.ts";
import { paymentIdOf } from "../../../services/payments/domain/payment.ts";
import { contract } from "../../../services/payments/payments.contract.ts";
import payments from "../../../services/payments/payments.service.ts";
import { ledger, payments as paymentDocs } from "../../../services/payments/payments.store.ts";
import { runShop } from "../../../tasks/repl/shop-commands.ts";
import { startServices, type Started } from "../../support/broker.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["payments", "refunds:write"] };
const amount = { amount: 1990, currency: "EUR" };
let shop: Started;
let count = 0;

beforeAll(async () => {
  shop = await startServices([payments as ServiceSchema]);
});
afterAll(() => shop.stop());

const context = () =>
  contextFor(shop.broker.getLocalService({ name: "payments", version: 1 }) as Service);
const paid = async (capture = true, provider = "test") => {
  const orderId = `ord_books${(count += 1)}`;
  await shop.call(actions.authorize, { orderId, amount, provider, token: "tok_ok" });
  const paymentId = paymentIdOf(orderId);
  const idempotencyKey = "k";
  if (capture) await shop.call(actions.capture, { paymentId, idempotencyKey }, staff);
  return { orderId, paymentId };
};
/** All pages. */
const pages = async () => {
  const found: Static<typeof actions.reconcile.returns>[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await shop.call(actions.reconcile, defined({ after }), staff);
    found.push(page);
    after = page.next;
  }
  const sum = (of: "compared" | "moving") => found.reduce((all, page) => all + page[of], 0);
  const differences = found.flatMap((page) => page.differences);
  return { pages: found.length, compared: sum("compared"), moving: sum("moving"), differences };
};
/** Once everything is booked. */
const reconciled = async () => {
  for (let i = 0; i < 400; i += 1) {
    const found = await pages();
    if (found.moving === 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Something stays under way.");
};

test("what is authorized, captured, refunded, declined and voided is the same in all books", async () => {
  await paid(false);
  await paid(true, "manual");
  const { paymentId } = await paid();
  const key = { paymentId, idempotencyKey: "r" };
  await shop.call(actions.refund, { ...key, amount: 500 }, staff);
  await shop.call(actions.void, { ...key, ...{ paymentId: (await paid(false)).paymentId } }, staff);
  const declined = { orderId: "ord_books_no", amount, provider: "test", token: "tok_declined" };
  await expect(shop.call(actions.authorize, declined)).rejects.toMatchObject({ code: 402 });
  expect(await reconciled()).toMatchObject({ compared: 5, differences: [] });
});

test("what a provider has otherwise, and what the ledger has not, is named", async () => {
  const [more, lost, gone] = [await paid(), await paid(), await paid(false)];
  await reconciled();
  const at = context();
  await at.collection(charges).update({ id: more.orderId }, { $set: { captured: 2990 } });
  await at.collection(charges).update({ id: gone.orderId }, { $set: { status: "voided" } });
  const prefix = `led_${lost.paymentId}_`;
  const booked = await at.collection(ledger).find({ id: { $gt: prefix, $lt: `${prefix}~` } });
  const capture = booked.find(({ type }) => type === "payments.captured");
  await at.collection(ledger).update({ id: capture?.id ?? "" }, { $set: { lines: [] } });
  const { differences } = await reconciled();
  expect(
    differences.map(({ paymentId, what, shop: here, there }) => [paymentId, what, here, there]),
  ).toEqual([
    [more.paymentId, "captured", "1990", "2990"],
    [lost.paymentId, "ledger", "1990", "0"],
    [gone.paymentId, "status", "authorized", "cancelled"],
  ]);
});

test("pages follow one another, and a provider that is no more is a difference", async () => {
  for (let i = 0; i < 60; i += 1) await paid(false);
  const { paymentId } = await paid(false);
  await reconciled();
  const docs = context().collection(paymentDocs.declaration);
  await docs.update({ id: paymentId }, { $set: { provider: "gone" } });
  const all = await reconciled();
  // One was declined.
  expect(all).toMatchObject({ pages: 2, compared: count + 1 });
  expect(all.differences).toHaveLength(4);
  expect(all.differences).toContainEqual(
    expect.objectContaining({ paymentId, what: "unreachable", provider: "gone" }),
  );
});

test("the command ends badly where anything differs", async () => {
  const from = {
    call: (_name: string, params: object) => shop.call(actions.reconcile, params, staff),
  };
  const desk = { broker: shop.broker, from, session: {}, askSecret: () => "" };
  const said = await runShop(desk as never, ["reconcile", "payments"]);
  expect(said.well).toBe(false);
  expect(said.text).toMatch(/unreachable[^]*payments compared[^]*4 differences\.$/u);
  expect((await runShop(desk as never, ["reconcile"])).well).toBe(false);
});
