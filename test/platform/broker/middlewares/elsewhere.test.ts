import { afterEach, describe, expect, test } from "@jest/globals";
import { ServiceBroker, type ServiceSchema } from "moleculer";
import { elsewhereMiddleware } from "../../../../platform/broker/middlewares/elsewhere.middleware.ts";
import { until } from "../../../support/client.ts";

const brokers: ServiceBroker[] = [];
afterEach(async () => {
  await Promise.all(brokers.splice(0).map((broker) => broker.stop()));
});

interface Inner {
  stopping: boolean;
  readonly registry: {
    readonly nodes: { disconnected(id: string, unexpected: boolean): void };
  };
  readonly transit: { requestHandler(payload: unknown): unknown };
}
const inner = (broker: ServiceBroker): Inner => broker as unknown as Inner;

/** Two copies answer, a third node asks; by Moleculer's own transporter for one process. */
const start = async (
  namespace: string,
  handler: (nodeID: string) => unknown,
  announced: object = {},
) => {
  const node = async (nodeID: string, services: ServiceSchema[]): Promise<ServiceBroker> => {
    const broker = new ServiceBroker({
      nodeID,
      namespace,
      transporter: "fake",
      logger: false,
      transit: { serviceChangedDebounceTime: 0 } as never,
      registry: { stopDelay: 0 } as never,
      internalMiddlewares: false,
      middlewares: ["Timeout", elsewhereMiddleware()],
    } as never);
    for (const service of services) broker.createService(service);
    brokers.push(broker);
    await broker.start();
    return broker;
  };
  const things = (nodeID: string): ServiceSchema => ({
    name: "things",
    actions: { make: { ...announced, handler: () => handler(nodeID) } },
  });
  const one = await node("one", [things("one")]);
  const two = await node("two", [things("two")]);
  const asking = await node("asking", []);
  await asking.waitForServices("things", 10_000);
  await until("both copies", () =>
    Promise.resolve(
      asking.registry.getServiceList({ onlyAvailable: true }).filter((s) => s.name === "things")
        .length === 2,
    ),
  );
  return { one, two, asking };
};

describe("a copy that is being stopped", () => {
  test("turns calls away, which another copy answers", async () => {
    const { one, asking } = await start("turned-away", (nodeID) => nodeID);
    inner(one).stopping = true;
    const answers = await Promise.all(Array.from({ length: 6 }, () => asking.call("things.make")));
    expect(answers).toEqual(Array(6).fill("two"));
  });

  test("leaves before it reads a call, which another copy answers", async () => {
    const { one, asking } = await start("left", (nodeID) => nodeID);
    const unread: unknown[] = [];
    inner(one).transit.requestHandler = (payload) => unread.push(payload);
    const asked = Promise.all(Array.from({ length: 6 }, () => asking.call("things.make")));
    await until("calls nobody reads", () => Promise.resolve(unread.length > 0));
    await one.stop();
    expect(await asked).toEqual(Array(6).fill("two"));
  });

  test("has not begun a call only if it was itself refused, not one it made in turn", async () => {
    let calls = 0;
    const { asking } = await start("nested", (nodeID) => {
      calls += 1;
      const error = { data: { action: "others.make", nodeID }, type: "SERVICE_NOT_AVAILABLE" };
      throw Object.assign(new Error("not available"), error);
    });
    await expect(asking.call("things.make")).rejects.toMatchObject({
      type: "SERVICE_NOT_AVAILABLE",
    });
    expect(calls).toBe(1);
  });
});

describe("a copy that is gone without a word may have begun", () => {
  /** Six calls, of which one copy reads none; then it is gone. */
  const askDying = async (
    namespace: string,
    { params = {}, meta = {}, announced = {} }: Record<string, object>,
  ) => {
    const { one, asking } = await start(namespace, (nodeID) => nodeID, announced);
    const unread: unknown[] = [];
    inner(one).transit.requestHandler = (payload) => unread.push(payload);
    const asked = Promise.allSettled(
      Array.from({ length: 6 }, () => asking.call("things.make", params, { meta })),
    );
    await until("calls nobody reads", () => Promise.resolve(unread.length > 0));
    inner(asking).registry.nodes.disconnected("one", true);
    const failed = (await asked).filter(({ status }) => status === "rejected");
    return { failed, unread };
  };
  const idempotencyKey = "order-1";
  const long = { idempotencyKey: "3f0e5a50-7d36-4c0e-9f0a-0123456789ab" };
  const keyed = { announced: { keyScope: ["cartId"] } };

  test.each([
    ["nothing makes it safe", {}],
    ["no key is remembered", { params: long }],
    ["the call has no key", { ...keyed, params: { cartId: "c" } }],
    ["a guest's key may be another's", { ...keyed, params: { idempotencyKey } }],
  ])("its calls fail where %s", async (what, how) => {
    const { failed, unread } = await askDying(`gone ${what}`, how as Record<string, object>);
    expect(failed.length).toBe(unread.length);
    expect(failed[0]).toMatchObject({ reason: { type: "REQUEST_REJECTED" } });
  });

  test.each([
    ["the action is idempotent", { announced: { idempotent: true } }],
    ["of a key that nobody else has", { ...keyed, params: long }],
    ["the key is of the guest's own cart", { ...keyed, params: { idempotencyKey, cartId: "c" } }],
    ["of a signed-in caller's key", { ...keyed, params: { idempotencyKey }, meta: { token: "t" } }],
  ])("another copy is asked because %s (E.14)", async (what, how) => {
    const { failed } = await askDying(`asked ${what}`, how as Record<string, object>);
    expect(failed).toEqual([]);
  });

  test("a copy that does not respond is left for another once, where a key makes that safe (E.14)", async () => {
    const { one, asking } = await start("silent", (nodeID) => nodeID, keyed.announced);
    inner(one).transit.requestHandler = () => undefined;
    const ask = (params: object) => asking.call("things.make", params, { timeout: 200 });
    const all = await Promise.allSettled(Array.from({ length: 4 }, () => ask(long)));
    expect(all.filter(({ status }) => status === "fulfilled")).not.toEqual([]);
    const without = await Promise.allSettled(Array.from({ length: 4 }, () => ask({})));
    expect(without.filter(({ status }) => status === "rejected")).toHaveLength(2);
  });
});
