/** A payment provider that is slow and serves few at a time: copies of payments share it, and nobody is charged twice. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { connect, JSONCodec, type NatsConnection } from "nats";
import { until } from "../support/client.ts";
import { checkInvariants } from "../support/invariants/invariants.ts";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";
import { orderStream } from "../support/order-stream.ts";
import { settled, stockProduct } from "../support/shopper.ts";

const parts = findParts("two copies of payments before a slow provider");
const STOCK = 10_000;
const ORDERS = 60;

(parts ? describe : describe.skip)("two copies of payments before a slow provider", () => {
  let mesh: Mesh;
  let nats: NatsConnection;
  beforeAll(async () => {
    if (!parts) return;
    mesh = await startMesh(parts, {
      copies: { payments: 2 },
      envOf: {
        payments: {
          TEST_PROVIDER_LATENCY_MS: "200",
          TEST_PROVIDER_CONCURRENCY: "1",
          // Turned away after half of it: one copy has time for a handful of those that come at once.
          PROVIDER_TIMEOUT_MS: "1000",
        },
      },
    });
    nats = await connect({ servers: mesh.nats.url });
  }, 240_000);
  afterAll(async () => {
    await nats.close();
    await mesh.close();
  }, 120_000);

  test("both serve about half; who is turned away comes again, and is charged once", async () => {
    const asked = new Map<string, number>();
    const packets = JSONCodec<{ action?: string }>();
    nats.subscribe("MOL.*.REQ.payments.>", {
      callback: (_error, { subject, data }) => {
        if (packets.decode(data).action === "v1.payments.authorize")
          asked.set(subject, (asked.get(subject) ?? 0) + 1);
      },
    });
    await stockProduct(mesh, "SLOW", STOCK);
    const stream = orderStream(mesh, { sku: "SLOW", shoppers: 20, ordersMax: ORDERS });
    await until("all to be ordered", async () => stream.acknowledged.length === ORDERS, 120_000);
    await stream.stop();
    expect(stream.failures).toEqual([]);
    for (const { id } of stream.acknowledged)
      expect(await settled(mesh, id)).toMatchObject({ status: "placed" });
    const calls = [...asked.values()];
    const sum = calls.reduce((all, count) => all + count, 0);
    process.stdout.write(`${sum} questions for ${ORDERS} orders: ${calls.join(" and ")}\n`);
    expect(calls).toHaveLength(2);
    for (const count of calls) expect(count).toBeGreaterThan(sum / 3);
    await checkInvariants(mesh, { sku: "SLOW", stock: STOCK, acknowledged: stream.acknowledged });
  }, 240_000);
});
