import { existsSync } from "node:fs";
import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { shop } from "../../platform/runtime/shop.settings.ts";
import {
  integer,
  list,
  oneOf,
  optional,
  text,
  variable,
  type DeploymentSpec,
} from "../../platform/kernel/settings.ts";

const inContainer = existsSync("/.dockerenv");

/** What the gateway reads of the environment. */
export const settings = settingsOf({
  PORT: variable(
    "Port of the API; 0: any free one",
    integer({ min: 0, max: 65_535, fallback: 3000 }),
  ),
  OPS_PORT: variable(
    "Port of `/livez`, `/readyz` and `/metrics`; 0: any free one",
    integer({ min: 0, max: 65_535, fallback: 3001 }),
  ),
  HOST: variable(
    "Address both ports listen on; in a container the default is 0.0.0.0",
    text({ fallback: inContainer ? "0.0.0.0" : "127.0.0.1", describe: "address to listen on" }),
    { fallback: "127.0.0.1" },
  ),
  CORS_ORIGINS: variable(
    "Exact origins of browser applications that may call, `https://shop.example`; empty: none",
    list([]),
  ),
  TRUST_PROXY: variable(
    "How many proxies in front are ours: so many entries of `X-Forwarded-For` are believed, and `X-Forwarded-Proto`",
    integer({ min: 0, max: 10, fallback: 0 }),
  ),
  BODY_LIMIT: variable(
    "Bytes of a JSON body",
    integer({ min: 1024, max: 100_000_000, fallback: 1_048_576 }),
  ),
  UPLOAD_LIMIT: variable(
    "Bytes of an uploaded file",
    integer({ min: 1024, max: 10_000_000_000, fallback: 268_435_456 }),
  ),
  RATE_LIMITS: variable(
    "Whether a client's requests are limited by time",
    oneOf(["on", "off"], "on"),
  ),
  REDIS_URL: variable(
    "Redis that gateways share: limits count over all of them, and so does the cache of public reads. The shop runs on without it",
    optional("redis:// or rediss:// with host, password and database", /^rediss?:\/\/./u),
    { secret: true },
  ),
  REDIS_TIMEOUT_MS: variable(
    "Milliseconds after which Redis counts as away, until it answers again",
    integer({ min: 10, max: 60_000, fallback: 100 }),
  ),
  DRAIN_MS: variable(
    "Milliseconds a stopping gateway goes on answering, so that balancers and clients with open connections turn elsewhere first; on a mesh 2000",
    integer({ min: 0, max: 60_000, fallback: 0 }),
  ),
  CATALOG_CACHE_MS: variable(
    "Milliseconds a guest's answer of the catalogue is kept by a gateway that does not host the catalogue itself; 0: not at all",
    integer({ min: 0, max: 3_600_000, fallback: 1000 }),
  ),
  LOG_ACCESS: variable(
    "Whether each request is a line of the log, at level info; probes are none",
    oneOf(["on", "off"], "on"),
  ),
  SHOP_NAME: shop.SHOP_NAME,
});

export type GatewaySettings = typeof settings;

export const deployment: DeploymentSpec = { autoscaled: true };
