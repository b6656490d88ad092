import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { contextFor } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { traced } from "../../../platform/messaging/journal.ts";
import { faultIn } from "../../../platform/broker/faults.ts";
import * as inventoryContract from "../../../services/inventory/inventory.contract.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import * as paymentsContract from "../../../services/payments/payments.contract.ts";
import payments from "../../../services/payments/payments.service.ts";
import { get as getCart } from "../../../services/carts/carts.contract.ts";
import { contract, type PlaceInput } from "../../../services/orders/orders.contract.ts";
import { OrderLine, Purchase } from "../../../services/orders/orders.schemas.ts";
import orders from "../../../services/orders/orders.service.ts";
import { berlin, product, startMarket, variant, type Market } from "../carts/market.ts";

const { actions } = contract;
const admin = { id: "usr_admin", scopes: ["admin"] };
let shop: Market;
let count = 0;

beforeAll(async () => {
  shop = await startMarket();
  shop.broker.createService(inventory as ServiceSchema);
  shop.broker.createService(payments as ServiceSchema);
  shop.broker.createService(orders as ServiceSchema);
  const names = ["inventory", "payments", "orders"];
  await shop.broker.waitForServices(names.map((name) => ({ name, version: 1 })));
  await shop.sell(1, product("p", [variant("TEA"), variant("CUP"), variant("RARE")]));
  await shop.bus.idle();
});
afterAll(() => shop.stop());

type Lines = NonNullable<PlaceInput["lines"]>;
const wish = (lines: Lines, token = "tok_ok"): PlaceInput => {
  count += 1;
  return {
    lines,
    email: "ada@example.org",
    shippingAddress: berlin,
    shippingMethod: "standard",
    payment: { provider: "test", token },
    idempotencyKey: `an-order-of-this-test-${count}`,
  };
};
const one = (sku: string, quantity = 1) => [{ sku, quantity }];
const place = (lines: Lines, token?: string) => shop.call(actions.place, wish(lines, token));
const refusal = async (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => faultIn(error),
  );
