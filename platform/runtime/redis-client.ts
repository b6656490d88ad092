import { Redis } from "ioredis";

/** A Lua script: Redis runs it as one step. */
export interface Script {
  /** Letters only, unique in the process. */
  readonly name: string;
  readonly lua: string;
}
type Argument = string | number | Buffer;

/** Memory that processes share and that may be lost at any moment. */
export interface SharedMemory {
  /** False: commands are not even tried. */
  readonly up: boolean;
  /** Starts connecting; does not wait. */
  open(): void;
  /**
   * Never rejects and never takes longer than the timeout: undefined when Redis is away, late, or refuses.
   * Texts in the reply are buffers.
   */
  run(script: Script, keys: readonly string[], args: readonly Argument[]): Promise<unknown>;
  /** Called whenever Redis begins to respond. */
  onUp(listener: () => void): void;
  close(): void;
  /** Prometheus' lines. */
  lines(): readonly string[];
}

export interface SharedMemoryOptions {
  /** `redis://[user:password@]host[:port][/db]`, or `rediss://` for TLS. */
  readonly url: string;
  /** Milliseconds after which Redis counts as away. */
  readonly timeoutMs: number;
  readonly logger: Record<"info" | "warn", (...args: unknown[]) => void>;
}

const retryMaxMs = 2000;
/** The same refusal (out of memory, read only) is logged once in so many milliseconds. */
const quietMs = 60_000;

const clientOf = ({ url, timeoutMs }: SharedMemoryOptions): Redis =>
  new Redis(url, {
    lazyConnect: true,
    // A request is never kept waiting for Redis to come back.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // A count sent twice would be counted twice.
    autoResendUnfulfilledCommands: false,
    commandTimeout: timeoutMs,
    connectTimeout: 1000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), retryMaxMs),
    // After a failover the old primary refuses writes: look for the new one.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    disableClientInfo: true,
  });

type Run = (count: number, ...args: Argument[]) => Promise<unknown>;

const commandOf = (client: Redis, { name, lua }: Script): Run => {
  if (!Object.hasOwn(client, name)) client.defineCommand(name, { lua });
  // ioredis gives the client a method for each script, beside its typings.
  return (Reflect.get(client, `${name}Buffer`) as Run).bind(client);
};

type Logger = SharedMemoryOptions["logger"];

/** Says each change once, and the same refusal once in a while: not once a command. */
const reporter = (logger: Logger) => {
  const refusals = new Map<string, number>();
  let reported: "nothing" | "up" | "away" = "nothing";
  return {
    up(): void {
      if (reported === "away") logger.warn("Redis is back");
      else logger.info("Redis answers");
      reported = "up";
    },
    away(reason: string): void {
      if (reported === "away") return;
      reported = "away";
      logger.warn(`Redis is away (${reason}): going on without it`);
    },
    refused(message: string): void {
      const word = message.split(" ", 1)[0] ?? "";
      const now = Date.now();
      if (now - (refusals.get(word) ?? -Infinity) < quietMs) return;
      refusals.set(word, now);
      logger.warn(`Redis refuses: ${message}`);
    },
  };
};

const linesOf = (up: boolean, failures: number): readonly string[] => [
  "# HELP caravan_redis_up Whether Redis answers.",
  "# TYPE caravan_redis_up gauge",
  `caravan_redis_up ${up ? 1 : 0}`,
  "# HELP caravan_redis_failures_total Commands that Redis lost, was late with or refused.",
  "# TYPE caravan_redis_failures_total counter",
  `caravan_redis_failures_total ${failures}`,
];

/**
 * One connection that is never waited for. The first command that is lost or late closes the way
 * until a fresh connection has responded; a hung Redis costs one timeout, not one a request.
 */
export const sharedMemory = (options: SharedMemoryOptions): SharedMemory => {
  const client = clientOf(options);
  const report = reporter(options.logger);
  const listeners: (() => void)[] = [];
  let [up, closed, failures] = [false, false, 0];
  const away = ({ message }: Error): void => {
    up = false;
    if (!closed) report.away(message);
  };
  const failed = (error: Error): void => {
    failures += 1;
    if (error.name === "ReplyError") return report.refused(error.message);
    if (!up) return;
    away(error);
    client.disconnect(true);
  };
  client.on("ready", () => {
    up = true;
    report.up();
    for (const listener of listeners) listener();
  });
  client.on("error", away);
  client.on("close", () => away(new Error("connection closed")));
  return {
    get up() {
      return up;
    },
    open() {
      client.connect().catch(away);
    },
    async run(script, keys, args) {
      if (!up) return undefined;
      try {
        return await commandOf(client, script)(keys.length, ...keys, ...args);
      } catch (error) {
        failed(error as Error);
        return undefined;
      }
    },
    onUp: (listener) => void listeners.push(listener),
    close() {
      [closed, up] = [true, false];
      client.disconnect();
    },
    lines: () => linesOf(up, failures),
  };
};
