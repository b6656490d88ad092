/** From a case to the request that is sent, with what the shop has at that moment. */
import type { Case, Text } from "../generate/cases.ts";
import type { Operation } from "../generate/document.ts";
import { isKnown } from "../generate/mutations.ts";
import type { Known } from "../generate/values.ts";
import type { Accounts } from "./accounts.ts";
import type { HttpClient, Received, Sent } from "./http.ts";
import type { World } from "./world.ts";

export interface Kit {
  readonly http: HttpClient;
  readonly accounts: Accounts;
  readonly world: World;
}

export interface Exchange {
  readonly operation: Operation;
  readonly one: Case;
  readonly sent: Sent;
  /** The body as JSON, when it was sent as such. */
  readonly body: unknown;
  readonly received: Received;
}

/** What belongs to the request: the tag of the thing it is about, a cursor of its list. */
type Own = Readonly<Record<string, readonly string[]>>;

const valueOf = ({ $known, at, otherwise }: Known, { world, accounts }: Kit, own: Own): unknown => {
  const all =
    own[$known] ??
    ($known === "refreshToken"
      ? accounts.refreshTokens()
      : $known === "email"
        ? [...accounts.emails(), ...world.texts("email")]
        : world.texts($known));
  return all.length > 0 ? all[at % all.length] : otherwise;
};

const filled = (value: unknown, kit: Kit, own: Own): unknown => {
  if (isKnown(value)) return valueOf(value, kit, own);
  if (Array.isArray(value)) return value.map((one) => filled(one, kit, own));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, filled(one, kit, own)]),
  );
};

const asText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);
const textOf = (value: Text, kit: Kit, own: Own): string => asText(filled(value, kit, own));

const needsTag = ({ headers }: Case): boolean => {
  const tag = headers["If-Match"];
  return isKnown(tag) && tag.$known === "etag";
};

/** The tag of what the path, or the nearest part of it that can be read, names. */
const tagOf = async ({ http, accounts }: Kit, path: string): Promise<readonly string[]> => {
  const headers = { Authorization: accounts.authorization("admin") ?? "" };
  for (const target of [path, path.slice(0, path.lastIndexOf("/"))]) {
    const { status, headers: received } = await http.send({ method: "GET", target, headers });
    if (status === 200 && received.etag) return [received.etag];
  }
  return [];
};

const lone = /[\ud800-\udfff]/u;
/** As a client may send it; a lone surrogate has no encoding. */
const encoded = (text: string): string =>
  encodeURIComponent(lone.test(text) ? text.toWellFormed() : text);

const pathOf = ({ path, at }: Case, template: string, world: World): string => {
  const values = world.params(template, at);
  return template.replaceAll(/\{(\w+)\}/gu, (_all, name: string) =>
    Object.hasOwn(path, name) ? (path[name] as string) : encoded(values[name] ?? "none"),
  );
};

/** Sends a case, and lets the world learn of the response. */
export const play = async (kit: Kit, operation: Operation, one: Case): Promise<Exchange> => {
  const path = pathOf(one, operation.path, kit.world);
  const own: Own = {
    cursor: kit.world.texts(`cursor ${operation.path}`),
    ...(needsTag(one) ? { etag: await tagOf(kit, path) } : {}),
  };
  const query = one.query.map(
    ([name, value]) => `${encoded(name)}=${encoded(textOf(value, kit, own))}`,
  );
  const authorization = kit.accounts.authorization(one.credential);
  const body =
    one.raw === undefined && one.body !== undefined ? filled(one.body, kit, own) : undefined;
  const text = one.raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const headers = Object.fromEntries(
    Object.entries(one.headers).map(([name, value]) => [name, textOf(value, kit, own)]),
  );
  const sent: Sent = {
    method: operation.method,
    target: query.length > 0 ? `${path}?${query.join("&")}` : path,
    headers: {
      ...headers,
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(one.contentType === undefined || text === undefined
        ? {}
        : { "Content-Type": one.contentType }),
    },
    body: text === undefined ? undefined : Buffer.from(text),
  };
  const received = await kit.http.send(sent);
  return { operation, one, sent, body, received };
};
