import { connect, Events, type ConnectionOptions, type NatsConnection } from "nats";
import moleculer, { Transporters, type ServiceBroker } from "moleculer";

/** What moleculer's transporter keeps beside its typings. */
interface Inner {
  client: NatsConnection | null;
  connected: boolean;
  prefix: string;
  nodeID: string;
  broker: ServiceBroker & {
    broadcastLocal(name: string, payload: unknown): unknown;
  };
  transit: {
    connected: boolean;
    pendingRequests: Map<string, { reject(error: Error): void }>;
  };
  logger: ServiceBroker["logger"];
  serialize(packet: object): Buffer;
  receive(cmd: string, data: Buffer): unknown;
  getTopicName(cmd: string, nodeID?: string): string;
  onConnected(wasReconnect?: boolean): Promise<void>;
}

const TELL_MS = 2_000;

/** A packet as Moleculer hands it over for sending. */
interface Sending {
  readonly packet?: {
    readonly type: string;
    readonly target?: string | null;
    readonly payload: { readonly id?: unknown };
  };
}

/** Until the server said how much it takes: its own default. */
const payloadMax = 1_048_576;

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

/** NATS is away: said at once, so that nothing waits in a buffer and is carried out when nobody expects it any more. */
const away = (): Error =>
  new moleculer.Errors.MoleculerRetryableError("NATS is not connected", 503, "NATS_AWAY", {});

/**
 * Moleculer's NATS transporter with what the original lacks: it sees the connection go and come back by the
 * client's own status, refuses to send meanwhile (the original buffers, so that a call is carried out after its caller gave up),
 * and tells the others of this node when it is back.
 */
export class HardenedNats extends Transporters.NATS {
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    super({} as never);
    this.#options = options;
  }

  /** Waits for NATS as long as it takes. */
  override async connect(): Promise<void> {
    const self = this as unknown as Inner;
    const client = await connect({ ...this.#options, waitOnFirstConnect: true });
    self.client = client;
    void this.#watch(client);
    await self.onConnected();
  }

  async #watch(client: NatsConnection): Promise<void> {
    const self = this as unknown as Inner;
    for await (const { type, data } of client.status()) {
      if (type === Events.Disconnect) {
        self.logger.warn("NATS is gone: calls to other nodes fail until it is back.");
        self.connected = false;
        self.transit.connected = false;
        self.broker.broadcastLocal("$transporter.disconnected", { graceFul: false });
        this.#giveUp();
      } else if (type === Events.Reconnect) {
        self.logger.warn("NATS is back.");
        self.onConnected(true).catch((error: unknown) => self.logger.error(error));
      } else if (type === Events.Error) {
        self.logger.error(`NATS refused: ${String(data)}`);
      }
    }
    self.connected = false;
  }

  /** Answers on their way are lost with the connection: nobody waits for them to the deadline. */
  #giveUp(): void {
    const { pendingRequests } = (this as unknown as Inner).transit;
    const waiting = [...pendingRequests.values()];
    pendingRequests.clear();
    for (const { reject } of waiting) reject(away());
  }

  /** Resolves when the server has everything that was sent; waits 2 s for it at most. */
  async told(): Promise<void> {
    const { client, logger } = this as unknown as Inner;
    const flushed = client
      ?.flush()
      .catch((error: unknown) => logger.warn("NATS was not told:", error));
    const tooLong = new Promise((resolve) => setTimeout(resolve, TELL_MS).unref());
    await Promise.race([flushed, tooLong]);
  }

  override subscribe(cmd: string, nodeID?: string): Promise<void> {
    const self = this as unknown as Inner;
    const topic = self.getTopicName(cmd, nodeID);
    self.client?.subscribe(topic, {
      callback: (error, message) => {
        if (error) self.logger.error(`NATS refused ${topic}: ${error.message}`);
        else this.#received(cmd, Buffer.from(message.data));
      },
    });
    return Promise.resolve();
  }

  /** Moleculer leaves some of these promises alone, so a failure must not come out of them as a rejection. */
  #received(cmd: string, data: Buffer): void {
    const self = this as unknown as Inner;
    const failed = (error: unknown): void =>
      self.logger.error(`A packet ${cmd} could not be handled:`, error);
    try {
      Promise.resolve(self.receive(cmd, data)).catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  /** What is too large for NATS is refused here: a request to its caller, of a response the caller gets a small error. */
  override send(topic: string, data: Buffer, meta?: Sending): Promise<void> {
    const self = this as unknown as Inner;
    if (!self.client || !self.connected) return Promise.reject(away());
    const limit = self.client.info?.max_payload ?? payloadMax;
    if (data.length > limit) return this.#refuse(topic, data.length, limit, meta?.packet);
    try {
      self.client.publish(topic, data);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  #refuse(topic: string, bytes: number, limit: number, packet: Sending["packet"]): Promise<void> {
    const self = this as unknown as Inner;
    if (packet?.type !== "RES") return Promise.reject(tooLargeRequest(bytes, limit));
    self.logger.error(`A response to ${packet.target} is too large: ${bytes} bytes of ${limit}.`);
    const error = tooLargeResponse(self.nodeID, bytes, limit);
    const payload = { id: packet.payload.id, meta: {}, success: false, data: null, error };
    return this.send(topic, self.serialize({ ...packet, payload }));
  }
}
