import { integer, oneOf, optional, text, list } from "../kernel/settings.ts";
import { settingsOf } from "./environment.settings.ts";

const byDefault = process.env.NODE_ENV === "production" ? "off" : "on";

/** What the node itself reads: where data is, which services it hosts. */
export const node = settingsOf({
  DATA_DIR: text({ fallback: "./data", describe: "folder of the embedded store" }),
  CARAVAN_SERVICES: list([]),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace"], "warn"),
  CALL_CONCURRENCY: integer({ min: 1, max: 10_000, fallback: 256 }),
  CALL_QUEUE: integer({ min: 0, max: 100_000, fallback: 5_000 }),
  VALIDATE_EVENTS: oneOf(["on", "off"], byDefault),
  VALIDATE_RESPONSES: oneOf(["on", "off"], byDefault),
  NODE_INDEX: optional("the last part of the node's id"),
  MONGO_URL: optional("MongoDB; set: one database per service"),
});
