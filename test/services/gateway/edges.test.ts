/** Uploads, limits, probes, pages and the mesh. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { actionOf } from "../../../platform/broker/define-service.ts";
import { deadLetterActions } from "../../../platform/contract/dead-letters.ts";
import { addressOf } from "../../../services/gateway/http/listening-address.ts";
import { until } from "../../support/client.ts";
import { startFront, type Front } from "./support.ts";

const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>;

describe("uploads", () => {
  let front: Front;
  beforeAll(async () => {
    front = await startFront();
  });
  afterAll(() => front.stop());
  const csv = (body: string, query = ""): Promise<Response> =>
    front.fetch(`/v1/uploads${query}`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body,
    });

  test("a CSV body reaches the action as a stream, the query as params", async () => {
    const response = await csv("a,b\n1,2\n", "?currency=EUR");
    expect([response.status, response.headers.get("location")]).toEqual([202, "/v1/uploads/up"]);
    expect((await json(response))["seen"]).toEqual({ currency: "EUR", text: "a,b\n1,2\n" });
  });

  test("so does the first file of a form", async () => {
    const form = new FormData();
    form.append("note", "x");
    form.append("file", new Blob(["c,d\n".repeat(9000)], { type: "text/csv" }), "p.csv");
    const response = await front.fetch("/v1/uploads", { method: "POST", body: form });
    const { seen } = (await json(response)) as { seen: { text: string } };
    expect([response.status, seen.text.length]).toEqual([202, 36_000]);
  });

  test.each(["c,d\n", "c,d\n".repeat(5000)])(
    "C.3: a form with two files is refused, not half read (%#)",
    async (text) => {
      const form = new FormData();
      form.append("file", new Blob([text], { type: "text/csv" }), "p.csv");
      form.append("file", new Blob([text], { type: "text/csv" }), "q.csv");
      const response = await front.fetch("/v1/uploads", { method: "POST", body: form });
      expect([response.status, (await json(response))["code"]]).toEqual([422, "VALIDATION_FAILED"]);
    },
  );

  test.each(["text/plain", "application/vnd.ms-excel", "text/plain; charset=windows-1252"])(
    "C.4: a CSV may be sent as %s",
    async (type) => {
      const headers = { "content-type": type };
      const sent = { method: "POST", headers, body: "a,b\n" };
      const response = await front.fetch("/v1/uploads", sent);
      expect((await json(response))["seen"]).toMatchObject({ text: "a,b\n" });
    },
  );

  test.each([
    ["text/csv; charset=windows-1252", "", "windows-1252"],
    ['text/csv; Charset="ISO-8859-1"', "", "ISO-8859-1"],
    ["text/csv", "", undefined],
    ["text/csv; charset=windows-1252", "?charset=utf-8", "utf-8"],
  ])("C.1: the charset of a form's file: %s%s", async (type, query, charset) => {
    const field = (name: string, headers: string, value: string): string =>
      `--b\r\ncontent-disposition: form-data; name="${name}"${headers}\r\n\r\n${value}\r\n`;
    const body = [
      field("note", "\r\ncontent-type: text/plain; charset=utf-16", "content-type: x; charset=y"),
      field("file", `; filename="p.csv"\r\nContent-Type: ${type}`, "c,d\n".repeat(4_000)),
      "--b--\r\n",
    ].join("");
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const sent = { method: "POST", headers, body };
    const { seen } = await json(await front.fetch(`/v1/uploads${query}`, sent));
    expect(seen).toEqual({ ...(charset && { charset }), text: "c,d\n".repeat(4_000) });
  });

  test("a form without a file is refused", async () => {
    const form = new FormData();
    form.append("note", "x");
    const response = await front.fetch("/v1/uploads", { method: "POST", body: form });
    expect([response.status, (await json(response))["code"]]).toEqual([422, "VALIDATION_FAILED"]);
  });

  test.each([
    ["another media type", { "content-type": "application/json" }, "{}", 415],
    ["a form without a boundary", { "content-type": "multipart/form-data" }, "x", 400],
    ["a file over the limit", { "content-type": "text/csv" }, "x".repeat(60_000), 413],
  ])("%s is refused", async (_what, headers, body, status) => {
    const response = await front.fetch("/v1/uploads", {
      method: "POST",
      headers: headers as Record<string, string>,
      body: body as string,
    });
    expect(response.status).toBe(status);
  });

  test("a file over the limit that did not say so is refused on its way", async () => {
    const chunk = new TextEncoder().encode("x".repeat(10_000));
    const body = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 20; i += 1) controller.enqueue(chunk);
        controller.close();
      },
    });
    const response = await front.fetch("/v1/uploads", {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body,
      duplex: "half",
    } as RequestInit);
    expect([response.status, (await json(response))["code"]]).toEqual([413, "BODY_TOO_LARGE"]);
  });

  test("a refusal of the action gets through although nobody read the file", async () => {
    const response = await csv("x".repeat(40_000), "?currency=REFUSED");
    expect([response.status, (await json(response))["code"]]).toEqual([409, "THING_GONE"]);
  });

  test("a file cut off does not look whole", async () => {
    const { port } = new URL(front.url);
    const headers = { "content-type": "text/csv", "content-length": "1000" };
    const req = request({ port, path: "/v1/uploads", method: "POST", headers });
    req.on("error", () => undefined);
    req.write("a,b\n");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = front.logged.length;
    req.destroy();
    await until("the word of it", async () =>
      front.logged.slice(before).join("\n").includes("cut off"),
    );
  });
});

describe("limits", () => {
  test("a flood is refused with Retry-After, and says what is left before", async () => {
    const front = await startFront({ RATE_LIMITS: "on", TRUST_PROXY: 1 });
    try {
      const at = (address: string) =>
        front.fetch("/v1/things", { headers: { "x-forwarded-for": `1.2.3.4, ${address}` } });
      const first = await at("9.9.9.9");
      expect(first.headers.get("ratelimit-policy")).toBe('"address";q=6000;w=60');
      expect(first.headers.get("ratelimit")).toMatch(/^"address";r=5999;t=\d+$/u);
      const signIn = (address: string) =>
        front.fetch("/v1/sessions", { method: "POST", headers: { "x-forwarded-for": address } });
      const tries = await Promise.all(Array.from({ length: 20 }, () => signIn("9.9.9.9")));
      expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 200));
      const refused = await signIn("9.9.9.9");
      expect([refused.status, (await json(refused))["code"]]).toEqual([429, "RATE_LIMITED"]);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await signIn("8.8.8.8")).status).toBe(200);
      expect((await at("9.9.9.9")).status).toBe(200);
    } finally {
      await front.stop();
    }
  });
});

describe("the operator's port", () => {
  let front: Front;
  beforeAll(async () => {
    front = await startFront();
  });
  afterAll(() => front.stop());

  test("livez and readyz, verbose or not, on both ports", async () => {
    for (const url of [front.ops, front.url]) {
      expect((await fetch(`${url}/livez`)).status).toBe(200);
      const ready = await fetch(`${url}/readyz?verbose`);
      // `nowhere` was never there: not ready in the first seconds.
      expect(ready.status).toBe(503);
      expect(await json(ready)).toEqual({
        status: "starting",
        checks: { mesh: "ok", things: "ok", nowhere: "missing" },
      });
    }
  });

  test("metrics count by route and status, never by address", async () => {
    await front.fetch("/v1/things/secretId");
    await front.fetch("/v1/things/gone");
    const text = await (await fetch(`${front.ops}/metrics`)).text();
    expect(text).toContain(
      'caravan_http_requests_total{route="GET /v1/things/{id}",status="200"} 1',
    );
    expect(text).toContain(
      'caravan_http_requests_total{route="GET /v1/things/{id}",status="409"} 1',
    );
    expect(text).toMatch(/_bucket\{route="GET \/v1\/things\/\{id\}",le="\+Inf"\} 2/u);
    expect(text).toContain("process_resident_memory_bytes");
    expect(text).not.toContain("secretId");
  });

  test("where it listens is known and logged", () => {
    expect(addressOf(front.broker)).toEqual({ url: front.url, opsUrl: front.ops });
    expect(front.logged.join("\n")).toContain(`listening on ${front.url}`);
  });

  test("none of moleculer-web's actions can be called over the bus", async () => {
    const { actions } = front.gateway.schema as { actions: Record<string, unknown> };
    const isPrivate = (name: string): boolean =>
      (actions[name] as { visibility?: string }).visibility === "private";
    const names = Object.keys(actions).filter((name) => actions[name] !== false);
    expect(names.filter(isPrivate)).toEqual(["rest"]);
    expect(names.filter((name) => !isPrivate(name)).sort()).toEqual([
      "deadLetters",
      "mesh",
      "redrive",
    ]);
    await expect(front.broker.call("v1.gateway.rest", {})).rejects.toMatchObject({ code: 404 });
  });
});

describe("pages", () => {
  let front: Front;
  beforeAll(async () => {
    front = await startFront();
  });
  afterAll(() => front.stop());

  test("the documentation needs nothing from elsewhere", async () => {
    const page = await front.fetch("/docs");
    const text = await page.text();
    expect(text).not.toMatch(/https?:\/\//u);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    const script = await front.fetch("/docs/rapidoc-min.js");
    expect(script.headers.get("content-type")).toContain("javascript");
    const etag = script.headers.get("etag") ?? "";
    const again = await front.fetch("/docs/rapidoc-min.js", { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });

  test("the document is served as it is", async () => {
    const document = await json(await front.fetch("/openapi.json"));
    expect(Object.keys(document["paths"] as object)).toContain("/v1/things/{id}");
  });
});

const letter = (service: string, n: number) => ({
  id: `${service}~evt_${n}`,
  service,
  eventId: `evt_${n}`,
  type: "orders.placed",
  reason: "broken",
  attempts: 8,
  at: "2026-01-01T00:00:00Z",
});

/** A listener with dead letters, as every listening service has them. */
const listener = (name: string, count: number) => {
  const contract = deadLetterActions(name);
  return {
    name,
    version: 1,
    actions: {
      deadLetters: actionOf(contract.deadLetters, ({ params: { limit = 20, cursor = "0" } }) => {
        const from = Number(cursor);
        const items = Array.from({ length: Math.min(limit, count - from) }, (_, i) =>
          letter(name, from + i),
        );
        return { items, next: from + limit < count ? String(from + limit) : null };
      }),
      redrive: actionOf(contract.redrive, ({ params }) => ({ ...letter(name, 0), id: params.id })),
    },
  };
};

