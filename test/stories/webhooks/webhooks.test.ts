import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ADMIN, until } from "../../support/client.ts";
import { startReceiver } from "../../support/parts/receiver.ts";
import { exited, startShop, type Shop } from "../../support/shop.ts";
import { webhookCases, webhookEnv } from "./webhooks.cases.ts";

const root = resolve(import.meta.dirname, "..", "..", "..");
const path = "/v1/webhook-endpoints";

describe("webhooks of one process", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop(webhookEnv);
  }, 90_000);
  afterAll(() => shop.stop());
  webhookCases(() => shop);

  test("npm run webhook -- listen prints events, and deletes its endpoint at Ctrl-C", async () => {
    const args = ["--disable-warning=ExperimentalWarning", join(root, "tasks", "webhook.ts")];
    const child = spawn(process.execPath, [...args, "listen", "--url", shop.url], {
      env: { ...process.env, NODE_OPTIONS: "", ...ADMIN },
    });
    let output = "";
    child.stdout.on("data", (part: Buffer) => (output += part.toString()));
    child.stderr.on("data", (part: Buffer) => (output += part.toString()));
    await until("its endpoint", async () => output.includes("Listening for *"));
    const { body } = await shop.staff("GET", path);
    const [{ id }] = body.items as [{ id: string }];
    expect((await shop.staff("POST", `${path}/${id}/ping`)).status).toBe(202);
    await until("the event", async () => output.includes(`webhooks.ping ${id}`));
    child.kill("SIGINT");
    expect(await exited(child)).toBe(0);
    expect(output).toContain("The endpoint is deleted.");
    expect(output).not.toContain("whsec_");
    expect((await shop.staff("GET", path)).body.items).toEqual([]);
  }, 60_000);

  test("what was not sent when the process is killed is sent by the next", async () => {
    const receiver = await startReceiver();
    receiver.respond = () => undefined;
    const body = { url: receiver.url, events: ["orders.placed"] };
    const { id, secret } = (await shop.staff("POST", path, body)).body as Record<string, string>;
    await shop.staff("POST", `${path}/${id}/ping`);
    await until("the first attempt", async () => receiver.received.length > 0);
    await shop.kill();
    receiver.respond = (_hook, response) => void response.writeHead(204).end();
    shop = await startShop(webhookEnv, shop.dataDir);
    await until("the second attempt", async () => receiver.received.length > 1);
    const [first, second] = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(second).toBe(first);
    await until("the end of the delivery", async () => {
      const { items } = (await shop.staff("GET", `${path}/${id}/deliveries`)).body;
      return items.length === 1 && items[0].status === "delivered";
    });
    expect(shop.output()).not.toContain(secret);
    await receiver.stop();
  }, 90_000);
});
