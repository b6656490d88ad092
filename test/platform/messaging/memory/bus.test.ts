import { describe, expect, test } from "@jest/globals";
import { memoryBus } from "../../../../platform/messaging/memory/bus.ts";
import type { StoredEvent } from "../../../../platform/messaging/bus.ts";
import { scanned } from "../../../support/published.ts";
import { busCases, consumerStore, eventOf, type BusHarness } from "../bus.cases.ts";

type Line = { position: number; event: StoredEvent };

/** The in-process bus on a journal that is a list. */
const make = async (lines: Line[] = []): Promise<BusHarness> => {
  const bus = memoryBus();
  await bus.attach("things", {
    read: async (position, limit) => lines.filter((l) => l.position > position).slice(0, limit),
    last: async () => lines.length,
    scan: (after, limit) =>
      scanned(
        lines.map(({ event }) => event),
        after,
        limit,
      ),
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
    scan: (after, limit) => scanned([line.event], after, limit),
  });
  const seen: string[] = [];
  const handle = async (event: StoredEvent): Promise<void> => void seen.push(event.id);
  await bus.consume({ name: "c", types: ["things.made"], store: consumerStore(), handle });
  await bus.idle();
  expect(seen).toEqual([line.event.id]);
  await bus.stop();
});
