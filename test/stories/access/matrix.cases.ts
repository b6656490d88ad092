import { beforeAll, describe, expect, test } from "@jest/globals";
import type { StoredKey } from "../../../services/identity/identity.store.ts";
import type { Client, Reply } from "../../support/client.ts";
import { documented, operations, type Operation } from "./operations.ts";
import {
  kinds,
  notSteppedUp,
  People,
  type Kind,
  type Headers,
  type Principal,
} from "./principals.ts";
import { missing, resourcesOf, type Resource, type Target } from "./resources.ts";

const about = [
  ...["UNAUTHENTICATED", "FORBIDDEN", "STEP_UP_REQUIRED", "TOKEN_EXPIRED", "TOKEN_INVALID"],
  ...["API_KEY_NOT_ALLOWED", "API_KEY_INVALID", "PUBLISHABLE_KEY_INVALID"],
];

/** The status and code that the access line of an operation has for somebody; undefined: it lets them pass. */
const refusalOf = ({ name, access }: Operation, who: Principal): string | undefined => {
  // Whose session has ended may sign out once more.
  if (name === "identity.signOut" && who.refused === "TOKEN_INVALID") return undefined;
  if (who.refused) return `401 ${who.refused}`;
  if (access === "public") return undefined;
  if (who.key && (access === "signedIn" || access === "steppedUp"))
    return "403 API_KEY_NOT_ALLOWED";
  if (!who.key && who.userId === undefined) return "401 UNAUTHENTICATED";
  if (access === "steppedUp") return who.steppedUp ? undefined : "403 STEP_UP_REQUIRED";
  if (typeof access === "string") return undefined;
  // `orders`, a scope of earlier versions, is `orders:read` and `orders:write`.
  const enough = [access.scope, access.scope.split(":")[0], access.formerly, "admin"];
  if (!who.scopes.some((one) => enough.includes(one))) return "403 FORBIDDEN";
  return access.stepUp && who.name === notSteppedUp ? "403 STEP_UP_REQUIRED" : undefined;
};

/** Of a response all that its receiver sees; both requests have one trace id. */
const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const passing = new Set(["date", "content-length", "keep-alive", "connection"]);
const bytesOf = ({ status, headers, body }: Reply, id: string): string =>
  JSON.stringify([
    status,
    [...headers].filter(([name]) => !passing.has(name)).toSorted(),
    body,
  ]).replaceAll(id, "ID");
const outcomeOf = ({ status, body }: Reply): string =>
  status < 400 ? String(status) : `${status} ${body?.code}`;

/** The first id of a path, or the one in the body: the thing that is one's own or not. */
const idOf = ({ params: [first = ""] }: Operation, { params, body }: Target): string =>
  params[first] ?? String(body?.["cartId"] ?? "");
const nowhere = (one: Operation, { params, body, headers = {} }: Target): Target => {
  const id = idOf(one, { params, ...(body ? { body } : {}) });
  const swapped = (value: unknown): unknown => (value === id ? missing(id) : value);
  const swap = (all: Readonly<Record<string, unknown>>): Record<string, string> =>
    Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(swapped(value))]));
  return { params: swap(params), headers, ...(body ? { body: swap(body) } : {}) };
};

export interface Matrix {
  readonly shop: () => Client;
  /** What it signs tokens with. */
  readonly signingKey: () => Promise<StoredKey>;
  /** Default: all. */
  readonly only?: readonly string[];
}

