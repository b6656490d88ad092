import type { CachedResponse } from "./response-redis.ts";

/** A response and the instants (ms) until which it is true, and may stand in for one that cannot be had. */
export interface Entry {
  readonly response: CachedResponse;
  /** The route's name in metrics. */
  readonly label: string;
  readonly freshUntil: number;
  readonly until: number;
}

export interface ResponseMemory {
  get(url: string): Entry | undefined;
  set(url: string, entry: Entry): void;
  clear(): void;
}

/** An entry's own weight beside its body: headers, key, the Map's entry. */
const overheadBytes = 1000;

const weight = (url: string, { response }: Entry): number =>
  response.body.length + url.length + overheadBytes;

/** The responses used last, at most so many bytes of them. */
export const responseMemory = (bytesMax: number): ResponseMemory => {
  const all = new Map<string, Entry>();
  let bytes = 0;
  const remove = (url: string): void => {
    const old = all.get(url);
    if (!old) return;
    all.delete(url);
    bytes -= weight(url, old);
  };
  return {
    get(url) {
      const entry = all.get(url);
      if (entry && bytes > bytesMax / 2) {
        // Only a filling memory has to know what was used last.
        all.delete(url);
        all.set(url, entry);
      }
      return entry;
    },
    set(url, entry) {
      remove(url);
      const own = weight(url, entry);
      if (own > bytesMax / 4) return;
      all.set(url, entry);
      bytes += own;
      for (const [oldest] of all) {
        if (bytes <= bytesMax) return;
        remove(oldest);
      }
    },
    clear() {
      all.clear();
      bytes = 0;
    },
  };
};
