/** E.12: one line a request. */
import { connect } from "node:net";
import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Judge } from "../../../platform/broker/middlewares/principal.middleware.ts";
import { sleep, until } from "../../support/client.ts";
import { bodyOf, startFront, type Front } from "./support.ts";

let front: Front;
const written: string[] = [];

/** Callers by the token they send. */
const callers: Record<string, { id: string; scopes: string[] }> = {
  shopper: { id: "usr_1", scopes: [] },
  staff: { id: "usr_2", scopes: ["catalog"] },
  machine: { id: "key_1", scopes: ["catalog"] },
};
const judge: Judge = (_action, token) => Promise.resolve(callers[token ?? ""]);

beforeAll(async () => {
  const lines = { write: (line: string) => void written.push(line) };
  front = await startFront({}, [], judge, lines);
});
beforeEach(() => void written.splice(0));
afterAll(() => front.stop());

const lines = (): Record<string, unknown>[] =>
  written.map((line) => JSON.parse(line) as Record<string, unknown>);
const lineOf = async (path: string, init?: RequestInit): Promise<Record<string, unknown>> => {
  await (await front.fetch(path, init)).arrayBuffer();
  expect(written.length).toBe(1);
  return lines()[0] ?? {};
};

describe("the access log (E.12)", () => {
  it("names method, pattern, status, duration, trace and whose request it was", async () => {
    expect(await lineOf("/v1/things/7")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
      method: "GET",
      route: "/v1/things/{id}",
      status: 200,
      durationMs: expect.any(Number),
      traceId: expect.stringMatching(/^[\da-f]{32}$/u),
      principal: "guest",
      nodeID: front.broker.nodeID,
      mod: "v1.gateway",
      msg: "request",
    });
  });

  it("the trace id is the caller's, and the problem's", async () => {
    const trace = "0123456789abcdef0123456789abcdef";
    const headers = { traceparent: `00-${trace}-0123456789abcdef-01`, "x-request-id": "order-77" };
    const { traceId } = await bodyOf(await front.fetch("/v1/things/gone", { headers }));
    expect(traceId).toBe(trace);
    expect(lines()).toMatchObject([
      { traceId: trace, requestId: "order-77", status: 409, code: "THING_GONE" },
    ]);
    const without = await bodyOf(await front.fetch("/v1/what"));
    expect(lines()[1]).toMatchObject({ traceId: without["traceId"], route: "unrouted" });
  });

  it.each(Object.keys(callers))("knows a %s", async (kind) => {
    const headers = { authorization: `Bearer ${kind}` };
    expect(await lineOf("/v1/things/7", { headers })).toMatchObject({ principal: kind });
  });

  it("cached reads, changed or not, are lines too", async () => {
    const first = await front.fetch("/v1/shown/public");
    await first.arrayBuffer();
    await (await front.fetch("/v1/shown/public")).arrayBuffer();
    const seen = { "if-none-match": first.headers.get("etag") ?? "" };
    await front.fetch("/v1/shown/public", { headers: seen });
    expect(lines().map(({ route, status }) => [route, status])).toEqual([
      ["/v1/shown/{id}", 200],
      ["/v1/shown/{id}", 200],
      ["/v1/shown/{id}", 304],
    ]);
    expect(new Set(lines().map(({ traceId }) => traceId)).size).toBe(3);
  });

  it("so are files, OPTIONS, a HEAD, a refused body and what no route serves", async () => {
    const post = (body: string): RequestInit => ({
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    for (const [path, init] of [
      ["/", {}],
      ["/v1/things/7", { method: "OPTIONS" }],
      ["/v1/things/7", { method: "HEAD" }],
      ["/v1/things", post("{")],
      ["/v1/things/7", { method: "PUT" }],
    ] as const) {
      await (await front.fetch(path, init)).arrayBuffer();
    }
    expect(lines().map(({ method, status }) => `${method} ${status}`)).toEqual([
      "GET 200",
      "OPTIONS 204",
      "HEAD 200",
      "POST 400",
      "PUT 405",
    ]);
  });

  it("a request that is no HTTP, and one whose client went away, are lines", async () => {
    const port = Number(new URL(front.url).port);
    const socket = connect(port, "127.0.0.1");
    socket.end("NONSENSE\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    const { traceId } = JSON.parse(text.slice(text.indexOf("{"))) as { traceId: string };
    expect(lines()).toMatchObject([{ method: "-", route: "unparsed", status: 400, traceId }]);
    const headers = { "content-type": "application/json", "content-length": "100" };
    const cut = request({ port, path: "/v1/things", method: "POST", headers });
    cut.on("error", () => undefined);
    cut.write("{");
    setTimeout(() => cut.destroy(), 100);
    await until("its line", async () => written.length === 2);
    // 499 where the connection was reset instead of closed.
    expect(lines()[1]).toMatchObject({
      method: "POST",
      route: "/v1/things",
      status: expect.any(Number),
    });
    expect([400, 499]).toContain(lines()[1]?.["status"]);
    await sleep(100);
    expect(written.length).toBe(2);
  });

  it("probes are none", async () => {
    for (const path of ["/livez", "/readyz", "/readyz?verbose"]) {
      await (await front.fetch(path)).arrayBuffer();
      await (await fetch(`${front.ops}${path}`)).arrayBuffer();
    }
    await (await fetch(`${front.ops}/metrics`)).arrayBuffer();
    expect(written).toEqual([]);
  });

  it("LOG_ACCESS=off writes none", async () => {
    const own: string[] = [];
    const quietFront = await startFront({ LOG_ACCESS: "off" }, [], judge, {
      write: (line) => void own.push(line),
    });
    await (await quietFront.fetch("/v1/things/7")).arrayBuffer();
    await quietFront.stop();
    expect(own).toEqual([]);
  });
});
