/** From the parts of a request to the flat params of an action. */
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import { faults } from "../gateway.contract.ts";
import type { Kind, Route } from "./route.ts";

/** Issues in one refusal: what is wrong beyond them is not listed. */
export const issuesMax = 20;
/** Characters of a name that is repeated. */
const nameMax = 100;

const cut = (text: string): string =>
  text.length <= nameMax ? text : `${text.slice(0, nameMax).toWellFormed()}…`;

const allowedText = (names: readonly string[]): string =>
  names.length === 0 ? "none are" : names.join(", ");

export interface Issue {
  /** JSON pointer of the field. */
  readonly pointer: string;
  readonly message: string;
}
export type Params = Record<string, unknown>;
/** A parsed query: a name sent twice has an array. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Bound =
  | {
      readonly params: Params;
      /** Every version that `If-Match` names, when it names several; the first is in the params. */
      readonly versions?: readonly number[];
    }
  | { readonly fault: Fault };

const coerce: Readonly<Record<Kind, (value: string) => unknown>> = {
  text: (value) => value,
  // What does not look like one stays text: the action's own rules refuse it with a pointer.
  integer: (value) => (/^-?\d{1,15}$/u.test(value) ? Number(value) : value),
  number: (value) => (/^-?\d{1,15}(\.\d{1,15})?$/u.test(value) ? Number(value) : value),
  boolean: (value) => (value === "true" ? true : value === "false" ? false : value),
  list: (value) => value.split(","),
};

const decoded = (text: string): string | undefined => {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // Not UTF-8 in percent-encoding: the caller answers 400.
  }
};

/** The params in the path; undefined when one is not well-formed. */
export const fromPath = (route: Route, values: readonly string[]): Params | undefined => {
  const params: Params = {};
  for (let i = 0; i < route.inPath.length; i += 1) {
    const name = route.inPath[i] as string;
    const value = decoded(values[i] ?? "");
    if (value === undefined) return undefined;
    params[name] = coerce[route.kinds.get(name) ?? "text"](value);
  }
  return params;
};

const readOne = (
  kind: Kind,
  value: string | readonly string[],
): { value: unknown } | { times: number } => {
  if (typeof value === "string") return { value: coerce[kind](value) };
  return kind === "list" ? { value: [...value] } : { times: value.length };
};

const unknownIn = (name: string, what: string, allowed: readonly string[]): Issue => ({
  pointer: pointerOf([cut(name)]),
  message: `There is no ${what} "${cut(name)}" here; allowed: ${allowedText(allowed)}.`,
});

/** Adds the query's params; unknown and repeated names are issues. `token` is the order's token where the route takes one. */
export const addQuery = (route: Route, query: Query, params: Params): Issue[] => {
  const issues: Issue[] = [];
  for (const [name, value = ""] of Object.entries(query)) {
    if (route.inQuery.includes(name)) {
      const read = readOne(route.kinds.get(name) ?? "text", value);
      if ("value" in read) params[name] = read.value;
      else {
        const message = `"${name}" must be sent once, but was sent ${read.times} times.`;
        issues.push({ pointer: pointerOf([name]), message });
      }
    } else if (name === "token" && route.rest.orderToken && typeof value === "string") {
      params["orderToken"] = value;
    } else issues.push(unknownIn(name, "query field", route.inQuery));
    if (issues.length >= issuesMax) break;
  }
  return issues;
};

/** Adds the body's fields; a field that repeats the path's value is ignored. */
export const addBody = (route: Route, body: Params, params: Params): Issue[] => {
  const issues: Issue[] = [];
  const allowed = route.inBody ?? [];
  for (const [name, value] of Object.entries(body)) {
    if (allowed.includes(name)) params[name] = value;
    else if (!route.inPath.includes(name) || String(value) !== ownValue(params, name)) {
      issues.push(unknownIn(name, "field", allowed));
      if (issues.length >= issuesMax) break;
    }
  }
  return issues;
};

