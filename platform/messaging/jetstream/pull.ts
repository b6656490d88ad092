import { createInbox, nanos, type Msg, type NatsConnection } from "nats";
import type { LinkStatus } from "./link.ts";

const EXPIRES_MS = 10_000;
/** Of the server, while it has nothing to give: without two of them the request is taken for lost. */
const HEARTBEAT_MS = 2_000;
const DRAIN_MS = 2_000;

export interface PullRequest {
  /** Where JetStream responds. */
  readonly api: string;
  readonly stream: string;
  readonly durable: string;
  readonly batch: number;
  readonly inboxPrefix?: string | undefined;
  readonly take: (message: Msg) => void;
  /** Calls when the connection goes or comes: either way the server has forgotten the request. */
  readonly watch: (watcher: (status: LinkStatus) => void) => () => void;
}

/** One request for messages, under way. */
export interface Pull {
  /** `over`: the batch came, or its time. `lost`: look whether the durable is still there. Never rejects. */
  readonly ended: Promise<"over" | "lost">;
  /** Asks for no more; what is on its way is still given to `take`. */
  stop(): Promise<void>;
}

const statusOf = ({ headers, data }: Msg): number =>
  data.length === 0 && headers ? headers.code : 0;

/**
 * Asks a durable for up to `batch` messages and gives each as it comes. Done by hand instead of by the
 * client's `fetch`, which cannot be stopped without dropping messages that are on their way: each would rest for its whole ack wait.
 */
export const pull = (connection: NatsConnection, request: PullRequest): Pull => {
  const { api, stream, durable, batch, inboxPrefix, take, watch } = request;
  const inbox = inboxPrefix === undefined ? createInbox() : createInbox(inboxPrefix);
  const { promise: ended, resolve } = Promise.withResolvers<"over" | "lost">();
  let left = batch;
  let silence: NodeJS.Timeout | undefined;
  const end = (how: "over" | "lost"): void => {
    clearTimeout(silence);
    unwatch();
    if (!subscription.isDraining()) subscription.unsubscribe();
    resolve(how);
  };
  const hear = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => end("lost"), 2 * HEARTBEAT_MS + 1_000);
  };
  const subscription = connection.subscribe(inbox, {
    callback: (error, message) => {
      if (error) return end("lost");
      hear();
      const status = statusOf(message);
      if (status === 100) return;
      // 404 and 408: nothing came in time. 409 and 503: the durable is gone, its leader moves, the server stops.
      if (status !== 0) return end(status === 404 || status === 408 ? "over" : "lost");
      left -= 1;
      take(message);
      if (left === 0) end("over");
    },
  });
  const unwatch = watch(() => end("lost"));
  hear();
  connection.publish(
    `${api}.CONSUMER.MSG.NEXT.${stream}.${durable}`,
    JSON.stringify({
      batch,
      expires: nanos(EXPIRES_MS),
      idle_heartbeat: nanos(HEARTBEAT_MS),
    }),
    { reply: inbox },
  );
  return {
    ended,
    async stop() {
      if (subscription.isClosed()) return;
      const tooLong = new Promise<void>((done) => setTimeout(done, DRAIN_MS).unref());
      await Promise.race([subscription.drain(), tooLong]);
      end("over");
    },
  };
};
