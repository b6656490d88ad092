import { describe } from "@jest/globals";
import { memoryBus } from "../../mixins/bus/memory.bus.ts";
import type { StoredEvent } from "../../mixins/bus/bus.ts";
import { busCases, type BusHarness } from "./bus.cases.ts";

type Line = { position: number; event: StoredEvent };

/** The in-process bus on a journal that is a list. */
const make = async (lines: Line[] = []): Promise<BusHarness> => {
  const bus = memoryBus();
  await bus.attach("things", {
    read: async (position, limit) => lines.filter((l) => l.position > position).slice(0, limit),
    last: async () => lines.length,
  });
  return {
    bus,
    async tell(source, events) {
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
