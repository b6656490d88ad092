import { expect, test } from "@jest/globals";
import type { StoredEvent } from "../../../../platform/messaging/bus.ts";
import { until } from "../../../support/client.ts";
import { consumerStore } from "../../../support/consumer-store.ts";
import { asOperator, listen, many, onNats, STREAM, type Copy } from "./harness.ts";

onNats("the bus on JetStream, when a history changes (G.1)", ({ server, operator, copy }) => {
  /** What a consumer got: the event's id and which of the source's journals it is of. */
  const follow = async (one: Copy, store = consumerStore()) => {
    const seen: string[] = [];
    const warned: string[] = [];
    const { consumer } = await listen(one, {
      store,
      handle: async ({ id }, epoch) => void seen.push(`${id} ${epoch}`),
      warn: (line) => void warned.push(line),
    });
    return { seen, warned, store, consumer };
  };
  const ranked = (events: readonly StoredEvent[], epoch: number): string[] =>
    events.map(({ id }) => `${id} ${epoch}`);
  const sawAll = (seen: readonly string[], wanted: readonly string[]): Promise<unknown> =>
    until("every event", async () => wanted.every((one) => seen.includes(one)));

  test("a source whose store was lost: its events are of a new history, said once", async () => {
    const before = many(30);
    const one = await copy(before, { checkMs: 200 });
    const first = await follow(one);
    await sawAll(first.seen, ranked(before, 0));
    await one.bus.idle();
    await one.bus.stop();
    const after: StoredEvent[] = [];
    const two = await copy(after, { checkMs: 200 }, "jrn_2");
    const second = await follow(two, first.store);
    // Of the same id, as of stock whose versions begin anew.
    const again = before[0] as StoredEvent;
    await two.append("things", [again, ...many(10)]);
    await sawAll(second.seen, ranked(after, 1));
    expect(second.warned).toEqual([
      "c reads the events of things from the first again: its journal is another one.",
    ]);
    await two.bus.stop();
    const three = await copy(after, {}, "jrn_2");
    const third = await follow(three, first.store);
    const more = many(5);
    await three.append("things", more);
    await sawAll(third.seen, ranked(more, 1));
    expect(third.warned).toEqual([]);
  }, 60_000);

  test("a source whose store was restored from an older copy, and whose journal got another id", async () => {
    const before = many(30);
    const one = await copy(before, { checkMs: 200 }, "jrn_1");
    const first = await follow(one);
    await sawAll(first.seen, ranked(before, 0));
    await one.bus.idle();
    await one.bus.stop();
    const restored = before.slice(0, 20);
    const two = await copy(restored, { checkMs: 200 }, "jrn_2");
    const second = await follow(two, first.store);
    await two.append("things", many(10));
    await sawAll(second.seen, ranked(restored, 1));
    expect(second.warned).toHaveLength(1);
  }, 60_000);

  test("a stream that was made anew is read from the first, and it is said; behind until then", async () => {
    const events = many(30);
    const one = await copy(events, { checkMs: 200 });
    const { seen, warned } = await follow(one);
    await sawAll(seen, ranked(events, 0));
    await one.bus.idle();
    seen.length = 0;
    await asOperator(server(), (jsm) => jsm.streams.delete(STREAM));
    await operator.migrate();
    await until("the replay", async () => one.bus.replays().length > 0);
    expect(one.bus.replays()).toEqual([{ consumer: "c", source: "things" }]);
    await sawAll(seen, ranked(events, 0));
    await until("the end of the replay", async () => one.bus.replays().length === 0);
    expect(warned).toEqual([
      "c reads the events of things from the first again: its stream or consumer was made anew.",
    ]);
  }, 60_000);
});
