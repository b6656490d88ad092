/** Texts of any length: sent as they come, packed on the way. */
import { pipeline, Readable, type Transform } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import type { Coding } from "../../cache/compression.ts";
import { cacheControls, dataHeaders } from "../../cache/rendered.ts";
import type { Exchange } from "../request/exchange.ts";
import { abandoned, finished, headOf } from "./reply-writer.ts";

/** Whoever writes or reads nothing for so long holds the connection no more. */
const idleMs = 30_000;

const compressor = (coding: Coding): Transform =>
  coding === "br"
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
    : createGzip({ level: 2 });

/** Sends the pieces of a text; one that breaks off closes the connection, so that half of it does not look whole. */
export const sendTextStream = (
  x: Exchange,
  type: string,
  text: AsyncIterable<string>,
  coding: Coding | undefined,
): void => {
  const { req, res, label } = x;
  const source = text instanceof Readable ? text : Readable.from(text);
  const packed = coding === undefined ? [] : ["Content-Encoding", coding];
  const head = [...["Content-Type", type], ...packed, "Cache-Control", cacheControls.never];
  if (res.headersSent || res.destroyed || req.method === "HEAD") source.destroy();
  if (res.headersSent) return;
  if (res.destroyed) return abandoned(x);
  res.writeHead(200, headOf(x, [...head, "Vary", "Accept-Encoding", ...dataHeaders]));
  const done = (error?: Error | null): void => {
    if (error) x.log("warn", `${label}: the response broke off`, error.message);
    finished(x, 200);
  };
  if (req.method === "HEAD") {
    res.end();
    return done();
  }
  res.setTimeout(idleMs, () => res.destroy(new Error(`nothing moved for ${idleMs} ms`)));
  if (coding === undefined) pipeline(source, res, done);
  else pipeline(source, compressor(coding), res, done);
  return undefined;
};
