import type { Script, SharedMemory } from "../../../platform/runtime/redis-client.ts";
import { cacheControls, renderedOf, type Rendered } from "./rendered.ts";

/** What of a result stands in headers, too. */
export interface HeaderFacts {
  /** The cursor of the next page. */
  readonly next?: string | undefined;
  /** By which caches in between find it when it has changed: `products`, or `products/prod_…`. */
  readonly tag?: string | undefined;
}

/** A response's bytes, and what of it stands in headers. */
export interface CachedResponse extends Rendered, HeaderFacts {}

/** A response another gateway left. */
export interface Found {
  readonly response: CachedResponse;
  /** Milliseconds it stays true; not above 0: only fit to stand in. */
  readonly freshMs: number;
  readonly leftMs: number;
}

/** What gateways keep for each other. */
export interface SharedResponses {
  /** `generation` undefined: nothing of what is made now may be left for the others. */
  read(url: string): Promise<{ readonly found?: Found; readonly generation?: string }>;
  write(url: string, response: CachedResponse, generation: string): void;
  /** Nothing left so far is true any more. */
  clear(): void;
}

/** With the form of a value in it: a gateway of another form finds nothing, rather than nonsense. */
const keyOf = (url: string): string => `caravan:answer:1:${url}`;
const generationKey = "caravan:answers:generation";
/** Longer than any response is kept. */
const generationMs = 86_400_000;
/** Larger responses are not worth a trip. */
const bytesMax = 262_144;

const readScript: Script = {
  name: "caravanRead",
  lua: `return { redis.call("GET", KEYS[1]), redis.call("GET", KEYS[2]), redis.call("PTTL", KEYS[2]) }`,
};
const writeScript: Script = {
  name: "caravanWrite",
  lua: `if (redis.call("GET", KEYS[1]) or "0") ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[2], ARGV[2], "PX", ARGV[3])
return 1`,
};
const clearScript: Script = {
  name: "caravanForget",
  lua: `redis.call("INCR", KEYS[1])
redis.call("PEXPIRE", KEYS[1], ARGV[1])
return 1`,
};

type Head = readonly [
  generation: string,
  etag: string,
  next: string | null,
  tag?: string | undefined,
];
const newline = 10;

const packed = (generation: string, { etag, next, tag, body }: CachedResponse): Buffer => {
  const head: Head = [generation, etag, next ?? null, tag];
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
};
const headIn = (value: Buffer, end: number): Head | undefined => {
  try {
    return JSON.parse(value.subarray(0, end).toString()) as Head;
  } catch {
    return undefined; // Not written by a gateway: as good as nothing.
  }
};

/** The headers beside the usual ones. */
export type MoreHeaders = (url: string, facts: HeaderFacts) => readonly string[];

const unpacked = (
  url: string,
  value: Buffer,
  generation: string,
  more: MoreHeaders,
): CachedResponse | undefined => {
  const end = value.indexOf(newline);
  const [of, etag, nextOrNull, tag] = headIn(value, end) ?? [];
  if (of !== generation || etag === undefined) return undefined;
  const facts: HeaderFacts = { next: nextOrNull ?? undefined, tag };
  const body = value.subarray(end + 1);
  return { ...renderedOf(body, etag, cacheControls.shared, more(url, facts)), ...facts };
};

export interface SharedOptions {
  readonly freshMs: number;
  readonly staleMs: number;
  readonly more?: MoreHeaders;
}

/** Responses in Redis, each of a generation: one increment makes all of them old. */
export const sharedResponses = (
  memory: SharedMemory,
  { freshMs, staleMs, more = () => [] }: SharedOptions,
): SharedResponses => {
  /** Redis does not know yet that what it has is old: it is not believed. */
  let pending = false;
  let publishing = false;
  const publish = async (): Promise<void> => {
    if (publishing) return;
    publishing = true;
    while (pending && memory.up) {
      pending = false;
      if ((await memory.run(clearScript, [generationKey], [generationMs])) !== 1) pending = true;
    }
    publishing = false;
  };
  memory.onUp(() => void publish());
  return {
    async read(url) {
      if (pending) void publish();
      if (pending || publishing) return {};
      const reply = await memory.run(readScript, [generationKey, keyOf(url)], []);
      if (!Array.isArray(reply)) return {};
      const [now, value, leftMs] = reply as [Buffer | null, Buffer | null, number];
      const generation = now?.toString() ?? "0";
      const response = value ? unpacked(url, value, generation, more) : undefined;
      if (!response) return { generation };
      return { generation, found: { response, freshMs: leftMs - staleMs, leftMs } };
    },
    write(url, response, generation) {
      if (pending || publishing || response.body.length > bytesMax) return;
      const value = packed(generation, response);
      const ends = freshMs + staleMs;
      void memory.run(writeScript, [generationKey, keyOf(url)], [generation, value, ends]);
    },
    clear() {
      pending = true;
      void publish();
    },
  };
};
