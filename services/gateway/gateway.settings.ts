import { existsSync } from "node:fs";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, list, oneOf, optional, text } from "../../platform/kernel/settings.ts";

const inContainer = existsSync("/.dockerenv");

/** What the gateway reads of the environment. */
export const settings = settingsOf({
  PORT: integer({ min: 0, max: 65_535, fallback: 3000 }),
  OPS_PORT: integer({ min: 0, max: 65_535, fallback: 3001 }),
  HOST: text({ fallback: inContainer ? "0.0.0.0" : "127.0.0.1", describe: "address to listen on" }),
  /** Exact origins of browsers that may call, `https://shop.example`. */
  CORS_ORIGINS: list([]),
  /** How many proxies in front are ours: that many entries of X-Forwarded-For are believed. */
  TRUST_PROXY: integer({ min: 0, max: 10, fallback: 0 }),
  /** Bytes of a JSON body. */
  BODY_LIMIT: integer({ min: 1024, max: 100_000_000, fallback: 1_048_576 }),
  /** Bytes of an uploaded file. */
  UPLOAD_LIMIT: integer({ min: 1024, max: 10_000_000_000, fallback: 268_435_456 }),
  RATE_LIMITS: oneOf(["on", "off"], "on"),
  REDIS_URL: optional("redis:// or rediss:// with host, password and database", /^rediss?:\/\/./u),
  /** Milliseconds after which Redis counts as away. */
  REDIS_TIMEOUT_MS: integer({ min: 10, max: 60_000, fallback: 100 }),
  /** Milliseconds; what events do not say (how many pieces are left) is at most so old. */
  DRAIN_MS: integer({ min: 0, max: 60_000, fallback: 0 }),
  CATALOG_CACHE_MS: integer({ min: 0, max: 3_600_000, fallback: 1000 }),
  SHOP_NAME: text({ fallback: "Caravan" }),
});

export type GatewaySettings = typeof settings;
