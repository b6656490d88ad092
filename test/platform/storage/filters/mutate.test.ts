import { describe, expect, test } from "@jest/globals";
import { mutate } from "../../../../platform/storage/filters/mutate.ts";

describe("mutate", () => {
  test("writes into arrays by position", () => {
    expect(
      mutate(
        { list: [{ n: 1 }, { n: 2 }] },
        { $set: { "list.1.n": 5 }, $unset: { "list.0": true } },
      ),
    ).toEqual({ list: [null, { n: 5 }] });
  });
  test("makes missing objects, numbers and arrays", () => {
    expect(
      mutate(
        {},
        { $set: { "a.b": 1 }, $inc: { "a.n": 2 }, $push: { "a.l": 1 }, $pullIds: { no: ["x"] } },
      ),
    ).toEqual({ a: { b: 1, n: 2, l: [1] } });
  });
  test.each([
    [{ a: 1 }, { $set: { "a.b": 1 } }],
    [{ a: "1" }, { $inc: { a: 1 } }],
    [{ a: 1 }, { $push: { a: 1 } }],
    [{ a: 1 }, { $pullIds: { a: ["x"] } }],
    [{ a: [] }, { $set: { "a.x": 1 } }],
    [{}, { $set: { "a.__proto__.b": 1 } }],
    [{}, { $inc: { a: Number.NaN } }],
  ])("%j refuses %j", (doc, update) => {
    expect(() => mutate(doc, update as never)).toThrow();
  });
});
