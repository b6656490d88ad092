import type { Answer } from "./answers-redis.ts";

/** An answer and the instants (ms) until which it is true, and may stand in for one that cannot be had. */
export interface Kept {
  readonly answer: Answer;
  readonly freshUntil: number;
  readonly until: number;
}

export interface AnswersMemory {
  get(url: string): Kept | undefined;
  set(url: string, kept: Kept): void;
  clear(): void;
}

/** A kept answer's own weight beside its body: headers, key, the Map's entry. */
const overheadBytes = 1000;

/** The answers used last, at most so many bytes of them. */
export const answersMemory = (bytesMax: number): AnswersMemory => {
  const all = new Map<string, Kept>();
  let bytes = 0;
  const weight = (url: string, { answer }: Kept): number =>
    answer.body.length + url.length + overheadBytes;
  const remove = (url: string): void => {
    const old = all.get(url);
    if (!old) return;
    all.delete(url);
    bytes -= weight(url, old);
  };
  return {
    get(url) {
      const kept = all.get(url);
      if (kept && bytes > bytesMax / 2) {
        // Only a filling memory has to know what was used last.
        all.delete(url);
        all.set(url, kept);
      }
      return kept;
    },
    set(url, kept) {
      remove(url);
      const own = weight(url, kept);
      if (own > bytesMax / 4) return;
      all.set(url, kept);
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
