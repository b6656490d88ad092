import "./allowed.ts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanDeliveries } from "../../../services/webhooks/jobs/clean-deliveries.ts";
import { deliveries } from "../../../services/webhooks/webhooks.store.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { startReceiver, type Receiver } from "../../support/parts/receiver.ts";
import { actions, clerk, staff, startWebhooks, type Webhooks } from "./support.ts";

let shop: Webhooks;
let receiver: Receiver;
beforeAll(async () => {
  shop = await startWebhooks();
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.stop();
  await shop.stop();
});

const url = "https://example.com/hook";
const remove = (id: string) => shop.call(actions.deleteEndpoint, { id }, staff);

describe("an endpoint", () => {
  test("is created, changed by version, and deleted; its secret is shown once", async () => {
    const created = await shop.endpoint(url, { description: "The till" });
    const { secret, ...shown } = created;
    expect(Buffer.from(secret.replace("whsec_", ""), "base64")).toHaveLength(32);
    expect(shown).toMatchObject({ url, status: "active", personalData: false, version: 1 });
    const { id } = created;
    expect(await shop.call(actions.getEndpoint, { id }, staff)).toEqual(shown);
    const list = await shop.call(actions.listEndpoints, {}, staff);
    expect(list.items).toEqual([shown]);
    const change = { id, events: ["*"], description: null, expectedVersion: 1 };
    const changed = await shop.call(actions.changeEndpoint, change, staff);
    expect(changed).toMatchObject({ events: ["*"], version: 2 });
    expect(changed.description).toBeUndefined();
    await expect(shop.call(actions.changeEndpoint, change, staff)).rejects.toMatchObject({
      type: "PRECONDITION_FAILED",
    });
    await remove(id);
    await expect(shop.call(actions.getEndpoint, { id }, staff)).rejects.toMatchObject({
      type: "NOT_FOUND",
    });
    const files = readdirSync(shop.dataDir, { recursive: true, withFileTypes: true });
    const bytes = files.filter((one) => one.isFile());
    expect(bytes.length).toBeGreaterThan(0);
    for (const { parentPath, name } of bytes)
      expect(readFileSync(join(parentPath, name)).includes(secret.slice(6))).toBe(false);
  });

  test("is refused with what is wrong and where", async () => {
    const errors = [
      { pointer: "/url", message: expect.stringContaining("not") },
      { pointer: "/events/1", message: expect.stringContaining("public event") },
    ];
    for (const wrong of ["https://10.0.0.1/", "https://167772161/", "https://u:p@example.com/"])
      await expect(
        shop.endpoint(wrong, { events: ["orders.placed", "carts.opened"] }),
      ).rejects.toMatchObject({
        type: "VALIDATION_FAILED",
        data: { errors: [expect.objectContaining({ pointer: "/url" }), errors[1]] },
      });
  });

  test("sends who customers are only if whoever says so may read it", async () => {
    const wish = { url, events: ["orders.placed"], personalData: true };
    await expect(shop.call(actions.createEndpoint, wish, clerk)).rejects.toMatchObject({
      type: "FORBIDDEN",
      data: { scope: "customers:read" },
    });
    const { id } = await shop.call(actions.createEndpoint, { ...wish, personalData: false }, clerk);
    const change = { id, personalData: true };
    await expect(shop.call(actions.changeEndpoint, change, clerk)).rejects.toMatchObject({
      type: "FORBIDDEN",
    });
    expect(await shop.call(actions.changeEndpoint, change, staff)).toMatchObject({
      personalData: true,
    });
    await remove(id);
  });

  test("is one of twenty at most, also when many are made at once", async () => {
    const made = await Promise.allSettled(Array.from({ length: 30 }, () => shop.endpoint(url)));
    const refused = made.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(10);
    for (const one of refused)
      expect(one).toMatchObject({
        reason: { type: "WEBHOOK_ENDPOINT_LIMIT", data: { limit: 20 } },
      });
    const { items } = await shop.call(actions.listEndpoints, { limit: 100 }, staff);
    expect(items).toHaveLength(20);
    const page = await shop.call(actions.listEndpoints, { limit: 15 }, staff);
    const rest = await shop.call(actions.listEndpoints, { cursor: page.next ?? "" }, staff);
    expect([...page.items, ...rest.items]).toEqual(items);
    for (const { id } of items) await remove(id);
  });
});

