/**
 * A stream that comes with a call has an owner for as long as the call lasts and after: an action may refuse before
 * it reads, and its sender may break off at any time. An error that nobody listens for would end the process.
 */
import type { Context, Middleware } from "moleculer";
import type { Readable } from "node:stream";

type Next = (ctx: Context) => Promise<unknown>;

const isReadable = (stream: unknown): stream is Readable =>
  typeof stream === "object" && stream !== null && "unpipe" in stream && "on" in stream;

const ignore = (): void => undefined;

/** Owns the streams of local calls; what an action does not read is let go. */
export const streamsMiddleware = (): Middleware => ({
  name: "Streams",
  localAction:
    (next: Next): Next =>
    (ctx) => {
      const { stream } = ctx;
      if (!isReadable(stream)) return next(ctx);
      // Whoever reads it gets the error as well.
      stream.on("error", ignore);
      // Nobody reads it any more, nor what it was piped into: it must not wait there for ever.
      return next(ctx).finally(() => stream.unpipe().resume());
    },
});
