import { expect, test } from "@jest/globals";
import { publishedBy, type PublishingService } from "../../../platform/messaging/published.ts";

test("events of one version have their place within it; private ones take none (G.3)", () => {
  const service = { name: "things", broker: { nodeID: "n" } } as Partial<PublishingService>;
  const types = ["things.made", "touched", "things.shown"];
  const events = types.map((type) => ({ type, data: {} }));
  const envelope = { subject: "t", version: 3, time: "2026-01-01T00:00:00.000Z" };
  const stored = publishedBy(service as PublishingService, events, {
    ...envelope,
    newId: () => "evt",
  });
  expect(stored.map(({ type, version, index }) => [type, version, index])).toEqual([
    ["things.made", 3, undefined],
    ["things.shown", 3, 1],
  ]);
});
