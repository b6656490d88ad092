import "./allowed.ts";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { isSigned } from "../../../services/webhooks/adapters/signatures.ts";
import { deliveries, health } from "../../../services/webhooks/webhooks.store.ts";
import { consumerOf } from "../../../platform/messaging/consumer.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { startReceiver, type ReceivedHook, type Receiver } from "../../support/parts/receiver.ts";
import { actions, staff, startWebhooks, type Webhooks } from "./support.ts";

const minute = 60_000;
const hour = 60 * minute;
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
afterEach(async () => {
  receiver.respond = (_hook, response) => void response.writeHead(204).end();
  for (const { id, version } of (await shop.call(actions.listEndpoints, {}, staff)).items)
    await shop.call(actions.deleteEndpoint, { id, expectedVersion: version }, staff);
  await shop.reach({}); // Ends what is still open.
  receiver.received.length = 0;
});

const subjects = (hooks: readonly ReceivedHook[] = receiver.received): string[] =>
  hooks.map(({ body }) => body.subject as string);
const refusing = (status: number): void => {
  receiver.respond = (_hook, response) => void response.writeHead(status).end("no");
};

describe("an event", () => {
  test("is sent signed, as a CloudEvent, to those who subscribe to it", async () => {
    const { id, secret } = await shop.endpoint(`${receiver.url}/hook`);
    await shop.endpoint(`${receiver.url}/other`, { events: ["orders.cancelled"] });
    await shop.endpoint(`${receiver.url}/off`, { status: "disabled" });
    await shop.placed("ord_1", { number: "N-1", cartId: "cart_1", email: "ada@example.org" });
    await shop.quiet();
    expect(receiver.received).toHaveLength(1);
    const [{ path, headers, text, body }] = receiver.received as [ReceivedHook];
    expect(path).toBe("/hook");
    expect(headers["content-type"]).toBe("application/cloudevents+json; charset=utf-8");
    expect(body).toMatchObject({
      ...{ specversion: "1.0", type: "orders.placed", source: "orders", subject: "ord_1" },
      data: { orderId: "ord_1", number: "N-1" },
    });
    expect(text).not.toMatch(/cart_1|ada/u);
    expect(headers["webhook-id"]).toBe(body.id);
    const now = Math.floor(Date.parse(shop.time()) / 1000);
    expect(isSigned(secret, headers, text, now)).toBe(true);
    const [delivery] = await shop.deliveriesOf(id);
    expect(delivery).toMatchObject({ status: "delivered", attempts: 1, eventId: body.id });
    expect(delivery?.log).toEqual([{ at: shop.time(), ms: expect.any(Number), status: 204 }]);
    expect(
      await shop.call(actions.getDelivery, { id, deliveryId: delivery?.id ?? "" }, staff),
    ).toMatchObject({ event: body });
  });

  test("that comes twice is one delivery; one of before the endpoint is none", async () => {
    await shop.placed("ord_before");
    await shop.quiet();
    shop.advance(10_000);
    const { id } = await shop.endpoint(receiver.url);
    await consumerOf(shop.service).replay();
    await shop.placed("ord_twice");
    await shop.quiet();
    await consumerOf(shop.service).replay();
    await shop.quiet();
    expect(subjects()).toEqual(["ord_twice"]);
    expect(await shop.deliveriesOf(id)).toHaveLength(1);
  });

  test("is signed with both secrets while one is rotated, and then with the new one alone", async () => {
    const { id, secret: old } = await shop.endpoint(receiver.url);
    const rotated = await shop.call(actions.rotateSecret, { id, overlapHours: 1 }, staff);
    expect(rotated.secret).not.toBe(old);
    expect(rotated.previousSecretUntil).toBeDefined();
    const validWith = async (secret: string): Promise<boolean> => {
      receiver.received.length = 0;
      await shop.call(actions.pingEndpoint, { id }, staff);
      await shop.quiet();
      const [{ headers, text }] = receiver.received as [ReceivedHook];
      return isSigned(secret, headers, text, Math.floor(Date.parse(shop.time()) / 1000));
    };
    expect([await validWith(old), await validWith(rotated.secret)]).toEqual([true, true]);
    shop.advance(hour);
    expect([await validWith(old), await validWith(rotated.secret)]).toEqual([false, true]);
    const shown = await shop.call(actions.getEndpoint, { id }, staff);
    expect(JSON.stringify(shown)).not.toMatch(/whsec_|previousSecret/u);
  });
});

