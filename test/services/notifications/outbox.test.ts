import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { collectionOf } from "../../../platform/storage/stores.ts";
import notifications from "../../../services/notifications/notifications.service.ts";
import { messages } from "../../../services/notifications/notifications.store.ts";
import { startSender } from "../../../services/notifications/jobs/send-mails.ts";
import { smtpChannel } from "../../../services/notifications/adapters/smtp.channel.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { startSmtp, type SmtpServer } from "../../support/parts/smtp.ts";

let shop: Started;
let server: SmtpServer;

beforeAll(async () => {
  shop = await startServices([notifications as ServiceSchema]);
  server = await startSmtp();
});
afterAll(async () => {
  await server.stop();
  await shop.stop();
});
beforeEach(() => {
  server.taken.length = 0;
  server.refusals = 0;
});

const service = (): Service => shop.broker.getLocalService({ name: "notifications", version: 1 });
const mails = () => collectionOf(service(), messages);
const write = (id: string, attempts = 0, to = "ada@example.com"): Promise<unknown> =>
  mails().insert({
    id,
    kind: "orderPlaced",
    to,
    subject: `Mail ${id}`,
    text: "Thank you",
    html: "<p>Thank you</p>",
    status: "queued",
    attempts,
    at: "2026-01-01T00:00:00.000Z",
    version: 1,
  });
const ended = async (id: string): Promise<unknown> => {
  for (let i = 0; i < 300 && (await mails().get(id))?.status === "queued"; i += 1)
    await new Promise((done) => setTimeout(done, 20));
  const { status, attempts } = (await mails().get(id)) ?? {};
  return { status, attempts };
};
const sending = async (
  during: (sender: ReturnType<typeof startSender>) => Promise<void>,
): Promise<void> => {
  const channel = smtpChannel(server.url, "shop@example.com");
  const sender = startSender(service(), channel.send);
  try {
    await during(sender);
  } finally {
    await sender.stop();
    channel.close();
  }
};

test("a queued mail is delivered once and marked as sent", async () => {
  await write("msg_once");
  await sending(async (sender) => {
    expect(await ended("msg_once")).toEqual({ status: "sent", attempts: 1 });
    sender.wake();
    await new Promise((done) => setTimeout(done, 50));
  });
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toContain("Message-ID: <msg_once@caravan>");
  expect(server.taken[0]).toContain("To: ada@example.com");
  expect(server.taken[0]).toContain("Subject: Mail msg_once");
});

test("a mail written later is sent when woken; one that was refused is tried again", async () => {
  await sending(async (sender) => {
    await new Promise((done) => setTimeout(done, 50));
    server.refusals = 1;
    await write("msg_refused");
    sender.wake();
    expect(await ended("msg_refused")).toEqual({ status: "sent", attempts: 2 });
  });
  expect(server.taken).toHaveLength(1);
});

test("D.2: what was stored and is no address of one mailbox is handed to nobody", async () => {
  await write("msg_list", 0, "ada@example.com;eve@example.com");
  await sending(async () => {
    expect(await ended("msg_list")).toEqual({ status: "failed", attempts: 1 });
  });
  expect(server.taken).toHaveLength(0);
});

test("a mail given up after its last attempt does not hold up the next", async () => {
  server.refusals = 1;
  await write("msg_hopeless", 9);
  await sending(async (sender) => {
    expect(await ended("msg_hopeless")).toEqual({ status: "failed", attempts: 10 });
    await new Promise((done) => setTimeout(done, 1_200)); // Its backoff ends, nothing is queued.
    await write("msg_next");
    sender.wake();
    expect(await ended("msg_next")).toEqual({ status: "sent", attempts: 1 });
  });
});
