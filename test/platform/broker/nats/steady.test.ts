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
