import { isUnavailable } from "../domain/problem.ts";
import type { Route } from "../domain/route.ts";
import { cacheControls, cacheTagOf, render } from "./rendered.ts";
import { responseMemory, type Entry } from "./response-memory.ts";
import type { CachedResponse, Found, MoreHeaders, SharedResponses } from "./response-redis.ts";

/** What guests were sent, kept for a moment. */
export interface ResponseCache {
  /** From now on changes are announced here: until then nothing is kept. */
  open(): void;
  /** Whether a guest's response to this request may be one made for another. */
  covers(route: Route, url: string): boolean;
  /** A response that is still true; nothing is asked. */
  get(url: string): CachedResponse | undefined;
  /** The same with the route's label. */
  entry(url: string): Entry | undefined;
  /** A response another gateway left, else one of `make`'s result: made once, however many ask. */
  load(url: string, make: () => Promise<unknown>, label?: string): Promise<CachedResponse>;
  /** Nothing kept is true any more; what is under way is not kept. */
  clear(): void;
  /** Prometheus' lines. */
  lines(): readonly string[];
}

export interface ResponseCacheOptions {
  /** Milliseconds a response is kept at most. */
  readonly freshMs: number;
  readonly shared?: SharedResponses | undefined;
  readonly more?: MoreHeaders;
  readonly now?: () => number;
}

/** Milliseconds a response may stand in while nobody can be asked for a new one. */
export const staleMs = 30_000;
/** Then its service is asked once in so many milliseconds. */
const pauseMs = 1000;
const memoryBytes = 33_554_432;
/** Nobody sends such a long request target twice. */
const urlMax = 512;

const responseOf = (url: string, result: unknown, more: MoreHeaders): CachedResponse => {
  const { next } = (result ?? {}) as { next?: unknown };
  const tag = cacheTagOf(url, result);
  const facts = typeof next === "string" ? { next, tag } : { tag };
  return { ...render(result, cacheControls.shared, more(url, facts)), ...facts };
};

type Counts = Record<"memory" | "redis" | "asked" | "joined" | "stale", number>;

const linesOf = (counts: Counts): readonly string[] => [
  "# HELP caravan_shared_answers_total Guests' reads that may be shared, by where the answer came from.",
  "# TYPE caravan_shared_answers_total counter",
  ...Object.entries(counts).map(
    ([from, count]) => `caravan_shared_answers_total{from="${from}"} ${count}`,
  ),
];

type Left = Omit<Found, "response">;

/** The responses of this process, one generation after another. */
const keeper = (now: () => number) => {
  const memory = responseMemory(memoryBytes);
  let generation = 0;
  const keep = (url: string, response: CachedResponse, label: string, left: Left): void => {
    const at = now();
    const until = at + left.leftMs;
    memory.set(url, { response, label, freshUntil: at + left.freshMs, until });
  };
  return {
    generation: () => generation,
    fresh(url: string): Entry | undefined {
      const entry = memory.get(url);
      return entry && entry.freshUntil > now() ? entry : undefined;
    },
    /** Unless it became old while it was fetched. */
    keep(born: number, url: string, response: CachedResponse, label: string, left: Left): void {
      if (born === generation) keep(url, response, label, left);
    },
    /** What may stand in for a response that cannot be had; unless it was announced to be old. */
    standIn(born: number, url: string, label: string, found?: Found): CachedResponse | undefined {
      const entry = memory.get(url);
      const leftMs = entry ? entry.until - now() : (found?.leftMs ?? 0);
      const response = entry?.response ?? found?.response;
      if (born !== generation || !response || leftMs <= 0) return undefined;
      keep(url, response, label, { freshMs: Math.min(pauseMs, leftMs), leftMs });
      return response;
    },
    clear(): void {
      generation += 1;
      memory.clear();
    },
  };
};

/** Keeps responses in this process, and in front of `shared`, which gateways have in common. */
export const responseCache = (options: ResponseCacheOptions): ResponseCache => {
  const { freshMs, shared, more = () => [], now = Date.now } = options;
  const kept = keeper(now);
  const flights = new Map<string, Promise<CachedResponse>>();
  let opened = false;
  const counts: Counts = { memory: 0, redis: 0, asked: 0, joined: 0, stale: 0 };

  const fetchNew = async (
    url: string,
    make: () => Promise<unknown>,
    label: string,
  ): Promise<CachedResponse> => {
    const born = kept.generation();
    const { found, generation } = shared ? await shared.read(url) : {};
    if (found && found.freshMs > 0) {
      counts.redis += 1;
      kept.keep(born, url, found.response, label, found);
      return found.response;
    }
    try {
      counts.asked += 1;
      const response = responseOf(url, await make(), more);
      kept.keep(born, url, response, label, { freshMs, leftMs: freshMs + staleMs });
      if (generation !== undefined) shared?.write(url, response, generation);
      return response;
    } catch (error) {
      const old = isUnavailable(error) && kept.standIn(born, url, label, found);
      if (!old) throw error;
      counts.stale += 1;
      return old;
    }
  };
  const entry = (url: string): Entry | undefined => {
    const fresh = kept.fresh(url);
    if (fresh) counts.memory += 1;
    return fresh;
  };
  return {
    open: () => void (opened = true),
    covers: ({ rest }, url) => opened && rest.shared === true && url.length <= urlMax,
    entry,
    get: (url) => entry(url)?.response,
    load(url, make, label = "") {
      const known = flights.get(url);
      if (known) counts.joined += 1;
      if (known) return known;
      const flight = fetchNew(url, make, label).finally(() => {
        if (flights.get(url) === flight) flights.delete(url);
      });
      flights.set(url, flight);
      return flight;
    },
    clear() {
      kept.clear();
      flights.clear();
      shared?.clear();
    },
    lines: () => linesOf(counts),
  };
};
