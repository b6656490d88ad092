import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { heldWhile } from "../../../support/jest/busy.ts";
import { post } from "../refusals.cases.ts";
import { bodyOf, startFront, type Body, type Front } from "../support.ts";

let front: Front;
beforeAll(async () => {
  front = await startFront({ BODY_LIMIT: 1_048_576 });
});
afterAll(() => front.stop());

const size = 1_000_000;
/** So many of a text as fit into 1 MB. */
const filled = (one: string): string =>
  Array(Math.floor(size / (one.length + 1)))
    .fill(one)
    .join();
const numbered = (of: (i: number) => string): string =>
  Array.from({ length: 60_000 }, (_, i) => of(i)).join();

const few = (of: (i: number) => string, count = 19_000): string =>
  Array.from({ length: count }, (_, i) => of(i)).join();

const bodies: Record<string, string> = {
  "lines without anything": `{"name":"n","lines":[${filled("{}")}]}`,
  "lines of null": `{"name":"n","lines":[${filled("null")}]}`,
  "lists in lists": `{"name":[${filled("[]")}]}`,
  "unknown fields": `{"name":"n",${numbered((i) => `"k${i}":1`)}}`,
  "unknown fields of a line": `{"name":"n","lines":[{${numbered((i) => `"k${i}":1`)}}]}`,
  "a name of 1 MB": `{"${"x".repeat(size)}":1}`,
  "a name that is escaped": `{"${"\\u0001".repeat(size / 6)}":1}`,
  "as many unknown fields as are read": `{"name":"n",${few((i) => `"k${i}":1`)}}`,
  "as many lines as are read": `{"name":"n","lines":[${few(() => "{}", 9_000)}]}`,
  "objects that are nested too deeply": `{"name":"n","metadata":[${filled('{"a":'.repeat(33) + "1" + "}".repeat(33))}]}`,
};

describe("F.1: a body of 1 MB gets a small refusal, and others are served meanwhile", () => {
  test.each(Object.entries(bodies))("%s", async (_name, body) => {
    expect(body.length).toBeLessThan(1_048_576);
    const { heldMs, result } = await heldWhile(async () => {
      const response = await front.fetch("/v1/things", post(body));
      return { status: response.status, text: await response.text() };
    });
    expect(result.status).toBe(422);
    expect(Buffer.byteLength(result.text)).toBeLessThanOrEqual(64 * 1024);
    const { errors = [] } = JSON.parse(result.text) as Body;
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(20);
    expect(heldMs).toBeLessThan(200);
  });

  test("commas, brackets and quotes in a text are no values", async () => {
    const name = String.raw`,[{"\"`.repeat(9_000);
    const response = await front.fetch("/v1/things", post(JSON.stringify({ name })));
    expect(response.status).toBe(201);
    expect((await bodyOf(response)).seen?.params["name"]).toBe(name);
  });

  test("a query of many unknown names", async () => {
    const query = Array.from({ length: 900 }, (_, i) => `n${i}=1`).join("&");
    const body = await bodyOf(await front.fetch(`/v1/things?${query}`));
    expect(body.errors).toHaveLength(20);
    expect(body.errors?.[0]).toEqual({
      pointer: "/n0",
      message: 'There is no query field "n0" here; allowed: limit, cursor, inStock, q, tags.',
    });
  });
});

describe("E.1: the gateway's own messages", () => {
  test.each([
    ["limit=1&limit=2", '"limit" must be sent once, but was sent 2 times.'],
    ["limit=ten", '"limit" must be a number, but "ten" was sent.'],
    ["limit=500", '"limit" must be at most 100, but 500 was sent.'],
  ])("%s", async (query, message) => {
    const body = await bodyOf(await front.fetch(`/v1/things?${query}`));
    expect(body.errors).toEqual([{ pointer: "/limit", message }]);
    expect(body["detail"]).toBe(message);
  });
});
