import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodeCursor, encodeCursor, readCursor, toPage } from "../../../platform/kernel/page.ts";

const values = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.integer()), { maxLength: 4 });

describe("cursors", () => {
  test("what is put in comes out, and fits into a URL as it is", () => {
    fc.assert(
      fc.property(values, (put) => {
        const cursor = encodeCursor(put);
        expect(cursor).toMatch(/^[\w-]+$/u);
        expect(decodeCursor(cursor, put.length)).toEqual(put);
        expect(decodeCursor(cursor, put.length + 1)).toBeUndefined();
      }),
    );
  });

  test("F.15: a number that JSON reads as infinite is none of ours", () => {
    for (const text of ["[1e400]", "[-1e400]"]) {
      const cursor = Buffer.from(text).toString("base64url");
      expect(decodeCursor(cursor, 1)).toBeUndefined();
      expect(readCursor(cursor, "number")).toMatchObject({ code: "CURSOR_INVALID" });
    }
  });

  test("what is not ours is none, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = decodeCursor(text, 2);
        expect(read === undefined || read.length === 2).toBe(true);
      }),
    );
    const strange = [{ $gt: "" }, null, [], true].map((value) => btoa(JSON.stringify([value])));
    for (const cursor of ["", "%", "e30", ...strange])
      expect(decodeCursor(cursor, 1)).toBeUndefined();
  });
});

describe("the cursor of a list", () => {
  test("is read with its kinds", () => {
    expect(readCursor(encodeCursor(["a", 1]), "string", "number")).toEqual(["a", 1]);
  });
  test.each([[["a", "1"]], [[1, 1]], [["a"]], [["a", 1, 2]], [[{}, 1]]])("%j is none", (values) => {
    expect(readCursor(encodeCursor(values as never), "string", "number")).toMatchObject({
      code: "CURSOR_INVALID",
      status: 422,
      data: { errors: [{ pointer: "/cursor" }] },
    });
  });
});

describe("pages", () => {
  test("laid end to end they are the whole list, and the last says so", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(), { maxLength: 50 }),
        fc.integer({ min: 1, max: 10 }),
        (ids, limit) => {
          const all = [...ids].sort((a, b) => a - b);
          const seen: number[] = [];
          let cursor: string | null = null;
          do {
            const after: number = cursor === null ? -1 : Number(decodeCursor(cursor, 1)?.[0]);
            const found = all.filter((id) => id > after).slice(0, limit + 1);
            const page = toPage(found, limit, (id) => [id]);
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items);
            cursor = page.next;
          } while (cursor !== null);
          expect(seen).toEqual(all);
        },
      ),
      { examples: [[[0, 1], 1]] },
    );
  });
});