/** Every operation × everybody × { own, foreign, missing }: as the contracts declare. */
export const accessCases = ({ shop: shopOf, signingKey, only }: Matrix): void => {
  const shop: Client = {
    request: (...asked) => shopOf().request(...asked),
    staff: (...asked) => shopOf().staff(...asked),
  };
  const people = new People(shop, signingKey);
  const resourceOf = resourcesOf(shop, people);
  const judged = operations.filter(({ name }) => only?.includes(name) ?? true);

  const send = (one: Operation, who: Principal, at: Target): Promise<Reply> => {
    const path = one.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
      encodeURIComponent(at.params[name] ?? "cart_none"),
    );
    const { body, headers } = one.request();
    const named = typeof body === "object" && body !== null && "cartId" in body ? at.body : {};
    const sent = typeof body === "object" && body !== null ? { ...body, ...named } : body;
    const all: Headers = { ...headers, ...at.headers, ...who.headers, traceparent: trace };
    return shop.request(one.method, path, sent, all);
  };
  /** What ends its caller's account or session is asked by somebody new. */
  const caller = (one: Operation, who: Principal): Promise<Principal> | Principal =>
    who.userId !== undefined && one.method === "DELETE" && one.params.length === 0
      ? people.fresh(who.name, who.scopes)
      : who;

  const isSeen = (one: Operation, { seenWith }: Resource, { scopes }: Principal): boolean => {
    const kind = one.method === "GET" ? "read" : "write";
    const enough = [seenWith, `${seenWith}:${kind}`, "admin"];
    return seenWith !== undefined && scopes.some((scope) => enough.includes(scope));
  };

  /** What is wrong with the cells of an operation and a caller. */
  const faultsOf = async (one: Operation, who: Principal): Promise<string[]> => {
    const refusal = refusalOf(one, who);
    const resource = resourceOf(one);
    const faults: string[] = [];
    const check = (whose: string, reply: Reply, right: (outcome: string) => boolean): void => {
      const outcome = outcomeOf(reply);
      if (!right(outcome) || !one.statuses.includes(reply.status))
        faults.push(`${who.name}, ${whose}: ${outcome}`);
    };
    const passes = (outcome: string): boolean =>
      !about.includes(outcome.split(" ")[1] ?? "") && !outcome.startsWith("5");
    const asJudged = (outcome: string): boolean =>
      refusal === undefined ? passes(outcome) : outcome === refusal;

    const none: Target = { params: {} };
    const someone = refusal === undefined ? await caller(one, who) : who;
    const own = resource && refusal === undefined ? await resource.own(someone) : none;
    if (own)
      check("own", await send(one, someone, own), (outcome) =>
        resource ? asJudged(outcome) && !outcome.startsWith("404") : asJudged(outcome),
      );
    if (!resource) return faults;

    const there = await resource.foreign(who);
    const away = nowhere(one, there);
    const [foreign, lost] = [await send(one, who, there), await send(one, who, away)];
    const hidden = refusal === undefined && !isSeen(one, resource, who);
    check("foreign", foreign, (outcome) =>
      hidden ? outcome.startsWith("404") : asJudged(outcome),
    );
    check("missing", lost, (outcome) =>
      refusal === undefined ? outcome.startsWith("404") : outcome === refusal,
    );
    if (hidden || refusal !== undefined) {
      const [theirs, nobodys] = [
        bytesOf(foreign, idOf(one, there)),
        bytesOf(lost, idOf(one, away)),
      ];
      if (theirs !== nobodys) faults.push(`${who.name}: ${theirs} is not ${nobodys}`);
    }
    return faults;
  };

  beforeAll(async () => {
    // One after the other: each takes hashes of passwords.
    for (const kind of Object.values(kinds)) await kind(people, undefined);
  }, 180_000);

  if (!only)
    test("the matrix has every operation of the API document", () => {
      expect(operations.map(({ label }) => label).toSorted()).toEqual(documented.toSorted());
    });

  if (!only)
    test("what is declared otherwise than it is held is found", async () => {
      const named = (name: string): Operation =>
        operations.find((one) => one.name === name) as Operation;
      const wrong: [name: string, access: Operation["access"], kind: string][] = [
        ["carts.get", "signedIn", "anonymous"],
        ["customers.me", "public", "cart holder"],
        ["inventory.listStock", "signedIn", "shopper A"],
        ["catalog.list", { scope: "catalog:read" }, "staff without a scope of it"],
        ["orders.list", { scope: "orders:write" }, "staff with read"],
        ["inventory.adjust", { scope: "stock:read" }, "staff with write"],
      ];
      for (const [name, access, kind] of wrong) {
        const scope = typeof access === "object" ? access.scope : "catalog:read";
        const who = await (kinds[kind] as Kind)(people, scope);
        expect([name, await faultsOf({ ...named(name), access }, who)]).not.toEqual([name, []]);
      }
    });

  describe.each(judged.map((one) => [one.label, one] as const))("%s", (_label, one) => {
    test(`is for ${JSON.stringify(one.access)}`, async () => {
      const scope = typeof one.access === "object" ? one.access.scope : undefined;
      const faults: string[] = [];
      for (const kind of Object.values(kinds))
        faults.push(...(await faultsOf(one, await kind(people, scope))));
      expect(faults).toEqual([]);
    }, 120_000);
  });
};
