import { describe, expect, test } from "@jest/globals";
import type { ConsumerProgress } from "../../../../platform/messaging/bus.ts";
import {
  standingOf,
  type ListedConsumer,
  type ProbedPosition,
} from "../../../../platform/messaging/jetstream/behind.ts";
import { lossIn } from "../../../../platform/messaging/jetstream/loss.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse("2026-11-28T12:00:00.000Z");
const at = (ms: number): string => new Date(ms).toISOString();
const created = "2026-10-01T00:00:00.000Z";
const ageMs = 8 * DAY;

const listener = (some: Partial<ListedConsumer> = {}): ListedConsumer => ({
  ...{ name: "carts", created, pending: 0, floor: 100, active: true },
  ...some,
});
const standing = (
  one: ListedConsumer,
  { known, since = now - 90 * DAY }: { known?: number; since?: number } = {},
  probes: ReadonlyMap<string, ProbedPosition> = new Map(),
) => {
  const notes: Record<string, ConsumerProgress> =
    known === undefined ? {} : { carts: { created, at: at(known) } };
  return standingOf([one], notes, probes, { ageMs, now, since: at(since), last: 120 });
};

describe("who has missed what went from a stream by its age (D.3)", () => {
  test("whoever was caught up lately has missed nothing, and that is noted now and then", () => {
    const caughtUp = standing(listener(), { known: now - DAY });
    expect(caughtUp).toMatchObject({ behind: [], notes: { carts: { created, at: at(now) } } });
    expect(standing(listener(), { known: now - HOUR })).toMatchObject({ behind: [], notes: {} });
  });

  test("whoever was away for most of the age has, also when nothing is left for it", () => {
    expect(standing(listener(), { known: now - 5 * DAY })).toMatchObject({ behind: ["carts"] });
    expect(standing(listener({ pending: 7 }), { known: now - 5 * DAY }).behind).toEqual(["carts"]);
  });

  test("nobody is given anything who does not ask: a service that was removed", () => {
    const removed = listener({ active: false });
    expect(standing(removed, { known: now - 5 * DAY })).toMatchObject({ behind: [], notes: {} });
    expect(standing(removed)).toMatchObject({ behind: [], notes: {} });
  });

  test("a durable that is new, or made anew, begins with what is left", () => {
    expect(standing(listener()).behind).toEqual(["carts"]);
    const anew = listener({ created: "2026-11-28T11:00:00.000Z" });
    expect(standing(anew, { known: now - HOUR }).behind).toEqual(["carts"]);
    expect(standing(listener(), { since: now - DAY })).toMatchObject({ behind: [] });
  });

  test("a busy one is caught up with what there was at an earlier look", () => {
    const busy = listener({ pending: 3, floor: 110 });
    const probes = new Map([["carts", { last: 105, at: now - HOUR }]]);
    const { behind, notes, probes: next } = standing(busy, { known: now - 2 * DAY }, probes);
    expect([behind, notes]).toEqual([[], { carts: { created, at: at(now - HOUR) } }]);
    expect(next.get("carts")).toEqual({ last: 120, at: now });
    const slower = standing(listener({ pending: 3, floor: 104 }), { known: now - DAY }, probes);
    expect([slower.behind, slower.notes]).toEqual([[], {}]);
    expect(slower.probes.get("carts")).toEqual({ last: 105, at: now - HOUR });
  });

  test("everything was put there again when the stream was filled", () => {
    expect(standing(listener(), { known: now - 30 * DAY, since: now - HOUR }).behind).toEqual([]);
  });
});

describe("what a stream has lost", () => {
  const position = { first: 10, last: 90, deleted: 2, oldest: at(now - 7 * DAY) };
  const look = { ageMs, now, since: at(now - 90 * DAY) };
  test.each([
    ["nothing", {}, {}, undefined],
    ["its newest", { last: 89 }, {}, "it has lost its newest events"],
    ["one in the middle", { deleted: 3 }, {}, "somebody has removed events"],
    ["holes that went by age", { deleted: 0 }, {}, undefined],
    ["a first that was not due", { first: 11 }, {}, "somebody has removed events"],
    ["a first that was due", { first: 11 }, { oldest: at(now - 8 * DAY) }, undefined],
    [
      "everything, while the first was due",
      { first: 91, oldest: at(now) },
      { oldest: at(now - 8 * DAY) },
      "somebody has removed events",
    ],
  ])("%s", (_, found, before, loss) => {
    expect(lossIn({ ...position, ...before }, { ...position, ...found }, look)).toBe(loss);
  });

  test("a stream without an age keeps its first message", () => {
    const forever = { ...look, ageMs: 0 };
    expect(lossIn(position, { ...position, first: 11 }, forever)).toBe(
      "somebody has removed events",
    );
    expect(lossIn(position, position, forever)).toBeUndefined();
  });
});
