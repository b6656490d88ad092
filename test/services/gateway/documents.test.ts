/** What is written down is what the contracts say, and what the contracts say is what answers. */
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Validator } from "@seriousme/openapi-schema-validator";
import { ServiceBroker, type Service } from "moleculer";
import { contracts } from "../../../services/gateway/all-contracts.ts";
import { readExamples } from "../../../services/gateway/all-examples.ts";
import { errorLines, errorsPage, eventsPage } from "../../../services/gateway/domain/catalogue.ts";
import { gatewayOf } from "../../../services/gateway/http/gateway-server.ts";
import { openApiOf } from "../../../services/gateway/domain/openapi/document.ts";
import { ownNames } from "../../../services/gateway/domain/refusals.ts";
import { headerParams, routesOf } from "../../../services/gateway/domain/route.ts";
import { quiet } from "./support.ts";

const written = (name: string): string =>
  readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", name), "utf8");
const document = openApiOf(contracts, readExamples());
const routes = routesOf(contracts);
interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

describe("docs/openapi.json", () => {
  test("is what the contracts say (npm run openapi writes it)", () => {
    expect(JSON.parse(written("openapi.json"))).toEqual(document);
  });

  test("is written with its keys in a stable order", () => {
    expect(written("openapi.json")).toBe(
      `${JSON.stringify(openApiOf(contracts, readExamples()), null, 2)}\n`,
    );
  });

  test("every POST but sign-ins, what shows who one is, the making of keys and the messages of providers takes an Idempotency-Key", () => {
    const posts = Object.entries(document.paths).flatMap(([path, { post }]) =>
      post ? [{ path, parameters: post["parameters"] as { name: string; in: string }[] }] : [],
    );
    const without = posts.filter(
      ({ parameters }) =>
        !parameters.some((one) => one.in === "header" && one.name === "Idempotency-Key"),
    );
    expect(posts.length).toBeGreaterThan(20);
    expect(without.map(({ path }) => path)).toEqual([
      "/v1/api-keys",
      "/v1/external-sign-ins/complete",
      "/v1/external-sign-ins",
      "/v1/sessions/current/step-up",
      "/v1/sessions",
      "/v1/sign-in-links/complete",
      "/v1/users/me/totp/confirm",
      "/v1/users/me/totp",
      "/v1/webhooks/{provider}",
    ]);
  });

  test("no stream announces what only a text that is whole can have", () => {
    const streams = routes.filter(({ rest }) => rest.mediaType !== undefined);
    expect(streams.length).toBeGreaterThan(0);
    for (const { path } of streams) {
      const { responses } = document.paths[path]?.["get"] as unknown as {
        responses: Readonly<Record<string, { headers?: object }>>;
      };
      expect(responses).not.toHaveProperty("304");
      expect(responses["200"]?.headers ?? {}).not.toHaveProperty("ETag");
    }
  });

  test("is valid OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
  });

  test("every reference leads somewhere", () => {
    const names = new Set(Object.keys(document.components["schemas"] as object));
    const refs = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/gu);
    expect([...refs].map((ref) => ref[1]).filter((name) => !names.has(name as string))).toEqual([]);
  });

  test("null stands only beside another type, and every body is a named schema (E.3)", () => {
    const schemas = document.components["schemas"] as Record<string, Schema>;
    const alone: string[] = [];
    const inline: string[] = [];
    const look = (value: unknown, at: string, top: boolean): void => {
      if (typeof value !== "object" || value === null) return;
      const schema = value as Schema & Record<string, unknown>;
      if (schema.type === "null" && !/anyOf\/\d+$/u.test(at)) alone.push(at);
      if (!top && schema.properties && typeof schema.type === "string") inline.push(at);
      for (const [key, one] of Object.entries(schema)) look(one, `${at}/${key}`, false);
    };
    for (const [name, schema] of Object.entries(schemas)) look(schema, name, true);
    look(document.paths, "paths", true);
    expect({ alone, inline }).toEqual({ alone: [], inline: [] });
  });

  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

  test("operationIds are names in generated code, tags are areas, parameters are described (E.3)", () => {
    const ids = operations.map(({ operationId }) => String(operationId));
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]*$/u.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    const groups = document["x-tagGroups"] as { name: string; tags: string[] }[];
    expect(groups.map(({ name }) => name)).toEqual(["Storefront", "Back office", "Operations"]);
    const grouped = groups.flatMap(({ tags }) => tags);
    const tags = operations.flatMap((one) => one["tags"] as string[]);
    expect(tags.filter((tag) => !grouped.includes(tag))).toEqual([]);
    const undescribed = operations.flatMap(({ operationId, parameters }) =>
      (parameters as { name: string; description?: string }[])
        .filter(({ description }) => !description)
        .map(({ name }) => `${String(operationId)} ${name}`),
    );
    expect(undescribed).toEqual([]);
  });

  test("instants, addresses of mail and of pictures have their formats (E.3)", () => {
    const { Order, Image, OrdersPlaceRequest } = document.components["schemas"] as Record<
      string,
      { properties: Record<string, { format?: string }> }
    >;
    expect(Order?.properties["placedAt"]?.format).toBe("date-time");
    expect(Order?.properties["email"]?.format).toBe("email");
    expect(OrdersPlaceRequest?.properties["email"]?.format).toBe("email");
    expect(Image?.properties["url"]?.format).toBe("uri-reference");
  });

  test("an operation's refusals list every code that it may respond with, and no other (E.1)", () => {
    const schemas = document.components["schemas"] as Record<string, Schema>;
    const codesOf = (ref: string): string[] => {
      const { oneOf = [], properties } = schemas[ref.split("/").at(-1) as string] as Schema;
      const own = properties?.["code"]?.enum ?? [];
      return [...own, ...oneOf.flatMap(({ $ref = "" }) => codesOf($ref))];
    };
    for (const { method, path, refusals } of routes) {
      const { responses } = document.paths[path]?.[method.toLowerCase()] as {
        responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
      };
      const listed = Object.entries(responses).flatMap(([status, { content }]) =>
        Number(status) >= 400
          ? codesOf(content?.["application/problem+json"]?.schema.$ref ?? "").map(
              (code) => `${status} ${code}`,
            )
          : [],
      );
      const declared = [...refusals.values()].map(({ line }) => `${line[0]} ${line[1]}`);
      expect([path, method, listed.sort()]).toEqual([path, method, declared.sort()]);
    }
  });

  test("no fact has a name of the problem itself: it would be left out (E.1)", () => {
    const lost = errorLines(contracts).flatMap(({ line, facts }) =>
      Object.keys(facts)
        .filter((name) => ownNames.has(name))
        .map((name) => `${line[1]} ${name}`),
    );
    expect(lost).toEqual([]);
  });

  test("facts beside a code are typed (E.1)", () => {
    const schemas = document.components["schemas"] as Record<string, Schema>;
    const untyped = Object.entries(schemas)
      .filter(([name]) => name.endsWith("Problem"))
      .flatMap(([name, { properties = {} }]) =>
        Object.entries(properties)
          .filter(([, fact]) => !fact.type && !fact.$ref)
          .map(([fact]) => `${name}.${fact}`),
      );
    expect(untyped).toEqual([]);
    expect(schemas["OutOfStockProblem"]?.properties).toMatchObject({
      code: { enum: ["OUT_OF_STOCK"] },
      available: { type: "integer" },
    });
  });

  test("every title names one schema", () => {
    const names = Object.keys(document.components["schemas"] as object);
    expect(names.filter((name) => /\D\d$/u.test(name))).toEqual([]);
  });
});

