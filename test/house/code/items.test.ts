import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { idsIn, itemIds } from "./rules/items.ts";
import { parse, sourcesBelow } from "./rules/sources.ts";

/** Items that must have a test: it only grows. */
const required = JSON.parse(
  readFileSync(join(import.meta.dirname, "items.json"), "utf8"),
) as readonly string[];

test("every item that is required stands in the title of a test", () => {
  const tests = sourcesBelow("test").filter(({ path }) => /\.(?:test|cases)\.ts$/u.test(path));
  const found = idsIn(tests);
  expect(required.filter((id) => !found.includes(id))).toEqual([]);
  expect([...required, ...found].filter((id) => !itemIds.includes(id))).toEqual([]);
  expect(tests.length).toBeGreaterThan(100);
});

test("a planted title is found", () => {
  const planted = parse(
    "test/a.test.ts",
    [
      'describe("G.10, A.1: a shop that lives", () => {',
      '  test.each([1])("%s (E.14)", () => expect("A.2").toBe(1));',
      "  test(`F.16 of ${name}`, () => {});",
      '  test("A.7 is on no list", () => {});',
      '  test("CA.3, B.1.2 and A.45x are no items", () => {});',
      "});",
    ].join("\n"),
  );
  expect(idsIn([planted])).toEqual(["A.1", "E.14", "F.16", "G.10", "A.7"]);
  expect(itemIds.length).toBe(65);
});
