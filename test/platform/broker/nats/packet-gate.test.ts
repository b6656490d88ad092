import { describe, expect, test } from "@jest/globals";
import {
  packetRefusal,
  passedMeta,
  subjectOfPacket,
  subscriptionOf,
} from "../../../../platform/broker/nats/packet-gate.ts";

const calls = {
  nodeID: "payments.h.1",
  calleeOf: (id: string) => (id === "asked" ? "identity.h.1" : undefined),
  streamerOf: (id: string) => (id === "streamed" ? "orders.h.1" : undefined),
};
const judge = (type: string, subject: string, payload: unknown, reply = "") =>
  packetRefusal({ type, subject, payload, reply }, calls);
const infoOf = (service: object, user = "carts") =>
  judge("INFO", `MOL.${user}.INFO`, { sender: `${user}.h.1`, services: [service] });
const action = (name: string) => ({ [name]: { name } });

describe("what a node believes of a packet (F.2)", () => {
  test("a packet is sent under its sender's user, and a request names its action", () => {
    const payload = { action: "v1.payments.authorize" };
    const sent = subjectOfPacket("orders.h.2", { type: "REQ", target: "payments.h.1", payload });
    expect(sent).toBe("MOL.orders.REQ.payments.h.1.v1.payments.authorize");
    expect(subjectOfPacket("orders.h.2", { type: "INFO", target: null, payload: {} })).toBe(
      "MOL.orders.INFO",
    );
    expect(subscriptionOf("REQ", "payments.h.1")).toBe("MOL.*.REQ.payments.h.1.>");
    expect(subscriptionOf("HEARTBEAT")).toBe("MOL.*.HEARTBEAT");
  });

  test.each(["INFO", "HEARTBEAT", "DISCONNECT", "DISCOVER", "PING", "PONG", "REQ", "RES", "EVENT"])(
    "%s: nobody speaks for another",
    (type) => {
      const payload = { sender: "identity.h.1", services: [], id: "x", event: "e", action: "a" };
      const subject = (user: string) =>
        `MOL.${user}.${type}${type === "REQ" ? ".payments.h.1.a" : ""}`;
      expect(judge(type, subject("carts"), payload)).toBe("it speaks for another");
      expect(judge(type, subject("identity"), payload)).toBeUndefined();
      for (const sender of [undefined, null, 1, ["identity.h.1"], "identityx.h.1", ""])
        expect(judge(type, subject("identity"), { ...payload, sender })).toBe(
          "it speaks for another",
        );
      for (const none of [undefined, null, "text", 7])
        expect(judge(type, subject("identity"), none)).toBe("it speaks for another");
    },
  );

  test("a service announces itself in any version, and Moleculer's own", () => {
    const own = {
      name: "carts",
      version: 1,
      fullName: "v1.carts",
      actions: action("v1.carts.get"),
    };
    expect(infoOf(own)).toBeUndefined();
    expect(infoOf({ ...own, version: 2, fullName: "v2.carts", actions: {} })).toBeUndefined();
    expect(infoOf({ name: "$node", actions: action("$node.list") })).toBeUndefined();
    expect(infoOf({ name: "identity" }, "shop")).toBeUndefined();
  });

  test.each([
    ["another service", { name: "identity" }],
    ["another under its own name", { name: "carts", version: 1, fullName: "v1.identity" }],
    ["an action of another", { name: "carts", version: 1, actions: action("v1.identity.signIn") }],
    [
      "an action of a name that begins like its own",
      { name: "carts", actions: action("cartsx.a") },
    ],
    [
      "an action of another by Moleculer's",
      { name: "$node", actions: action("v1.identity.signIn") },
    ],
    ["nothing", {}],
  ])("it does not announce %s", (_what, service) => {
    expect(infoOf(service)).toMatch(/^it announces .*, which is not its own$/u);
  });

  test("a request is for the action in its subject, and continues no stream of another", () => {
    const request = { sender: "carts.h.1", action: "v1.payments.get", id: "new" };
    const subject = "MOL.carts.REQ.payments.h.1.v1.payments.get";
    expect(judge("REQ", subject, request)).toBeUndefined();
    const other = { ...request, action: "v1.payments.authorize" };
    expect(judge("REQ", subject, other)).toMatch(/another action/u);
    expect(judge("REQ", subject, { ...request, id: "streamed" })).toMatch(/another's stream/u);
  });

  test("only the node that was asked responds, and only headers come with it", () => {
    const response = (sender: string, id: string) =>
      judge("RES", `MOL.${sender.split(".")[0]}.RES.payments.h.1`, { sender, id });
    expect(response("identity.h.1", "asked")).toBeUndefined();
    expect(response("identity.h.2", "asked")).toMatch(/what another was asked/u);
    expect(response("carts.h.1", "asked")).toMatch(/what another was asked/u);
    expect(passedMeta({ token: "t", $responseHeaders: { a: "b" } })).toEqual({
      $responseHeaders: { a: "b" },
    });
    expect(passedMeta(undefined)).toEqual({});
  });

  test("events: of one's own responses, and none of Moleculer's", () => {
    const event = (name: string, user = "carts") =>
      judge("EVENT", `MOL.${user}.EVENT.payments.h.1`, { sender: `${user}.h.1`, event: name });
    expect(event("cache.clean.carts")).toBeUndefined();
    expect(event("carts.written")).toBeUndefined();
    expect(event("cache.clean.catalog")).toMatch(/another's responses/u);
    expect(event("cache.clean.catalog", "shop")).toBeUndefined();
    expect(event("$transporter.connected")).toMatch(/Moleculer's own/u);
  });

  test("what JetStream delivers for somebody is no packet", () => {
    const request = { sender: "carts.h.1", action: "a.b", id: "new" };
    const subject = "MOL.carts.REQ.payments.h.1.a.b";
    expect(judge("REQ", subject, request, "$JS.ACK.CARAVAN_carts.x.1.1.1.1.0")).toMatch(
      /no packet of a node/u,
    );
  });
});
