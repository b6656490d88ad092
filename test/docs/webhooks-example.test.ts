/** The code of docs/guides/receive-webhooks.md takes what the shop sends, once, and nothing else. */
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { receiverOf } from "../../docs/examples/webhooks/receiver.ts";
import { sendEvent } from "../../services/webhooks/adapters/send-event.ts";
import { secretText } from "../../services/webhooks/adapters/signatures.ts";
import { cloudEvent } from "../../services/webhooks/domain/outgoing.ts";

const secret = secretText(Buffer.alloc(32, 7));
const other = secretText(Buffer.alloc(32, 8));
const taken: string[] = [];
let failing = false;
const server = receiverOf(secret, async ({ subject }) => {
  if (failing) throw new Error("no room");
  taken.push(subject);
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((done) => void server.close(done)));

const sent = async (id: string, secrets: readonly string[], ago = 0): Promise<unknown> => {
  const at = new Date(Date.now() - ago).toISOString();
  const source = { id, type: "orders.placed", source: "orders", subject: `ord_${id}` };
  const event = cloudEvent({ ...source, version: 1, time: at }, { text: "Grüße" });
  const resolve = () => Promise.reject(new Error("no name"));
  const sending = { resolve, ranges: ["127.0.0.1"], timeoutMs: 10_000 };
  return (await sendEvent(sending, { url, secrets, event, at })).attempt.status;
};

test("what the shop sends is taken once, also while its secret is rotated", async () => {
  expect(await sent("1", [secret])).toBe(204);
  expect(await sent("1", [secret])).toBe(204);
  expect(await sent("2", [other, secret])).toBe(204);
  expect(taken).toEqual(["ord_1", "ord_2"]);
});

test("what others send, and what is old, is refused", async () => {
  expect(await sent("3", [other])).toBe(401);
  expect(await sent("4", [secret], 301_000)).toBe(401);
  expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(401);
  expect(taken).toEqual(["ord_1", "ord_2"]);
});

test("what could not be stored is asked for again", async () => {
  failing = true;
  expect(await sent("5", [secret])).toBe(500);
  failing = false;
  expect(await sent("5", [secret])).toBe(204);
  expect(taken).toContain("ord_5");
});
