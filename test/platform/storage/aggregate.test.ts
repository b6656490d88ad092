import { afterEach, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { aggregate, executeCommand } from "../../../platform/storage/aggregate.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { consumer } from "../../../mixins/consumer.mixin.ts";
import { outbox } from "../../../mixins/outbox.mixin.ts";
import { storage } from "../../../mixins/storage.mixin.ts";
import { subscribe } from "../../../platform/messaging/consumer.ts";
import { event, closedObject, Type } from "../../../platform/contract/contract.ts";
import type { Decider, Published } from "../../../platform/domain/decider.ts";
import { fault, isFault } from "../../../platform/kernel/fault.ts";
import { events } from "../../../platform/messaging/journal.ts";
import { defineService } from "../../../platform/broker/define-service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/client.ts";

interface Counter {
  id: string;
  count: number;
}
type Add = { add: number; to?: number };
const added = event("counters.added", "A counter grew", closedObject({ add: Type.Integer() }));
const counter: Decider<Counter, Add, Published<typeof added>> = {
  initial: (id) => ({ id, count: 0 }),
  decide: (state, { add, to }) => {
    if (add < 0) return fault(409, "NEGATIVE", "no");
    if (to !== undefined && state.count >= to) return [];
    return [{ type: "counters.added", data: { add } }];
  },
  evolve: (state, { data }) => ({ ...state, count: state.count + data.add }),
};
const counters = aggregate("counters", counter);

const owner = defineService(
  { actions: {}, events: { added }, faults: {} },
  { name: "counters", mixins: [storage(), outbox({ aggregates: [counters] })], actions: {} },
);
const listener = (seen: string[]): ServiceSchema =>
  defineService(
    { actions: {}, events: {}, faults: {} },
    {
      name: "listeners",
      mixins: [storage(), consumer([subscribe(added, async (_ctx, { id }) => void seen.push(id))])],
      actions: {},
    },
  );

describe("an aggregate", () => {
  let shop: Started | undefined;
  afterEach(async () => {
    await shop?.stop();
    shop = undefined;
  });
  const local = (name: string) => {
    const found = shop?.broker.getLocalService({ name, version: 1 });
    if (!found) throw new Error(name);
    return found;
  };

  test("a state at hand saves loading, but never decides against what is stored", async () => {
    shop = await startServices([owner, listener([])]);
    const service = local("counters");
    const first = await executeCommand(service, counters, "c2", { add: 1 });
    if (isFault(first)) throw new Error(first.code);
    await executeCommand(service, counters, "c2", { add: 10 });
    const known = first.state;
    const late = await executeCommand(service, counters, "c2", { add: 100 }, { state: known });
    expect(late).toMatchObject({ state: { count: 111, version: 3 } });
    if (isFault(late)) throw new Error(late.code);
    const next = await executeCommand(
      service,
      counters,
      "c2",
      { add: 1000 },
      { state: late.state },
    );
    expect(next).toMatchObject({ state: { count: 1111, version: 4 } });
    const doc = await collectionOf(service, counters.declaration).get("c2");
    expect(doc).toMatchObject({ count: 1111, version: 4 });
  });

  test("what is taken for new and is there already is decided on what is stored", async () => {
    shop = await startServices([owner, listener([])]);
    const service = local("counters");
    const add = (command: Add) => executeCommand(service, counters, "c3", command, { fresh: true });
    expect(await add({ add: 1 })).toMatchObject({ state: { count: 1, version: 1 } });
    expect(await add({ add: 10 })).toMatchObject({ state: { count: 11, version: 2 } });
    expect(await add({ add: 100, to: 11 })).toMatchObject({ state: { count: 11 }, events: [] });
    expect(await add({ add: -1 })).toMatchObject({ code: "NEGATIVE" });
    const both = await Promise.all(
      [1, 2].map((n) => executeCommand(service, counters, "c4", { add: n }, { fresh: true })),
    );
    expect(both.some(isFault)).toBe(false);
    const doc = await collectionOf(service, counters.declaration).get("c4");
    expect(doc).toMatchObject({ count: 3, version: 2 });
  });

  test("outboxes told together are cleared, and what is told meanwhile stays until it is told", async () => {
    const seen: string[] = [];
    shop = await startServices([owner, listener(seen)]);
    const service = local("counters");
    const docs = collectionOf(service, counters.declaration);
    const ids = Array.from({ length: 20 }, (_, i) => `m${i}`);
    await Promise.all(ids.map((id) => executeCommand(service, counters, id, { add: 1 })));
    await shop.bus.idle();
    // Between being told and being cleared: another version than what waits to be cleared.
    const again = ids.filter((_, i) => i % 3 === 0);
    await Promise.all(again.map((id) => executeCommand(service, counters, id, { add: 1 })));
    await until("empty outboxes", async () => {
      const now = await docs.getMany(ids);
      return now.length === ids.length && now.every(({ outbox }) => outbox.length === 0);
    });
    await shop.bus.idle();
    expect(new Set(seen).size).toBe(ids.length + again.length);
    expect(await docs.count({ unsent: true })).toBe(0);
  });

  test("fifty writers of one document all win in the end, each event told once", async () => {
    const seen: string[] = [];
    shop = await startServices([owner, listener(seen)]);
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        executeCommand(local("counters"), counters, "c1", { add: 1 }),
      ),
    );
    expect(results.some(isFault)).toBe(false);
    await shop.bus.idle();
    const docs = collectionOf(local("counters"), counters.declaration);
    const doc = await until("an outbox that is cleared", async () => {
      const now = await docs.get("c1");
      return now?.outbox.length === 0 && now;
    });
    await shop.bus.idle();
    expect(doc).toMatchObject({ count: 50, version: 50, outbox: [] });
    expect(doc).not.toHaveProperty("unsent");
    expect(new Set(seen).size).toBe(50);
    expect(await collectionOf(local("counters"), events).count({})).toBe(50);
  });

  test("a refused or already true command writes nothing", async () => {
    shop = await startServices([owner]);
    expect(await executeCommand(local("counters"), counters, "c1", { add: -1 })).toMatchObject({
      code: "NEGATIVE",
    });
    await executeCommand(local("counters"), counters, "c1", { add: 1, to: 1 });
    expect(
      await executeCommand(local("counters"), counters, "c1", { add: 1, to: 1 }),
    ).toMatchObject({
      events: [],
    });
    expect(await collectionOf(local("counters"), counters.declaration).get("c1")).toMatchObject({
      version: 1,
    });
  });

  test("another version than expected is refused", async () => {
    shop = await startServices([owner]);
    await executeCommand(local("counters"), counters, "c1", { add: 1 });
    const edit = () =>
      executeCommand(local("counters"), counters, "c1", { add: 1 }, { expectedVersion: 1 });
    const results = await Promise.all([edit(), edit(), edit(), edit()]);
    expect(results.filter(isFault).map(({ code }) => code)).toEqual(
      Array(3).fill("PRECONDITION_FAILED"),
    );
  });

  test("what a crash left in an outbox is told at the next start", async () => {
    const seen: string[] = [];
    shop = await startServices([owner]);
    const stuck = {
      id: "evt_stuck",
      type: "counters.added",
      source: "counters",
      subject: "c9",
      version: 1,
      time: "2026-01-01T00:00:00.000Z",
      data: { add: 1 },
    };
    await collectionOf(local("counters"), counters.declaration).insert({
      id: "c9",
      version: 1,
      count: 1,
      outbox: [stuck],
      unsent: true,
    });
    const { dataDir } = shop;
    await shop.stop({ remove: false });
    shop = await startServices([owner, listener(seen)], { dataDir });
    for (let i = 0; i < 100 && seen.length === 0; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen).toEqual(["evt_stuck"]);
  });
});
