import type { ServiceBroker } from "moleculer";
import { brokerName } from "../../../platform/contract/contract.ts";
import { rendered } from "./answer-cache.ts";
import { answersMemory } from "./answers-memory.ts";
import type { Answer, Found, SharedAnswers } from "./answers-redis.ts";
import { isUnavailable } from "../domain/problem.ts";
import type { Route } from "../domain/route.ts";

/** What guests were answered, kept for a moment. */
export interface Answers {
  /** From now on words of change are heard: until then nothing is kept. */
  open(): void;
  /** Whether a guest's answer to this request may be one given to another. */
  covers(route: Route, url: string): boolean;
  /** An answer that is still true; nothing is asked. */
  get(url: string): Answer | undefined;
  /** An answer another gateway left, else one from `make`: once, however many ask. */
  ask(url: string, make: () => Promise<unknown>): Promise<Answer>;
  /** Nothing kept is true any more; what is under way is not kept. */
  forget(): void;
  /** Prometheus' lines. */
  lines(): readonly string[];
}

export interface AnswersOptions {
  /** Milliseconds an answer is kept at most. */
  readonly freshMs: number;
  /** Whether a broker's action is hosted in this process: then its own memory is as near. */
  readonly isHere: (action: string) => boolean;
  readonly shared?: SharedAnswers | undefined;
  readonly now?: () => number;
}

/** Milliseconds an answer may stand in while nobody can be asked for a new one. */
export const staleMs = 30_000;
/** Then its service is asked once in so many milliseconds. */
const pauseMs = 1000;
const memoryBytes = 67_108_864;
/** Nobody sends such a long question twice. */
const urlMax = 512;

const answerOf = (result: unknown): Answer => {
  const next = (result as { next?: unknown } | null)?.next;
  return { ...rendered(result, false), ...(typeof next === "string" ? { next } : {}) };
};

type Counts = Record<"memory" | "redis" | "asked" | "joined" | "stale", number>;

const linesOf = (counts: Counts): readonly string[] => [
  "# HELP caravan_shared_answers_total Guests' reads that may be shared, by where the answer came from.",
  "# TYPE caravan_shared_answers_total counter",
  ...Object.entries(counts).map(
    ([from, count]) => `caravan_shared_answers_total{from="${from}"} ${count}`,
  ),
];

/** The answers of this process, one generation after another. */
const keeper = (now: () => number) => {
  const memory = answersMemory(memoryBytes);
  let generation = 0;
  const keep = (url: string, answer: Answer, left: Omit<Found, "answer">): void => {
    const at = now();
    memory.set(url, { answer, freshUntil: at + left.freshMs, until: at + left.leftMs });
  };
  return {
    generation: () => generation,
    fresh(url: string): Answer | undefined {
      const kept = memory.get(url);
      return kept && kept.freshUntil > now() ? kept.answer : undefined;
    },
    /** Unless it became old while it was fetched. */
    keep(born: number, url: string, answer: Answer, left: Omit<Found, "answer">): void {
      if (born === generation) keep(url, answer, left);
    },
    /** What may stand in for an answer that cannot be had; unless it was said to be old. */
    standIn(born: number, url: string, found: Found | undefined): Answer | undefined {
      const kept = memory.get(url);
      const leftMs = kept ? kept.until - now() : (found?.leftMs ?? 0);
      const answer = kept?.answer ?? found?.answer;
      if (born !== generation || !answer || leftMs <= 0) return undefined;
      keep(url, answer, { freshMs: Math.min(pauseMs, leftMs), leftMs });
      return answer;
    },
    forget(): void {
      generation += 1;
      memory.clear();
    },
  };
};

/** Keeps answers in this process, and in front of `shared`, which gateways have in common. */
export const answersOf = (options: AnswersOptions): Answers => {
  const { freshMs, shared, isHere, now = Date.now } = options;
  const kept = keeper(now);
  const flights = new Map<string, Promise<Answer>>();
  const far = new Map<Route, boolean>();
  let opened = false;
  const counts: Counts = { memory: 0, redis: 0, asked: 0, joined: 0, stale: 0 };

  const fetchNew = async (url: string, make: () => Promise<unknown>): Promise<Answer> => {
    const born = kept.generation();
    const { found, generation } = shared ? await shared.read(url) : {};
    if (found && found.freshMs > 0) {
      counts.redis += 1;
      kept.keep(born, url, found.answer, found);
      return found.answer;
    }
    try {
      counts.asked += 1;
      const answer = answerOf(await make());
      kept.keep(born, url, answer, { freshMs, leftMs: freshMs + staleMs });
      if (generation !== undefined) shared?.write(url, answer, generation);
      return answer;
    } catch (error) {
      const old = isUnavailable(error) && kept.standIn(born, url, found);
      if (!old) throw error;
      counts.stale += 1;
      return old;
    }
  };
  return {
    open: () => void (opened = true),
    covers(route, url) {
      const known = far.get(route);
      const yes = known ?? (route.rest.shared === true && !isHere(brokerName(route.contract)));
      if (known === undefined) far.set(route, yes);
      return opened && yes && url.length <= urlMax;
    },
    get(url) {
      const answer = kept.fresh(url);
      if (answer) counts.memory += 1;
      return answer;
    },
    ask(url, make) {
      const known = flights.get(url);
      if (known) counts.joined += 1;
      if (known) return known;
      const flight = fetchNew(url, make).finally(() => {
        if (flights.get(url) === flight) flights.delete(url);
      });
      flights.set(url, flight);
      return flight;
    },
    forget() {
      kept.forget();
      flights.clear();
      shared?.forget();
    },
    lines: () => linesOf(counts),
  };
};

/** Whether this process hosts the service of an action. */
export const hostedBy =
  (broker: ServiceBroker) =>
  (action: string): boolean =>
    broker.services.some(({ fullName }) => action.startsWith(`${fullName}.`));