/** RFC 6901. */
export const pointerOf = (parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const forbidden = new Set(["__proto__", "constructor", "prototype"]);
/** Deeper than any body of ours. */
export const depthMax = 32;
/** More values than any body of ours has. */
export const valuesMax = 20_000;

const forbiddenName = (path: readonly string[], name: string): Issue => ({
  pointer: pointerOf([...path.map(cut), name]),
  message: `The name "${name}" is not allowed here.`,
});

const tooDeep = (path: readonly string[]): Issue => ({
  pointer: pointerOf(path.map(cut)),
  message: `The body is nested too deeply here: at most ${depthMax} levels are allowed.`,
});

const harmBelow = (value: object, path: string[]): Issue | undefined => {
  if (path.length >= depthMax) return tooDeep(path);
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    if (forbidden.has(key)) return forbiddenName(path, key);
    if (typeof member === "object" && member !== null) {
      path.push(key);
      const harm = harmBelow(member, path);
      if (harm) return harm;
      path.pop();
    }
  }
  return undefined;
};

/** The first name that would reach a prototype, or a depth nobody needs; undefined when the value is harmless. */
export const harmIn = (value: unknown): Issue | undefined =>
  typeof value === "object" && value !== null ? harmBelow(value, []) : undefined;

export const invalid = (errors: readonly Issue[]): Fault => common.VALIDATION_FAILED({ errors });

/** Headers that carry params, already lower-cased by node:http. */
export interface Headers {
  readonly "if-match"?: string | undefined;
  readonly "idempotency-key"?: string | readonly string[] | undefined;
  readonly "x-order-token"?: string | readonly string[] | undefined;
  readonly prefer?: string | readonly string[] | undefined;
}

/** `"5"` and `"5-abc"` are version 5; a weak or foreign tag matches no version. */
export const versionIn = (ifMatch: string): number | undefined => {
  const match = /^\s*"(\d{1,15})(?:-[^"]*)?"\s*$/u.exec(ifMatch);
  return match ? Number(match[1]) : undefined;
};

/** More alternatives than this nobody has. */
const versionsMax = 10;

/** The versions in a list of tags (RFC 9110, 13.1.1); weak and foreign ones match nothing. */
export const versionsIn = (ifMatch: string): readonly number[] => {
  const tags = ifMatch.match(/(?:W\/)?"[^"]*"/gu) ?? [];
  const versions = tags.map(versionIn).filter((version) => version !== undefined);
  return [...new Set(versions)];
};

const addVersion = (
  ifMatch: string | undefined,
  params: Params,
): { readonly fault?: Fault; readonly versions?: readonly number[] } => {
  if (ifMatch === undefined) return { fault: common.PRECONDITION_REQUIRED() };
  if (ifMatch.trim() === "*") return {};
  const versions = versionsIn(ifMatch);
  if (versions.length === 0) return { fault: common.PRECONDITION_FAILED() };
  if (versions.length > versionsMax) {
    const detail = `If-Match names more than ${versionsMax} versions`;
    return { fault: faults.MALFORMED_REQUEST({ detail }) };
  }
  params["expectedVersion"] = versions[0];
  return versions.length > 1 ? { versions } : {};
};

const addKey = (route: Route, key: unknown, params: Params): Fault | undefined => {
  if (typeof key === "string" && key !== "") params["idempotencyKey"] = key;
  else if (route.rest.idempotency === "required") return common.IDEMPOTENCY_KEY_REQUIRED();
  return undefined;
};

/** Adds the params that arrive in headers, but for `If-Match`. */
const addHeaders = (route: Route, headers: Headers, params: Params): Fault | undefined => {
  const { rest, contract } = route;
  if (rest.idempotency) {
    const missing = addKey(route, headers["idempotency-key"], params);
    if (missing) return missing;
  }
  if (rest.orderToken && typeof headers["x-order-token"] === "string") {
    params["orderToken"] = headers["x-order-token"];
  }
  if (
    "preferAsync" in contract.params.properties &&
    /\brespond-async\b/u.test(String(headers.prefer))
  ) {
    params["preferAsync"] = true;
  }
  return undefined;
};

/** Everything but the body. */
export const bind = (
  route: Route,
  values: readonly string[],
  query: Query | undefined,
  headers: Headers,
): Bound => {
  const params = fromPath(route, values);
  if (!params)
    return { fault: faults.MALFORMED_REQUEST({ detail: "The path is not well-formed" }) };
  const fault = addHeaders(route, headers, params);
  if (fault) return { fault };
  const match = route.rest.ifMatch ? addVersion(headers["if-match"], params) : {};
  if (match.fault) return { fault: match.fault };
  const issues = query ? addQuery(route, query, params) : [];
  if (issues.length > 0) return { fault: invalid(issues) };
  return match.versions ? { params, versions: match.versions } : { params };
};
