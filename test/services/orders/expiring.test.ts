/** Orders whose payment is the shopper's turn, until their time is over. */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";

// Read when orders is loaded.
process.env["ORDER_PENDING_TTL_MS"] = "1000";
const { contract } = await import("../../../services/orders/orders.contract.ts");
const orders = (await import("../../../services/orders/orders.service.ts")).default;
const { Participants, steps } = await import("./scripted.ts");

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["orders"] };
const world = new Participants();
let shop: Started;
let count = 0;

// What fails on purpose is not worth a line each.
jest.spyOn(console, "warn").mockImplementation(() => undefined);

beforeAll(async () => {
  shop = await startServices(world.services());
  shop.broker.createService(orders as ServiceSchema);
  await shop.broker.waitForServices([{ name: "orders", version: 1 }]);
});
afterAll(() => shop.stop());
beforeEach(() => {
  world.script.authorize = ["requiresAction"];
  delete world.script["expire authorize"];
  world.calls.length = 0;
  world.resolved = "requiresAction";
});

const place = () =>
  shop.call(actions.place, {
    cartId: `cart_${(count += 1)}`,
    payment: { provider: "test", token: "tok_ok" },
    idempotencyKey: `key_${count}`,
  });
const ended = (orderId: string) =>
  until(
    `${orderId} to end`,
    async () => {
      const order = await shop.call(actions.get, { orderId }, staff);
      return order.status !== "pending" && order;
    },
    30_000,
  );

describe("while it is the shopper's turn", () => {
  test("the order is pending, and the shopper alone is given what the payment needs", async () => {
    world.expired = "expired";
    const order = await place();
    expect(order).toMatchObject({
      status: "pending",
      paymentStatus: "requiresAction",
      clientSecret: "pi_1_secret_2",
    });
    const { id: orderId, accessToken: orderToken = "" } = order;
    expect(await shop.call(actions.get, { orderId, orderToken })).toHaveProperty("clientSecret");
    const shown = await shop.call(actions.get, { orderId }, staff);
    expect(shown).toMatchObject({ paymentStatus: "requiresAction" });
    expect(shown).not.toHaveProperty("clientSecret");
    expect(await ended(orderId)).not.toHaveProperty("clientSecret");
  }, 60_000);

  test("nobody is asked again and again", async () => {
    world.expired = "expired";
    await ended((await place()).id);
    expect(world.calls).toEqual(["reserve", "authorize", "expire authorize", "undo reserve"]);
  }, 60_000);
});

describe("when its time is over", () => {
  test.each(["expired", "declined", "failed"] as const)(
    "%s: rejected, undone",
    async (said) => {
      world.expired = said;
      const order = await ended((await place()).id);
      expect(order.status).toBe("rejected");
      expect(order.paymentStatus).toBe(said === "expired" ? "expired" : "declined");
      expect(order.rejection?.code).toMatch(/ORDER_EXPIRED|PAYMENT_/u);
      expect(world.effectsOf(order.id)).toEqual([]);
    },
    60_000,
  );

  test("authorized in the last moment: placed", async () => {
    world.expired = "authorized";
    const order = await ended((await place()).id);
    expect(order).toMatchObject({ status: "placed", paymentStatus: "authorized" });
    expect(world.effectsOf(order.id)).toEqual([...steps].sort());
  }, 60_000);

  test("the goods are held until the provider has confirmed", async () => {
    world.expired = "expired";
    world.script["expire authorize"] = ["unknown", "failBefore", "failAfter", "unknown"];
    const { id } = await place();
    await until("the provider to be asked", async () => world.calls.includes("expire authorize"));
    expect(world.effectsOf(id)).toContain("reserve");
    expect((await ended(id)).status).toBe("rejected");
    expect(world.calls.filter((name) => name === "expire authorize")).toHaveLength(5);
    expect(world.effectsOf(id)).toEqual([]);
  }, 60_000);

  test("authorized, but the cart cannot be closed any more: the payment goes back", async () => {
    world.expired = "authorized";
    world.script.close = ["refuse"];
    const order = await ended((await place()).id);
    expect(order).toMatchObject({ status: "rejected", paymentStatus: "voided" });
    expect(world.effectsOf(order.id)).toEqual([]);
  }, 60_000);
});
