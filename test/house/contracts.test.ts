import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { serviceOf } from "../../services/gateway/domain/catalogue.ts";
import {
  accessFaults,
  actionsCalled,
  cycleIn,
  doubleNames,
  doubleRoutes,
  handlerFaults,
  nameFaults,
  strangers,
  type JudgedAction,
} from "./contract-rules.ts";

const root = join(import.meta.dirname, "../../services");

interface Judged {
  readonly name: string;
  readonly actions: readonly JudgedAction[];
  readonly schema: ServiceSchema;
  readonly called: readonly string[];
}

/** Contract modules by `<service>/<file without .ts>`. */
const modules: Record<string, Record<string, unknown>> = {};
for (const file of globSync("*/*.contract.ts", { cwd: root })) {
  modules[file.slice(0, -3)] = (await import(join(root, file))) as Record<string, unknown>;
}
const isAction = (service: string, file: string, name: string): boolean =>
  (modules[`${service}/${file}`]?.[name] as { kind?: string } | undefined)?.kind === "action";

const services: Judged[] = [];
for (const contract of contracts) {
  const name = serviceOf(contract);
  const loaded = (await import(join(root, name, `${name}.service.ts`))) as {
    default: ServiceSchema;
  };
  const sources = globSync(`${name}/**/*.ts`, { cwd: root })
    // What the schema of a service takes of others' actions, it declares.
    .filter((file) => !/[.](?:contract|schemas|service)[.]ts$/u.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
  services.push({
    name,
    actions: Object.values(contract.actions),
    schema: loaded.default,
    called: actionsCalled(sources, isAction),
  });
}
const all = services.flatMap(({ actions }) => actions);
/** The gateway calls whatever is not for services alone, by its contract's name; all others say what they call. */
const callers = services.filter(({ name }) => name !== "gateway");
interface Metadata {
  readonly dependencies: readonly string[];
  readonly calls: readonly string[];
}
const metadataOf = ({ schema }: Judged): Metadata => schema.metadata as unknown as Metadata;
const declared = Object.fromEntries(callers.map((one) => [one.name, metadataOf(one).dependencies]));
const allowed = {
  carts: ["pricing", "shipping", "catalog"],
  customers: ["identity", "carts", "orders", "notifications", "payments", "shipping"],
  inventory: ["catalog"],
  notifications: ["identity", "orders"],
  orders: ["carts", "pricing", "inventory", "payments", "shipping"],
  payments: ["carts"],
};

describe("the contracts", () => {
  test("are those of the services' folders", () => {
    const folders = globSync("*/*.service.ts", { cwd: root }).map((file) => file.split("/")[0]);
    expect(services.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  test("say who may call", () => {
    expect(accessFaults(all)).toEqual([]);
  });

  test.each(services)("$name names its own actions", ({ name, actions }) => {
    expect(nameFaults(name, actions)).toEqual([]);
  });

  test("have a name and a route of their own each", () => {
    expect(doubleNames(all)).toEqual([]);
    expect(doubleRoutes(all)).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  test.each(services)("$name answers its actions and no others", ({ name, actions, schema }) => {
    expect(handlerFaults(name, actions, schema.actions ?? {})).toEqual([]);
  });

  test.each(services)("$name asks for the access it promises", ({ actions, schema }) => {
    const held = actions.map(({ name }) => {
      const handler = schema.actions?.[name.split(".")[1] as string] as JudgedAction | undefined;
      return [name, handler?.access];
    });
    expect(held).toEqual(actions.map(({ name, access }) => [name, access]));
  });
});

describe("who calls whom", () => {
  test.each(callers)("$name calls what it declares, and nothing else (F.2)", (one) => {
    const said = metadataOf(one).calls.map((name) => name.replace(/^v\d+[.]/u, ""));
    expect(said.toSorted()).toEqual(one.called);
  });

  test("is on the house's list, and never in a circle", () => {
    expect(strangers(declared, allowed)).toEqual([]);
    expect(cycleIn(declared)).toBeUndefined();
    expect(declared).toMatchObject({ carts: expect.anything(), orders: expect.anything() });
  });
});

const get = (path: string) => ({ method: "GET", path });

describe("a planted violation is found", () => {
  test("an action without access, or with a scope that is none", () => {
    const good = { name: "carts.get", access: "public" };
    const planted = [
      good,
      { name: "carts.a" },
      { name: "carts.b", access: { scope: "root" } },
      { name: "carts.c", access: { scope: "refunds:write", formerly: "money" } },
    ];
    expect(accessFaults(planted)).toEqual([
      "carts.a: access undefined",
      'carts.b: access {"scope":"root"}',
      'carts.c: access {"scope":"refunds:write","formerly":"money"}',
    ]);
  });

  test("a name of another service, of none, or taken", () => {
    const planted = ["carts.get", "orders.get", "get", "carts.Get"].map((name) => ({ name }));
    expect(nameFaults("carts", planted)).toEqual(["orders.get", "get", "carts.Get"]);
    expect(doubleNames([...planted, { name: "get" }])).toEqual(["get"]);
  });

  test("two actions on one route, whatever its parameters are called", () => {
    const planted = [
      { name: "a", rest: get("/carts/{cartId}") },
      { name: "b", rest: get("/carts/{id}") },
      { name: "c", rest: get("/carts") },
    ];
    expect(doubleRoutes(planted)).toEqual(["GET /carts/{}"]);
  });

  test("an action without a handler, a handler without a contract", () => {
    const actions = [{ name: "carts.get" }, { name: "carts.open" }];
    expect(handlerFaults("carts", actions, { get: {}, hidden: {}, off: false })).toEqual([
      "carts.open has no handler",
      "carts.hidden has no contract",
    ]);
  });

  test.each([
    ["by name", 'import { quote } from "../pricing/pricing.contract.ts";'],
    [
      "under another name",
      'import { a } from "./a.ts";\nimport {\n  taxed,\n  quote as q,\n} from "../pricing/pricing.contract.ts";',
    ],
    ["of a namespace", 'import * as p from "../pricing/pricing.contract.ts";\nask(x, p.quote);'],
    ["by string", 'broker.call("v1.pricing.quote");'],
    ["of the whole contract", 'import { contract } from "../pricing/pricing.contract.ts";'],
  ])("a call %s", (how, text) => {
    const [called] = actionsCalled([{ file: "a.ts", text }], (_s, _f, name) => name === "quote");
    expect(called).toBe(how === "of the whole contract" ? "pricing.*" : "pricing.quote");
  });

  test.each([
    ["an event", 'import { changed } from "../pricing/pricing.contract.ts";'],
    ["a type", 'import { type quote } from "../pricing/pricing.contract.ts";'],
    ["types", 'import type { quote } from "../pricing/pricing.contract.ts";'],
    ["a namespace's event", 'import * as p from "../pricing/pricing.contract.ts";\non(p.changed);'],
  ])("but %s is no call", (_what, text) => {
    expect(actionsCalled([{ file: "a.ts", text }], (_s, _f, name) => name === "quote")).toEqual([]);
  });

  test("a call that is not on the list, and a circle", () => {
    expect(strangers({ carts: ["pricing", "orders"], catalog: ["carts"] }, allowed)).toEqual([
      "carts → orders",
      "catalog → carts",
    ]);
    expect(cycleIn({ a: ["b"], b: ["c", "d"], c: [], d: ["b"] })).toEqual(["b", "d", "b"]);
    expect(cycleIn({ a: ["b", "c"], b: ["c"], c: [] })).toBeUndefined();
  });
});
