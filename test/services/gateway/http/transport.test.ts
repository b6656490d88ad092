import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startFront, type Front } from "../support.ts";

let trusting: Front;
let bare: Front;
beforeAll(async () => {
  [trusting, bare] = await Promise.all([startFront({ TRUST_PROXY: 1 }), startFront()]);
});
afterAll(() => Promise.all([trusting.stop(), bare.stop()]));

const header = async (front: Front, path: string, proto?: string): Promise<string | null> => {
  const headers: Record<string, string> = proto === undefined ? {} : { "x-forwarded-proto": proto };
  const response = await front.fetch(path, { headers });
  await response.arrayBuffer();
  return response.headers.get("strict-transport-security");
};

describe("F.16: HSTS behind TLS", () => {
  // A read that is kept comes twice: from the service, then from the cache as bytes.
  const paths = ["/v1/things/1", "/v1/shown/1", "/v1/shown/1", "/v1/what", "/", "/openapi.json"];

  test.each(paths)("%s says so where a proxy of ours took the request over TLS", async (path) => {
    expect(await header(trusting, path, "https")).toBe("max-age=31536000");
    expect(await header(trusting, path, "http, https")).toBe("max-age=31536000");
  });

  test.each(paths)("%s does not over plain HTTP, nor when no proxy is ours", async (path) => {
    expect(await header(trusting, path)).toBeNull();
    expect(await header(trusting, path, "http")).toBeNull();
    expect(await header(trusting, path, "nothttps")).toBeNull();
    expect(await header(bare, path, "https")).toBeNull();
  });
});
