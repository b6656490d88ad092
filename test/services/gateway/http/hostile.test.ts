/** A running shop of its own process, sent what no client means well by. */
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { routesOf } from "../../../../services/gateway/domain/route.ts";
import { contracts } from "../../../../services/gateway/all-contracts.ts";
import { ADMIN } from "../../../support/client.ts";
import { startShop, until, type Shop } from "../../../support/shop.ts";
import { b, file, form, framing, importing, multipart, part, whole } from "./hostile.cases.ts";
import { sendRaw, statusesIn } from "./raw.ts";

let shop: Shop;
let token: string;
beforeAll(async () => {
  shop = await startShop();
  const credential = { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD };
  const session = await until("the sign-in", async () => {
    const one = await shop.request("POST", "/v1/sessions", credential);
    return one.status === 201 && one;
  });
  token = session.body.accessToken as string;
}, 120_000);
afterAll(() => shop.stop());

/** Coarse: the machine of a test may be busy with others. */
const LIVEZ_MS = 1_000;

/** The shop lives, is the same process, and its event loop is free. */
const expectAlive = async (): Promise<void> => {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    expect((await fetch(`${shop.url}/livez`)).status).toBe(200);
    times.push(performance.now() - began);
  }
  expect(times.sort((a, b) => a - b)[2]).toBeLessThan(LIVEZ_MS);
  expect([shop.process.exitCode, shop.process.signalCode]).toEqual([null, null]);
};

describe("A.1: nothing that a client sends ends the process", () => {
  test.each([...multipart, ...framing])("%s", async (_what, bytes, options = {}) => {
    const text = await sendRaw(shop.url, bytes(token), { waitMs: 1_500, first: true, ...options });
    expect(statusesIn(text).filter((status) => status >= 500)).toEqual([]);
    await expectAlive();
  });

  test("nor all of it at once", async () => {
    const all = [...multipart, ...framing].flatMap((one) => [one, one, one]);
    await Promise.all(
      all.map(([, bytes, options = {}]) =>
        sendRaw(shop.url, bytes(token), { waitMs: 3_000, ...options }),
      ),
    );
    await expectAlive();
  });

  test("nor bytes made up, in the place of a body", async () => {
    const body = fc
      .uint8Array({ maxLength: 300 })
      .map((one) => Buffer.from(one).toString("latin1"));
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom(form, "text/csv", "application/json"),
        async (one, type) => {
          const inside = type === form ? `--${b}\r\n${one}\r\n--${b}\r\n${one}` : one;
          const text = await sendRaw(
            shop.url,
            Buffer.from(`${importing(token, type, inside.length)}${inside}`, "latin1"),
            { first: true },
          );
          expect(statusesIn(text).filter((status) => status >= 500)).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
    await expectAlive();
  });

  test("nothing was left to the process to catch", () => {
    expect(shop.output()).not.toMatch(/uncaught|unhandled/iu);
  });
});

describe("F.9: an upload that ends early is its client's fault", () => {
  const early = `--${b}\r\n${file}\r\n\r\nHandle,Title\nearly,Early`;
  test.each([
    ["without a key", ""],
    ["with a key", "Idempotency-Key: early-upload-1"],
    ["with the same key again", "Idempotency-Key: early-upload-1"],
  ])("%s: 400, at once", async (_what, key) => {
    const more = key === "" ? [] : [key];
    const text = await sendRaw(shop.url, whole(token, early, ...more), {
      first: true,
      waitMs: 5_000,
    });
    expect(statusesIn(text)).toEqual([400]);
    expect(text).toContain("MALFORMED_REQUEST");
  });

  test("the key is free for the upload that comes whole", async () => {
    const body = `${part(file, "Handle,Title\nwhole,Whole")}--${b}--\r\n`;
    const text = await sendRaw(shop.url, whole(token, body, "Idempotency-Key: early-upload-1"), {
      first: true,
      waitMs: 5_000,
    });
    expect(statusesIn(text)).toEqual([202]);
  });

  test("thirty of them open no breaker", async () => {
    const all = Array.from({ length: 30 }, () =>
      sendRaw(shop.url, whole(token, early), { first: true, waitMs: 5_000 }),
    );
    expect((await Promise.all(all)).flatMap(statusesIn)).toEqual(all.map(() => 400));
    const { status } = await shop.staff("POST", "/v1/imports?currency=EUR", "Handle,Title\nc,C", {
      "content-type": "text/csv",
    });
    expect(status).toBe(202);
  });

  test("a packed CSV is 415", async () => {
    const response = await fetch(`${shop.url}/v1/imports?currency=EUR`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "text/csv",
        "content-encoding": "gzip",
      },
      body: new Uint8Array(gzipSync("Handle,Title\na,A")),
    });
    expect(response.status).toBe(415);
  });
});

describe("F.15: whatever an opaque parameter holds", () => {
  const cursorOf = (value: string): string => Buffer.from(value).toString("base64url");
  const odd = [
    ...["[1e400]", "[-1e400]", '["a",1e400]', '[1e400,"a"]', "[null]", "[{}]", "[[]]", "{}", "1"],
    ...[
      '["",""]',
      '["\\u0000","a"]',
      '["\\ud800","a"]',
      "[1,2,3]",
      "[1.5]",
      '["$gt","$ne"]',
      "[",
      "",
    ],
  ].map(cursorOf);
  const texts = [...odd, "%00", "%ff", "'", "$ne", "[1e400]", "..%2f", "a".repeat(2_001), "é", "-"];
  const reads = routesOf(contracts).filter(({ method }) => method === "GET");

  test.each(reads.map((route) => [route.label, route] as const))(
    "%s is no 500",
    async (_label, route) => {
      const { path, inPath, inQuery } = route;
      const names = inQuery.length > 0 ? inQuery : [undefined];
      for (const text of texts) {
        const filled = path.replaceAll(/\{\w+\}/gu, text.slice(0, 200));
        const cases = inPath.length > 0 ? [filled] : [];
        for (const name of names) {
          const sent = text.includes("%") ? text : encodeURIComponent(text);
          if (name) cases.push(`${path.replaceAll(/\{\w+\}/gu, "x1")}?${name}=${sent}`);
        }
        for (const one of cases) {
          const { status } = await fetch(`${shop.url}${one}`, {
            headers: {
              authorization: `Bearer ${token}`,
              "x-order-token": text.replaceAll("é", "e"),
            },
          });
          expect([one, status < 500]).toEqual([one, true]);
        }
      }
    },
  );

  test.each([
    ["if-match", "PATCH"],
    ["idempotency-key", "POST"],
    ["if-none-match", "GET"],
    ["x-order-token", "GET"],
    ["traceparent", "GET"],
    ["x-request-id", "GET"],
    ["prefer", "POST"],
    ["accept-encoding", "GET"],
    ["content-type", "POST"],
    ["authorization", "GET"],
  ])("the header %s neither", async (name, method) => {
    for (const value of [
      ...odd,
      '"',
      'W/"',
      "*",
      ",,,",
      '"9e999"',
      ";q=1e400",
      "a".repeat(4_000),
    ]) {
      const response = await fetch(`${shop.url}/v1/products${method === "PATCH" ? "/x1" : ""}`, {
        method,
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
          [name]: value,
        },
        ...(method === "GET" ? {} : { body: "{}" }),
      });
      expect([name, value, response.status < 500]).toEqual([name, value, true]);
    }
  });
});