describe("routes", () => {
  test("no two contracts have one name", () => {
    const names = contracts.flatMap(({ actions }) =>
      Object.values(actions).map(({ name }) => name),
    );
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  test("no internal action has a route", () => {
    const open = routes.filter(({ contract }) => contract.access === "internal");
    expect(open.map(({ label }) => label)).toEqual([]);
  });

  test("every param of a path and of a header is declared", () => {
    const undeclared = routes.flatMap(({ label, contract, inPath }) =>
      [...inPath, ...headerParams(contract)]
        .filter((name) => !(name in contract.params.properties))
        .map((name) => `${label}: ${name}`),
    );
    expect(undeclared).toEqual([]);
  });

  test("a Location leads to a route that can be read", () => {
    const lost = routes.filter(({ rest }) => {
      const shape = rest.location?.replace(/\{\w+\}/gu, "{}");
      return (
        shape &&
        !routes.some(
          ({ method, path }) => method === "GET" && path.replace(/\{\w+\}/gu, "{}") === shape,
        )
      );
    });
    expect(lost.map(({ label, rest }) => `${label} -> ${rest.location}`)).toEqual([]);
  });
});

describe("live", () => {
  let broker: ServiceBroker;
  let gateway: Service;
  beforeAll(async () => {
    broker = new ServiceBroker({ logger: false });
    gateway = broker.createService(
      gatewayOf({ contracts, settings: quiet, judge: () => Promise.resolve(undefined) }),
    );
    await broker.start();
  });
  afterAll(() => broker.stop());

  test("moleculer-web's aliases are the routes of the document and the pages", () => {
    const aliases = (gateway as unknown as { aliases: unknown }).aliases as {
      method: string;
      fullPath: string;
    }[];
    const pages = [
      ...["/", "/docs", "/docs/rapidoc-min.js", "/openapi.json", "/livez", "/readyz"].map(
        (path) => `GET ${path}`,
      ),
      ...["GET /pay/:provider/:id", "POST /pay/:provider/:id/:choice"],
    ];
    const live = aliases.map(({ method, fullPath }) => `${method} ${fullPath}`);
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ":$1")}`,
      ),
    );
    expect(live.filter((one) => !pages.includes(one)).sort()).toEqual(documented.sort());
  });

  test("each answers something of ours, and 405 for a method it has not", async () => {
    const { port } = (gateway as unknown as { server: Server }).server.address() as AddressInfo;
    for (const { method, path } of routes) {
      const url = `http://127.0.0.1:${port}${path.replaceAll(/\{\w+\}/gu, "x1")}`;
      const response = await fetch(url, { method });
      const { code } = (await response.json()) as { code?: string };
      const { methods, allow } = {
        methods: document.paths[path],
        allow: response.headers.get("allow"),
      };
      expect([`${method} ${path}`, code, allow]).not.toContain("ROUTE_NOT_FOUND");
      expect(code).not.toBe("INTERNAL");
      const wrong = ["PUT", "PATCH", "DELETE"].find(
        (one) => !(one.toLowerCase() in (methods ?? {})),
      );
      const refused = await fetch(url, { method: wrong ?? "TRACE_", headers: {} }).catch(
        () => undefined,
      );
      if (wrong) expect([url, wrong, refused?.status]).toEqual([url, wrong, 405]);
    }
  });
});

