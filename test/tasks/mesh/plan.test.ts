import { describe, expect, test } from "@jest/globals";
import { commandsOf, interpolate, readCompose, variablesOf } from "../../../tasks/mesh/compose.ts";
import {
  countsOf,
  environmentOf,
  planOf,
  servicesIn,
  stopOrder,
} from "../../../tasks/mesh/plan.ts";
import { tableOf } from "../../../tasks/mesh/view.ts";

const text = `
x-node: &node
  NATS_URL: nats://nats:4222
  OPS_PORT: "3001"
x-after: &after
  migrate: { condition: service_completed_successfully }
services:
  gateway:
    build: { target: gateway }
    depends_on: { orders: { condition: service_started } }
    environment: { <<: *node, PORT: "3000", TRUST_PROXY: "1", REDIS_URL: "redis://redis:6379" }
  orders:
    build: { target: orders }
    stop_grace_period: 40s
    depends_on: { <<: *after, carts: { condition: service_started } }
    environment: { <<: *node, MONGO_URL: "mongodb://orders:\${MONGO_PASS:-dev}@mongo:27017/", PASS: "\${PASS:-}" }
  carts:
    build: { target: carts }
    depends_on: { <<: *after }
    environment: { <<: *node }
  migrate:
    build: { target: migrate }
    environment: { MONGO_URL: "mongodb://mongo:27017/" }
  nats: { image: nats }
`;
const dockerfile = `
FROM base AS process
CMD ["node", "tasks/start.ts"]
FROM process AS gateway
FROM process AS orders
FROM process AS carts
FROM process AS migrate
CMD ["node", "tasks/migrate.ts"]
`;
const containers = readCompose(text, {});
const plan = (counts: Record<string, number> = {}) =>
  planOf({
    containers,
    commands: commandsOf(dockerfile),
    counts,
    addresses: { natsUrl: "nats://127.0.0.1:1", mongoUrl: "mongodb://127.0.0.1:2" },
    trustProxy: "0",
  });

describe("variables of a compose file", () => {
  test.each([
    ["${A}", "a"],
    ["${NO}", ""],
    ["${NO:-b}", "b"],
    ["${EMPTY:-b}", "b"],
    ["${EMPTY-b}", ""],
    ["${A:?must}", "a"],
    ["x${A}y${NO:-z}", "xayz"],
    ["$$A", "$A"],
  ])("%s becomes %s", (from, to) => {
    expect(interpolate(from, { A: "a", EMPTY: "" })).toBe(to);
  });

  test("a required one that is missing is named", () => {
    expect(() => interpolate("${NO:?set it}", {})).toThrow("NO is required: set it");
  });

  test("are all found", () => {
    expect(variablesOf(text)).toEqual(["MONGO_PASS", "PASS"]);
  });
});

describe("the plan of a mesh", () => {
  test("runs what the Dockerfile says, migrations first", () => {
    expect(plan().once.map(({ name, args }) => [name, ...args])).toEqual([
      ["migrate", "tasks/migrate.ts"],
    ]);
    expect(plan().services.map(({ name, args, copies }) => [name, copies, ...args])).toEqual([
      ["gateway", 1, "tasks/start.ts"],
      ["orders", 1, "tasks/start.ts"],
      ["carts", 1, "tasks/start.ts"],
    ]);
  });

  test("stops callers before those they call", () => {
    expect(plan().stops).toEqual([["gateway"], ["orders"], ["carts"]]);
    const circle = text.replace("depends_on: { <<: *after }", "depends_on: [gateway]");
    expect(() => stopOrder(readCompose(circle, {}))).toThrow("in a circle");
  });

  test("counts copies", () => {
    const counts = countsOf(["orders=3", "carts=0"], servicesIn(containers));
    expect(plan(counts).services.map(({ copies }) => copies)).toEqual([1, 3, 0]);
  });

  test.each([
    ["ordrs=2", 'no service "ordrs"; there are gateway, orders, carts'],
    ["migrate=2", 'no service "migrate"'],
    ["orders", '"orders": say how many copies'],
    ["orders=-1", "0 to 32"],
    ["orders=99", "0 to 32"],
    ["orders=two", "0 to 32"],
  ])("%s is refused", (arg, problem) => {
    expect(() => countsOf([arg], servicesIn(containers))).toThrow(problem);
  });

  test("gives addresses of here instead of containers' names", () => {
    const [gateway, orders] = plan().services;
    expect(orders?.env).toMatchObject({
      NATS_URL: "nats://127.0.0.1:1",
      MONGO_URL: "mongodb://127.0.0.1:2",
      HOST: "127.0.0.1",
    });
    expect(gateway).toMatchObject({ front: true, env: { REDIS_URL: "", TRUST_PROXY: "0" } });
    expect(orders?.front).toBe(false);
    // Who is not given a database does not get one.
    expect(gateway?.env["MONGO_URL"]).toBeUndefined();
    expect(orders?.graceMs).toBe(40_000);
    expect(gateway?.graceMs).toBe(10_000);
  });

  test("lets a process see its own secrets only", () => {
    const around = { PATH: "/bin", PASS: "p", MONGO_PASS: "m", MONGO_PASS_FILE: "/f", X: "1" };
    const env = { NATS_USER: "orders", EMPTY: "", X: "2" };
    expect(environmentOf({ env }, around, variablesOf(text))).toEqual({
      PATH: "/bin",
      NATS_USER: "orders",
      X: "2",
    });
  });

  test("a target that is not there, or runs something else, is refused", () => {
    const commands = { gateway: ["node", "a"], orders: ["bash"], migrate: ["node"] };
    expect(() =>
      planOf({
        containers,
        commands,
        counts: {},
        addresses: { natsUrl: "", mongoUrl: "" },
        trustProxy: "0",
      }),
    ).toThrow('The target "orders" of orders runs no node.');
  });
});

test("the table shows each process in a line", () => {
  const one = { service: "orders", restarts: 0, ready: true, state: "running" } as const;
  const uses = new Map([[7, { cpu: "1.0 %", memory: "90 MB" }]]);
  expect(
    tableOf(
      [
        { ...one, name: "orders-1", pid: 7 },
        { ...one, name: "orders-10", ready: false, pid: 8, restarts: 2 },
        { ...one, name: "nats", state: "crashed", ready: false, why: "ended with SIGKILL" },
      ],
      uses,
    ),
  ).toEqual([
    "process    pid  state      restarts  cpu    memory",
    "orders-1   7    ready      0         1.0 %  90 MB",
    "orders-10  8    not ready  2         -      -",
    "nats       -    crashed    0         -      -       ended with SIGKILL",
  ]);
});
