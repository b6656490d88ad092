import type { Service } from "moleculer";
import { sharedMemory, type SharedMemory } from "../../../platform/runtime/redis-client.ts";
import { responseCache, staleMs, type ResponseCache } from "../cache/response-cache.ts";
import { sharedResponses, type MoreHeaders } from "../cache/response-redis.ts";
import { linkNext } from "../domain/next-link.ts";
import type { GatewaySettings } from "../gateway.settings.ts";
import { sharedLimits } from "../limits/shared.ts";
import { limitsOf, type Limits } from "../limits/window.ts";

/** What a gateway keeps between requests; with Redis, what all gateways keep. */
export interface SharedParts {
  /** Undefined: not limited. */
  readonly limits: Limits | undefined;
  /** Undefined: every read is asked. */
  readonly responses: ResponseCache | undefined;
  readonly lines: () => readonly string[];
  open(): void;
  close(): void;
}

const moreHeaders: MoreHeaders = (url, { next, tag }) => [
  ...(next === undefined ? [] : ["Link", linkNext(url, next)]),
  ...(tag === undefined ? [] : ["Cache-Tag", tag]),
];

const responsesFor = (
  freshMs: number,
  memory: SharedMemory | undefined,
): ResponseCache | undefined => {
  if (freshMs === 0) return undefined;
  const shared = memory && sharedResponses(memory, { freshMs, staleMs, more: moreHeaders });
  return responseCache({ freshMs, shared, more: moreHeaders });
};

/** Limits and the response cache as the settings want them. */
export const sharedParts = (
  { logger }: Pick<Service, "logger">,
  settings: GatewaySettings,
): SharedParts => {
  const { REDIS_URL: url, REDIS_TIMEOUT_MS: timeoutMs, RATE_LIMITS } = settings;
  const memory = url === undefined ? undefined : sharedMemory({ url, timeoutMs, logger });
  const counted = memory && RATE_LIMITS === "on" ? sharedLimits(memory) : undefined;
  const responses = responsesFor(settings.CATALOG_CACHE_MS, memory);
  return {
    limits: RATE_LIMITS === "on" ? (counted ?? limitsOf()) : undefined,
    responses,
    lines: () => [...(memory?.lines() ?? []), ...(responses?.lines() ?? [])],
    open: () => memory?.open(),
    close() {
      counted?.stop();
      memory?.close();
    },
  };
};
