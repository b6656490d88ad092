import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { isSigned } from "../../../services/webhooks/adapters/signatures.ts";
import { until, type Client } from "../../support/client.ts";
import { startReceiver, type Receiver } from "../../support/parts/receiver.ts";
import { fillCart, order, stockProduct } from "../../support/shopper.ts";

/** What a shop needs for them: the receivers are on this machine. */
export const webhookEnv = { WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1" };

const orders = 10;

/** The shop must be allowed to reach 127.0.0.1, and may run any number of copies. */
export const webhookCases = (shop: () => Client): void => {
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
  });
  afterAll(() => receiver.stop());

  test("orders that are placed right after an endpoint was made are sent to it, signed, each once", async () => {
    const sku = `HOOK-${randomUUID()}`;
    await stockProduct(shop(), sku, 100);
    const body = { url: `${receiver.url}/hook`, events: ["orders.placed"] };
    const { status, body: made } = await shop().staff("POST", "/v1/webhook-endpoints", body);
    expect(status).toBe(201);
    const placed = await Promise.all(
      Array.from({ length: orders }, async () => {
        const cart = await fillCart(shop(), { lines: [{ sku, quantity: 1 }] });
        return (await order(shop(), cart.id)).body.id as string;
      }),
    );
    const mine = () =>
      receiver.received.filter(({ body: { subject } }) => placed.includes(subject));
    await until("every order's event", async () => mine().length >= orders);
    for (const { headers, text } of mine())
      expect(isSigned(made.secret, headers, text, Math.floor(Date.now() / 1000))).toBe(true);
    const path = `/v1/webhook-endpoints/${made.id as string}`;
    const log = await until("the log", async () => {
      const found = await shop().staff("GET", `${path}/deliveries?status=delivered&limit=100`);
      return found.body.items.length >= orders && found.body.items;
    });
    expect(mine()).toHaveLength(orders);
    expect(new Set(mine().map(({ headers }) => headers["webhook-id"])).size).toBe(orders);
    expect(log[0]).toMatchObject({ attempts: 1, log: [{ status: 204 }] });
    const { body: read } = await shop().staff("GET", path);
    expect(read.secret).toBeUndefined();
    const match = { "if-match": `"${read.version as number}"` };
    expect((await shop().staff("DELETE", path, undefined, match)).status).toBe(204);
    expect((await shop().staff("GET", path)).status).toBe(404);
  }, 90_000);

  test("an endpoint is no way into the network, and nobody's but staff's", async () => {
    for (const url of ["https://10.0.0.1/", "https://[::1]/", "http://169.254.169.254/latest"]) {
      const made = await shop().staff("POST", "/v1/webhook-endpoints", { url, events: ["*"] });
      expect(made).toMatchObject({ status: 422, body: { code: "VALIDATION_FAILED" } });
    }
    const open = await shop().request("GET", "/v1/webhook-endpoints");
    expect(open.status).toBe(401);
  });
};
