/** One line a request, once its response is out. */
import type { Service } from "moleculer";
import { type Principal } from "../../../platform/broker/context.ts";
import { linesOf, logsInfo } from "../../../platform/ops/logger.ts";
import { redactedText } from "../../../platform/ops/redacted.ts";

/** Whose request it was, as far as a credential proves it. */
export type PrincipalKind = "guest" | "shopper" | "staff" | "machine";

/** What is known of a request that is over. */
export interface AccessEntry {
  readonly method: string | undefined;
  /** `GET /v1/products/{idOrHandle}`: the route's pattern, never the path that was sent. */
  readonly label: string;
  /** 499: its client went away before. */
  readonly status: number;
  readonly ms: number;
  readonly traceId: string;
  readonly requestId?: string | undefined;
  readonly principal: PrincipalKind;
  /** Of the API key that was sent. */
  readonly keyId?: string | undefined;
  /** Of the problem that was sent. */
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
}

export type AccessLog = (entry: AccessEntry) => void;

/** Ids of people begin so. */
const person = /^usr_/u;

/** Whoever holds any scope is staff; keys are no people. */
export const kindOf = (caller: Principal | undefined): PrincipalKind => {
  if (caller === undefined) return "guest";
  if (!person.test(caller.id)) return "machine";
  return caller.scopes.length > 0 ? "staff" : "shopper";
};

/** Probes ask every few seconds, and say nothing of the shop's use. */
const isProbe = (label: string): boolean => label === "GET /livez" || label === "GET /readyz";

/** The label's pattern without its method. */
const routeOf = (label: string): string => label.slice(label.indexOf(" ") + 1);

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

const detailMax = 300;
const detailOf = (detail: string): string => redactedText(detail.slice(0, detailMax));

const textOf = ({
  method,
  label,
  status,
  ms,
  principal,
  code,
  detail,
  ...ids
}: AccessEntry): string =>
  [
    `${method ?? "-"} ${routeOf(label)} ${status} ${rounded(ms)} ms ${principal} trace ${ids.traceId}`,
    ...(ids.keyId === undefined ? [] : [`key ${ids.keyId}`]),
    ...(ids.requestId === undefined ? [] : [`request ${ids.requestId}`]),
    ...(code === undefined ? [] : [code]),
    ...(detail === undefined ? [] : [detailOf(detail)]),
  ].join(" ");

/** The date of a millisecond is written out once. */
const clock = () => {
  let at = 0;
  let text = "";
  return (): string => {
    const now = Date.now();
    if (now !== at) [at, text] = [now, new Date(now).toISOString()];
    return text;
  };
};

const failureOf = ({ keyId, requestId, code, detail }: AccessEntry): string => {
  if (requestId === undefined && code === undefined && keyId === undefined) return "";
  // The ids' characters need no escapes: others are not taken.
  const ids = `${keyId === undefined ? "" : `,"keyId":"${keyId}"`}${requestId === undefined ? "" : `,"requestId":"${requestId}"`}`;
  if (code === undefined) return ids;
  const why = detail === undefined ? "" : `,"detail":${JSON.stringify(detailOf(detail))}`;
  return `${ids},"code":"${code}"${why}`;
};

/** Concatenated, not made of an object: it is on the path of every cached read. */
const jsonOf = (nodeID: string, mod: string): ((entry: AccessEntry) => string) => {
  const time = clock();
  const routes = new Map<string, string>();
  const end = `,${JSON.stringify({ nodeID, mod, msg: "request" }).slice(1)}\n`;
  const routePart = (label: string): string => {
    const known = routes.get(label);
    if (known !== undefined) return known;
    const made = `","route":${JSON.stringify(routeOf(label))},"status":`;
    routes.set(label, made);
    return made;
  };
  return (entry) => {
    const { method = "-", label, status, ms, traceId, principal } = entry;
    return `{"level":"info","time":"${time()}","method":"${method}${routePart(label)}${status},"durationMs":${rounded(ms)},"traceId":"${traceId}","principal":"${principal}"${failureOf(entry)}${end}`;
  };
};

/** Writes to where the broker's log goes, in its format; undefined where that has no lines of level info. */
export const accessLogOf = ({
  broker,
  logger,
  fullName,
}: Pick<Service, "broker" | "logger" | "fullName">): AccessLog | undefined => {
  if (!logsInfo(broker)) return undefined;
  const lines = linesOf(broker);
  if (!lines) {
    return (entry) => {
      if (!isProbe(entry.label)) logger.info(textOf(entry));
    };
  }
  const line = jsonOf(broker.nodeID, fullName);
  return (entry) => {
    if (!isProbe(entry.label)) lines.write(line(entry));
  };
};
