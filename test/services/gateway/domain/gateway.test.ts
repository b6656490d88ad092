import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { action, closedObject, Type } from "../../../../platform/contract/contract.ts";
import { common } from "../../../../platform/kernel/fault.ts";
import { matches } from "../../../../services/gateway/cache/rendered.ts";
import { harmIn, pointerOf, versionIn } from "../../../../services/gateway/domain/binding.ts";
import { faultOf, pointerOfField, problemOf } from "../../../../services/gateway/domain/problem.ts";
import { routeOf } from "../../../../services/gateway/domain/route.ts";
import {
  toComponent,
  type Components,
} from "../../../../services/gateway/domain/openapi/components.ts";
import { trie } from "../../../../services/gateway/domain/trie.ts";

describe("trie", () => {
  test("finds what was added, with the values in their places", () => {
    const segment = fc.constantFrom("a", "b", "{x}", "{y}");
    const path = fc
      .array(segment, { minLength: 1, maxLength: 5 })
      .map((parts) => `/${parts.join("/")}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 20 }), (paths) => {
        const found = trie<string>();
        const added = paths.filter((one) => found.add("GET", one, one));
        for (const one of added) {
          const hit = found.find(one.replaceAll(/\{\w\}/gu, "value"));
          const { values = [] } = hit ?? {};
          const count = [...one.matchAll(/\{/gu)].length;
          expect(hit?.leaf.byMethod.get("GET")?.replaceAll(/\{\w\}/gu, "{}")).toBe(
            one.replaceAll(/\{\w\}/gu, "{}"),
          );
          expect(values).toEqual(Array.from({ length: count }, () => "value"));
        }
      }),
    );
  });

  test("goes back to the param when the literal leads nowhere", () => {
    const found = trie<string>();
    found.add("GET", "/me/orders", "mine");
    found.add("GET", "/{id}/notes", "notes");
    expect(found.find("/me/notes")).toMatchObject({ values: ["me"] });
    expect(found.find("/me/what")).toBeUndefined();
    expect(found.find("//notes")).toBeUndefined();
  });
});

describe("problems", () => {
  test.each([
    ["lines[0].quantity", "/lines/0/quantity"],
    ["name", "/name"],
    ["a[0][1].b", "/a/0/1/b"],
    ["", ""],
  ])("the field %s is the pointer %s", (field, pointer) => {
    expect(pointerOfField(field)).toBe(pointer);
  });

  test("a pointer escapes as RFC 6901 says", () => {
    expect(pointerOf(["a/b", "c~d", 0])).toBe("/a~1b/c~0d/0");
  });

  test("any value thrown becomes a fault with a status of HTTP", () => {
    fc.assert(
      fc.property(fc.anything(), (error) => {
        const fault = faultOf(error);
        expect(fault.status).toBeGreaterThanOrEqual(400);
        expect(problemOf(fault, "t".repeat(32))["traceId"]).toBe("t".repeat(32));
      }),
    );
  });

  test.each([
    [{ code: 404, type: "SERVICE_NOT_FOUND" }, "SERVICE_UNAVAILABLE"],
    [{ code: 504, type: "REQUEST_TIMEOUT" }, "SERVICE_UNAVAILABLE"],
    [{ code: 429, type: "QUEUE_FULL" }, "SERVICE_UNAVAILABLE"],
    [{ name: "MongoServerSelectionError" }, "SERVICE_UNAVAILABLE"],
    [{ name: "MongoServerError", code: 11600 }, "SERVICE_UNAVAILABLE"],
    [{ name: "MongoServerError", code: 91 }, "SERVICE_UNAVAILABLE"],
    [{ code: 409, type: "OUT_OF_STOCK", message: "x" }, "OUT_OF_STOCK"],
    [{ code: 404 }, "INTERNAL"],
    [new TypeError("x"), "INTERNAL"],
    [undefined, "INTERNAL"],
  ])("%j is %s", (error, code) => {
    expect(faultOf(error).code).toBe(code);
  });

  test("facts never overwrite what every problem says", () => {
    const fault = { fault: true, status: 409, code: "X", title: "t" } as const;
    const problem = problemOf({ ...fault, data: { status: 200, code: "Y", sku: "a" } }, "id");
    expect(problem).toMatchObject({ status: 409, code: "X", sku: "a" });
  });

  test("lists at most 20 issues, whoever found more (F.1)", () => {
    const errors = Array.from({ length: 202 }, (_, i) => ({
      pointer: `/zones/${i}`,
      message: "m",
    }));
    const problem = problemOf(common.VALIDATION_FAILED({ errors }), "id");
    expect(problem.errors).toEqual(errors.slice(0, 20));
  });
});

describe("binding", () => {
  test("what JSON.parse gives is harmless unless it holds a forbidden name", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5, noUnicodeString: false } as never), (text) => {
        const evil = /"(__proto__|constructor|prototype)":/u.test(text);
        expect(harmIn(JSON.parse(text)) !== undefined).toBe(evil);
      }),
    );
  });

  test.each([
    ['"5"', 5],
    ['"5-abc"', 5],
    ['W/"5"', undefined],
    ["5", undefined],
    ['"abc"', undefined],
  ])("If-Match %s is the version %s", (tag, version) => {
    expect(versionIn(tag)).toBe(version);
  });

  test("weak comparison", () => {
    expect(matches('W/"a"', '"a"')).toBe(true);
    expect(matches('"b", "a"', '"a"')).toBe(true);
    expect(matches('"b"', '"a"')).toBe(false);
  });
});

describe("routes and schemas", () => {
  const contract = action({
    name: "a.b",
    summary: "s",
    access: "public",
    returns: Type.Null(),
    params: closedObject({
      id: Type.String(),
      dry: Type.Optional(Type.Boolean()),
      name: Type.String(),
      expectedVersion: Type.Optional(Type.Integer()),
    }),
    rest: { method: "PUT", path: "/as/{id}", query: ["dry"], ifMatch: true },
  });

  test("params are shared out to path, query, headers and body", () => {
    expect(routeOf(contract)).toMatchObject({
      path: "/v1/as/{id}",
      inPath: ["id"],
      inQuery: ["dry"],
      inBody: ["name"],
      kinds: new Map([
        ["id", "text"],
        ["dry", "boolean"],
      ]),
    });
  });

  test("two schemas of one title are kept apart, equal ones are one", () => {
    const components: Components = new Map();
    const one = Type.Object({ a: Type.String() }, { title: "T" });
    const two = Type.Object({ b: Type.String() }, { title: "T" });
    expect(toComponent(Type.Array(one), components, "Thing")).toEqual({
      type: "array",
      items: { $ref: "#/components/schemas/T" },
    });
    expect(toComponent(one, components, "Thing")).toEqual({ $ref: "#/components/schemas/T" });
    expect(toComponent(two, components, "Thing")).toEqual({ $ref: "#/components/schemas/T2" });
  });

  test("a record of any names is an object with additional properties", () => {
    expect(toComponent(Type.Record(Type.String(), Type.Number()), new Map(), "Thing")).toEqual({
      type: "object",
      additionalProperties: { type: "number" },
    });
  });

  test("a union of words is an enum", () => {
    const union = Type.Union([Type.Literal("a"), Type.Literal("b")]);
    expect(toComponent(union, new Map(), "Thing")).toEqual({ type: "string", enum: ["a", "b"] });
  });
});
