import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { openBalancer, type Balancer } from "../../tasks/mesh/balancer.ts";
import { holdFolder } from "../../tasks/mesh/lock.ts";
import { freePort, Supervised, type Standing } from "../../tasks/mesh/process.ts";
import { until } from "../support/shop.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "caravan-mesh-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that answers its probe; deaf, it takes no SIGTERM. */
const program = `
import { createServer } from "node:http";
if (process.env.DEAF) process.on("SIGTERM", () => console.log("no"));
process.on("disconnect", () => process.exit(0));
createServer((_, res) => res.end("ok")).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("up"));
`;

describe("a supervised process", () => {
  const running: Supervised[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
  });
  const supervise = (env: Record<string, string> = {}, graceMs = 30_000) => {
    const file = join(folder, "program.mjs");
    writeFileSync(file, program);
    const [changes, lines] = [[] as Standing[], [] as string[]];
    const launch = async () => {
      const port = await freePort();
      return {
        command: process.execPath,
        args: [file],
        env: { ...env, PORT: String(port) },
        probe: async () => (await fetch(`http://127.0.0.1:${port}`)).ok,
        port,
      };
    };
    const one = new Supervised(
      { name: "a-1", service: "a", launch, graceMs, cwd: folder, ours: true },
      { changed: (standing) => changes.push(standing), said: (_, line) => lines.push(line) },
    );
    running.push(one);
    return { one, changes, lines };
  };

  test("is started, asked, and stopped", async () => {
    const { one, changes, lines } = supervise();
    await one.start();
    expect(await one.isReady(60_000)).toBe(true);
    await until("its first line", async () => lines.length > 0);
    expect(lines).toEqual(["up"]);
    await one.stop();
    expect(changes.map(({ state, ready }) => [state, ready])).toEqual([
      ["starting", false],
      ["running", true],
      ["stopping", false],
      ["stopped", false],
    ]);
    expect(one.standing.pid).toBeUndefined();
  });

  test("is started again when it crashes, and says so", async () => {
    const { one, changes } = supervise();
    await one.start();
    await one.isReady(60_000);
    const first = one.standing.pid;
    one.kill();
    await until("the crash", async () => changes.find(({ state }) => state === "crashed"));
    expect(await one.isReady(60_000)).toBe(true);
    expect(one.standing).toMatchObject({ restarts: 1, state: "running" });
    expect(one.standing.pid).not.toBe(first);
    const crash = changes.find(({ state }) => state === "crashed");
    expect(crash?.why).toBe("ended with SIGKILL; started again in 500 ms");
  });

  test("is killed when it does not end within its grace", async () => {
    const { one, changes, lines } = supervise({ DEAF: "1" }, 500);
    await one.start();
    await one.isReady(60_000);
    await one.stop();
    expect(lines).toContain("no");
    expect(changes.map(({ why }) => why)).toContain("did not end within 500 ms: killed");
    expect(one.standing.state).toBe("stopped");
  });

  test("that cannot be started is tried again, and can be given up", async () => {
    const { one, changes } = supervise();
    const launch = async () => ({
      command: join(folder, "missing"),
      args: [],
      env: {},
      probe: async () => true,
    });
    const broken = new Supervised(
      { ...one.spec, launch },
      {
        changed: (standing) => changes.push(standing),
        said: () => undefined,
      },
    );
    running.push(broken);
    await broken.start();
    await until("two tries", async () => broken.standing.restarts >= 2);
    expect(changes.at(-1)?.why).toMatch(/ENOENT/u);
    await broken.stop();
    expect(await broken.isReady(1)).toBe(false);
  });
});

describe("the balancer", () => {
  const servers: Server[] = [];
  let balancer: Balancer | undefined;
  let begun = 0;
  afterEach(async () => {
    begun = 0;
    await balancer?.close(0);
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  const named = async (name: string, waitMs = 0): Promise<number> => {
    const server = createServer((req, res) => {
      begun += 1;
      setTimeout(() => req.resume().on("end", () => res.end(name)), waitMs);
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return (server.address() as AddressInfo).port;
  };
  const open = async (targets: () => readonly number[]) =>
    (balancer = await openBalancer(targets, { port: 0, host: "127.0.0.1" }));
  /** On a connection of its own. */
  const ask = async (url: string, init: RequestInit = {}) => {
    const answer = await fetch(url, { ...init, headers: { connection: "close" } });
    return [answer.status, await answer.text()];
  };

  test("gives connections to all in turn", async () => {
    const ports = [await named("a"), await named("b")];
    const { url } = await open(() => ports);
    const seen = new Map<unknown, number>();
    for (let i = 0; i < 10; i += 1) {
      const [, name] = await ask(url);
      seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    expect([...seen].sort()).toEqual([
      ["a", 5],
      ["b", 5],
    ]);
  });

  test("passes over one that takes no connection", async () => {
    const ports = [await freePort(), await named("b")];
    const { url } = await open(() => ports);
    for (let i = 0; i < 6; i += 1) expect(await ask(url)).toEqual([200, "b"]);
  });

  test("keeps a client waiting for the first that is ready, then says 503", async () => {
    const ports: number[] = [];
    const { url } = await open(() => ports);
    const waiting = ask(url, { method: "POST", body: "x".repeat(200_000) });
    ports.push(await named("late"));
    expect(await waiting).toEqual([200, "late"]);
    ports.pop();
    expect((await ask(url))[0]).toBe(503);
  });

  test("finishes what is under way when it closes", async () => {
    const port = await named("slow", 500);
    const { url, close } = await open(() => [port]);
    const asked = ask(url);
    await until("the request", async () => begun > 0);
    await close(30_000);
    expect(await asked).toEqual([200, "slow"]);
    await expect(fetch(url)).rejects.toThrow();
  });
});

test("a folder belongs to one mesh at a time", () => {
  const one = {
    name: "nats",
    service: "nats",
    state: "running",
    ready: true,
    restarts: 0,
  } as const;
  const hold = holdFolder(folder);
  // This process is no `mesh.ts`, so it does not hold the folder; a part that runs does.
  holdFolder(folder).see({ ...one, pid: process.pid });
  expect(() => holdFolder(folder)).not.toThrow();
  writeFileSync(join(folder, "mesh.lock"), JSON.stringify([{ pid: process.pid, program: "node" }]));
  expect(() => holdFolder(folder)).toThrow(`node (pid ${process.pid})`);
  hold.leave();
  expect(() => holdFolder(folder)).not.toThrow();
});
