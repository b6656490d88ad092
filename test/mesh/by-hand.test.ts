import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { findMongod } from "../support/parts/mongod.ts";
import { findNats } from "../support/parts/nats.ts";
import { ADMIN, clientOf, until } from "../support/client.ts";
import { fillCart, order, settled, stockProduct } from "../support/shopper.ts";

const root = join(import.meta.dirname, "../..");
const found = findNats() !== undefined && findMongod() !== undefined;
if (!found)
  process.stdout.write(
    "No nats-server or no mongod found: the tests of `npm run mesh` are skipped.\n",
  );

interface Said {
  readonly event: "process" | "mesh" | "said";
  readonly name?: string;
  readonly state?: string;
  readonly ready?: boolean;
  readonly pid?: number;
  readonly restarts?: number;
  readonly url?: string;
  readonly text?: string;
  readonly command?: string;
  readonly refused?: string;
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

(found ? describe : describe.skip)("npm run mesh", () => {
  const said: Said[] = [];
  let folder = "";
  let child: ChildProcess;
  let url = "";
  const begin = (...args: string[]): ChildProcess => {
    const started = spawn(process.execPath, [join(root, "tasks/mesh.ts"), "--json", ...args], {
      cwd: root,
      env: {
        ...process.env,
        ...ADMIN,
        DATA_DIR: folder,
        PORT: "0",
        SEED: "demo",
        RATE_LIMITS: "off",
      },
      stdio: ["pipe", "pipe", "inherit"],
    });
    if (started.stdout)
      createInterface({ input: started.stdout }).on("line", (line) =>
        said.push(JSON.parse(line) as Said),
      );
    return started;
  };
  const last = (name: string) =>
    said.findLast((one) => one.event === "process" && one.name === name);
  const command = (line: string) => child.stdin?.write(`${line}\n`);
  const ended = (one: ChildProcess) =>
    new Promise<number | null>((done) => one.once("exit", (code) => done(code)));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "caravan-mesh-"));
    child = begin("catalog=2");
    const ready = await until(
      "the mesh",
      async () => {
        const failed = said.find(({ state }) => state === "failed");
        if (failed) throw new Error(failed.text);
        return said.find(({ event, state }) => event === "mesh" && state === "ready");
      },
      180_000,
    );
    url = ready.url ?? "";
  }, 200_000);
  afterAll(async () => {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      child.kill("SIGTERM");
      await ended(child);
    }
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test("runs the copies that were asked for, each a process, and answers on one port", async () => {
    const names = [...new Set(said.filter(({ event }) => event === "process").map((o) => o.name))];
    expect(names).toEqual(expect.arrayContaining(["catalog-1", "catalog-2", "orders-1", "nats"]));
    expect(names).not.toContain("orders-2");
    const products = await fetch(`${url}/v1/products?limit=1`);
    expect(products.status).toBe(200);
    const { items } = (await products.json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
  });

  test("an order goes through every service, and NATS refuses none of them anything", async () => {
    const shop = clientOf(() => url);
    await stockProduct(shop, "MESH-1", 5);
    const cart = await fillCart(shop, { lines: [{ sku: "MESH-1", quantity: 2 }] });
    const answer = await order(shop, cart.id);
    expect([201, 202]).toContain(answer.status);
    expect((await settled(shop, answer.body.id)).status).toBe("placed");
    const mails = await until("the order's mail", async () => {
      const { body } = await shop.staff("GET", "/v1/messages");
      return body.items.length > 0 && body.items;
    });
    expect(mails).toHaveLength(1);
    const log = readFileSync(join(folder, "mesh/nats.log"), "utf8");
    expect(log.split("\n").filter((line) => /violation/iu.test(line))).toEqual([]);
  }, 120_000);

  // Elsewhere a process' environment cannot be read.
  const isLinux = process.platform === "linux";
  if (!isLinux) process.stdout.write("No /proc here: what a process sees of others is skipped.\n");
  const onLinux = isLinux ? test : test.skip;
  onLinux("a process sees its own password and no other's", () => {
    const pid = last("orders-1")?.pid ?? 0;
    const environment = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    const passwords = environment.filter((one) => /^(NATS|MONGO)_PASS/u.test(one));
    expect(passwords).toEqual(["NATS_PASS=orders-nats-dev"]);
  });

  test("starts a crashed process again", async () => {
    const before = last("shipping-1")?.pid;
    command("kill shipping-1");
    await until("shipping's return", async () => {
      const now = last("shipping-1");
      return now?.ready && now.restarts === 1 && now.pid !== before;
    });
  }, 90_000);

  test("restarts a service copy by copy: the other one is ready meanwhile", async () => {
    const from = said.length;
    command("restart catalog");
    await until(
      "the restart",
      async () => said.slice(from).find((o) => o.command === "restart"),
      120_000,
    );
    // A line that a copy prints says nothing of whether it is ready.
    const changes = said
      .slice(from)
      .filter(({ event, name }) => event === "process" && name?.startsWith("catalog-"));
    const standing: Record<string, boolean> = { "catalog-1": true, "catalog-2": true };
    const without = changes.filter(({ name = "", ready = false }) => {
      standing[name] = ready;
      return !Object.values(standing).includes(true);
    });
    expect(without).toEqual([]);
    const stopped = changes.filter(({ state }) => state === "stopped").map(({ name }) => name);
    expect(stopped).toEqual(["catalog-1", "catalog-2"]);
    expect((await fetch(`${url}/v1/products?limit=1`)).status).toBe(200);
  }, 150_000);

  test("refuses what it does not understand", async () => {
    command("restart ordrs");
    command("dance");
    const refusals = await until("refusals", async () => {
      const all = said.filter(({ refused }) => refused !== undefined);
      return all.length === 2 && all;
    });
    expect(refusals.map(({ text }) => text).sort()).toEqual([
      expect.stringContaining('no command "dance"'),
      expect.stringContaining('no process "ordrs"; there are'),
    ]);
  });

  test("lets no second mesh use the same folder", async () => {
    const second = begin();
    expect(await ended(second)).toBe(1);
    expect(said.findLast(({ event }) => event === "mesh")?.text).toContain("still runs");
  }, 60_000);

  test("stops on SIGTERM in order, and leaves nothing behind", async () => {
    const from = said.length;
    const pids = said.flatMap(({ pid }) => pid ?? []);
    child.kill("SIGTERM");
    expect(await ended(child)).toBe(0);
    const stops = said
      .slice(from)
      .filter(({ state, event }) => event === "process" && state === "stopped")
      .map(({ name }) => name ?? "");
    const order = ["gateway-1", "orders-1", "carts-1", "pricing-1", "identity-1", "nats"];
    expect(stops.filter((name) => order.includes(name))).toEqual(order);
    expect(pids.filter(alive)).toEqual([]);
  }, 120_000);
});
