import { expect, test } from "@jest/globals";
import { gate } from "../../../services/payments/adapters/queue-gate.ts";

/** Work that ends on demand. */
const held = () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, end: () => resolve("done") };
};
const patient = { latencyMs: 0, patienceMs: 60_000 };

test("never more than so many at a time, and first come, first served", async () => {
  const pass = gate({ ...patient, concurrency: 2 });
  const begun: number[] = [];
  let inside = 0;
  const work = (i: number) => async () => {
    begun.push(i);
    inside += 1;
    expect(inside).toBeLessThanOrEqual(2);
    await new Promise((resolve) => setTimeout(resolve, i % 3));
    inside -= 1;
    return "done";
  };
  const all = Array.from({ length: 20 }, (_, i) => pass(work(i), "away"));
  expect(new Set(await Promise.all(all))).toEqual(new Set(["done"]));
  expect(begun).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

test("who waits too long is turned away, undone, and takes nobody's place", async () => {
  const pass = gate({ ...patient, concurrency: 1, patienceMs: 20 });
  const first = held();
  const one = pass(first.work, "away");
  let done = false;
  const late = pass(async () => ((done = true), "done"), "away");
  expect(await late).toBe("away");
  first.end();
  expect(await one).toBe("done");
  expect(done).toBe(false);
  expect(await pass(async () => "done", "away")).toBe("done");
});

test("what fails makes room for the next", async () => {
  const pass = gate({ ...patient, concurrency: 1 });
  await expect(pass(() => Promise.reject(new Error("broken")), "away")).rejects.toThrow("broken");
  expect(await pass(async () => "done", "away")).toBe("done");
});

test("no answer comes before its time; without limits nothing waits", async () => {
  const began = performance.now();
  await gate({ latencyMs: 50, concurrency: 0, patienceMs: 0 })(async () => "done", "away");
  // A timer may be a millisecond early.
  expect(performance.now() - began).toBeGreaterThan(48);
  const free = gate({ latencyMs: 0, concurrency: 0, patienceMs: 0 });
  const many = Array.from({ length: 100 }, held);
  const all = many.map(({ work }) => free(work, "away"));
  for (const { end } of many.toReversed()) end();
  expect(new Set(await Promise.all(all))).toEqual(new Set(["done"]));
});
