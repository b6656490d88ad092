import { expect, test } from "@jest/globals";
import type { StoredEvent } from "../../../../platform/messaging/bus.ts";
import { until } from "../../../support/client.ts";
import { eventOf } from "../bus.cases.ts";
import { asOperator, listen, many, onNats, saw, STREAM } from "./harness.ts";

const AGE_MS = 1_200;

onNats("streams whose events go by age (D.3)", ({ server, operator, copy }) => {
  const left = async (): Promise<number> => {
    const query = { subjects_filter: "caravan.events.things.made" };
    const { state } = await asOperator(server(), (jsm) => jsm.streams.info(STREAM, query));
    return state.subjects?.["caravan.events.things.made"] ?? 0;
  };
  const gone = (): Promise<unknown> =>
    until("the events to reach their age", async () => (await left()) === 0);
  const aging = async (events: StoredEvent[] = [], maxAgeMs = AGE_MS) => {
    await operator.migrate({ maxAgeMs });
    return copy(events, { checkMs: 100 });
  };

  test("they go, and who had them gets none again", async () => {
    // So long that a busy machine does not keep the source from its marks.
    const one = await aging([], 3_000);
    const { seen } = await listen(one);
    for (let round = 0; round < 2; round += 1) {
      const events = many(20);
      await one.append("things", events);
      await saw(seen, events);
      await gone();
    }
    expect(seen).toHaveLength(40);
    expect(one.lines).toEqual([]);
  }, 60_000);

  test("a consumer that was away for longer than that is given what went meanwhile", async () => {
    const one = await aging();
    const first = await listen(one);
    const before = many(5);
    await one.append("things", before);
    await saw(first.seen, before);
    await first.consumer.stop();
    const missed = many(30);
    await one.append("things", missed);
    await gone();
    const again = await listen(one, { store: first.store });
    const later = eventOf("later");
    await one.append("things", [later]);
    await saw(again.seen, [...missed, later]);
    expect(one.lines).toContain(
      "Stream CARAVAN_things: c may lack events that have gone from it. All are published again.",
    );
  }, 60_000);

  test("a consumer that nobody had before is given everything, and a restarted source knows who lacks what", async () => {
    const events = many(30);
    const one = await aging(events);
    await one.bus.idle();
    await gone();
    await one.bus.stop();
    const two = await aging(events);
    const { seen } = await listen(two);
    await saw(seen, events);
  }, 60_000);

  test("what somebody removes before its age is published again", async () => {
    const one = await aging();
    const { seen } = await listen(one);
    await one.append("things", many(10));
    await gone();
    const events = many(10);
    await one.append("things", events);
    await saw(seen, events);
    seen.length = 0;
    await asOperator(server(), (jsm) => jsm.streams.purge(STREAM));
    await saw(seen, events);
    expect(one.lines.join("\n")).toContain("somebody has removed events");
  }, 60_000);
});
