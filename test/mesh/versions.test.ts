import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { join } from "node:path";
import { loadServices, serviceNames, versionNames } from "../../tasks/start/services.ts";
import { clientOf, until, type Reply, type Client } from "../support/client.ts";
import { findParts, startNode, type MeshNode } from "../support/mesh.ts";
import { startMongod, type Mongod } from "../support/parts/mongod.ts";
import { startNats, type Nats } from "../support/parts/nats.ts";

const folder = join(import.meta.dirname, "..", "support", "versions");
const task = join(folder, "node.ts");
const parts = findParts("two versions of a service side by side");

interface Jsz {
  readonly account_details: readonly {
    readonly stream_detail: readonly {
      readonly consumer_detail: readonly {
        readonly name: string;
        readonly num_pending: number;
        readonly num_ack_pending: number;
      }[];
    }[];
  }[];
}

describe("versions of a service", () => {
  test("live in folders of their own, beside the first", async () => {
    expect(serviceNames(folder)).toEqual(["gateway", "notes"]);
    expect(versionNames(folder)).toEqual(["v2.notes"]);
    const [first, second] = await loadServices(["notes", "v2.notes"], folder);
    expect([first, second]).toMatchObject([
      { name: "notes", version: 1 },
      { name: "notes", version: 2 },
    ]);
    expect(await loadServices([], folder)).toHaveLength(2);
    await expect(loadServices(["v3.notes"], folder)).rejects.toThrow(
      "names v3.notes; there are gateway, notes, v2.notes.",
    );
  });

  test("are refused in one process on embedded stores", async () => {
    const none = { NATS_URL: "", MONGO_URL: "" };
    await expect(startNode("notes,v2.notes", 1, none, task)).rejects.toThrow(
      "names two versions of notes: side by side they need the mesh.",
    );
  }, 60_000);
});

(parts ? describe : describe.skip)("two versions of a service on the mesh", () => {
  let nats: Nats;
  let mongod: Mongod;
  let shop: Client;
  let gateway: MeshNode;
  let index = 0;
  const nodes: MeshNode[] = [];

  const start = async (service: string): Promise<MeshNode> => {
    const env = {
      NATS_URL: nats.url,
      MONGO_URL: mongod.url("").replace(/\/$/u, ""),
      PORT: "0",
      OPS_PORT: "0",
      RATE_LIMITS: "off",
    };
    const node = await startNode(service, (index += 1), env, task);
    nodes.push(node);
    return node;
  };
  const checks = async (): Promise<Record<string, string>> => {
    const answer = await fetch(`${gateway.opsUrl}/readyz?verbose`);
    return ((await answer.json()) as { checks: Record<string, string> }).checks;
  };
  const seen = (service: string, said: string) =>
    until(`${service} to be ${said}`, async () => (await checks())[service] === said);
  const write = (version: number, body: object, key?: string): Promise<Reply> =>
    shop.request(
      "POST",
      `/v${version}/notes`,
      body,
      key === undefined ? {} : { "idempotency-key": key },
    );
  const read = (version: number, id: string): Promise<Reply> =>
    shop.request("GET", `/v${version}/notes/${id}`);
  const heard = (id: string): Promise<{ times: number; by: string }> =>
    until(`the event of ${id} to be heard`, async () => {
      const { status, body } = await shop.request("GET", `/v1/notes/${id}/heard`);
      return status === 200 && body;
    });

  /** What the versions' one durable still has to hand out or to hear back, as NATS tells it. */
  const nothingPending = async (): Promise<boolean> => {
    const answer = await fetch(`${nats.monitorUrl}/jsz?consumers=true`);
    const { account_details: accounts } = (await answer.json()) as Jsz;
    const consumers = accounts.flatMap(({ stream_detail: streams }) =>
      streams.flatMap(({ consumer_detail: found }) => found),
    );
    expect(consumers.map(({ name }) => name)).toEqual(["notes"]);
    return consumers.every((one) => one.num_pending + one.num_ack_pending === 0);
  };

  beforeAll(async () => {
    if (!parts) return;
    [nats, mongod] = await Promise.all([startNats(parts.nats), startMongod(parts.mongod)]);
    [gateway] = await Promise.all([start("gateway"), start("notes")]);
    shop = clientOf(() => gateway.url ?? "");
    await seen("notes", "ok");
  }, 240_000);
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await nats?.remove();
    await mongod?.stop();
  }, 60_000);

  test("the second is missed, not mistaken for the first", async () => {
    expect(await checks()).toMatchObject({ notes: "ok", "v2.notes": "missing" });
    expect((await write(2, { title: "a", body: "b" })).status).toBe(503);
    expect((await write(1, { text: "a" })).status).toBe(201);
    expect((await shop.request("GET", "/v3/notes/note_1")).status).toBe(404);
  });

  test("a client of the first never notices that the second comes, is killed, stopped and goes", async () => {
    const answers: Reply[] = [];
    let stopping = false;
    const client = (async () => {
      for (let n = 1; !stopping; n += 1) {
        const written = await write(1, { text: `note ${n}` });
        answers.push(written, await read(1, written.body.id));
      }
    })();
    const killed = await start("v2.notes");
    await seen("v2.notes", "ok");
    await killed.kill();
    const second = await start("v2.notes");
    await seen("v2.notes", "ok");
    const { body: written } = await until("the killed copy to be forgotten", async () => {
      const answer = await write(2, { title: "a", body: "b" });
      return answer.status === 201 && answer;
    });
    expect(written).toMatchObject({ title: "a", body: "b", by: "v2" });
    expect(await second.stop()).toBe(0);
    stopping = true;
    await client;
    expect(answers.filter(({ status }) => status >= 300).map(({ body }) => body)).toEqual([]);
    expect(new Set(answers.map(({ body }) => body.by))).toEqual(new Set(["v1"]));
    // One that was being heard by the killed copy comes again: at least once.
    for (const { body } of answers) await heard(body.id);
  }, 240_000);

  test("both speak of the same notes, each in its own form, and share their events", async () => {
    await start("v2.notes");
    await seen("v2.notes", "ok");
    const { id } = (await write(1, { text: "a title\nand more" })).body;
    expect((await read(2, id)).body).toEqual({ id, title: "a title", body: "and more", by: "v2" });
    const other = (await write(2, { title: "two", body: "lines" })).body;
    expect((await read(1, other.id)).body).toEqual({ id: other.id, text: "two\nlines", by: "v1" });
    expect([(await heard(id)).times, (await heard(other.id)).times]).toEqual([1, 1]);

    const key = "a-guests-key-that-nobody-else-has";
    const [keyed, again] = [await write(1, { text: "k" }, key), await write(1, { text: "k" }, key)];
    expect(again.body).toEqual(keyed.body);
    expect((await write(2, { title: "k", body: "" }, key)).body).toMatchObject({ by: "v2" });

    const first = nodes.filter(({ service }) => service === "notes");
    for (const node of first) expect(await node.stop()).toBe(0);
    await seen("notes", "missing");
    const alone = (await write(2, { title: "alone", body: "" })).body;
    await until("the second to hear it", nothingPending);
    await start("notes");
    await seen("notes", "ok");
    expect(await heard(alone.id)).toMatchObject({ times: 1, by: "v2" });
  }, 240_000);

  test("are two sets of operations in one document", async () => {
    const { body } = await shop.request("GET", "/openapi.json");
    expect(body.paths["/v1/notes"].post.operationId).toBe("notesWrite");
    expect(body.paths["/v2/notes"].post.operationId).toBe("notesWriteV2");
  });
});
