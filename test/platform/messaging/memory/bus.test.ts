import { describe, expect, test } from "@jest/globals";
import { memoryBus } from "../../../../platform/messaging/memory/bus.ts";
import type { ConsumerStore, Journal, StoredEvent } from "../../../../platform/messaging/bus.ts";
import { listJournal } from "../../../support/published.ts";
import { busCases, eventOf, type BusHarness } from "../bus.cases.ts";
import { consumerStore } from "../../../support/consumer-store.ts";

type Line = { position: number; event: StoredEvent };

/** The in-process bus on a journal that is a list. */
const make = async (lines: Line[] = []): Promise<BusHarness> => {
  const bus = memoryBus();
  await bus.attach("things", {
    read: async (position, limit) => lines.filter((l) => l.position > position).slice(0, limit),
    last: async () => lines.length,
    ...listJournal(lines.map(({ event }) => event)),
  });
  return {
    bus,
    async append(source, events) {
      for (const event of events) lines.push({ position: lines.length + 1, event });
      await bus.publish(source, events);
    },
    async restart() {
      await bus.stop();
      return make(lines);
    },
    stop: () => bus.stop(),
  };
};

describe("the in-process bus", () => busCases(() => make()));

test("a journal that fails for a while is read in the end, without another event", async () => {
  const bus = memoryBus();
  let failures = 7;
  const line = { position: 1, event: eventOf("a") };
  await bus.attach("things", {
    read: async (position) => {
      failures -= 1;
      if (failures > 0) throw new Error("away");
      return position < 1 ? [line] : [];
    },
    last: async () => 1,
    ...listJournal([line.event]),
  });
  const seen: string[] = [];
  const handle = async (event: StoredEvent): Promise<void> => void seen.push(event.id);
  await bus.consume({ name: "c", types: ["things.made"], store: consumerStore(), handle });
  await bus.idle();
  expect(seen).toEqual([line.event.id]);
  await bus.stop();
});

