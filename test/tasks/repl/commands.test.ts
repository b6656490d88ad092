import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import type { CallContext } from "../../../platform/broker/call.ts";
import { contract as notificationsContract } from "../../../services/notifications/notifications.contract.ts";
import notifications from "../../../services/notifications/notifications.service.ts";
import { sessionOf } from "../../../tasks/repl/session.ts";
import { runShop, type Desk } from "../../../tasks/repl/shop-commands.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";
import { eventSource } from "../../support/published.ts";

const admin = { id: "usr_admin", scopes: ["admin"] };
const dispatched = {
  shipmentId: "shp_1",
  orderId: "ord_late",
  lines: [{ sku: "TEA", quantity: 1 }],
  carrier: "DHL",
  trackingNumber: "123",
};
const euro = (amount: number) => ({ amount, currency: "EUR" });
const placed = {
  orderId: "ord_late",
  number: "C-LATE",
  email: "ada@example.com",
  lines: [{ sku: "TEA", title: "Tea", quantity: 1, total: euro(100) }],
  totals: {
    ...{ subtotal: euro(100), discount: euro(0), shipping: euro(0), tax: euro(0) },
    ...{ total: euro(100), taxIncluded: true },
  },
  shippingAddress: { name: "Ada" },
};

// Handlers fail on purpose here.
jest.spyOn(console, "warn").mockImplementation(() => undefined);
jest.spyOn(console, "error").mockImplementation(() => undefined);

let shop: Started;
let desk: Desk;
let orders: Awaited<ReturnType<typeof eventSource>>;
let shipping: Awaited<ReturnType<typeof eventSource>>;
const shopSays = (line: string) => runShop(desk, line.split(" "));

beforeAll(async () => {
  shop = await startServices([notifications as ServiceSchema]);
  orders = await eventSource(shop.bus, "orders");
  shipping = await eventSource(shop.bus, "shipping");
  const from: CallContext = {
    call: (name, params) =>
      shop.call({ name: name.replace(/^v1\./u, ""), version: 1 } as never, params as never, admin),
  };
  const session = sessionOf(from, undefined);
  const askSecret = () => Promise.reject(new Error("nobody there"));
  desk = { broker: shop.broker, from, session, askSecret };
});
afterAll(() => shop.stop());

describe("dead letters", () => {
  test("fail again while their cause is there, are handled when it is gone, and then are no more", async () => {
    await shipping.emit("dispatched", "shp_1", 1, dispatched);
    await until(
      "the dead letter",
      async () => !(await shopSays("redrive")).text.includes("Dead letters: none"),
    );
    const list = await shopSays("redrive");
    const [, id = ""] = /(notifications~\S+) +shipping\.dispatched/u.exec(list.text) ?? [];
    expect(list).toMatchObject({ well: true, text: expect.stringContaining("Dead letters: 1") });
    const stuck = await shopSays("stuck");
    expect(stuck.text).toMatch(
      /notifications +1 +since .*The event of placing ord_late has not come yet/u,
    );
    expect(stuck.text).toContain("Unfinished orders: not known (orders is away)");
    expect(stuck.text).toMatch(/Not asked, being away: .*insights/u);

    const failed = await shopSays(`redrive ${id}`);
    expect(failed.well).toBe(false);
    expect(failed.text).toContain("0 handled, 1 failed");
    expect(failed.text).toMatch(new RegExp(`${id} .*failed .*has not come yet`, "u"));

    await orders.emit("placed", "ord_late", 4, placed);
    await shop.bus.idle();
    const handled = await shopSays("redrive --all notifications");
    expect(handled).toMatchObject({
      well: true,
      text: expect.stringContaining("1 handled, 0 failed"),
    });
    expect((await shopSays(`redrive ${id}`)).text).toContain("1 gone");
    expect((await shopSays("redrive")).text).toBe("Dead letters: none");
  }, 120_000);

  test("of a service that listens to nothing are not asked for", async () => {
    expect(await shopSays("redrive --all shipping")).toMatchObject({
      well: false,
      text: "shipping is no service that listens to events.",
    });
  });
});

test("what cannot be done is said, never thrown", async () => {
  expect(await shopSays("order ord_1")).toMatchObject({
    well: false,
    text: expect.stringMatching(/^Failed: .*v1\.orders\.timeline/u),
  });
  expect(await shopSays("login ada@example.org")).toMatchObject({
    well: false,
    text: "Failed: nobody there",
  });
  for (const wrong of ["order", "order a b", "login"])
    expect(await shopSays(wrong)).toMatchObject({
      well: false,
      text: expect.stringMatching(/^Usage: shop /u),
    });
  expect((await shopSays("constructor")).text).toMatch(/^There is no "shop constructor"/u);
  expect(await shopSays("who")).toEqual({ well: true, text: "Nobody has signed in." });
});

describe("what the contracts declare", () => {
  test("events are listed with who consumes them", async () => {
    const { text, well } = await shopSays("events shipping");
    expect(well).toBe(true);
    expect(text).toMatch(/shipping\.dispatched +A parcel .* notifications$/mu);
    expect((await shopSays("events")).text).toMatch(/orders\.submitted .* nobody$/mu);
    expect(await shopSays("events ordrs")).toMatchObject({ well: false });
  });

  test("calls are counted by action", async () => {
    const before = await shopSays("calls notifications");
    await shop.call(
      notificationsContract.actions.list,
      {},
      { id: "usr_staff", scopes: ["orders"] },
    );
    const after = await shopSays("calls notifications");
    const countIn = (text: string) => Number(/v1\.notifications\.list +(\d+)/u.exec(text)?.[1]);
    expect(countIn(after.text)).toBe(countIn(before.text) + 1);
    expect((await shopSays("calls orders")).text).toContain("no service runs here");
  });
});
