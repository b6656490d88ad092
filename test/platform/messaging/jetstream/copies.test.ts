import { expect, test } from "@jest/globals";
import type { StoredEvent } from "../../../../platform/messaging/bus.ts";
import { sleep, until } from "../../../support/client.ts";
import { eventOf } from "../bus.cases.ts";
import { consumerStore } from "../../../support/consumer-store.ts";
import { idsOf, listen, many, onNats, saw } from "./harness.ts";

onNats("copies of a consumer on JetStream", ({ copy }) => {
  test("copies of a consumer share the work", async () => {
    const journal: StoredEvent[] = [];
    const [one, two] = [await copy(journal), await copy(journal)];
    const slow = (seen: string[]) => async (event: StoredEvent) => {
      await sleep(2);
      seen.push(event.id);
    };
    const [first, second]: [string[], string[]] = [[], []];
    await listen(one, { handle: slow(first) });
    await listen(two, { handle: slow(second) });
    const events = many(300);
    await one.append("things", events);
    await Promise.all([one.bus.idle(), two.bus.idle()]);
    expect([...first, ...second].sort()).toEqual(idsOf(events));
    expect(Math.min(first.length, second.length)).toBeGreaterThan(0);
  }, 60_000);

  test("what is told twice is delivered once", async () => {
    const one = await copy();
    const { seen } = await listen(one);
    const event = eventOf("a");
    await one.append("things", [event]);
    await one.bus.publish("things", [event, event]);
    await one.bus.idle();
    expect(seen).toEqual([event.id]);
  });

  test("a handler that takes long is not taken for dead", async () => {
    const journal: StoredEvent[] = [];
    const [one, two] = [
      await copy(journal, { ackWaitMs: 1_000 }),
      await copy(journal, { ackWaitMs: 1_000 }),
    ];
    const begun: string[] = [];
    const handle = async ({ id }: StoredEvent): Promise<void> => {
      begun.push(id);
      await sleep(2_500);
    };
    await listen(one, { handle });
    await listen(two, { handle });
    // The second of one subject waits behind the first: its time runs as well.
    await one.append("things", [eventOf("a", 1), eventOf("a", 2)]);
    await one.bus.idle();
    expect(begun).toHaveLength(2);
  }, 60_000);

  test("a dead letter is buried before its event is done with", async () => {
    const one = await copy();
    const store = consumerStore();
    const left: number[] = [];
    let refusals = 2;
    const bury = async (letter: Parameters<typeof store.bury>[0]): Promise<void> => {
      left.push(await consumer.pending());
      refusals -= 1;
      if (refusals >= 0) throw new Error("the store is away");
      await store.bury(letter);
    };
    const { consumer } = await listen(one, {
      store: { ...store, bury },
      attemptsMax: 2,
      backoffMs: () => 1,
      handle: async () => Promise.reject(new Error("poison")),
    });
    const event = eventOf("bad");
    await one.append("things", [event]);
    await one.bus.idle();
    expect(left).toEqual([1, 1, 1]);
    expect(store.letters).toMatchObject([{ id: `c:${event.id}`, reason: "poison", attempts: 4 }]);
    expect(one.lines.join("\n")).toContain("is not buried yet");
  });

  test("a copy that stops gives what waits back to the others at once", async () => {
    const journal: StoredEvent[] = [];
    const options = { ackWaitMs: 300_000 };
    const one = await copy(journal, options);
    const gate = Promise.withResolvers<void>();
    const first: string[] = [];
    await listen(one, {
      handle: async ({ id }) => {
        first.push(id);
        await gate.promise;
      },
    });
    const events = Array.from({ length: 20 }, (_, i) => eventOf("a", i));
    await one.append("things", events);
    await until("the first to be begun", async () => first.length === 1);
    const stopping = one.bus.stop();
    const two = await copy(journal, options);
    const { seen } = await listen(two);
    await until("the rest", async () => seen.length === 19);
    gate.resolve();
    await stopping;
    await two.bus.idle();
    expect([...first, ...seen].sort()).toEqual(idsOf(events));
  }, 60_000);

  test("a newer copy that listens to more gets what the older one does not know", async () => {
    const journal: StoredEvent[] = [];
    const [older, newer] = [await copy(journal), await copy(journal)];
    const old = await listen(older, { attemptsMax: 2, backoffMs: () => 5 });
    const knowing = await listen(newer, {
      types: ["things.made", "things.lost"],
      attemptsMax: 1_000,
      backoffMs: () => 5,
    });
    const lost = Array.from({ length: 40 }, (_, i) => eventOf(`s${i}`, 1, "things.lost"));
    await newer.append("things", lost);
    await saw(knowing.seen, lost);
    expect(old.seen).toEqual([]);
    await newer.bus.idle();
    expect(old.store.letters).toEqual([]);
  }, 60_000);

  test("a replay reads the journal, and buries what can never be handled", async () => {
    const one = await copy();
    const events = many(400);
    const bad = events[7] as StoredEvent;
    let poison = false;
    const seen: string[] = [];
    const { consumer, store } = await listen(one, {
      attemptsMax: 3,
      backoffMs: () => 1,
      handle: async ({ id }) => {
        if (poison && id === bad.id) throw new Error("poison");
        seen.push(id);
      },
    });
    await one.append("things", events);
    await one.bus.idle();
    seen.length = 0;
    poison = true;
    await consumer.replay();
    expect([...seen, bad.id].sort()).toEqual(idsOf(events));
    expect(store.letters).toMatchObject([{ id: `c:${bad.id}`, attempts: 3 }]);
  }, 60_000);
});
