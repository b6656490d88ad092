import { afterEach, expect, test } from "@jest/globals";
import type { Bus, StoredEvent } from "../../../platform/messaging/bus.ts";
import { consumerStore } from "../../support/consumer-store.ts";

/** What an implementation gives the suite: a bus, and a way to publish events as a source does. */
export interface BusHarness {
  readonly bus: Bus;
  /** Puts the events into the source's journal and publishes them. */
  append(source: string, events: readonly StoredEvent[]): Promise<void>;
  /** A new bus on the same journals: what a restart of the process is. */
  restart(): Promise<BusHarness>;
  stop(): Promise<void>;
}

let count = 0;
export const eventOf = (subject: string, version = 1, type = "things.made"): StoredEvent => ({
  id: `evt_${(count += 1)}`,
  type,
  source: type.split(".")[0] ?? "",
  subject,
  version,
  time: "2026-01-01T00:00:00.000Z",
  data: { n: count },
});

const many = (n: number): StoredEvent[] =>
  Array.from({ length: n }, (_, i) => eventOf(`s${i % 7}`, i));

/** The cases every bus passes. */
export const busCases = (make: () => Promise<BusHarness>): void => {
  let harness: BusHarness | undefined;
  const fresh = async (): Promise<BusHarness> => (harness = await make());
  afterEach(async () => {
    await harness?.stop();
    harness = undefined;
  });

  test("an event published before the consumer came is delivered", async () => {
    const { bus, append } = await fresh();
    const events = many(450);
    await append("things", events);
    const seen: string[] = [];
    const store = consumerStore();
    await bus.consume({
      name: "late",
      types: ["things.made"],
      store,
      handle: async (e) => void seen.push(e.id),
    });
    await bus.idle();
    expect(new Set(seen)).toEqual(new Set(events.map(({ id }) => id)));
  });

  test("a consumer receives only what it listens to", async () => {
    const { bus, append } = await fresh();
    const seen: string[] = [];
    const store = consumerStore();
    await bus.consume({
      name: "c",
      types: ["things.made"],
      store,
      handle: async (e) => void seen.push(e.type),
    });
    await append("things", [
      eventOf("a", 1, "things.lost"),
      eventOf("a", 2),
      eventOf("a", 3, "things.lost"),
    ]);
    await bus.idle();
    expect(seen).toEqual(["things.made"]);
  });

  test("one subject's events are never handled at the same time", async () => {
    const { bus, append } = await fresh();
    const running = new Map<string, number>();
    let most = 0;
    const handle = async (event: StoredEvent): Promise<void> => {
      running.set(event.subject, (running.get(event.subject) ?? 0) + 1);
      most = Math.max(most, running.get(event.subject) ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running.set(event.subject, (running.get(event.subject) ?? 0) - 1);
    };
    await bus.consume({ name: "c", types: ["things.made"], store: consumerStore(), handle });
    await append("things", many(60));
    await bus.idle();
    expect(most).toBe(1);
  });

  test("a handler that fails is asked again until it does not", async () => {
    const { bus, append } = await fresh();
    let asked = 0;
    const store = consumerStore();
    const handle = async (): Promise<void> => {
      asked += 1;
      if (asked < 4) throw new Error("not yet");
    };
    await bus.consume({ name: "c", types: ["things.made"], store, handle, backoffMs: () => 1 });
    await append("things", [eventOf("a")]);
    await bus.idle();
    expect(asked).toBe(4);
    expect(store.letters).toEqual([]);
  });

  test("what can never be handled becomes a dead letter and holds up nobody", async () => {
    const { bus, append } = await fresh();
    const bad = eventOf("bad");
    const store = consumerStore();
    const seen: string[] = [];
    const handle = async (event: StoredEvent): Promise<void> => {
      if (event.id === bad.id) throw new Error("poison");
      seen.push(event.id);
    };
    const consumer = await bus.consume({
      name: "c",
      types: ["things.made"],
      store,
      handle,
      attemptsMax: 3,
      backoffMs: () => 1,
    });
    await append("things", [bad, ...many(20)]);
    await bus.idle();
    expect(seen).toHaveLength(20);
    expect(store.letters).toMatchObject([{ id: `c:${bad.id}`, reason: "poison", attempts: 3 }]);
    expect(await consumer.pending()).toBe(0);
  });

  test("after a restart it goes on: nothing is lost", async () => {
    const first = await fresh();
    const store = consumerStore();
    const seen: string[] = [];
    const spec = {
      name: "c",
      types: ["things.made"],
      store,
      handle: async (e: StoredEvent) => void seen.push(e.id),
    };
    await first.bus.consume(spec);
    const before = many(5);
    await first.append("things", before);
    await first.bus.idle();
    harness = await first.restart();
    const after = many(5);
    await harness.append("things", after);
    await harness.bus.consume(spec);
    await harness.bus.idle();
    expect(new Set(seen)).toEqual(new Set([...before, ...after].map(({ id }) => id)));
  });

  test("a replay gives every event again, from the first", async () => {
    const { bus, append } = await fresh();
    const seen: string[] = [];
    const consumer = await bus.consume({
      name: "c",
      types: ["things.made"],
      store: consumerStore(),
      handle: async (e) => void seen.push(e.id),
    });
    const events = many(230);
    await append("things", events);
    await bus.idle();
    seen.length = 0;
    await consumer.replay();
    expect(seen.toSorted()).toEqual(events.map(({ id }) => id).toSorted());
  });

  test("a redrive gives the event to the handler and tells when it fails", async () => {
    const { bus } = await fresh();
    let fail = true;
    const handle = async (): Promise<void> => {
      if (fail) throw new Error("still");
    };
    const consumer = await bus.consume({
      name: "c",
      types: ["things.made"],
      store: consumerStore(),
      handle,
    });
    await expect(consumer.redrive(eventOf("a"))).rejects.toThrow("still");
    fail = false;
    await expect(consumer.redrive(eventOf("a"))).resolves.toBeUndefined();
  });
};
