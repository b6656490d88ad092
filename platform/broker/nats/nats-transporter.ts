import { randomUUID } from "node:crypto";
import {
  connect,
  createInbox,
  Empty,
  Events,
  headers,
  type ConnectionOptions,
  type Msg,
  type NatsConnection,
} from "nats";
import moleculer, { Transporters, type Packet } from "moleculer";
import { natsAway } from "./nats-away.ts";
import {
  packetRefusal,
  passedMeta,
  subjectOfPacket,
  subscriptionOf,
  type Calls,
} from "./packet-gate.ts";
import { inParts, packetCollector, packetLimit, partHeader } from "./packet-parts.ts";

const FLUSH_MS = 2_000;
/** NATS' status where nobody subscribes. */
const NO_RESPONDERS = 503;

/** A packet as Moleculer hands it over for sending. */
interface Sending {
  readonly packet?: Packet.Packet<Packet.PacketPayload>;
}

/** Bytes of a message until the server said how much it takes: its own default. */
const PAYLOAD_MAX = 1_048_576;

const tooLargeRequest = (bytes: number, limit: number): Error =>
  new moleculer.Errors.MoleculerClientError("The request is too large", 413, "BODY_TOO_LARGE", {
    bytes,
    limit,
  });

/** As Moleculer writes an error into a response. */
const tooLargeResponse = (nodeID: string, bytes: number, limit: number) => ({
  name: "MoleculerServerError",
  message: `The response is too large to be sent: ${bytes} bytes of at most ${limit}`,
  code: 500,
  type: "RESPONSE_TOO_LARGE",
  nodeID,
  retryable: false,
  data: { bytes, limit },
});

interface Meta {
  readonly meta?: unknown;
}
/** Moleculer's own, beside its typings. */
interface Streaming {
  readonly pendingReqStreams: ReadonlyMap<string, { readonly sender: string }>;
}

/** Logged the first time, the tenth, the hundredth …: what somebody else sends is no reason to fill a log. */
const isWorthALine = (count: number): boolean => /^10*$/u.test(String(count));

/**
 * Moleculer's NATS transporter with what the original lacks: it sees the connection go and come back by the
 * client's own status, refuses to send meanwhile (the original buffers, so that a call is carried out after its caller gave up),
 * announces this node to the others when it is back, and believes a packet only what its sender's NATS user may say.
 */
export class NatsTransporter extends Transporters.NATS {
  /** Of the transit, given by `init`: beside Moleculer's typings. */
  declare readonly messageHandler: (
    type: string,
    packet: Packet.Packet<Packet.PacketPayload>,
  ) => unknown;
  readonly #options: ConnectionOptions;
  /** Packets that were not believed, by user. */
  readonly #refused = new Map<string, number>();
  /** Where NATS says that nobody receives what was published: a subject that no other user knows or may publish under. */
  readonly #inbox: string;
  #absent: (nodeID: string) => void = () => undefined;
  readonly #collector = packetCollector((subject, why) => this.#disbelieve(subject, why));

  constructor(options: ConnectionOptions) {
    super();
    this.#options = options;
    this.#inbox = createInbox(options.inboxPrefix);
  }

  /** Waits for NATS as long as it takes. */
  override async connect(): Promise<void> {
    const connection = await connect({ ...this.#options, waitOnFirstConnect: true });
    this.client = connection;
    connection.subscribe(`${this.#inbox}.>`, {
      callback: (error, { subject, headers: head, data }) => {
        if (error === null && head?.code === NO_RESPONDERS && data.length === 0)
          this.#absent(subject.slice(this.#inbox.length + 1));
      },
    });
    void this.#watch(connection);
    await this.onConnected();
  }

  get #connection(): NatsConnection | undefined {
    return this.client as NatsConnection | undefined;
  }

  async #watch(connection: NatsConnection): Promise<void> {
    for await (const { type, data } of connection.status()) {
      if (type === Events.Disconnect) {
        this.logger.warn("NATS is gone: calls to other nodes fail until it is back.");
        this.connected = false;
        this.transit.connected = false;
        void this.broker.broadcastLocal("$transporter.disconnected", { graceFul: false });
        this.#giveUp();
      } else if (type === Events.Reconnect) {
        this.logger.warn("NATS is back.");
        this.onConnected(true).catch((error: unknown) => this.logger.error(error));
      } else if (type === Events.Error) {
        this.logger.error(`NATS refused: ${String(data)}`);
      }
    }
    this.connected = false;
  }

