import type { Service } from "moleculer";
import { sharedMemory, type SharedMemory } from "../../../platform/runtime/redis-client.ts";
import { sharedAnswers } from "../cache/answers-redis.ts";
import { answersOf, hostedBy, staleMs, type Answers } from "../cache/answers-shared.ts";
import type { GatewaySettings } from "../gateway.settings.ts";
import { sharedLimits } from "../limits/shared.ts";
import { limitsOf, type Limits } from "../limits/window.ts";

/** What a gateway remembers between requests; with Redis, what all gateways remember. */
export interface SharedParts {
  /** Undefined: not limited. */
  readonly limits: Limits | undefined;
  /** Undefined: every read is asked. */
  readonly answers: Answers | undefined;
  readonly lines: () => readonly string[];
  open(): void;
  close(): void;
}

const answersFor = (
  { broker }: Service,
  freshMs: number,
  memory: SharedMemory | undefined,
): Answers | undefined => {
  if (freshMs === 0) return undefined;
  const shared = memory && sharedAnswers(memory, { freshMs, staleMs });
  return answersOf({ freshMs, shared, isHere: hostedBy(broker) });
};

/** Limits and answers as the settings want them. */
export const sharedParts = (service: Service, settings: GatewaySettings): SharedParts => {
  const { REDIS_URL: url, REDIS_TIMEOUT_MS: timeoutMs, RATE_LIMITS } = settings;
  const memory =
    url === undefined ? undefined : sharedMemory({ url, timeoutMs, logger: service.logger });
  const counted = memory && RATE_LIMITS === "on" ? sharedLimits(memory) : undefined;
  const answers = answersFor(service, settings.CATALOG_CACHE_MS, memory);
  return {
    limits: RATE_LIMITS === "on" ? (counted ?? limitsOf()) : undefined,
    answers,
    lines: () => [...(memory?.lines() ?? []), ...(answers?.lines() ?? [])],
    open: () => memory?.open(),
    close() {
      counted?.stop();
      memory?.close();
    },
  };
};
