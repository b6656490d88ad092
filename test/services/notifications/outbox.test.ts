import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import type { Service, ServiceSchema } from "moleculer";
import { collectionOf } from "../../../mixins/stores.mixin.ts";
import notifications from "../../../services/notifications/notifications.service.ts";
import { messages } from "../../../services/notifications/notifications.store.ts";
import { startSender } from "../../../services/notifications/outbox.sender.ts";
import { smtpChannel } from "../../../services/notifications/smtp.channel.ts";
import { startServices, type Started } from "../../support/broker.ts";

let shop: Started;
let server: Server;
/** What the server was told, mail by mail. */
const taken: string[] = [];
/** How many mails it refuses before it takes one. */
let refusals = 0;

/** As much of RFC 5321 as one mail needs. */
const converse = (socket: Socket): void => {
  let heard = "";
  let body: string[] | undefined;
  const answer = (line: string): string | undefined => {
    if (body && line !== ".") return void body.push(line);
    if (body) {
      taken.push(body.join("\n"));
      body = undefined;
      return "250 taken";
    }
    if (line.startsWith("MAIL") && refusals > 0) return ((refusals -= 1), "451 later");
    if (line === "DATA") return ((body = []), "354 go on");
    return line === "QUIT" ? "221 bye" : "250 fine";
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    const lines = (heard + chunk.toString()).split("\r\n");
    heard = lines.pop() ?? "";
    for (const reply of lines.map(answer)) if (reply) socket.write(`${reply}\r\n`);
  });
  socket.write("220 tiny\r\n");
};

beforeAll(async () => {
  shop = await startServices([notifications as ServiceSchema]);
  server = createServer(converse);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  await shop.stop();
});
beforeEach(() => {
  taken.length = 0;
  refusals = 0;
});

const service = (): Service => shop.broker.getLocalService({ name: "notifications", version: 1 });
const mails = () => collectionOf(service(), messages);
const write = (id: string, attempts = 0): Promise<unknown> =>
  mails().insert({
    id,
    kind: "orderPlaced",
    to: "ada@example.com",
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
  const { port } = server.address() as AddressInfo;
  const channel = smtpChannel(`smtp://127.0.0.1:${port}`, "shop@example.com");
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
    sender.kick();
    await new Promise((done) => setTimeout(done, 50));
  });
  expect(taken).toHaveLength(1);
  expect(taken[0]).toContain("Message-ID: <msg_once@caravan>");
  expect(taken[0]).toContain("To: ada@example.com");
  expect(taken[0]).toContain("Subject: Mail msg_once");
});

test("a mail written later is sent when kicked; one that was refused is tried again", async () => {
  await sending(async (sender) => {
    await new Promise((done) => setTimeout(done, 50));
    refusals = 1;
    await write("msg_refused");
    sender.kick();
    expect(await ended("msg_refused")).toEqual({ status: "sent", attempts: 2 });
  });
  expect(taken).toHaveLength(1);
});

test("a mail given up after its last attempt does not hold up the next", async () => {
  refusals = 1;
  await write("msg_hopeless", 9);
  await sending(async (sender) => {
    expect(await ended("msg_hopeless")).toEqual({ status: "failed", attempts: 10 });
    await new Promise((done) => setTimeout(done, 1_200)); // Its backoff ends, nothing is queued.
    await write("msg_next");
    sender.kick();
    expect(await ended("msg_next")).toEqual({ status: "sent", attempts: 1 });
  });
});
