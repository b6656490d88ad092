/** Answers of more than a message of NATS takes (1 MB), through the gateway of a mesh. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";

const parts = findParts("large responses");

/** Metadata of about 900 kB: one product fits into a request, two do not fit into a message. */
const metadata = Object.fromEntries(
  Array.from({ length: 90 }, (_, i) => [`note ${i}`, "é".repeat(5_000)]),
);

(parts ? describe : describe.skip)("F.14: responses and requests of more than 1 MB", () => {
  let mesh: Mesh;
  const ids: string[] = [];
  beforeAll(async () => {
    if (parts) mesh = await startMesh(parts);
    for (const n of [1, 2, 3]) {
      const made = await mesh.staff("POST", "/v1/products", {
        title: `Large ${n}`,
        metadata,
        variants: [{ sku: `L-${n}`, prices: [{ amount: 100, currency: "EUR" }] }],
      });
      expect([made.status, made.body.code]).toEqual([201, undefined]);
      ids.push(made.body.id as string);
    }
  }, 240_000);
  afterAll(async () => {
    await mesh.close();
  }, 60_000);

  test("an export comes as a stream, packed where the client wants it", async () => {
    for (const coding of ["identity", "gzip"]) {
      const headers = { "accept-encoding": coding };
      const { status, body } = await mesh.staff(
        "GET",
        "/v1/exports/products.csv",
        undefined,
        headers,
      );
      expect(status).toBe(200);
      expect((body as string).length).toBeGreaterThan(1_300_000);
      for (const n of [1, 2, 3]) expect(body).toContain(`L-${n}`);
    }
  });

  test("any other answer comes in parts", async () => {
    const path = `/v1/products/${ids[0]}`;
    const { headers } = await mesh.staff("GET", path);
    const more = Object.fromEntries(Object.values(metadata).map((text, i) => [`more ${i}`, text]));
    const tag = { "if-match": headers.get("etag") ?? "" };
    const changed = await mesh.staff("PATCH", path, { metadata: more }, tag);
    expect([changed.status, changed.body.code]).toEqual([200, undefined]);
    const { status, body } = await mesh.staff("GET", path);
    expect(status).toBe(200);
    expect(Buffer.byteLength(JSON.stringify(body))).toBeGreaterThan(1_700_000);
    expect(body.metadata).toEqual({ ...metadata, ...more });
  });
});