  /** Responses on their way are lost with the connection: nobody waits for them to the deadline. */
  #giveUp(): void {
    this.#collector.clear();
    const { pendingRequests } = this.transit;
    const waiting = [...pendingRequests.values()];
    pendingRequests.clear();
    for (const { reject } of waiting) reject(natsAway());
  }

  /** Resolves when the server has everything that was sent; waits 2 s for it at most. */
  async flushed(): Promise<void> {
    const flushed = this.#connection
      ?.flush()
      .catch((error: unknown) => this.logger.warn("NATS has not confirmed what was sent:", error));
    const tooLong = new Promise((resolve) => setTimeout(resolve, FLUSH_MS).unref());
    await Promise.race([flushed, tooLong]);
  }

  onAbsent(absent: (nodeID: string) => void): void {
    this.#absent = absent;
  }

  /** A ping that its receiver leaves alone: only NATS responds, where nobody receives it. */
  probe(nodeID: string): void {
    if (!this.connected) return;
    const subject = subjectOfPacket(this.nodeID, { type: "PING", target: nodeID, payload: {} });
    this.#connection?.publish(subject, Empty, { reply: `${this.#inbox}.${nodeID}` });
  }

  override subscribe(cmd: string, nodeID?: string): Promise<void> {
    const topic = subscriptionOf(cmd, nodeID);
    this.#connection?.subscribe(topic, {
      callback: (error, message) => {
        if (error) this.logger.error(`NATS refused ${topic}: ${error.message}`);
        else this.#received(cmd, message);
      },
    });
    return Promise.resolve();
  }

  override publish(packet: Packet.Packet<Packet.PacketPayload>): Promise<void> {
    const subject = subjectOfPacket(this.nodeID, packet);
    return this.send(subject, this.serialize(packet), { packet });
  }

  get #calls(): Calls {
    const { pendingRequests, pendingReqStreams } = this.transit as typeof this.transit & Streaming;
    return {
      nodeID: this.nodeID,
      calleeOf: (id) => pendingRequests.get(id)?.nodeID,
      streamerOf: (id) => pendingReqStreams.get(id)?.sender,
    };
  }

  /** Moleculer leaves some of these promises alone, so a failure must not come out of them as a rejection. */
  #received(type: string, message: Msg): void {
    if (type === "PING" && message.data.length === 0) return;
    const data = this.#whole(message);
    const packet = data && this.#believed(type, message, data);
    if (!packet) return;
    const failed = (error: unknown): void =>
      this.logger.error(`A packet ${type} could not be handled:`, error);
    try {
      Promise.resolve(this.messageHandler(type, packet)).catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  /** The packet that a message is, or is the last part of. A part with a reply subject was not sent by a node. */
  #whole({ subject, reply, data, headers: head }: Msg): Buffer | undefined {
    const part = head?.get(partHeader) ?? "";
    if (part === "" || (reply ?? "") !== "") return Buffer.from(data);
    return this.#collector.take(subject, part, Buffer.from(data));
  }

  /** Undefined for what is no packet, or not its sender's to say. */
  #believed(
    type: string,
    { subject, reply }: Msg,
    data: Buffer,
  ): Packet.Packet<Packet.PacketPayload> | undefined {
    try {
      const packet = this.deserialize(type, data);
      const { payload } = packet;
      const refusal = packetRefusal({ type, subject, reply, payload }, this.#calls);
      if (refusal !== undefined) throw new Error(refusal);
      if (type === "RES") Object.assign(payload, { meta: passedMeta((payload as Meta).meta) });
      return packet;
    } catch (error) {
      this.#disbelieve(subject, (error as Error).message);
      return undefined;
    }
  }

  /** Counted by user: what a packet says may be different each time. */
  #disbelieve(subject: string, why: string): void {
    const user = subject.split(".", 2)[1] ?? "";
    const count = (this.#refused.get(user) ?? 0) + 1;
    this.#refused.set(user, count);
    if (isWorthALine(count))
      this.logger.warn(
        `NATS user ${user}: a packet on ${subject} is dropped: ${why} (${count} so far)`,
      );
  }

  /**
   * What is too large for a message goes in parts. What is too large for that is refused here: a request to its caller,
   * of a response the caller gets a small error.
   */
  override send(topic: string, data: Buffer, meta?: Sending): Promise<void> {
    if (!this.#connection || !this.connected) return Promise.reject(natsAway());
    const limit = this.#connection.info?.max_payload ?? PAYLOAD_MAX;
    const most = packetLimit(limit);
    if (data.length > most) return this.#refuse(topic, data.length, most, meta?.packet);
    try {
      if (data.length > limit) this.#sendParts(this.#connection, topic, inParts(data, limit));
      else this.#connection.publish(topic, data);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  #sendParts(connection: NatsConnection, topic: string, parts: readonly Buffer[]): void {
    const id = randomUUID();
    parts.forEach((part, i) => {
      const head = headers();
      head.set(partHeader, `${id} ${i} ${parts.length}`);
      connection.publish(topic, part, { headers: head });
    });
  }

  #refuse(topic: string, bytes: number, limit: number, packet: Sending["packet"]): Promise<void> {
    if (packet?.type !== "RES") return Promise.reject(tooLargeRequest(bytes, limit));
    this.logger.error(`A response to ${packet.target} is too large: ${bytes} bytes of ${limit}.`);
    const error = tooLargeResponse(this.nodeID, bytes, limit);
    const payload = { ...packet.payload, meta: {}, success: false, data: null, error };
    return this.send(topic, this.serialize({ ...packet, payload }));
  }
}
