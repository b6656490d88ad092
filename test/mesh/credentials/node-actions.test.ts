import { expect, test } from "@jest/globals";
import { withUsers } from "./support.ts";

const names = ["list", "services", "actions", "events", "health", "options", "metrics"];

withUsers("Moleculer's own actions of a node (F.2)", ({ node, as }) => {
  test("answer nobody else: a request that is sent to them all the same is refused", async () => {
    await node("identity");
    // NATS carries such a request of nobody else.
    const thief = await as("operator");
    const answers = thief.subscribe("MOL.*.RES.operator.host.1");
    for (const name of names)
      thief.publish(
        `MOL.operator.REQ.identity.host.1.$node.${name}`,
        JSON.stringify({
          ...{ ver: "5", sender: "operator.host.1", id: name, action: `$node.${name}` },
          ...{ params: {}, meta: {}, level: 1, stream: false },
        }),
      );
    const got: Record<string, unknown> = {};
    for await (const message of answers) {
      const { id, success, error } = message.json<{
        id: string;
        success: boolean;
        error: { type: string };
      }>();
      got[id] = success ? "answered" : error.type;
      if (Object.keys(got).length === names.length) break;
    }
    expect(got).toEqual(Object.fromEntries(names.map((name) => [name, "SERVICE_NOT_FOUND"])));
  });

  test("answer the process itself, without a password in it", async () => {
    const broker = await node("identity");
    const shown = await Promise.all(
      names.map((name) => broker.call(`$node.${name}`).catch(({ type }: { type: string }) => type)),
    );
    expect(Object.fromEntries(names.map((name, i) => [name, typeof shown[i]]))).toMatchObject({
      ...{ list: "object", services: "object", actions: "object", events: "object" },
      ...{ health: "object", options: "string" },
    });
    expect(JSON.stringify(shown)).not.toContain("p-identity");
    expect(JSON.stringify(broker.getLocalNodeInfo())).not.toContain("p-identity");
  });
});
