import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { faultIn } from "../../../platform/broker/faults.ts";
import { sagaOf } from "../../../platform/broker/sagas.ts";
import { contract, type PlaceInput } from "../../../services/orders/orders.contract.ts";
import { checkout } from "../../../services/orders/domain/checkout.ts";
import orders from "../../../services/orders/orders.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { Participants, steps, type Act, type CallName } from "./scripted.ts";

const { actions } = contract;
const staff = { id: "usr_staff", scopes: ["orders"] };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let shop: Started;
let world: Participants;
let running: Service;
let count = 0;
let restarting: Promise<void> | undefined;

const restart = async (): Promise<void> => {
  await shop.broker.destroyService(running);
  running = shop.broker.createService(orders as ServiceSchema);
  await shop.broker.waitForServices([{ name: "orders", version: 1 }]);
};

// What fails on purpose is not worth a line each.
jest.spyOn(console, "warn").mockImplementation(() => undefined);

beforeAll(async () => {
  world = new Participants();
  // The saga writes nothing more, as if its process were gone; another begins with what is written.
  world.crash = () => {
    void sagaOf(running, checkout).stop();
    restarting = pause(0).then(restart);
  };
  shop = await startServices(world.services());
  running = shop.broker.createService(orders as ServiceSchema);
  await shop.broker.waitForServices([{ name: "orders", version: 1 }]);
});
afterAll(() => shop.stop());
beforeEach(() => {
  for (const name of Object.keys(world.script)) delete world.script[name as CallName];
  world.calls.length = 0;
  world.resolved = "authorized";
  world.free = false;
  restarting = undefined;
});

const wish = (extra: Partial<PlaceInput> = {}): PlaceInput => {
  count += 1;
  return {
    cartId: `cart_${count}`,
    payment: { provider: "test", token: "tok_ok" },
    idempotencyKey: `key_${count}`,
    ...extra,
  };
};
/** Places an order; its id, whatever the first response was. */
const placed = async (params: PlaceInput): Promise<string> => {
  try {
    return (await shop.call(actions.place, params)).id;
  } catch (error) {
    return String(faultIn(error)?.data["orderId"]);
  }
};
const settled = async (orderId: string) => {
  for (let i = 0; i < 400; i += 1) {
    await restarting;
    const order = await shop.call(actions.get, { orderId }, staff);
    if (order.status !== "pending") return order;
    await pause(25);
  }
  throw new Error("The saga did not end.");
};

const all = [...steps].sort();

test("down the steps, each asked once", async () => {
  const order = await shop.call(actions.place, wish());
  expect(order).toMatchObject({ status: "placed", paymentStatus: "authorized", version: 4 });
  expect(order.accessToken).toMatch(/^tok_/u);
  expect(world.calls).toEqual(steps);
  expect(world.effectsOf(order.id)).toEqual(all);
});

describe("B.3: an order with nothing due", () => {
  test("asks no provider and needs no payment", async () => {
    world.free = true;
    const { payment: _none, ...params } = wish();
    const order = await shop.call(actions.place, params);
    expect(order).toMatchObject({ status: "placed", paymentStatus: "none" });
    expect(world.calls).toEqual(steps.filter((step) => step !== "authorize"));
  });

  test("whatever payment is sent, and nothing is voided when it is undone", async () => {
    world.free = true;
    world.script.close = ["refuse"];
    const order = await settled(
      await placed(wish({ payment: { provider: "test", token: "tok_declined" } })),
    );
    expect(order).toMatchObject({ status: "rejected", paymentStatus: "none" });
    expect(world.calls).toEqual(["reserve", "close", "undo reserve"]);
  });

  test("where something is due a payment is needed", async () => {
    const { payment: _none, ...params } = wish();
    await expect(shop.call(actions.place, params)).rejects.toMatchObject({
      type: "VALIDATION_FAILED",
      data: { errors: [{ pointer: "/payment" }] },
    });
    expect(world.calls).toEqual([]);
  });
});

describe("whatever a participant does, what was done is finished or undone", () => {
  const acts: Act[] = ["refuse", "failBefore", "failAfter", "crashBefore", "crashAfter"];
  for (const step of steps) {
    for (const act of acts) {
      test(`${step}: ${act}`, async () => {
        world.script[step] = [act];
        const order = await settled(await placed(wish()));
        const refused = act === "refuse";
        expect(order.status).toBe(refused ? "rejected" : "placed");
        expect(world.effectsOf(order.id)).toEqual(refused ? [] : all);
      });
    }
  }
  // The last step is refused, so that all before it are undone.
  const last = steps.at(-1);
  for (const step of steps.slice(0, -1)) {
    for (const act of acts.slice(1)) {
      test(`undoing, ${step}: ${act}`, async () => {
        if (last) world.script[last] = ["refuse"];
        world.script[`undo ${step}`] = [act];
        const order = await settled(await placed(wish()));
        expect(order.status).toBe("rejected");
        expect(world.effectsOf(order.id)).toEqual([]);
      });
    }
  }
});

