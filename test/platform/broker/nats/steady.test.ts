import { describe, expect, test } from "@jest/globals";
import { SteadyDiscoverer } from "../../../../platform/broker/nats/steady-discoverer.ts";

/** A registry of one node that is heard or not. */
const watched = () => {
  const node = { id: "orders.host.1", local: false, available: true, lastHeartbeatTime: 0 };
  const gone: unknown[][] = [];
  const nodes = {
    toArray: () => [node, { ...node, id: "self", local: true }],
    disconnected: (...word: unknown[]) => {
      node.available = false;
      gone.push(word);
    },
  };
  const steady = Object.assign(new SteadyDiscoverer(), {
    registry: { nodes },
    logger: { warn: () => undefined },
  }) as unknown as SteadyDiscoverer;
  const look = (times: number): void => {
    for (let i = 0; i < times; i += 1) steady.checkRemoteNodes();
  };
  return { node, gone, look };
};

describe("who is in the registry", () => {
  test("not a node that was silent for eight looks after the first", () => {
    const { gone, look } = watched();
    look(8);
    expect(gone).toEqual([]);
    look(1);
    expect(gone).toEqual([["orders.host.1", true]]);
    look(20);
    expect(gone).toHaveLength(1);
  });

  test("a node that is heard now and then", () => {
    const { node, gone, look } = watched();
    for (let i = 1; i < 10; i += 1) {
      look(8);
      node.lastHeartbeatTime = i * 7;
    }
    expect(gone).toEqual([]);
  });

  test("a node whose words this process had no time to read", () => {
    const { node, gone, look } = watched();
    look(3);
    // A minute in which nothing ran here: one look is due, then what came is read.
    look(1);
    node.lastHeartbeatTime = 60;
    look(8);
    expect(gone).toEqual([]);
  });
});

describe("E.14: a node that NATS says is not connected", () => {
  /** Three nodes: this one, another copy of it, and one that owes it a response. */
  const asking = () => {
    const gone: string[] = [];
    const probed: string[] = [];
    let absent = (_nodeID: string): void => undefined;
    const nodeOf = (id: string, local = false) => ({
      ...{ id, local, available: true, lastHeartbeatTime: 0 },
    });
    const all = ["orders.h.1", "orders.h.2", "payments.h.1", "carts.h.1"].map((id, n) =>
      nodeOf(id, n === 0),
    );
    const nodes = {
      toArray: () => all,
      get: (id: string) => all.find((node) => node.id === id),
      disconnected(id: string) {
        gone.push(id);
        for (const node of all) if (node.id === id) node.available = false;
      },
    };
    const prober = {
      probe: (id: string) => void probed.push(id),
      onAbsent: (one: typeof absent) => void (absent = one),
    };
    const steady = Object.assign(new SteadyDiscoverer(prober), {
      registry: { nodes },
      logger: { warn: () => undefined },
      broker: {
        nodeID: "orders.h.1",
        transit: { pendingRequests: new Map([["1", { nodeID: "payments.h.1" }]]) },
      },
    }) as unknown as SteadyDiscoverer;
    return { steady, all, gone, probed, absent: (id: string) => absent(id) };
  };

  test("is asked for where it owes a response, or is another copy", () => {
    const { steady, probed } = asking();
    steady.askForNodes();
    steady.askForNodes();
    expect(probed).toEqual(["payments.h.1", "payments.h.1", "orders.h.2"]);
  });

  test("is out of the registry when NATS says so twice between two heartbeats", () => {
    const { all, gone, absent } = asking();
    absent("payments.h.1");
    expect(gone).toEqual([]);
    for (const node of all) node.lastHeartbeatTime = 2;
    absent("payments.h.1");
    expect(gone).toEqual([]);
    absent("payments.h.1");
    absent("payments.h.1");
    expect(gone).toEqual(["payments.h.1"]);
    for (const id of ["orders.h.1", "orders.h.1", "unknown", "unknown"]) absent(id);
    expect(gone).toHaveLength(1);
  });
});
