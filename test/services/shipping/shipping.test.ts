import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { money } from "../../../platform/contract/money.ts";
import shipping from "../../../services/shipping/shipping.service.ts";
import * as contract from "../../../services/shipping/shipping.contract.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";

let shop: Started;
beforeAll(async () => {
  shop = await startServices([shipping]);
});
afterAll(() => shop.stop());

const staff = { id: "usr_s", scopes: ["admin"] };
const parcel = { country: "DE", currency: "EUR", weightGrams: 1, subtotal: money(0, "EUR") };
const offered = async (): Promise<string[]> =>
  (await shop.call(contract.options, parcel)).items.map(({ id }) => id);

describe("methods", () => {
  test("are added, replaced, removed; options follow at once, stale versions are refused", async () => {
    expect(await offered()).toEqual(["standard", "express"]);
    const zones = [{ countries: ["DE"], rates: [{ price: money(100, "EUR") }] }];
    const made = await shop.call(contract.createMethod, { title: "Pigeon", zones }, staff);
    expect(await offered()).toEqual([made.id, "standard", "express"]);
    const dear = [{ countries: ["*"], rates: [{ price: money(5000, "EUR") }] }];
    const save = (expectedVersion: number) =>
      shop.call(
        contract.saveMethod,
        { methodId: made.id, title: "Swan", zones: dear, expectedVersion },
        staff,
      );
    expect(await save(1)).toEqual({ id: made.id, title: "Swan", zones: dear, version: 2 });
    await expect(save(1)).rejects.toMatchObject({ type: "PRECONDITION_FAILED" });
    expect(await offered()).toEqual(["standard", "express", made.id]);
    await shop.call(contract.removeMethod, { methodId: made.id, expectedVersion: 2 }, staff);
    expect(await offered()).toEqual(["standard", "express"]);
    await expect(save(2)).rejects.toMatchObject({ type: "NOT_FOUND" });
  });

  test("a country that is none is refused", async () => {
    const zones = [{ countries: ["XX"], rates: [{ price: money(1, "EUR") }] }];
    await expect(
      shop.call(contract.createMethod, { title: "No", zones }, staff),
    ).rejects.toMatchObject({ type: "VALIDATION_FAILED" });
  });
});

describe("parcels", () => {
  const params = {
    orderId: "ord_1",
    shipmentKey: "ord_1:1",
    lines: [{ sku: "A", quantity: 1 }],
    carrier: "DHL",
    trackingNumber: "123",
  };

  test("ten at once with one key are one", async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => shop.call(contract.ship, params)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0]).toMatchObject({ status: "dispatched", carrier: "DHL", version: 1 });
    const { items } = await shop.call(contract.ofOrder, { orderId: "ord_1" });
    expect(items).toEqual([made[0]]);
  });

  test("a key of another order is refused", async () => {
    await expect(shop.call(contract.ship, { ...params, orderId: "ord_2" })).rejects.toMatchObject({
      type: "SHIPMENT_KEY_REUSED",
    });
  });
});

test("the timeline of an order: its parcels, and what was published of them", async () => {
  const params = {
    ...{
      orderId: "ord_timeline",
      shipmentKey: "ord_timeline:1",
      carrier: "DHL",
      trackingNumber: "1",
    },
    lines: [{ sku: "A", quantity: 1 }],
  };
  const { id } = await shop.call(contract.ship, params);
  await shop.call(contract.ship, { ...params, orderId: "ord_else", shipmentKey: "ord_else:1" });
  const node = shop.broker.nodeID;
  const timeline = await until("the event", async () => {
    const read = await shop.call(contract.timeline, { orderId: "ord_timeline" });
    return read.events.length > 0 && read;
  });
  expect(timeline).toMatchObject({
    node,
    shipments: [{ id, carrier: "DHL" }],
    events: [{ type: "shipping.dispatched", node }],
  });
});
