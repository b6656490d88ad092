import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  adjusted,
  blank,
  idPart,
  isLow,
  judge,
  namedOf,
  summed,
  toStock,
} from "../../../../services/inventory/domain/stock.ts";

const at = "2026-01-01T00:00:00.000Z";
const a = { key: "a", sku: "a" };
const line = { id: "mov_1", version: 1, ...a, kind: "adjusted", location: "main", at } as const;

test("lines of one variant are one, in the order of keys; without a key the sku is the key", () => {
  const lines = [
    { sku: "b", quantity: 1 },
    { sku: "a", variantKey: "var_1", quantity: 2 },
    { sku: "b", quantity: 3 },
    { sku: "b", variantKey: "var_0", quantity: 5 },
  ];
  expect(summed(lines)).toEqual([
    { key: "b", sku: "b", quantity: 4 },
    { key: "var_0", sku: "b", quantity: 5 },
    { key: "var_1", sku: "a", quantity: 2 },
  ]);
});

test("a name is that of the last variant on sale that got it (B.1)", () => {
  const doc = (key: string, namedAt: string, more = {}) => ({
    ...blank(a, namedAt),
    id: key,
    ...more,
  });
  expect(namedOf([])).toBeUndefined();
  expect(namedOf([doc("1", "x"), doc("2", "y")])?.id).toBe("2");
  expect(namedOf([doc("1", "x"), doc("2", "y", { gone: true })])?.id).toBe("1");
  expect(namedOf([doc("2", "y", { gone: true })])?.id).toBe("2");
});

test("untracked stock and backorder never refuse, what is not known always does", () => {
  const wanted = { ...a, quantity: 9 };
  expect(judge(undefined, "ord_1", wanted)).toEqual({ available: 0 });
  expect(judge(blank(a), "ord_1", wanted)).toEqual({ available: 0 });
  expect(judge({ ...blank(a), tracked: false }, "ord_1", wanted)).toBe("free");
  expect(judge({ ...blank(a), backorder: true }, "ord_1", wanted)).toBe("backorder");
});

test("a level below zero is shown as none available", () => {
  const doc = { ...blank(a), held: 3, available: -3, backorder: true };
  expect(toStock(doc)).toMatchObject({ held: 3, available: 0 });
  expect(isLow(doc, 0)).toBe(true);
});

test("ids made of different skus differ", () => {
  const skus = fc.uniqueArray(fc.string({ maxLength: 6 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(skus, ([one = "", two = ""]) => {
      expect(idPart(one)).not.toBe(idPart(two));
      expect(idPart(one)).toMatch(/^[A-Za-z0-9_.~-]*$/u);
    }),
  );
});

test("the movements of any adjustments sum to what was received, and nothing held is lost", () => {
  const change = fc.oneof(
    fc.integer({ min: -20, max: 20 }).map((delta) => ({ delta })),
    fc.integer({ min: 0, max: 20 }).map((set) => ({ set })),
  );
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      let doc = { ...blank(a), onHand: 4, held: 4, available: 0 };
      for (const adjustment of changes) {
        const after = adjusted(doc, adjustment, line);
        if (!isFault(after)) doc = after as typeof doc;
      }
      const moved = doc.outbox.reduce((sum, { delta }) => sum + delta, 4);
      expect(toStock(doc).received).toBe(moved);
      expect(doc.available).toBe(doc.onHand - doc.held);
      expect(doc.available).toBeGreaterThanOrEqual(0);
    }),
  );
});