describe("docs/errors.md and docs/events.md", () => {
  test("are what the contracts say (npm run openapi writes them)", () => {
    expect(written("errors.md")).toBe(errorsPage(contracts));
    expect(written("events.md")).toBe(eventsPage(contracts));
  });

  const listed = (page: string): string[] =>
    [...written(page).matchAll(/^\| `([\w.]+)` \|/gmu)].map((match) => match[1] as string);

  test("every code is listed, and every listed code is in a catalogue", () => {
    const codes = errorLines(contracts).map(({ line }) => line[1]);
    expect(listed("errors.md").sort()).toEqual(codes.sort());
  });

  test("every event is listed, and every listed event is in a contract", () => {
    const types = contracts.flatMap(({ events }) => Object.values(events).map(({ type }) => type));
    expect(listed("events.md").sort()).toEqual([...types].sort());
  });

  test("a code has one status", () => {
    const statuses = new Map<string, Set<number>>();
    for (const { line } of errorLines(contracts)) {
      statuses.set(line[1], (statuses.get(line[1]) ?? new Set()).add(line[0]));
    }
    expect([...statuses].filter(([, all]) => all.size > 1).map(([code]) => code)).toEqual([]);
  });

  test("every fault of an action is in a catalogue", () => {
    const known = new Set(errorLines(contracts).map(({ line }) => line[1]));
    const stray = contracts.flatMap(({ actions }) =>
      Object.values(actions).flatMap(({ name, faults }) =>
        faults
          .map(({ line }) => `${name} ${line[1]}`)
          .filter((one) => !known.has(one.split(" ")[1] as string)),
      ),
    );
    expect(stray).toEqual([]);
  });
});