describe("the log of deliveries", () => {
  test("is listed newest first, by status, page by page, of the own endpoint alone", async () => {
    const { id } = await shop.endpoint(receiver.url);
    const other = await shop.endpoint(receiver.url, { events: ["orders.erased"] });
    for (const name of ["ord_1", "ord_2", "ord_3"]) {
      await shop.placed(name);
      await shop.quiet();
      shop.advance(1000);
    }
    const { items, next } = await shop.call(actions.listDeliveries, { id, limit: 2 }, staff);
    expect(items.map(({ subject }) => subject)).toEqual(["ord_3", "ord_2"]);
    const cursor = next ?? "";
    const rest = await shop.call(actions.listDeliveries, { id, cursor }, staff);
    expect(rest.items.map(({ subject }) => subject)).toEqual(["ord_1"]);
    expect(await shop.deliveriesOf(id, { status: "pending" })).toEqual([]);
    const deliveryId = items[0]?.id ?? "";
    await expect(
      shop.call(actions.getDelivery, { id: other.id, deliveryId }, staff),
    ).rejects.toMatchObject({ type: "NOT_FOUND" });
    await expect(
      shop.call(actions.replayDelivery, { id: other.id, deliveryId }, staff),
    ).rejects.toMatchObject({ type: "NOT_FOUND" });
    const again = await shop.call(actions.replayDelivery, { id, deliveryId }, staff);
    expect(again).toMatchObject({ status: "pending", attempts: 0 });
    await shop.quiet();
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids.filter((one) => one === again.eventId)).toHaveLength(2);
    await remove(id);
    await remove(other.id);
    expect(await collectionOf(shop.service, deliveries).count({ endpointId: id })).toBe(0);
  });

  test("is kept for as long as the setting says, and what waited for too long is given up", async () => {
    receiver.respond = (_hook, response) => void response.writeHead(500).end();
    const { id } = await shop.endpoint(receiver.url);
    await shop.placed("ord_old");
    await shop.quiet();
    const clean = () => cleanDeliveries.run(contextFor(shop.service), new AbortController().signal);
    await clean();
    expect(await shop.deliveriesOf(id, { status: "pending" })).toHaveLength(1);
    shop.advance(4 * 86_400_000);
    await clean();
    expect(await shop.deliveriesOf(id, { status: "failed" })).toHaveLength(1);
    shop.advance(27 * 86_400_000);
    await clean();
    expect(await shop.deliveriesOf(id)).toEqual([]);
    await remove(id);
    receiver.respond = (_hook, response) => void response.writeHead(204).end();
  });

  test("says nothing of a person who was erased, nor does what is sent after that", async () => {
    const { id } = await shop.endpoint(receiver.url, { personalData: true, events: ["*"] });
    receiver.respond = (hook, response) => void response.writeHead(500).end(hook.text);
    const name = "Zenobia Quillfeather";
    const address = {
      name,
      line1: "7 Obelisk Row",
      city: "Berlin",
      postalCode: "10115",
      country: "DE",
    };
    await shop.placed("ord_erased", {
      email: "zenobia@example.org",
      shippingAddress: address,
      number: "N-9",
    });
    await shop.customers.emit(
      "changed",
      "usr_z",
      1,
      { customerId: "usr_z", marketing: true },
      shop.time(),
    );
    await shop.quiet();
    expect(receiver.received.at(-2)?.text).toContain(name);
    const stored = async () =>
      JSON.stringify(await collectionOf(shop.service, deliveries).find({ endpointId: id }));
    expect(await stored()).toContain(name);
    receiver.received.length = 0;
    await shop.emit("erased", "ord_erased");
    await shop.customers.emit("erased", "usr_z", 2, { customerId: "usr_z" }, shop.time());
    await shop.quiet();
    expect(await stored()).not.toMatch(/Zenobia|zenobia|Obelisk|10115/u);
    receiver.respond = (_hook, response) => void response.writeHead(204).end();
    shop.advance(3_600_000);
    await shop.quiet();
    const sent = receiver.received.map(({ body }) => body.type as string);
    expect(sent).toEqual(
      expect.arrayContaining(["orders.placed", "orders.erased", "customers.erased"]),
    );
    const texts = receiver.received.map(({ text }) => text).join("\n");
    expect(texts).not.toMatch(/Zenobia|zenobia|Obelisk|10115/u);
    expect(texts).toContain("N-9");
    // One that was published before and comes after it, as on the mesh.
    receiver.received.length = 0;
    const late = { email: "zenobia@example.org", shippingAddress: address, number: "N-10" };
    await shop.emit("cancelled", "ord_erased", late);
    await shop.quiet();
    expect(receiver.received.at(-1)?.text).toContain("N-10");
    expect(receiver.received.at(-1)?.text).not.toMatch(/zenobia|Obelisk/iu);
    await remove(id);
  });
});
