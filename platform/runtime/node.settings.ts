import { integer, list, oneOf, optional, text, variable } from "../kernel/settings.ts";
import { settingsOf } from "./environment.settings.ts";

/** Whoever reads a log elsewhere than in a terminal is a program. */
const format = process.env.LOG_FORMAT || (process.stdout.isTTY ? "text" : "json");

const byDefault = process.env.NODE_ENV === "production" ? "off" : "on";

/** What the node itself reads: where data is, which services it hosts. */
export const node = settingsOf({
  DATA_DIR: variable(
    "Where the embedded stores are, one SQLite file per service",
    text({ fallback: "./data", describe: "folder of the embedded store" }),
    { local: true },
  ),
  CARAVAN_SERVICES: variable("The services this process hosts; empty: all", list([])),
  LOG_LEVEL: variable(
    "The least severe line that is logged",
    oneOf(
      ["fatal", "error", "warn", "info", "debug", "trace"],
      format === "json" ? "info" : "warn",
    ),
    { fallback: "info, as text warn" },
  ),
  LOG_FORMAT: variable(
    "Lines of the log as JSON or as text",
    oneOf(["json", "text"], process.stdout.isTTY ? "text" : "json"),
    { fallback: "json, in a terminal text" },
  ),
  CALL_CONCURRENCY: variable(
    "Calls of one action that run at the same time in this process",
    integer({ min: 1, max: 10_000, fallback: 256 }),
  ),
  CALL_QUEUE: variable(
    "Calls that wait behind those; more are answered 503",
    integer({ min: 0, max: 100_000, fallback: 5_000 }),
  ),
  VALIDATE_EVENTS: variable(
    "Whether published events are compared with their schema",
    oneOf(["on", "off"], byDefault),
    { fallback: "on, with NODE_ENV=production off" },
  ),
  VALIDATE_RESPONSES: variable(
    "Whether what actions return is compared with its schema, and refusals with those that the API document lists",
    oneOf(["on", "off"], byDefault),
    { fallback: "on, with NODE_ENV=production off" },
  ),
  NODE_INDEX: variable(
    "Which copy of its service this is, in the node's id `<service>.<host>.<n>`",
    optional("the last part of the node's id"),
    { local: true },
  ),
  MONGO_URL: variable(
    "MongoDB of the mesh, together with `NATS_URL`; names no database: each service uses `caravan_<service>`",
    optional("MongoDB; set: one database per service"),
    { secret: true },
  ),
});

/** Whether the shop is only tried out: no server keeps its data, files of this process do, and nobody called it production. */
export const isTrial = node.MONGO_URL === undefined && process.env.NODE_ENV !== "production";
