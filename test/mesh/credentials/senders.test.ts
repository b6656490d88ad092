import { expect, test } from "@jest/globals";
import type { ActionSchema, ServiceBroker } from "moleculer";
import type { NatsConnection } from "nats";
import { services, withUsers } from "./support.ts";

const names = services.map(({ name }) => name);
const thieves = names.filter((name) => name !== "identity");

const signIn: ActionSchema & { readonly access: string } = {
  access: "internal",
  handler: () => "identity itself",
};
const packet = (sender: string, more: object = {}): string =>
  JSON.stringify({ ver: "5", sender, ...more });
const announcement = (sender: string) =>
  packet(sender, {
    ...{ instanceID: "x", seq: 1, ipList: [], hostname: "h", client: {}, config: {} },
    services: [
      {
        ...{ name: "identity", version: 1, fullName: "v1.identity", settings: {}, metadata: {} },
        actions: { "v1.identity.signIn": { name: "v1.identity.signIn" } },
        events: {},
      },
    ],
  });

withUsers("who speaks on the mesh (F.2)", ({ node, as }) => {
  /** Identity and gateway as they run, and what the gateway gets of ten sign-ins. */
  const mesh = async (): Promise<{ gateway: ServiceBroker; signIns: () => Promise<unknown[]> }> => {
    await node("identity", { actions: { signIn } });
    const gateway = await node("gateway");
    await gateway.waitForServices([{ name: "identity", version: 1 }], 20_000);
    const ask = () => gateway.call("v1.identity.signIn", { password: "secret" }).catch(String);
    return {
      gateway,
      signIns: () => Promise.all(Array.from({ length: 10 }, ask)),
    };
  };
  /** Everything that this connection may listen to of the packets for its user. */
  const overheard = (thief: NatsConnection, user: string): string[] => {
    const heard: string[] = [];
    for (const type of ["REQ", "RES", "EVENT"])
      thief.subscribe(`MOL.*.${type}.${user}.>`, {
        callback: (_, message) => void heard.push(`${message.subject} ${message.string()}`),
      });
    return heard;
  };

  test.each(thieves)("%s gets no sign-in by announcing identity's actions", async (user) => {
    const { signIns } = await mesh();
    const thief = await as(user);
    const heard = overheard(thief, user);
    const own = `${user}.evil.1`;
    const subjects = [
      "MOL.INFO",
      "MOL.INFO.gateway.host.1",
      ...[user, "identity", "shop", "operator"].flatMap((as_) => [
        `MOL.${as_}.INFO`,
        `MOL.${as_}.INFO.gateway.host.1`,
      ]),
    ];
    for (const subject of subjects)
      for (const sender of [own, "identity.evil.1", "shop.evil.1"])
        thief.publish(subject, announcement(sender));
    await thief.flush();
    expect(await signIns()).toEqual(Array.from({ length: 10 }, () => "identity itself"));
    expect(heard.filter((line) => line.includes("secret"))).toEqual([]);
  });

  test.each(thieves)("%s does not take identity off the mesh, nor answers for it", async (user) => {
    const { gateway, signIns } = await mesh();
    const thief = await as(user);
    // Calls that are under way have ids that nobody else is told; here they are known.
    const underWay: string[] = [];
    const { pendingRequests } = gateway.transit as unknown as {
      pendingRequests: Map<string, unknown>;
    };
    const looking = setInterval(() => underWay.push(...pendingRequests.keys()), 1);
    const speak = (): void => {
      for (const as_ of [user, "identity", "gateway"]) {
        for (const type of ["DISCONNECT", "HEARTBEAT", "PING", "DISCOVER"])
          thief.publish(`MOL.${as_}.${type}`, packet("identity.host.1"));
        for (const id of underWay.slice(-20))
          for (const sender of [`${user}.host.1`, "identity.host.1"])
            thief.publish(
              `MOL.${as_}.RES.gateway.host.1`,
              packet(sender, { id, success: true, data: "a thief", meta: { token: "t" } }),
            );
        thief.publish(
          `MOL.${as_}.REQ.identity.host.1.v1.identity.signIn`,
          packet("gateway.host.1", { id: "q", action: "v1.identity.signIn", params: {} }),
        );
      }
    };
    const speaking = setInterval(speak, 5);
    try {
      for (let i = 0; i < 5; i += 1)
        expect(await signIns()).toEqual(Array.from({ length: 10 }, () => "identity itself"));
    } finally {
      [looking, speaking].forEach((timer) => clearInterval(timer));
    }
    expect(underWay.length).toBeGreaterThan(0);
  });
});