describe("an endpoint that fails", () => {
  test("and is down for a day gets everything, each event at least once", async () => {
    const { id } = await shop.endpoint(receiver.url);
    refusing(503);
    const wanted: string[] = [];
    for (let step = 0; step < 24 * 6; step += 1) {
      if (step % 6 === 0) {
        wanted.push(`ord_down_${step}`);
        await shop.placed(`ord_down_${step}`);
      }
      await shop.quiet();
      shop.advance(10 * minute);
    }
    // A probe every ten minutes or so, not one attempt for each event.
    expect(receiver.received.length).toBeLessThan(24 * 6 + 10);
    expect(await shop.deliveriesOf(id, { status: "pending" })).toHaveLength(wanted.length);
    const { health: failing } = await shop.call(actions.getEndpoint, { id }, staff);
    expect(failing.failures).toBeGreaterThan(20);
    receiver.received.length = 0;
    receiver.respond = (_hook, response) => void response.writeHead(200).end();
    shop.advance(10 * minute);
    await shop.quiet();
    expect([...new Set(subjects())].sort()).toEqual(wanted.sort());
    expect(receiver.received).toHaveLength(wanted.length);
    const { health: well } = await shop.call(actions.getEndpoint, { id }, staff);
    expect(well).toMatchObject({ failures: 0, lastSuccessAt: shop.time() });
    expect(well.pausedUntil).toBeUndefined();
  });

  test("for three days and more is given up; what was not sent can be replayed as a span", async () => {
    const { id } = await shop.endpoint(receiver.url);
    refusing(500);
    const from = shop.time();
    for (const name of ["ord_a", "ord_b", "ord_c"]) await shop.placed(name);
    for (let step = 0; step < 90; step += 1) {
      await shop.quiet();
      shop.advance(hour);
    }
    const failed = await shop.deliveriesOf(id, { status: "failed" });
    expect(failed).toHaveLength(3);
    for (const { attempts, nextAt } of failed) expect([attempts, nextAt]).toEqual([10, undefined]);
    const before = receiver.received.length;
    shop.advance(24 * hour);
    await shop.quiet();
    expect(receiver.received).toHaveLength(before);

    receiver.received.length = 0;
    receiver.respond = (_hook, response) => void response.writeHead(200).end();
    const replay = await shop.call(actions.replayDeliveries, { id, from, status: "failed" }, staff);
    expect(replay).toEqual({ replayed: 3, next: null });
    await shop.quiet();
    expect(subjects().sort()).toEqual(["ord_a", "ord_b", "ord_c"]);
    expect(await shop.deliveriesOf(id, { status: "delivered" })).toHaveLength(3);
    const again = await shop.call(actions.replayDeliveries, { id, from: shop.time() }, staff);
    expect(again).toEqual({ replayed: 0, next: null });
  });

  test("with 410 is sent nothing any more, until staff say so", async () => {
    const { id } = await shop.endpoint(receiver.url);
    refusing(410);
    await shop.placed("ord_gone");
    await shop.quiet();
    const gone = await shop.call(actions.getEndpoint, { id }, staff);
    expect(gone).toMatchObject({ status: "disabled", reason: "GONE" });
    await shop.placed("ord_meanwhile");
    await shop.quiet();
    expect(subjects()).toEqual(["ord_gone"]);
    await expect(shop.call(actions.pingEndpoint, { id }, staff)).rejects.toMatchObject({
      type: "WEBHOOK_ENDPOINT_DISABLED",
    });
    const change = { id, status: "active", expectedVersion: gone.version } as const;
    expect((await shop.call(actions.changeEndpoint, change, staff)).reason).toBeUndefined();
    receiver.respond = (_hook, response) => void response.writeHead(200).end();
    await shop.placed("ord_back");
    await shop.quiet();
    expect(subjects()).toEqual(["ord_gone", "ord_back"]);
  });

  test("and asks to wait is waited for", async () => {
    const { id } = await shop.endpoint(receiver.url);
    receiver.respond = (_hook, response) =>
      void response.writeHead(429, { "retry-after": "3600" }).end();
    await shop.placed("ord_wait");
    await shop.quiet();
    const [delivery] = await shop.deliveriesOf(id);
    expect(Date.parse(delivery?.nextAt ?? "") - Date.parse(shop.time())).toBe(hour);
  });

  test("by hanging delays nobody else", async () => {
    const other = await startReceiver();
    await shop.endpoint(receiver.url);
    const { id } = await shop.endpoint(other.url);
    receiver.respond = () => undefined;
    for (let i = 0; i < 20; i += 1) await shop.placed(`ord_hang_${i}`);
    await shop.bus.idle();
    while (other.received.length < 20) await pause(10);
    // The one that hangs has as many attempts as it may, all of them still open.
    expect(receiver.received.length).toBeLessThanOrEqual(4);
    while ((await shop.deliveriesOf(id, { status: "delivered" })).length < 20) await pause(10);
    await shop.reach({}); // Ends what hangs.
    expect(await shop.deliveriesOf(id, { status: "pending" })).toEqual([]);
    await other.stop();
  });
});

describe("a process that ends in the middle of an attempt", () => {
  test("sends it again when it is back", async () => {
    const { id } = await shop.endpoint(receiver.url);
    receiver.respond = () => undefined;
    await shop.placed("ord_cut");
    await shop.bus.idle();
    while (receiver.received.length === 0) await pause(10);
    const [open] = await collectionOf(shop.service, deliveries).find({ endpointId: id });
    expect(open?.claim).toBeDefined();
    // As after kill -9: the claim stays in the store, and nobody is at it.
    const claimed = { claim: "a1", nextAt: new Date(Date.parse(shop.time()) + hour).toISOString() };
    await shop.reach({});
    await collectionOf(shop.service, deliveries).update({ endpointId: id }, { $set: claimed });
    receiver.respond = (_hook, response) => void response.writeHead(200).end();
    await shop.reach({});
    await shop.quiet();
    expect(subjects()).toEqual(["ord_cut", "ord_cut"]);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(1);
    expect(await shop.deliveriesOf(id, { status: "delivered" })).toHaveLength(1);
    expect(await collectionOf(shop.service, health).get(id)).toMatchObject({ failures: 0 });
  });
});
