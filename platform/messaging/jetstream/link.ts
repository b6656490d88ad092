import {
  connect,
  Events,
  type ConnectionOptions,
  type JetStreamManager,
  type NatsConnection,
} from "nats";
import { IMPORTED_API, JETSTREAM_API } from "./names.ts";

export type LinkStatus = "connected" | "disconnected";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const FIRST_WAIT_MS = 250;
const FIRST_WAIT_MAX_MS = 2_000;
const FLUSH_MS = 2_000;
const API_MS = 5_000;

/** The bus's own connection: made in the background, never given up, its state announced to whoever watches. */
export class Link {
  readonly #options: ConnectionOptions;
  readonly #warn: (line: string) => void;
  readonly #watchers = new Set<(status: LinkStatus) => void>();
  readonly #ownAccount: boolean;
  #connection: NatsConnection | undefined;
  #status: LinkStatus = "disconnected";
  #closed = false;
  readonly #opening: Promise<void>;

  /** `ownAccount`: JetStream is in another account than the user. */
  constructor(options: ConnectionOptions, warn: (line: string) => void, ownAccount = false) {
    this.#options = options;
    this.#ownAccount = ownAccount;
    this.#warn = warn;
    this.#opening = this.#open();
  }

  get status(): LinkStatus {
    return this.#status;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** A loop of our own instead of `waitOnFirstConnect`: it says why it waits, and a process that is stopped meanwhile ends. */
  async #open(): Promise<void> {
    for (let ms = FIRST_WAIT_MS; !this.#closed; ms = Math.min(2 * ms, FIRST_WAIT_MAX_MS)) {
      try {
        this.#connection = await connect({ ...this.#options, waitOnFirstConnect: false });
        void this.#observe(this.#connection);
        this.#announce("connected");
        return;
      } catch (error) {
        if (ms === FIRST_WAIT_MS)
          this.#warn(`The event bus waits for NATS: ${(error as Error).message}`);
        await wait(ms);
      }
    }
  }

  async #observe(connection: NatsConnection): Promise<void> {
    for await (const { type, data } of connection.status()) {
      if (type === Events.Disconnect) {
        if (!this.#closed)
          this.#warn("The event bus has lost NATS: events wait in their journals.");
        this.#announce("disconnected");
      } else if (type === Events.Reconnect) {
        this.#warn("The event bus is back on NATS.");
        this.#announce("connected");
      } else if (type === Events.Error) {
        this.#warn(`NATS refuses the event bus: ${String(data)}`);
      }
    }
    this.#announce("disconnected");
  }

  #announce(status: LinkStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const watcher of [...this.#watchers]) watcher(status);
  }

  /** Calls `watcher` at every change; the result ends it. */
  watch(watcher: (status: LinkStatus) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** @throws Error when NATS is away: nothing is buffered that would be sent when nobody waits for it any more */
  now(): NatsConnection {
    if (this.#status !== "connected" || !this.#connection)
      throw new Error("NATS is not connected.");
    return this.#connection;
  }

  /** Where JetStream responds: a server without users has no accounts either. */
  get api(): string {
    return this.#ownAccount && this.#connection?.info?.auth_required === true
      ? IMPORTED_API
      : JETSTREAM_API;
  }

  /** @throws Error when NATS is away */
  manager(): Promise<JetStreamManager> {
    const options = { checkAPI: false, timeout: API_MS, apiPrefix: this.api };
    return this.now().jetstreamManager(options);
  }

  /** The connection once there is one. Rejects when the bus is closed. */
  async up(): Promise<NatsConnection> {
    while (this.#status !== "connected") {
      if (this.#closed) throw new Error("The event bus is closed.");
      await new Promise<void>((resolve) => {
        const unwatch = this.watch(() => {
          unwatch();
          resolve();
        });
      });
    }
    return this.now();
  }

  /** Resolves when the server has everything that was sent; waits 2 s for it at most. */
  async flush(): Promise<void> {
    if (this.#status !== "connected") return;
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_MS).unref());
    const flushed = this.now().flush();
    await Promise.race([flushed.catch(() => undefined), tooLong]);
  }

  /** Sends what is still to be sent, then closes. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const watcher of [...this.#watchers]) watcher(this.#status); // Whoever waits for it.
    await this.#opening;
    const connection = this.#connection;
    if (!connection || connection.isClosed()) return;
    await (this.#status === "connected" ? connection.drain() : connection.close()).catch(
      (error: unknown) => this.#warn(`The event bus was not closed well: ${String(error)}`),
    );
  }
}