describe("a journal that is not the one that was read (G.1)", () => {
  const listOf = (lines: readonly Line[], id: string): Journal => ({
    read: async (position, limit) => lines.filter((l) => l.position > position).slice(0, limit),
    last: async () => lines.at(-1)?.position ?? 0,
    ...listJournal(
      lines.map(({ event }) => event),
      id,
    ),
  });
  const lines = (count: number, from = 1): Line[] =>
    Array.from({ length: count }, (_, i) => ({ position: from + i, event: eventOf(`s${i}`) }));
  const ranked = (all: readonly Line[], epoch: number): string[] =>
    all.map(({ event }) => `${event.id} ${epoch}`);
  /** One run of a process: what its consumer handled, and what it said. */
  const run = async (journal: Journal, store: ConsumerStore) => {
    const bus = memoryBus();
    const seen: string[] = [];
    const warned: string[] = [];
    const handle = async ({ id }: StoredEvent, epoch: number): Promise<void> =>
      void seen.push(`${id} ${epoch}`);
    const warn = (line: string): void => void warned.push(line);
    await bus.consume({ name: "c", types: ["things.made"], store, handle, warn });
    await bus.attach("things", journal);
    const behind = bus.replays().length > 0;
    await bus.idle();
    expect(bus.replays()).toEqual([]);
    await bus.stop();
    return { seen, warned, behind };
  };

  test("another id: read from the first, as of a new history, said once", async () => {
    const store = consumerStore();
    await run(listOf(lines(5), "jrn_1"), store);
    const fresh = lines(9);
    const changed = await run(listOf(fresh, "jrn_2"), store);
    expect(changed).toEqual({
      seen: ranked(fresh, 1),
      warned: [
        "c reads the events of things from the first again: it had come to 5, and the journal is another one.",
      ],
      behind: true,
    });
    const later = [...fresh, ...lines(1, 10)];
    const again = await run(listOf(later, "jrn_2"), store);
    expect(again).toEqual({ seen: ranked(later.slice(9), 1), warned: [], behind: false });
  });

  test("another id and nothing in it yet: said once", async () => {
    const store = consumerStore();
    await run(listOf(lines(5), "jrn_1"), store);
    expect((await run(listOf([], "jrn_2"), store)).warned).toHaveLength(1);
    const fresh = lines(2);
    const again = await run(listOf(fresh, "jrn_2"), store);
    expect(again).toEqual({ seen: ranked(fresh, 1), warned: [], behind: false });
  });

  test("shorter than what was read: it gets another id", async () => {
    const store = consumerStore();
    const all = lines(5);
    await run(listOf(all, "jrn_1"), store);
    const journal = listOf(all.slice(0, 3), "jrn_1");
    const changed = await run(journal, store);
    expect(changed.seen).toEqual(ranked(all.slice(0, 3), 1));
    expect(changed.warned[0]).toContain("it had come to 5, and the journal ends at 3");
    expect(await journal.id()).not.toBe("jrn_1");
    expect((await run(journal, store)).seen).toEqual([]);
  });

  test("grown again before it was looked at: another event is where it had come to", async () => {
    const store = consumerStore();
    const all = lines(5);
    await run(listOf(all, "jrn_1"), store);
    const restored = [...all.slice(0, 3), ...lines(4, 4)];
    const changed = await run(listOf(restored, "jrn_1"), store);
    expect(changed.seen.toSorted()).toEqual(ranked(restored, 1).toSorted());
    expect(changed.warned[0]).toContain("another event is there now");
  });

  test("a position of an earlier version goes on, or is past the end", async () => {
    const [one, other] = [consumerStore(), consumerStore()];
    const all = lines(5);
    await one.save("c", { things: { position: 3 } });
    const went = await run(listOf(all, "jrn_1"), one);
    expect(went).toEqual({ seen: ranked(all.slice(3), 0), warned: [], behind: false });
    await other.save("c", { things: { position: 8 } });
    expect((await run(listOf(all, "jrn_1"), other)).seen).toEqual(ranked(all, 1));
  });

  test("a line that is gone from where it had come to changes nothing", async () => {
    const store = consumerStore();
    const all = lines(5);
    await run(listOf(all.slice(0, 4), "jrn_1"), store);
    const trimmed = all.filter(({ position }) => position !== 4);
    const went = await run(listOf(trimmed, "jrn_1"), store);
    expect(went).toEqual({ seen: ranked(all.slice(4), 0), warned: [], behind: false });
  });

  test("what was removed is gone beyond where it had come to: read from the first, as of the same history (F.10)", async () => {
    const store = consumerStore();
    const all = lines(9);
    await run(listOf(all.slice(0, 3), "jrn_1"), store);
    const left = all.filter(({ position }) => ![1, 5].includes(position));
    const trimmed = { ...listOf(left, "jrn_1"), first: async () => 6 };
    const changed = await run(trimmed, store);
    expect(changed).toEqual({
      seen: ranked(left, 0),
      warned: [
        "c reads the events of things from the first again: it had come to 3, and of what was removed meanwhile, events before 6 are gone.",
      ],
      behind: true,
    });
    expect(await trimmed.id()).toBe("jrn_1");
    const went = await run(trimmed, store);
    expect(went).toEqual({ seen: [], warned: [], behind: false });
  });

  test("gone events that it has read are no loss, and a new consumer has missed none (F.10)", async () => {
    const store = consumerStore();
    const all = lines(9);
    await run(listOf(all.slice(0, 5), "jrn_1"), store);
    const trimmed = { ...listOf(all.slice(4), "jrn_1"), first: async () => 5 };
    expect(await run(trimmed, store)).toMatchObject({ seen: ranked(all.slice(5), 0), warned: [] });
    const fresh = await run(trimmed, consumerStore());
    expect(fresh).toEqual({ seen: ranked(all.slice(4), 0), warned: [], behind: false });
  });
});
