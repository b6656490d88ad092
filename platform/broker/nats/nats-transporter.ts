import { connect, Events, type ConnectionOptions, type NatsConnection } from "nats";
import moleculer, { Transporters } from "moleculer";

const FLUSH_MS = 2_000;

/** Refused at once, so that nothing waits in a buffer and is carried out when nobody expects it any more. */
const away = (): Error =>
  new moleculer.Errors.MoleculerRetryableError("NATS is not connected", 503, "NATS_AWAY", {});

/**
 * Moleculer's NATS transporter with what the original lacks: it sees the connection go and come back by the
 * client's own status, refuses to send meanwhile (the original buffers, so that a call is carried out after its caller gave up),
 * and announces this node to the others when it is back.
 */
export class NatsTransporter extends Transporters.NATS {
  readonly #options: ConnectionOptions;
  #connection: NatsConnection | undefined;

  constructor(options: ConnectionOptions) {
    super();
    this.#options = options;
  }

  /** Waits for NATS as long as it takes. */
  override async connect(): Promise<void> {
    const connection = await connect({ ...this.#options, waitOnFirstConnect: true });
    this.#connection = connection;
    this.client = connection;
    void this.#watch(connection);
    await this.onConnected();
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
    const { pendingRequests } = this.transit;
    const waiting = [...pendingRequests.values()];
    pendingRequests.clear();
    for (const { reject } of waiting) reject(away());
  }

  /** Resolves when the server has everything that was sent; waits 2 s for it at most. */
  async flushed(): Promise<void> {
    const flushed = this.#connection
      ?.flush()
      .catch((error: unknown) => this.logger.warn("NATS has not confirmed what was sent:", error));
    const tooLong = new Promise((resolve) => setTimeout(resolve, FLUSH_MS).unref());
    await Promise.race([flushed, tooLong]);
  }

  override subscribe(cmd: string, nodeID?: string): Promise<void> {
    const topic = this.getTopicName(cmd, nodeID);
    this.#connection?.subscribe(topic, {
      callback: (error, message) => {
        if (error) this.logger.error(`NATS refused ${topic}: ${error.message}`);
        else void this.receive(cmd, Buffer.from(message.data));
      },
    });
    return Promise.resolve();
  }

  override send(topic: string, data: Buffer): Promise<void> {
    if (!this.#connection || !this.connected) return Promise.reject(away());
    this.#connection.publish(topic, data);
    return Promise.resolve();
  }
}
