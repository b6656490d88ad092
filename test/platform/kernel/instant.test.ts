import { expect, test } from "@jest/globals";
import {
  dayIn,
  dayStart,
  isDay,
  isInstant,
  isTimeZone,
  nextDay,
} from "../../../platform/kernel/instant.ts";

test.each([
  ["2026-11-27", "Europe/Berlin", "2026-11-26T23:00:00.000Z"],
  ["2026-07-01", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
  ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00.000Z"],
  ["2026-11-27", "America/Los_Angeles", "2026-11-27T08:00:00.000Z"],
  ["2026-11-27", "Asia/Kolkata", "2026-11-26T18:30:00.000Z"],
  ["2026-11-27", "UTC", "2026-11-27T00:00:00.000Z"],
])("E.4: %s begins in %s at %s", (day, zone, instant) => {
  expect(dayStart(day, zone)).toBe(instant);
  expect(dayIn(instant, zone)).toBe(day);
});

test("E.4: days and instants are those of the calendar", () => {
  expect(["1", "2026-02-30", "2026-2-3", "2026-11-27T00:00Z"].map(isDay)).not.toContain(true);
  expect(["2026-11-27", "2024-02-29"].map(isDay)).toEqual([true, true]);
  const wrong = ["1", "2026-02-30T00:00:00Z", "2026-11-27", "2026-11-27T25:00:00Z", "now"];
  expect(wrong.map(isInstant)).not.toContain(true);
  expect(["2026-11-27T10:00:00.000Z", "2026-11-27T10:00+01:00"].map(isInstant)).toEqual([
    true,
    true,
  ]);
  expect([nextDay("2026-02-28"), nextDay("2026-12-31")]).toEqual(["2026-03-01", "2027-01-01"]);
  expect(["Europe/Berlin", "UTC", "Moon/Base"].map(isTimeZone)).toEqual([true, true, false]);
});
