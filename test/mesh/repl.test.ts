import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../tasks/start/services.ts";
import { readServices } from "../../tasks/deployment/services.ts";
import { eventsUserOf, OPERATOR, usersFile } from "../../tasks/deployment/nats-users.ts";
import { ADMIN, until } from "../support/client.ts";
import { findParts, startMesh, type Mesh } from "../support/mesh.ts";
import { exited } from "../support/shop.ts";
import { fillCart, order, settled, stockProduct } from "../support/shopper.ts";

const parts = findParts("the REPL on the mesh");
const root = resolve(import.meta.dirname, "..", "..");
const passwordOf = (user: string): string => `p-${user}`;

(parts ? describe : describe.skip)("the REPL on a mesh whose NATS knows who may what", () => {
  const home = mkdtempSync(join(tmpdir(), "caravan-home-"));
  const running = new Set<ChildProcess>();
  let mesh: Mesh;

  beforeAll(async () => {
    const services = await readServices();
    const natsConfig = usersFile(services).replaceAll(/\$NATS_PASS_(\w+)/gu, (_, user: string) =>
      passwordOf(user.toLowerCase()),
    );
    const envOf = Object.fromEntries([
      [OPERATOR, { NATS_USER: OPERATOR, NATS_PASS: passwordOf(OPERATOR) }],
      ...services.map((one) => {
        const events = eventsUserOf(one);
        const own = { NATS_USER: one.name, NATS_PASS: passwordOf(one.name) };
        return [one.name, events === undefined ? own : { ...own, NATS_EVENTS_USER: events }];
      }),
    ]);
    if (parts) mesh = await startMesh(parts, { natsConfig, envOf });
    await stockProduct(mesh, "REPL-1", 50);
  }, 180_000);
  afterAll(async () => {
    for (const child of running) child.kill("SIGKILL");
    await mesh.close();
    rmSync(home, { recursive: true, force: true });
  }, 60_000);

  /** Runs a task as the operator, who has no database, with these lines as its input. */
  const run = async (
    task: string,
    {
      args = [],
      lines = [],
      env = {},
    }: Partial<Record<"args" | "lines", string[]>> & {
      env?: Record<string, string>;
    } = {},
  ): Promise<{ code: number | null; said: string; pid: number }> => {
    const { MONGO_URL: _mongo, ...around } = process.env;
    const child = spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", join(root, "tasks", task), ...args],
      {
        cwd: root,
        env: {
          ...around,
          NODE_OPTIONS: "",
          HOME: home,
          NATS_URL: mesh.nats.url,
          NATS_USER: OPERATOR,
          NATS_PASS: passwordOf(OPERATOR),
          ...env,
        },
      },
    );
    running.add(child);
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stdin.end(lines.map((line) => `${line}\n`).join(""));
    const code = await exited(child);
    running.delete(child);
    return { code, said, pid: child.pid as number };
  };
  const tokenOf = async (): Promise<string> => {
    const credential = { email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD };
    return (await mesh.request("POST", "/v1/sessions", credential)).body.accessToken;
  };
  const placed = async (): Promise<string> => {
    const cart = await fillCart(mesh, { lines: [{ sku: "REPL-1", quantity: 2 }] });
    const { body } = await order(mesh, cart.id);
    await settled(mesh, body.id);
    await until("its mail and its row", async () => {
      const mails = await mesh.staff("GET", `/v1/messages?orderId=${body.id}`);
      const board = await mesh.staff("GET", "/v1/insights/orders?limit=100");
      return mails.body.items?.length > 0 && JSON.stringify(board.body).includes(body.id);
    });
    await until("its stock", async () => {
      const { body: page } = await mesh.staff("GET", "/v1/stock/REPL-1/movements?limit=100");
      return JSON.stringify(page).includes(body.id);
    });
    return body.id as string;
  };
  const host = hostname().replaceAll(".", "-");
  /** Ids of the processes that run, as the mesh knows them. */
  const nodeIds = (): string[] =>
    mesh.nodes().map(({ service, index }) => `${service}.${host}.${index}`);

  test("joins as a node without services, and tells which processes an order touched", async () => {
    const id = await placed();
    const { code, said, pid } = await run("repl.ts", {
      lines: [
        "nodes",
        "services",
        "actions -f v1.orders.*",
        `call v1.orders.timeline --orderId ${id}`,
        `bench v1.orders.timeline {"orderId":"${id}"} --num 20`,
        `shop order ${id}`,
        "shop stuck",
        "exit",
      ],
      env: { CARAVAN_TOKEN: await tokenOf() },
    });
    const all = serviceNames().length;
    expect(said).toContain(`Joined the mesh as operator.${host}.${pid}; ${all} nodes are there.`);
    expect(said).toContain(`operator.${host}.${pid} (*)`);
    for (const node of nodeIds()) expect(said).toContain(node);
    expect(said).toMatch(/v1\.orders\.history/u);
    expect(said).toMatch(/20 requests in .*0 error/su);
    expect(said).toMatch(/orders\.placed +evt_/u);
    expect(said).toContain("Unfinished orders: none");
    expect(said).toContain("Dead letters: none");
    expect(said).not.toMatch(/refused|violation/iu);
    expect(code).toBe(0);

    const told = /Took part: (\d+) processes\n((?: {2}\S.*\n)+)/u.exec(said);
    const took = (told?.[2] ?? "")
      .split("\n")
      .flatMap((line) => /^ {2}(\S+)/u.exec(line)?.[1] ?? []);
    expect(took).toHaveLength(Number(told?.[1]));
    expect(nodeIds()).toEqual(expect.arrayContaining(took));
    expect(took.map((node) => node.split(".")[0])).toEqual([
      ...["carts", "gateway", "insights", "inventory", "notifications", "orders", "payments"],
    ]);
  }, 120_000);

  test("what waits for a service that is gone is stuck, and why; nobody needs to sign in to see it", async () => {
    const [payments] = mesh.copies("payments");
    await payments?.kill();
    const cart = await fillCart(mesh, { lines: [{ sku: "REPL-1", quantity: 1 }] });
    const { status, body } = await order(mesh, cart.id);
    expect(status).toBe(202);
    const seen = await until(
      "the order to be seen as stuck",
      async () => {
        const { said } = await run("shop.ts", { args: ["stuck"] });
        return said.includes(body.id) && /failed: /u.test(said) && said;
      },
      90_000,
    );
    expect(seen).toMatch(
      new RegExp(`${body.number} +${body.id} .* old +given up in .*authorize asks payments`, "u"),
    );
    expect(seen).toContain("last reserve done");
    expect(seen).toContain("Dead letters: not known (Sign in first: shop login");
    const { said, code } = await run("shop.ts", { args: ["order", body.number] });
    expect(said).toContain("payments: not known (");
    expect(said).toMatch(/held +1 × REPL-1/u);
    expect(code).toBe(0);
    await mesh.start("payments");
    await mesh.whole();
    await settled(mesh, body.id);
  }, 240_000);

  test("a wrong password, a wrong order, and what only staff may do end with 1 and a reason", async () => {
    const wrong = await run("shop.ts", { args: ["stuck"], env: { NATS_PASS: "guess" } });
    expect(wrong).toMatchObject({
      code: 1,
      said: expect.stringContaining("let nobody in as operator"),
    });
    const none = await run("shop.ts", { args: ["order", "ord_none"] });
    expect(none).toMatchObject({ code: 1, said: 'There is no order "ord_none".\n' });
    const guest = await run("shop.ts", { args: ["redrive", "--all"] });
    expect(guest).toMatchObject({
      code: 1,
      said: expect.stringContaining("Refused. Sign in first"),
    });
    const staff = await run("shop.ts", {
      args: ["redrive", "--all", "notifications"],
      env: { CARAVAN_TOKEN: await tokenOf() },
    });
    expect(staff).toMatchObject({ code: 0, said: expect.stringContaining("no dead letters") });
  }, 120_000);
});
