import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { post, refusals } from "./refusals.cases.ts";
import { bodyOf, startFront, type Body, type Front } from "./support.ts";

let front: Front;
beforeAll(async () => {
  front = await startFront();
});
afterAll(() => front.stop());

const checkShape = (body: Body, status: number): void => {
  expect(body["type"]).toMatch(/^urn:caravan:problem:[a-z-]+$/u);
  expect(typeof body["title"]).toBe("string");
  expect(body.status).toBe(status);
  expect(body["traceId"]).toMatch(/^[0-9a-f]{32}$/u);
  expect(JSON.stringify(body)).not.toMatch(/hunter2|ECONNREFUSED|\.ts\b|at \w+ \(/u);
};

describe("every refusal is a problem", () => {
  test.each(refusals)(
    "$says: $status $code",
    async ({ path, init, status, code, pointer, header }) => {
      const headers = { ...init?.headers, origin: "https://shop.example" } as Record<
        string,
        string
      >;
      const response = await front.fetch(path, { ...init, headers });
      const body = await bodyOf(response);
      expect({ status: response.status, code: body.code }).toEqual({ status, code });
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
      if (pointer !== undefined) expect(body.errors?.[0]?.pointer).toBe(pointer);
      if (header) expect(response.headers.get(header[0])).toBe(header[1]);
      checkShape(body, status);
    },
  );

  test("facts of a fault stand beside the code", async () => {
    const body = await bodyOf(await front.fetch("/v1/things/gone"));
    expect(body).toMatchObject({ thing: "it", detail: "gone", title: "The thing is gone" });
  });

  test("a failure is logged with its stack under the trace id", async () => {
    const { traceId } = await bodyOf(await front.fetch("/v1/things/crash"));
    const line = front.logged.find((one) => one.includes(String(traceId)));
    expect(line).toMatch(/ECONNREFUSED[\s\S]*at /u);
  });

  test("what is no HTTP is a problem too", async () => {
    const socket = connect(Number(new URL(front.url).port), "127.0.0.1");
    socket.end("NONSENSE\r\n\r\n");
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    expect(text).toMatch(/^HTTP\/1\.1 400 /u);
    expect(text).toContain("application/problem+json");
  });

  test("the connection goes on after a refused body", async () => {
    const refused = await front.fetch(
      "/v1/things",
      post(JSON.stringify({ name: "x".repeat(9000) })),
    );
    expect(refused.status).toBe(413);
    expect((await front.fetch("/v1/things/1")).status).toBe(200);
  });
});
