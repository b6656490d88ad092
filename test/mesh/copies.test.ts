import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../tasks/start/services.ts";
import { balanced, type Balanced } from "../support/parts/balancer.ts";
import { until } from "../support/client.ts";
import { checkInvariants, type Acknowledged } from "../support/invariants/invariants.ts";
import { findParts, startMesh, type Mesh, type MeshNode } from "../support/mesh.ts";
import { responsesText, orderStream, type OrderStream } from "../support/order-stream.ts";
import { fillCart, order, stockProduct } from "../support/shopper.ts";

const parts = findParts("copies of services that are killed, stopped and restarted");
const SKU = "COPIES";
const STOCK = 10_000;
const IN_FLIGHT = 200;
/** The product's own promise. */
const GONE_MS = 15_000;
/** SIGTERM to exit: what Kubernetes waits by default. */
const GRACE_MS = 30_000;
const DRAIN_MS = 2_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

(parts ? describe : describe.skip)("copies of services on the mesh", () => {
  let mesh: Mesh;
  /** Whoever asks comes through it: one port for both gateways. */
  let shop: Balanced;
  const acknowledged: Acknowledged[] = [];
  /** Every process there ever was: what those that ended said is wanted when a request failed. */
  const all: MeshNode[] = [];
  const start = async (service: string): Promise<void> => {
    all.push(await mesh.start(service));
  };
  const explain = ({ failures }: OrderStream): void => {
    if (failures.length === 0) return;
    for (const { service, index, output } of all) {
      const lines = output()
        .split("\n")
        .filter((line) => /WARN|ERROR/u.test(line));
      for (const line of lines.slice(-200)) say(`  ${service} ${index} ${line.slice(0, 300)}`);
    }
  };

  beforeAll(async () => {
    if (!parts) return;
    const copies = Object.fromEntries(serviceNames().map((name) => [name, 2]));
    mesh = await startMesh(parts, {
      copies: { ...copies, orders: 3 },
      env: { DRAIN_MS: String(DRAIN_MS) },
    });
    all.push(...mesh.nodes());
    shop = await balanced(() => mesh.copies("gateway"));
    await stockProduct(shop, SKU, STOCK);
  }, 300_000);

  afterAll(async () => {
    await shop?.close();
    await mesh?.close();
  }, 120_000);

  /** Calls of an action that a process was given. */
  const callsOf = async ({ opsUrl }: MeshNode, action: string): Promise<number> => {
    const text = await (await fetch(`${opsUrl}/metrics`)).text();
    const found = new RegExp(`^caravan_calls_total\\{action="${action}"\\} (\\d+)$`, "mu").exec(
      text,
    );
    return Number(found?.[1] ?? 0);
  };

  /** How long a node stays in the gateway's view of the mesh, in ms. */
  const goneAfter = async ({ service, index }: MeshNode): Promise<number> => {
    const began = Date.now();
    const isIt = (id: string): boolean => id.startsWith(`${service}.`) && id.endsWith(`.${index}`);
    await until(
      `${service} ${index} to be out of the registry`,
      async () => {
        const { status, body } = await shop.staff("GET", "/v1/mesh");
        if (status !== 200) return false;
        const nodes = body.nodes as { id: string; available: boolean }[];
        const services = body.services as { nodes: string[] }[];
        const there = nodes.some(({ id, available }) => isIt(id) && available);
        return !there && !services.some((one) => one.nodes.some(isIt));
      },
      GONE_MS,
    );
    return Date.now() - began;
  };

  test("copies share the work", async () => {
    const stream = orderStream(shop, { sku: SKU, shoppers: 4, browse: true, ordersMax: 30 });
    await until("orders to be placed", async () => stream.acknowledged.length >= 30, 120_000);
    await stream.stop();
    acknowledged.push(...stream.acknowledged);
    expect(stream.failures).toEqual([]);
    for (const [service, action] of [
      ["orders", "v1.orders.place"],
      ["inventory", "v1.inventory.reserve"],
      ["carts", "v1.carts.open"],
      ["payments", "v1.payments.authorize"],
    ] as const) {
      const calls = await Promise.all(mesh.copies(service).map((node) => callsOf(node, action)));
      say(`  ${action} by copy: ${calls.join(", ")}`);
      expect(Math.min(...calls)).toBeGreaterThan(0);
    }
  }, 180_000);

  /** Asks with the same key until there is an answer, as a good client does. */
  const insist = async (cartId: string): Promise<void> => {
    const key = randomUUID();
    const { status, body } = await until(
      `an answer to the order of ${cartId}`,
      async () => {
        const answer = await order(shop, cartId, { key }).catch(() => undefined);
        const waits = answer?.body.code === "IDEMPOTENCY_IN_FLIGHT";
        return answer !== undefined && answer.status < 500 && !waits && answer;
      },
      300_000,
    );
    expect([body.code, [201, 202].includes(status)]).toEqual([undefined, true]);
    acknowledged.push({ id: body.id, total: body.totals.total.amount, placed: status === 201 });
  };

  test(`${IN_FLIGHT} orders in flight end, each once, while each copy is killed in turn`, async () => {
    const carts: string[] = [];
    const lines = [{ sku: SKU, quantity: 1 }];
    while (carts.length < IN_FLIGHT) {
      const filled = Array.from({ length: 10 }, () => fillCart(shop, { lines }));
      carts.push(...(await Promise.all(filled)).map(({ id }) => id as string));
    }
    const before = acknowledged.length;
    const ordering = Promise.all(carts.map(insist));
    const stream = orderStream(shop, { sku: SKU, shoppers: 4, insist: true });
    const gone: Promise<string>[] = [];
    /** Another copy takes its place; while that starts, the others are killed in turn. */
    const killed = async (node: MeshNode): Promise<{ replaced: Promise<void> }> => {
      const left = IN_FLIGHT - (acknowledged.length - before);
      await node.kill();
      const line = `  ${node.service} ${node.index} killed with ${left} of ${IN_FLIGHT} orders in flight`;
      gone.push(goneAfter(node).then((ms) => `${line}, out of the registry after ${ms} ms`));
      return { replaced: start(node.service) };
    };
    const [firstOrders, secondOrders, thirdOrders] = mesh.copies("orders") as MeshNode[];
    const [firstStock, secondStock] = mesh.copies("inventory") as MeshNode[];
    const orders = await killed(firstOrders!);
    const stock = await killed(firstStock!);
    const more = await killed(secondOrders!);
    await Promise.all([orders.replaced, stock.replaced]);
    const last = [await killed(thirdOrders!), await killed(secondStock!)];
    await Promise.all([more, ...last].map(({ replaced }) => replaced));
    for (const line of await Promise.all(gone)) say(line);
    await ordering;
    await stream.stop();
    acknowledged.push(...stream.acknowledged);
    say(responsesText(stream));
    await checkInvariants(shop, { sku: SKU, stock: STOCK, acknowledged, withinMs: 180_000 });
  }, 600_000);

  /** SIGTERM; it must end well, by itself, in time: what is late is killed, as Kubernetes does it. */
  const stopped = async (node: MeshNode): Promise<number> => {
    const began = Date.now();
    const late = setTimeout(() => void node.kill(), GRACE_MS);
    const code = await node.stop();
    clearTimeout(late);
    expect([node.service, code]).toEqual([node.service, 0]);
    return Date.now() - began;
  };

  test("a rolling restart of every service fails no request", async () => {
    const stream = orderStream(shop, { sku: SKU, shoppers: 4, browse: true });
    const restarted = async (service: string): Promise<void> => {
      const asked = stream.asked;
      const ms: number[] = [];
      for (const node of mesh.copies(service)) {
        ms.push(await stopped(node));
        await start(service);
      }
      say(
        `  ${service} restarted: copies stopped in ${ms.join(", ")} ms, ${stream.asked - asked} requests meanwhile, ${stream.failures.length} failed so far`,
      );
    };
    // Of each service one copy after the other; two services at a time.
    const waiting = serviceNames();
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await restarted(next);
      }
    };
    await Promise.all([worker(), worker()]);
    await stream.stop();
    acknowledged.push(...stream.acknowledged);
    say(responsesText(stream));
    explain(stream);
    expect(stream.failures).toEqual([]);
    await checkInvariants(shop, { sku: SKU, stock: STOCK, acknowledged, withinMs: 180_000 });
  }, 900_000);
});
