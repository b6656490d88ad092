/** Parts that are neither alive nor dead: a network that loses packets, a NATS that is away, a service that hangs. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sleep, until } from "../../support/client.ts";
import { findParts, startMesh, type Mesh, type MeshNode } from "../../support/mesh.ts";
import { startMongod } from "../../support/parts/mongod.ts";
import { startProxy, type Proxy } from "../../support/parts/proxy.ts";
import { fillCart, order, stockProduct } from "../../support/shopper.ts";

const parts = findParts("a mesh whose parts are half dead");
const SKU = "HALF";
/** What the guide promises, and what a busy machine may add; at the parent it was 10.1 s. */
const NOTICED_MS = 5_000 + 2_500;
const AWAY_MS = 8_000;

const timed = async <R>(run: () => Promise<R>): Promise<{ reply: R; ms: number }> => {
  const began = performance.now();
  const reply = await run();
  return { reply, ms: Math.round(performance.now() - began) };
};
const linesOf = ({ output }: MeshNode): string[] => output().split("\n");

(parts ? describe : describe.skip)("G.9: a mesh whose parts are half dead", () => {
  let mesh: Mesh;
  let proxy: Proxy;
  beforeAll(async () => {
    if (!parts) return;
    const mongod = await startMongod(parts.mongod);
    proxy = await startProxy(Number(new URL(mongod.url()).port));
    const env = { MONGO_URL: `mongodb://127.0.0.1:${proxy.port}` };
    mesh = await startMesh(parts, { mongod, env });
    await stockProduct(mesh, SKU, 1_000);
  }, 240_000);
  afterAll(async () => {
    await mesh?.close();
    await proxy?.close();
  }, 120_000);

  test("a service that hangs holds up no list that asks every service", async () => {
    const [insights] = mesh.copies("insights");
    insights?.process.kill("SIGSTOP");
    try {
      for (const path of ["/v1/dead-letters", "/v1/mesh"]) {
        const { reply, ms } = await timed(() => mesh.staff("GET", path));
        expect([path, reply.status]).toEqual([path, 200]);
        if (path === "/v1/dead-letters") expect(reply.body.missing).toEqual(["insights"]);
        process.stdout.write(`  ${path} with insights hanging: ${ms} ms\n`);
        expect(ms).toBeLessThan(NOTICED_MS);
      }
      for (const { opsUrl } of mesh.copies("gateway"))
        expect((await fetch(`${opsUrl}/readyz`)).status).toBe(200);
    } finally {
      insights?.process.kill("SIGCONT");
    }
    await until("the list to be whole", async () => {
      const { status, body } = await mesh.staff("GET", "/v1/dead-letters");
      return status === 200 && body.missing.length === 0;
    });
  }, 120_000);

  test("a MongoDB that does not respond is noticed within 5 s, by requests and by /readyz", async () => {
    const { id } = await fillCart(mesh, { lines: [{ sku: SKU, quantity: 1 }] });
    proxy.halt();
    const asked = [
      () => mesh.request("GET", `/v1/carts/${id}`),
      () => mesh.request("POST", `/v1/carts/${id}/lines`, { sku: SKU, quantity: 1 }),
      () => mesh.staff("GET", "/v1/orders"),
      () => order(mesh, id as string),
    ].map(timed);
    const [carts] = mesh.copies("carts");
    const probe = await timed(() =>
      until("it to show", async () => (await fetch(`${carts?.opsUrl}/readyz`)).status === 503),
    );
    const replies = await Promise.all(asked);
    const again = await timed(() => mesh.request("GET", `/v1/carts/${id}`));
    const times = [probe, ...replies, again].map(({ ms }) => ms);
    process.stdout.write(`  MongoDB half-open, noticed after ${times.join(", ")} ms\n`);
    expect([...replies, again].map(({ reply }) => reply.status)).toEqual(Array(5).fill(503));
    expect(Math.max(...times)).toBeLessThan(NOTICED_MS);
    proxy.resume();
    await until("carts to be served", async () => {
      const { status } = await mesh.request("GET", `/v1/carts/${id}`);
      return status === 200;
    });
  }, 120_000);

  test("while NATS is away each process says so once, whatever is asked meanwhile", async () => {
    const before = new Map(mesh.nodes().map((node) => [node, linesOf(node).length]));
    await mesh.nats.kill();
    const ends = Date.now() + AWAY_MS;
    let asked = 0;
    while (Date.now() < ends) {
      const all = Array.from({ length: 20 }, () => mesh.request("GET", `/v1/carts/cart_${asked}`));
      asked += (await Promise.all(all)).length;
      await sleep(20);
    }
    const said = [...before].map(([node, count]) => ({ node, lines: linesOf(node).slice(count) }));
    process.stdout.write(
      `  NATS away for ${AWAY_MS} ms, ${asked} requests; lines: ${said
        .map(({ node: { service }, lines }) => `${service} ${lines.length}`)
        .join(", ")}\n`,
    );
    await mesh.nats.restart();
    await mesh.whole();
    const most = said.toSorted((a, b) => b.lines.length - a.lines.length)[0];
    expect([most?.lines.slice(0, 20).join("\n"), (most?.lines.length ?? 0) <= 12]).toEqual([
      expect.anything(),
      true,
    ]);
  }, 120_000);
});
