import type { Script, SharedMemory } from "../../../platform/runtime/redis-client.ts";
import { renderedOf, type Rendered } from "./answer-cache.ts";

/** A page's bytes, and the cursor of the next one. */
export interface Answer extends Rendered {
  readonly next?: string | undefined;
}

/** An answer another gateway left. */
export interface Found {
  readonly answer: Answer;
  /** Milliseconds it stays true; not above 0: only fit to stand in. */
  readonly freshMs: number;
  readonly leftMs: number;
}

/** What gateways keep for each other. */
export interface SharedAnswers {
  /** `generation` undefined: nothing of what is made now may be left for the others. */
  read(url: string): Promise<{ readonly found?: Found; readonly generation?: string }>;
  write(url: string, answer: Answer, generation: string): void;
  /** Nothing left so far is true any more. */
  forget(): void;
}

/** With the form of a value in it: a gateway of another form finds nothing, rather than nonsense. */
const keyOf = (url: string): string => `caravan:answer:1:${url}`;
const generationKey = "caravan:answers:generation";
/** Longer than any answer is kept. */
const generationMs = 86_400_000;
/** Larger answers are not worth a trip. */
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
const forgetScript: Script = {
  name: "caravanForget",
  lua: `redis.call("INCR", KEYS[1])
redis.call("PEXPIRE", KEYS[1], ARGV[1])
return 1`,
};

type Head = readonly [generation: string, etag: string, next: string | null];
const newline = 10;

const packed = (generation: string, { etag, next, body }: Answer): Buffer => {
  const head: Head = [generation, etag, next ?? null];
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
};
const headIn = (value: Buffer, end: number): Head | undefined => {
  try {
    return JSON.parse(value.subarray(0, end).toString()) as Head;
  } catch {
    return undefined; // Not written by a gateway: as good as nothing.
  }
};
const unpacked = (value: Buffer, generation: string): Answer | undefined => {
  const end = value.indexOf(newline);
  const [of, etag, next] = headIn(value, end) ?? [];
  if (of !== generation || etag === undefined) return undefined;
  return { ...renderedOf(value.subarray(end + 1), etag), next: next ?? undefined };
};

/** Answers in Redis, each of a generation: one word makes all of them old. */
export const sharedAnswers = (
  memory: SharedMemory,
  { freshMs, staleMs }: { readonly freshMs: number; readonly staleMs: number },
): SharedAnswers => {
  /** Redis does not know yet that what it has is old: it is not believed. */
  let unsaid = false;
  let saying = false;
  const say = async (): Promise<void> => {
    if (saying) return;
    saying = true;
    while (unsaid && memory.up) {
      unsaid = false;
      if ((await memory.run(forgetScript, [generationKey], [generationMs])) !== 1) unsaid = true;
    }
    saying = false;
  };
  memory.onUp(() => void say());
  return {
    async read(url) {
      if (unsaid) void say();
      if (unsaid || saying) return {};
      const reply = await memory.run(readScript, [generationKey, keyOf(url)], []);
      if (!Array.isArray(reply)) return {};
      const [now, value, leftMs] = reply as [Buffer | null, Buffer | null, number];
      const generation = now?.toString() ?? "0";
      const answer = value ? unpacked(value, generation) : undefined;
      if (!answer) return { generation };
      return { generation, found: { answer, freshMs: leftMs - staleMs, leftMs } };
    },
    write(url, answer, generation) {
      if (unsaid || saying || answer.body.length > bytesMax) return;
      const value = packed(generation, answer);
      const ends = freshMs + staleMs;
      void memory.run(writeScript, [generationKey, keyOf(url)], [generation, value, ends]);
    },
    forget() {
      unsaid = true;
      void say();
    },
  };
};
