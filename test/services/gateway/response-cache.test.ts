import { beforeEach, describe, expect, test } from "@jest/globals";
import { responseMemory } from "../../../services/gateway/cache/response-memory.ts";
import { renderedOf } from "../../../services/gateway/cache/rendered.ts";
import {
  responseCache,
  staleMs,
  type ResponseCache,
} from "../../../services/gateway/cache/response-cache.ts";

const freshMs = 1000;
const down = { code: 404, type: "SERVICE_NOT_FOUND", message: "nobody there" };
const text = (body: { body: Buffer }): unknown => JSON.parse(body.body.toString());

/** An answer that comes when it is told to. */
const later = () => {
  let come: (value: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((resolve) => (come = resolve));
  return { promise, come };
};

describe("guests' answers in this process", () => {
  let at: number;
  let responses: ResponseCache;
  beforeEach(() => {
    at = 1_000_000;
    responses = responseCache({ freshMs, now: () => at });
  });

  test("one is given to others until its time is over, with the same bytes and tag", async () => {
    const made = await responses.load("/p", async () => ({ id: "p", version: 3, next: "c" }));
    expect(made.etag).toMatch(/^"3-/u);
    at += freshMs - 1;
    expect(responses.get("/p")).toBe(made);
    expect(responses.get("/p")?.next).toBe("c");
    expect(responses.get("/p?currency=USD")).toBeUndefined();
    at += 1;
    expect(responses.get("/p")).toBeUndefined();
    expect(text(await responses.load("/p", async () => ({ id: "new" })))).toEqual({ id: "new" });
  });

  test("however many ask at once, the service is asked once", async () => {
    let asked = 0;
    const { promise, come } = later();
    const make = (): Promise<unknown> => {
      asked += 1;
      return promise;
    };
    const all = Array.from({ length: 100 }, () => responses.load("/p", make));
    const other = responses.load("/other", async () => ({ id: "other" }));
    come({ id: "p" });
    const given = await Promise.all(all);
    expect(asked).toBe(1);
    expect(new Set(given).size).toBe(1);
    expect(text(await other)).toEqual({ id: "other" });
  });

  test("a refusal is not kept, and whoever waited for it gets it too", async () => {
    const refuse = () => Promise.reject(Object.assign(new Error("no"), { code: 404, type: "X" }));
    const waiting = [responses.load("/p", refuse), responses.load("/p", refuse)];
    for (const one of waiting) await expect(one).rejects.toThrow("no");
    expect(text(await responses.load("/p", async () => ({ id: "p" })))).toEqual({ id: "p" });
  });

  test("what became old while it was fetched is not kept, nor joined by later readers", async () => {
    const { promise, come } = later();
    const before = responses.load("/p", () => promise);
    responses.clear();
    const after = responses.load("/p", async () => ({ id: "new" }));
    come({ id: "old" });
    expect(text(await before)).toEqual({ id: "old" });
    expect(text(await after)).toEqual({ id: "new" });
    expect(text(responses.get("/p") as never)).toEqual({ id: "new" });
  });

  test("while nobody can be asked the last answer stands in, for a while, and one question a second is tried", async () => {
    const made = await responses.load("/p", async () => ({ id: "p" }));
    let asked = 0;
    const fail = (): Promise<unknown> => {
      asked += 1;
      return Promise.reject(down);
    };
    at += freshMs;
    expect(await responses.load("/p", fail)).toBe(made);
    expect(responses.get("/p")).toBe(made);
    at += 1000;
    expect(responses.get("/p")).toBeUndefined();
    expect(await responses.load("/p", fail)).toBe(made);
    at += staleMs;
    await expect(responses.load("/p", fail)).rejects.toBe(down);
    await expect(responses.load("/unknown", fail)).rejects.toBe(down);
    expect(asked).toBe(4);
  });

  test("what was said to be old never stands in", async () => {
    await responses.load("/p", async () => ({ id: "draft again" }));
    responses.clear();
    await expect(responses.load("/p", () => Promise.reject(down))).rejects.toBe(down);
  });

  test("a mistake is not hidden behind an old answer", async () => {
    await responses.load("/p", async () => ({ id: "p" }));
    at += freshMs;
    const broken = new TypeError("x is not a function");
    await expect(responses.load("/p", () => Promise.reject(broken))).rejects.toBe(broken);
  });
});

describe("which requests may be answered so", () => {
  const route = (shared: boolean, name = "catalog.get") =>
    ({ contract: { name, version: 1 }, rest: { shared } }) as never;

  test("those whose contract says so, with a short question, wherever the service is", () => {
    const responses = responseCache({ freshMs });
    expect(responses.covers(route(true), "/v1/products")).toBe(false);
    responses.open();
    expect(responses.covers(route(true), "/v1/products")).toBe(true);
    expect(responses.covers(route(false), "/v1/products")).toBe(false);
    expect(responses.covers(route(true, "here.get"), "/v1/products")).toBe(true);
    expect(responses.covers(route(true), `/v1/products?q=${"x".repeat(600)}`)).toBe(false);
  });
});

describe("the memory of answers", () => {
  const kept = (bytes: number) => ({
    response: renderedOf(Buffer.alloc(bytes), '"e"'),
    label: "GET /a",
    freshUntil: 0,
    until: 0,
  });

  test("holds no more bytes than it may, and drops what was not used for longest", () => {
    const memory = responseMemory(20_000);
    for (const url of ["/a", "/b", "/c", "/d"]) memory.set(url, kept(3500));
    expect(memory.get("/a")).toBeDefined();
    memory.set("/e", kept(3500));
    expect(["/a", "/b", "/c", "/d", "/e"].filter((url) => memory.get(url))).toEqual([
      "/a",
      "/c",
      "/d",
      "/e",
    ]);
    for (let i = 0; i < 10_000; i += 1) memory.set(`/made-up/${i}`, kept(0));
    const left = Array.from({ length: 10_000 }, (_, i) => memory.get(`/made-up/${i}`));
    expect(left.filter(Boolean).length).toBeLessThanOrEqual(20);
    expect(memory.get("/made-up/9999")).toBeDefined();
  });

  test("does not give up everything for one giant", () => {
    const memory = responseMemory(20_000);
    memory.set("/a", kept(1000));
    memory.set("/giant", kept(30_000));
    expect(memory.get("/giant")).toBeUndefined();
    expect(memory.get("/a")).toBeDefined();
  });

  test("the same url again does not count twice", () => {
    const memory = responseMemory(20_000);
    memory.set("/a", kept(1000));
    for (let i = 0; i < 100; i += 1) memory.set("/b", kept(3000));
    expect(memory.get("/a")).toBeDefined();
  });
});