describe("the response", () => {
  const responseTo = async (params: PlaceInput) => {
    try {
      return await shop.call(actions.place, params);
    } catch (error) {
      return faultIn(error);
    }
  };

  test("a refusal names the order and is the same again", async () => {
    world.script.reserve = ["refuse"];
    const params = wish();
    const first = await responseTo(params);
    expect(first).toMatchObject({ code: "OUT_OF_STOCK", status: 409 });
    expect(await responseTo(params)).toEqual(first);
  });

  test("a payment that is not known is pending at once, and placed when it is", async () => {
    world.script.authorize = ["unknown"];
    const params = wish();
    const order = await shop.call(actions.place, params);
    expect(order).toMatchObject({ status: "pending", paymentStatus: "unknown" });
    expect((await settled(order.id)).status).toBe("placed");
    expect(await shop.call(actions.place, params)).toEqual(order);
    expect(world.calls).toContain("resolve authorize");
  });

  test("one that turns out never to have been charged ends as PAYMENT_FAILED", async () => {
    world.script.authorize = ["unknown"];
    world.resolved = "failed";
    const { id } = await shop.call(actions.place, wish());
    expect(await settled(id)).toMatchObject({
      status: "rejected",
      paymentStatus: "declined",
      rejection: { code: "PAYMENT_FAILED" },
    });
    expect(world.effectsOf(id)).toEqual([]);
  });

  test("who does not want to wait gets the first write", async () => {
    const order = await shop.call(actions.place, wish({ preferAsync: true }));
    expect(order).toMatchObject({ status: "pending", version: 1 });
    expect((await settled(order.id)).status).toBe("placed");
  });

  test("a participant that stays down: 202, and placed when it is back", async () => {
    world.script.reserve = Array.from({ length: 5 }, () => "failBefore" as const);
    const order = await shop.call(actions.place, wish());
    expect(order.status).toBe("pending");
    expect((await settled(order.id)).status).toBe("placed");
  });

  test("one key twenty times in parallel: one order, one response", async () => {
    const params = wish();
    const responses = await Promise.all(
      Array.from({ length: 20 }, () => shop.call(actions.place, params)),
    );
    for (const one of responses) expect(one).toEqual(responses[0]);
    expect(world.calls).toEqual(steps);
    const other = await responseTo({ ...params, payment: { provider: "manual" } });
    expect(other).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED", status: 422 });
  });

  test("twenty keys on one cart: one order, the others are refused with it", async () => {
    const params = wish();
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, i) => responseTo({ ...params, idempotencyKey: `other_${i}` })),
    );
    const won = responses.filter((one) => one && !("fault" in one)) as { id: string }[];
    expect(won).toHaveLength(1);
    const others = responses.filter((one) => one && "fault" in one);
    for (const one of others) {
      expect(one).toMatchObject({ code: "CART_ALREADY_ORDERED", data: { orderId: won[0]?.id } });
    }
    expect(others).toHaveLength(19);
  });

  test("a declined card, then another card on the same cart", async () => {
    world.script.authorize = ["refuse"];
    const params = wish();
    expect(await responseTo(params)).toMatchObject({ code: "PAYMENT_DECLINED", status: 402 });
    const again = await shop.call(actions.place, { ...params, idempotencyKey: `${count} again` });
    expect(again.status).toBe("placed");
  });

  test("another total than expected writes nothing", async () => {
    const params = wish({ expectedTotal: { amount: 1, currency: "EUR" } });
    expect(await responseTo(params)).toMatchObject({
      code: "PRICE_CHANGED",
      data: { total: { amount: 890 }, expectedTotal: { amount: 1 } },
    });
    expect(world.calls).toEqual([]);
    const { idempotencyKey: _none, ...without } = wish();
    expect(await responseTo(without)).toMatchObject({ code: "IDEMPOTENCY_KEY_REQUIRED" });
  });
});

describe("reading", () => {
  test("the guest by token, the customer, staff; nobody else", async () => {
    const ada = { id: "usr_ada", scopes: [] };
    const { id: orderId, accessToken: orderToken = "" } = await shop.call(actions.place, wish());
    expect((await shop.call(actions.get, { orderId, orderToken })).accessToken).toBeUndefined();
    await expect(shop.call(actions.get, { orderId })).rejects.toMatchObject({ type: "NOT_FOUND" });
    const wrong = `${orderToken.slice(0, -1)}!`;
    for (const params of [
      { orderId, orderToken: wrong },
      { orderId: "ord_none", orderToken },
    ]) {
      await expect(shop.call(actions.get, params, ada)).rejects.toMatchObject({
        type: "NOT_FOUND",
      });
    }
    const own = await shop.call(actions.place, wish(), ada);
    expect(own).not.toHaveProperty("accessToken");
    expect((await shop.call(actions.get, { orderId: own.id }, ada)).customerId).toBe(ada.id);
    const mine = await shop.call(actions.listMine, {}, ada);
    expect(mine.items.map(({ id }) => id)).toEqual([own.id]);
  });

  test("a part that is down is null and named", async () => {
    const { id: orderId } = await shop.call(actions.place, wish());
    const details = await shop.call(actions.details, { orderId }, staff);
    expect(details).toMatchObject({ payments: null, shipments: [], missing: ["payments"] });
  });

  test("pages without gaps, filtered by time, status and email", async () => {
    const before = new Date(Date.now() - 60_000).toISOString();
    await pause(2);
    const from = new Date().toISOString();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.unshift((await shop.call(actions.place, wish())).id);
    const filter = { from, status: "placed", email: "ADA@example.com", limit: 2 } as const;
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await shop.call(
        actions.list,
        { ...filter, ...(cursor ? { cursor } : {}) },
        staff,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids);
    expect((await shop.call(actions.list, { to: before }, staff)).items).toEqual([]);
    const bad = shop.call(actions.list, { cursor: "x" }, staff);
    await expect(bad).rejects.toMatchObject({ type: "CURSOR_INVALID" });
  });

  test("history holds every move", async () => {
    const { id: orderId } = await shop.call(actions.place, wish());
    const { items } = await shop.call(actions.history, { orderId }, staff);
    expect(items.map(({ field, from, to }) => [field, from, to])).toEqual([
      ["status", null, "pending"],
      ["paymentStatus", "none", "authorized"],
      ["status", "pending", "placed"],
    ]);
  });
});
