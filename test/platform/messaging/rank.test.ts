import { expect, test } from "@jest/globals";
import { epochIn, rankOf } from "../../../platform/messaging/rank.ts";

test("events rank by journal, then version, then index", () => {
  const inOrder = [
    rankOf({ version: 1 }),
    rankOf({ version: 1, index: 1 }),
    rankOf({ version: 1, index: 1023 }),
    rankOf({ version: 2 }),
    rankOf({ version: 4_000_000_000, index: 1023 }),
    rankOf({ version: 1 }, 1),
    rankOf({ version: 4_000_000_000, index: 1022 }, 2000),
    rankOf({ version: 4_000_000_000, index: 1023 }, 2000),
  ];
  expect(new Set(inOrder).size).toBe(inOrder.length);
  expect(inOrder.toSorted((a, b) => a - b)).toEqual(inOrder);
});

test("of the first journal the first event of a version ranks as the version, as earlier versions stored it", () => {
  expect(rankOf({ version: 7 })).toBe(7);
});

test("journals are met in their order; an older one that was missed shares the place of the next", () => {
  expect(epochIn([], "b")).toEqual({ epoch: 0, met: ["b"] });
  expect(epochIn(["b"], "b")).toEqual({ epoch: 0 });
  expect(epochIn(["b"], "d")).toEqual({ epoch: 1, met: ["b", "d"] });
  expect(epochIn(["b", "d"], "c")).toEqual({ epoch: 1 });
  expect(epochIn(["b", "d"], "a")).toEqual({ epoch: 0 });
});
