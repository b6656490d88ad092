import { afterAll, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { faultIn } from "../../../platform/broker/faults.ts";
import { sagaOf } from "../../../platform/broker/sagas.ts";
import { checkout } from "../../../services/orders/domain/checkout.ts";
import { contract } from "../../../services/orders/orders.contract.ts";
import orders from "../../../services/orders/orders.service.ts";
import type { UnfinishedOrder } from "../../../services/orders/timeline.schemas.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";
import { Participants, steps, type CallName } from "./scripted.ts";

const { actions } = contract;
let shop: Started;
let world: Participants;
let count = 0;

// What fails on purpose is not worth a line each.
jest.spyOn(console, "warn").mockImplementation(() => undefined);

beforeAll(async () => {
  world = new Participants();
  shop = await startServices([...world.services(), orders as ServiceSchema]);
});
afterAll(() => shop.stop());
beforeEach(() => {
  for (const name of Object.keys(world.script)) delete world.script[name as CallName];
  world.resolved = "authorized";
});

/** Places an order; its id, whatever the first response was. */
const placed = async (): Promise<string> => {
  count += 1;
  const payment = { provider: "test" as const, token: "tok_ok" };
  const params = { cartId: `cart_${count}`, payment, idempotencyKey: `key_${count}` };
  try {
    return (await shop.call(actions.place, params)).id;
  } catch (error) {
    return String(faultIn(error)?.data["orderId"]);
  }
};
const timelineOf = (orderId: string) => shop.call(actions.timeline, { orderId });
const node = () => shop.broker.nodeID;
/** Waiting sagas look again by themselves: at once. */
const wake = (orderId: string): void => {
  const service = shop.broker.getLocalService({ name: "orders", version: 1 }) as Service;
  sagaOf(service, checkout).wake(orderId);
};
const unfinished = async (limit = 100): Promise<UnfinishedOrder[]> => {
  const all: UnfinishedOrder[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await shop.call(actions.unfinished, { limit, ...(cursor ? { cursor } : {}) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
};

test("a placed order: each step of its saga with who responded, each event with who wrote it", async () => {
  const id = await placed();
  const timeline = await until("both events", async () => {
    const read = await timelineOf(id);
    return read.events.length === 2 && read;
  });
  expect(timeline).toMatchObject({
    node: node(),
    via: node(),
    order: { id, status: "placed" },
    history: [{ to: "pending" }, { to: "authorized" }, { to: "placed" }],
    events: [
      { type: "orders.submitted", node: node() },
      { type: "orders.placed", node: node() },
    ],
  });
  expect(timeline.steps.map(({ at: _at, ...step }) => step)).toEqual(
    steps.map((step) => ({ step, how: "done", node: node() })),
  );
  expect(timeline.standing).toBeUndefined();
  expect(JSON.stringify(timeline)).not.toContain("tok_");
  expect(await timelineOf(timeline.order.number.toLowerCase())).toEqual(timeline);
});

test("a rejected one: where it was refused and what was undone", async () => {
  world.script.close = ["refuse"];
  const id = await placed();
  const { steps, order } = await timelineOf(id);
  expect(order).toMatchObject({ status: "rejected", rejection: { code: "CART_CLOSED" } });
  expect(steps.map(({ step, how, code }) => [step, how, code])).toEqual([
    ["reserve", "done", undefined],
    ["authorize", "done", undefined],
    ["close", "refused", "CART_CLOSED"],
    ["authorize", "undone", undefined],
    ["reserve", "undone", undefined],
  ]);
});

test("there is no timeline of what is no order", async () => {
  await expect(timelineOf("ord_none")).rejects.toMatchObject({ type: "NOT_FOUND" });
});

test("what waits for an outcome is unfinished until it is there, page by page", async () => {
  world.resolved = "unknown";
  const ids: string[] = [];
  for (const _ of [1, 2, 3]) {
    world.script.authorize = ["unknown"];
    ids.push(await placed());
  }
  const seen = await unfinished(2);
  expect(seen.map(({ orderId }) => orderId)).toEqual(ids);
  expect(seen[0]).toMatchObject({
    standing: { way: "down", step: "authorize", asks: "payments", waiting: true },
    last: { step: "authorize", how: "waiting" },
  });
  expect((await timelineOf(String(ids[0]))).standing).toEqual(seen[0]?.standing);
  world.resolved = "authorized";
  ids.forEach(wake);
  await until("their end", async () => (await unfinished()).length === 0);
});

test("what a participant fails with is shown while it does", async () => {
  world.script.reserve = Array.from({ length: 100 }, () => "failBefore" as const);
  const id = await placed();
  expect(await unfinished()).toMatchObject([
    {
      orderId: id,
      standing: {
        ...{ step: "reserve", asks: "inventory", waiting: false },
        failure: `reserve failBefore ${id}`,
      },
    },
  ]);
  delete world.script.reserve;
  wake(id);
  await until("its end", async () => (await unfinished()).length === 0);
  expect((await timelineOf(id)).standing).toBeUndefined();
});
