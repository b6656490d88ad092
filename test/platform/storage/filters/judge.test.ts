import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Query } from "mingo";
import { quickVerdict } from "../../../../platform/storage/filters/judge.ts";
import { runs } from "../../../support/jest/runs.ts";

const scalar = fc.oneof(
  fc.constantFrom("a", "b", ""),
  fc.integer({ min: -1, max: 2 }),
  fc.boolean(),
);
const value = fc.oneof(
  scalar,
  fc.constant(null),
  fc.array(scalar, { maxLength: 2 }),
  fc.record({ x: scalar }, { noNullPrototype: true }),
);
const doc = fc.dictionary(fc.constantFrom("a", "b", "c"), value, {
  maxKeys: 3,
  noNullPrototype: true,
});
const operator = fc.oneof(
  scalar,
  fc.record({ $gte: scalar }),
  fc.record({ $lt: scalar, $gt: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $ne: scalar }),
  fc.record({ $in: fc.array(scalar, { maxLength: 2 }) }),
);
const plain = fc.dictionary(fc.constantFrom("a", "b", "c", "a.x"), operator, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
});
const filter = fc.oneof(
  plain,
  fc.tuple(plain, plain).map(([one, other]) => ({ $or: [one, other] })),
  fc.tuple(plain, plain, plain).map(([one, other, third]) => ({ ...third, $or: [one, other] })),
);

test("a quick verdict is the one of the whole language, or none", () => {
  let quick = 0;
  fc.assert(
    fc.property(doc, filter, (one, wanted) => {
      const verdict = quickVerdict(one, wanted);
      if (verdict === undefined) return;
      quick += 1;
      expect(verdict).toBe(new Query(wanted).test(one));
    }),
    { numRuns: Math.max(3000, runs(3000)) },
  );
  expect(quick).toBeGreaterThan(500);
});

test("where arrays or null decide, none is given", () => {
  expect(quickVerdict({ a: [1] }, { a: 1 })).toBeUndefined();
  expect(quickVerdict({ a: [{ x: 1 }] }, { "a.x": 1 })).toBeUndefined();
  expect(quickVerdict({}, { a: null })).toBeUndefined();
  expect(quickVerdict({ a: 1 }, { a: { $ne: 2 } })).toBeUndefined();
});
