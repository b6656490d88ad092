import type { Readable } from "node:stream";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { columnsIn, hasHeader } from "./csv-reader.ts";
import { textReader } from "./decode-text.ts";
import { importChunks } from "../catalog.store.ts";

/** Characters of one stored piece. */
const pieceLength = 256 * 1024;
const idOf = (importId: string, position: number): string =>
  `${importId}.${String(position).padStart(7, "0")}`;

/** A file that does not begin as a product CSV. */
export class NoProducts extends Error {
  override readonly name = "NoProducts";
}

export interface StoredUpload {
  /** Records after the header: lines that do not end inside quotes. */
  readonly rows: number;
}

/** Counts records as they pass: a quote opens or closes, a doubled one does both. */
const recordCounter = () => {
  let quoted = false;
  let count = 0;
  let filled = false;
  return {
    take(text: string): void {
      for (let i = 0; i < text.length; i += 1) {
        const code = text.charCodeAt(i);
        if (code === 34) quoted = !quoted;
        else if (code === 10 && !quoted) {
          if (filled) count += 1;
          filled = false;
        } else if (code !== 13) filled = true;
      }
    },
    total: (): number => Math.max(0, count + (filled ? 1 : 0) - 1),
  };
};

/** Judges the beginning of a file as soon as its header has come: nobody sends the rest of what is refused. */
const beginning = () => {
  let judged = false;
  return (start: string, more: string, whole: boolean): void => {
    if (judged || !(whole || (more.includes("\n") && hasHeader(start)))) return;
    judged = true;
    if (!columnsIn(start)) throw new NoProducts();
  };
};

/** Stores an upload in pieces, as it comes; rejects when the stream does, or with Undecodable or NoProducts. */
export const storeUpload = async (
  ctx: ServiceContext,
  importId: string,
  upload: Readable,
  charset?: string,
): Promise<StoredUpload> => {
  const chunks = ctx.collection(importChunks);
  const reader = textReader(charset);
  const counter = recordCounter();
  const judge = beginning();
  let waiting = "";
  let position = 0;
  const store = async (text: string): Promise<void> => {
    if (text === "") return;
    const at = ctx.now();
    const id = idOf(importId, position);
    await chunks.insert({ id, version: 1, importId, position, text, at });
    position += 1;
  };
  const take = async (text: string): Promise<void> => {
    counter.take(text);
    waiting += text;
    judge(waiting, text, waiting.length >= pieceLength);
    while (waiting.length >= pieceLength) {
      await store(waiting.slice(0, pieceLength));
      waiting = waiting.slice(pieceLength);
    }
  };
  for await (const bytes of upload as AsyncIterable<Uint8Array | string>) {
    await take(typeof bytes === "string" ? bytes : reader.take(bytes));
  }
  await take(reader.end());
  judge(waiting, "", true);
  await store(waiting);
  return { rows: counter.total() };
};

/** The pieces of an upload, one after the other. */
export async function* readUpload(ctx: ServiceContext, importId: string): AsyncGenerator<string> {
  const chunks = ctx.collection(importChunks);
  for (let position = 0; ; position += 1) {
    const chunk = await chunks.get(idOf(importId, position));
    if (!chunk) return;
    yield chunk.text;
  }
}

/** Removes an upload; how many pieces it had. */
export const dropUpload = (ctx: ServiceContext, importId: string): Promise<number> =>
  ctx.collection(importChunks).remove({ importId });
