import { hostname } from "node:os";
import type { ConnectionOptions } from "nats";
import { settingsOf } from "../../runtime/environment.settings.ts";
import {
  integer,
  optional,
  type Setting,
  type SettingValues,
  variable,
} from "../../kernel/settings.ts";

const serversOf = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Users and passwords in a URL would be shown wherever options are. */
const servers: Setting<readonly string[] | undefined> = {
  describe: "NATS servers, comma-separated; set: mesh; optional",
  read(text) {
    if (text === undefined || text === "") return { value: undefined };
    if (text.includes("@")) return { problem: "must hold no user: NATS_USER and NATS_PASS do" };
    const urls = serversOf(text);
    const right = urls.every((url) => /^((nats|tls):\/\/)?[\w.[\]:-]+$/u.test(url));
    return right && urls.length > 0
      ? { value: urls }
      : { problem: "must be like nats://host:4222" };
  },
};

/** What is read where services are joined by NATS. */
const spec = {
  NATS_URL: variable(
    "NATS of the mesh, together with `MONGO_URL`; unset: everything in one process. No user in it",
    servers,
  ),
  NATS_USER: variable(
    "The NATS user of this process: what it may call and publish is the server's to say",
    optional("NATS user of this process"),
  ),
  NATS_PASS: variable("That user's password", optional("that user's password"), { secret: true }),
  NATS_EVENTS_USER: variable(
    "The NATS user by which this process publishes and reads events, with the same password: it has an account of its own, which reaches that service's streams and nothing else",
    optional("NATS user of events"),
  ),
  NATS_MONITOR_URL: variable(
    "Where NATS says how it keeps events, so that a start can warn of what is weaker than recommended",
    optional("NATS monitoring, http://host:8222"),
  ),
  EVENTS_REPLICAS: variable(
    "NATS servers that keep each event",
    integer({ min: 1, max: 5, fallback: 1 }),
  ),
  EVENTS_MAX_AGE_DAYS: variable(
    "Days after which NATS removes an event, set by `npm run migrate`. A service that was away for longer is given the events from the journals",
    integer({ min: 1, max: 365, fallback: 7 }),
  ),
};
export type NatsSettings = SettingValues<typeof spec>;
export const nats: NatsSettings = settingsOf(spec);

/**
 * Of every connection to NATS, the transporter's and the bus's: never given up, a dead one noticed within 15 s.
 * `name` is what the server's list of connections shows.
 */
export const natsOptions = (name: string, settings: NatsSettings = nats): ConnectionOptions => ({
  servers: [...(settings.NATS_URL ?? [])],
  // Nobody else may listen there: what the server answers one user is no other's to read.
  ...(settings.NATS_USER === undefined
    ? {}
    : { user: settings.NATS_USER, inboxPrefix: `_INBOX.${settings.NATS_USER}` }),
  ...(settings.NATS_PASS === undefined ? {} : { pass: settings.NATS_PASS }),
  name: `${name}@${hostname()}`,
  reconnect: true,
  waitOnFirstConnect: true,
  // A password that is being changed refuses for a while: that is no reason to give up.
  ignoreAuthErrorAbort: true,
  maxReconnectAttempts: -1,
  reconnectTimeWait: 250,
  reconnectJitter: 250,
  timeout: 5_000,
  pingInterval: 5_000,
  maxPingOut: 2,
});

/** Of the bus's connection. */
export const eventsOptions = (name: string, settings: NatsSettings = nats): ConnectionOptions => ({
  ...natsOptions(name, settings),
  ...(settings.NATS_EVENTS_USER === undefined ? {} : { user: settings.NATS_EVENTS_USER }),
});