describe("the mesh", () => {
  let front: Front;
  beforeAll(async () => {
    front = await startFront({}, [listener("nowhere", 3)]);
  });
  afterAll(() => front.stop());

  // The mocks' contracts have no gateway in them: asked over the broker.
  const asked = (name: string, params: object): Promise<Record<string, unknown>> =>
    front.broker.call(`v1.gateway.${name}`, params) as never;

  test("nodes and services with their health", async () => {
    expect(await asked("mesh", {})).toMatchObject({
      healthy: true,
      nodes: [{ local: true, available: true, services: ["gateway", "nowhere", "things"] }],
      services: [{ name: "gateway" }, { name: "nowhere" }, { name: "things", available: true }],
    });
  });

  test("dead letters of every service, page by page", async () => {
    const first = await asked("deadLetters", { limit: 2 });
    expect((first["items"] as { id: string }[]).map(({ id }) => id)).toEqual([
      "nowhere~evt_0",
      "nowhere~evt_1",
    ]);
    const second = await asked("deadLetters", { limit: 2, cursor: first["next"] });
    expect((second["items"] as { id: string }[]).map(({ id }) => id)).toEqual(["nowhere~evt_2"]);
    expect([second["next"], second["missing"]]).toEqual([null, []]);
  });

  test("a redrive goes to the service named in the id", async () => {
    expect(await asked("redrive", { id: "nowhere~evt_2" })).toMatchObject({ id: "nowhere~evt_2" });
    await expect(asked("redrive", { id: "nobody~evt_2" })).rejects.toMatchObject({ code: 404 });
  });

  test("ready once every service was seen, degraded when one goes", async () => {
    const status = async () => json(await fetch(`${front.ops}/readyz`));
    expect(await status()).toEqual({ status: "ready" });
    const service = front.broker.getLocalService("v1.nowhere") as Service;
    await front.broker.destroyService(service);
    expect(await status()).toEqual({ status: "degraded" });
    expect((await fetch(`${front.ops}/readyz`)).status).toBe(200);
  });
});
