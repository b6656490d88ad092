import { describe, expect, test } from "@jest/globals";
import { packetLimit } from "../../../../platform/broker/nats/packet-parts.ts";
import { NatsTransporter } from "../../../../platform/broker/nats/nats-transporter.ts";

interface Sent {
  readonly topic: string;
  readonly text: string;
}
type Receive = (type: string, packet: { readonly payload: { readonly id?: string } }) => unknown;

/** A transporter whose server takes so many bytes; the client throws beyond them, as the real one does. */
const connected = (limit: number, receive: Receive = () => undefined) => {
  const sent: Sent[] = [];
  const logged: string[] = [];
  const callbacks: ((error: null, message: { subject: string; data: Uint8Array }) => void)[] = [];
  const client = {
    info: { max_payload: limit },
    publish(topic: string, data: Buffer): void {
      if (data.length > limit) throw new Error("MAX_PAYLOAD_EXCEEDED");
      sent.push({ topic, text: data.toString() });
    },
    subscribe: (_topic: string, { callback }: { callback: (typeof callbacks)[number] }) =>
      void callbacks.push(callback),
  };
  const transporter = Object.assign(new NatsTransporter({}), {
    ...{ client, connected: true, nodeID: "orders.host.1", messageHandler: receive },
    logger: { error: (...words: unknown[]) => void logged.push(words.join(" ")) },
    transit: { pendingRequests: new Map(), pendingReqStreams: new Map() },
    deserialize: (type: string, data: Buffer) => ({ type, payload: JSON.parse(data.toString()) }),
    serialize: (packet: { payload: object }) => Buffer.from(JSON.stringify(packet.payload)),
  });
  const arrive = (id: string): void =>
    callbacks[0]?.(null, {
      subject: "MOL.gateway.REQ.orders.host.1.v1.orders.get",
      data: Buffer.from(JSON.stringify({ id, sender: "gateway.host.1", action: "v1.orders.get" })),
    });
  return { transporter, sent, logged, arrive };
};

const large = Buffer.alloc(2_000, "x");
/** More than goes in parts of 1,000 bytes. */
const most = packetLimit(1_000);
const huge = Buffer.alloc(most + 1, "x");
const packet = (type: "REQ" | "RES") => ({
  packet: {
    ...{ type, target: "gateway.host.1" },
    payload: { ver: "4", sender: null, id: "req-1", data: large.toString() },
  },
});

describe("F.1: a packet that is too large for NATS", () => {
  test("is refused to the caller when it is a request", async () => {
    const { transporter, sent } = connected(1_000);
    await expect(transporter.send("MOL.REQ.x", huge, packet("REQ"))).rejects.toMatchObject({
      ...{ code: 413, type: "BODY_TOO_LARGE", data: { bytes: most + 1, limit: most } },
    });
    expect(sent).toEqual([]);
  });

  test("becomes a small error when it is a response: nobody waits for the deadline", async () => {
    const { transporter, sent, logged } = connected(1_000);
    await transporter.send("MOL.RES.x", huge, packet("RES"));
    expect(sent).toHaveLength(1);
    expect(JSON.parse(sent[0]?.text ?? "")).toMatchObject({
      ...{ id: "req-1", success: false },
      error: { code: 500, type: "RESPONSE_TOO_LARGE", nodeID: "orders.host.1" },
    });
    expect(logged).toEqual([
      `A response to gateway.host.1 is too large: ${most + 1} bytes of ${most}.`,
    ]);
  });

  test("what fits is sent, and what the client throws rejects", async () => {
    const { transporter, sent } = connected(3_000);
    await transporter.send("MOL.RES.x", large, packet("RES"));
    expect(sent).toHaveLength(1);
    Object.assign(transporter, {
      client: {
        info: { max_payload: 3_000 },
        publish: () => {
          throw new Error("closed");
        },
      },
    });
    await expect(transporter.send("MOL.RES.x", large, packet("RES"))).rejects.toThrow("closed");
  });

  test("no rejection inside the transit ends the process", async () => {
    const rejections: unknown[] = [];
    const note = (error: unknown): void => void rejections.push(error);
    process.on("unhandledRejection", note);
    const { transporter, logged, arrive } = connected(1_000, (_type, { payload }) => {
      if (payload.id === "throws") throw new Error("thrown");
      return Promise.reject(new Error("rejected"));
    });
    await transporter.subscribe("REQ", "orders.host.1");
    arrive("throws");
    arrive("rejects");
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", note);
    expect(rejections).toEqual([]);
    expect(logged).toEqual([
      "A packet REQ could not be handled: Error: thrown",
      "A packet REQ could not be handled: Error: rejected",
    ]);
  });
});