const stock = (sku: string) => shop.call(inventoryContract.getStock, { sku }, admin);
const order = (orderId: string) => shop.call(actions.get, { orderId }, admin);
/** Events come a moment later: asks until it is as wanted. */
const eventually = async <T>(look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T> => {
  for (let i = 0; i < 200; i += 1) {
    const seen = await look();
    if (wanted(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("It never became so.");
};
const until = (orderId: string, field: "status" | "paymentStatus", value: string) =>
  eventually(
    () => order(orderId),
    (seen) => seen[field] === value,
  );
const untilOnHand = (sku: string, onHand: number) =>
  eventually(
    () => stock(sku),
    (seen) => seen.onHand === onHand,
  );

describe("lines without a cart", () => {
  test("are ordered through a cart of their own, once", async () => {
    const params = wish(one("TEA", 2));
    const [first, again] = await Promise.all([
      shop.call(actions.place, params),
      shop.call(actions.place, params),
    ]);
    expect(again).toEqual(first);
    expect(first).toMatchObject({ status: "placed", lines: [{ sku: "TEA", quantity: 2 }] });
    const cart = await shop.call(getCart, { cartId: first.cartId });
    expect(cart.status).toBe("checkedOut");
  });
  test("need an address, and no cart beside them", async () => {
    const { email: _email, ...without } = wish(one("TEA"));
    for (const params of [without, { ...wish(one("TEA")), cartId: "cart_1" }]) {
      const fault = await refusal(shop.call(actions.place, params));
      expect(fault).toMatchObject({ code: "VALIDATION_FAILED", status: 422 });
    }
  });
});

test("a provider that is unknown or switched off is refused before an order is written", async () => {
  const all = () => shop.call(actions.list, {}, admin);
  const before = await all();
  for (const provider of ["gold", "MANUAL", "__proto__"]) {
    const fault = await refusal(
      shop.call(actions.place, { ...wish(one("TEA")), payment: { provider } }),
    );
    expect(fault).toMatchObject({
      code: "PAYMENT_PROVIDER_UNKNOWN",
      status: 422,
      data: { errors: [{ pointer: "/payment/provider" }] },
    });
  }
  expect(await all()).toEqual(before);
});

test("E.4: a day is the whole day, and what is no instant is refused", async () => {
  const { id, createdAt } = await shop.call(actions.place, wish(one("TEA")));
  const listed = async (from: string, to: string) =>
    (await shop.call(actions.list, { from, to, limit: 100 }, admin)).items.map((each) => each.id);
  const today = createdAt.slice(0, 10);
  expect(await listed(today, today)).toContain(id);
  expect(await listed("2020-01-01", "2020-01-01")).toEqual([]);
  expect(await listed(createdAt, today)).toContain(id);
  for (const wrong of ["1", "2026-02-30", "2026-02-30T00:00:00Z"]) {
    const fault = await refusal(shop.call(actions.list, { from: wrong }, admin));
    expect(fault).toMatchObject({
      code: "VALIDATION_FAILED",
      data: { errors: [{ pointer: "/from" }] },
    });
  }
});

test("every declared field of a purchase is in the order and in its events", async () => {
  const { id, createdAt } = await shop.call(actions.place, {
    ...wish(one("TEA", 2)),
    locale: "de-AT",
  });
  const seen = await order(id);
  expect(seen).toMatchObject({ locale: "de-AT", lines: one("TEA", 2) });
  const service = shop.broker.getLocalService({ name: "orders", version: 1 }) as Service;
  const published = await eventually(
    () => contextFor(service).collection(traced).find({ "event.subject": id }),
    (found) => found.length === 2,
  );
  const placed = published.find(({ event }) => event.type === "orders.placed");
  expect(placed?.event.data).toEqual({
    ...pick(Purchase, seen),
    lines: seen.lines.map((line) => ({ ...line, variantKey: line.sku })),
    orderId: id,
    placedAt: seen.placedAt,
    paymentProvider: "test",
  });
  const [line] = seen.lines;
  expect(Object.keys(line ?? {}).sort()).toEqual(Object.keys(OrderLine.properties).sort());
  expect(createdAt <= (seen.placedAt ?? "")).toBe(true);
});

describe("a refusal leaves nothing behind", () => {
  test("out of stock names the sku and what is left", async () => {
    const lines = [...one("TEA"), ...one("RARE", 11)];
    const before = await eventually(
      () => stock("TEA"),
      ({ held }) => held === 0,
    );
    expect(await refusal(place(lines))).toMatchObject({
      code: "OUT_OF_STOCK",
      data: { sku: "RARE", available: 10 },
    });
    expect(await stock("TEA")).toMatchObject({ held: 0, available: before.available });
  });
  test("a declined card gives the stock back", async () => {
    const before = await stock("CUP");
    const fault = await refusal(place(one("CUP"), "tok_declined"));
    expect(fault).toMatchObject({ code: "PAYMENT_DECLINED", status: 402 });
    expect(await stock("CUP")).toMatchObject({ held: 0, available: before.available });
    expect(await order(String(fault?.data["orderId"]))).toMatchObject({
      paymentStatus: "declined",
    });
  });
  test("a charge that never was ends as PAYMENT_FAILED", async () => {
    const { id } = await place(one("CUP"), "tok_timeout_before");
    const seen = await until(id, "status", "rejected");
    expect(seen.rejection?.code).toBe("PAYMENT_FAILED");
  });
});

describe("after the sale", () => {
  test("cancelled: the stock is back and the payment voided", async () => {
    const before = await eventually(
      () => stock("TEA"),
      ({ held }) => held === 0,
    );
    const { id: orderId, accessToken: orderToken = "" } = await place(one("TEA"));
    await untilOnHand("TEA", before.onHand - 1);
    const cancelled = await shop.call(actions.cancel, { orderId, orderToken });
    expect(cancelled.status).toBe("cancelled");
    expect((await shop.call(actions.cancel, { orderId, orderToken })).version).toBeGreaterThan(0);
    await until(orderId, "paymentStatus", "voided");
    expect(await untilOnHand("TEA", before.onHand)).toMatchObject({ held: 0 });
  });

  test("a mail's link to the order acts as its guest until it ends, and on no other order", async () => {
    const [{ id: orderId }, other] = [await place(one("TEA")), await place(one("TEA"))];
    const { token: orderToken } = await shop.call(actions.issueLinkToken, { orderId });
    expect(await shop.call(actions.get, { orderId, orderToken })).toMatchObject({ id: orderId });
    const [, seconds = ""] = orderToken.split(".");
    const days = (Number.parseInt(seconds, 36) * 1_000 - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(89);
    expect(days).toBeLessThan(91);
    const later = (Number.parseInt(seconds, 36) + 1).toString(36);
    const wrong = [
      orderToken.replace(seconds, later),
      `${orderToken.slice(0, -2)}${orderToken.endsWith("AA") ? "BB" : "AA"}`,
      orderToken.replace(/\.[^.]*$/u, "."),
      "lnk.1.",
      `${orderToken}x`,
    ];
    for (const bad of wrong)
      expect((await refusal(shop.call(actions.get, { orderId, orderToken: bad })))?.code).toBe(
        "NOT_FOUND",
      );
    const foreign = await refusal(shop.call(actions.get, { orderId: other.id, orderToken }));
    expect(foreign?.code).toBe("NOT_FOUND");
    expect((await shop.call(actions.cancel, { orderId, orderToken })).status).toBe("cancelled");
  });

  test("shipped in two parcels: fulfilled, captured, completed", async () => {
    const { id: orderId } = await place([...one("TEA"), ...one("CUP")]);
    const label = { orderId, carrier: "DHL", trackingNumber: "1" };
    const first = { ...label, lines: one("TEA"), idempotencyKey: "parcel" };
    const shipment = await shop.call(actions.ship, first, admin);
    expect(shipment).toMatchObject({ orderId, status: "dispatched", lines: one("TEA") });
    expect(await shop.call(actions.ship, first, admin)).toEqual(shipment);
    expect((await order(orderId)).fulfilmentStatus).toBe("partial");
    const cancelled = await refusal(shop.call(actions.cancel, { orderId }, admin));
    expect(cancelled?.code).toBe("ORDER_NOT_CANCELLABLE");
    await shop.call(actions.ship, { ...label, trackingNumber: "2" }, admin);
    const more = await refusal(shop.call(actions.ship, label, admin));
    expect(["NOTHING_TO_SHIP", "ORDER_NOT_SHIPPABLE"]).toContain(more?.code);
    const seen = await until(orderId, "status", "completed");
    expect(seen).toMatchObject({ fulfilmentStatus: "fulfilled", paymentStatus: "captured" });
    const details = await shop.call(actions.details, { orderId }, admin);
    expect(details.missing).toEqual([]);
    expect(details.shipments).toHaveLength(2);
    expect(details.payments).toMatchObject([{ status: "captured" }]);
    const ledger = await shop.call(paymentsContract.testLedger, { orderId }, admin);
    expect(ledger.items).toHaveLength(1);
  });
});
