/** Every operation, asked in every way that the gateway or its service refuses. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { undocumented } from "../support/api/documented.ts";
import { startShop, type Reply, type Shop } from "../support/shop.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { routesOf, type Route } from "../../services/gateway/domain/route.ts";

const key = { "idempotency-key": "a key of at least 22 characters" };
const json = { "content-type": "application/json" };
const id = "00000000-0000-4000-8000-000000000000";

/** Bodies that no operation, or not every operation, takes. */
const bodies: readonly (readonly [what: string, body: string, headers: Record<string, string>])[] =
  [
    ["no JSON", "{", json],
    ["a list", "[]", json],
    ["nothing in it", "{}", json],
    ["an unknown field", '{"nope":1}', json],
    ["another type", "a=b", { "content-type": "application/x-www-form-urlencoded" }],
    ["a file that is none", "a,b\n1,2\n", { "content-type": "text/csv" }],
    ["a form without an end", "--b\r\n", { "content-type": "multipart/form-data; boundary=b" }],
    ["too much", JSON.stringify({ nope: "x".repeat(2_000_000) }), json],
  ];

const urlOf = ({ path }: Route): string => path.replaceAll(/\{\w+\}/gu, id);
const readsBody = ({ method }: Route): boolean => !["GET", "DELETE"].includes(method);

describe("what is refused is documented (E.1)", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ SEED: "demo" });
  }, 60_000);
  afterAll(() => shop.stop());

  /** What the document does not promise of each of the replies. */
  const found = async (
    route: Route,
    asked: Promise<Reply>,
    what: string,
  ): Promise<{ readonly code: string; readonly lines: string[] }> => {
    const reply = await asked;
    const lines = undocumented(route.method, urlOf(route), reply).map(
      (line) => `${route.label}, ${what}: ${reply.status} ${reply.body?.code ?? ""} ${line}`,
    );
    return { code: String(reply.body?.code ?? reply.status), lines };
  };

  const waysOf = (route: Route): [what: string, asked: () => Promise<Reply>][] => {
    const { method } = route;
    const url = urlOf(route);
    const match = { "if-match": '"7"' };
    return [
      ["nobody", () => shop.request(method, url)],
      [
        "a bad token",
        () => shop.request(method, url, undefined, { authorization: "Bearer x.y.z" }),
      ],
      [
        "another scheme",
        () => shop.request(method, url, undefined, { authorization: "Basic eA==" }),
      ],
      ["an unknown name", () => shop.staff(method, `${url}?nope=1`)],
      ["a path of no text", () => shop.staff(method, url.replace(id, "%ff"))],
      ["no headers", () => shop.staff(method, url)],
      ["headers", () => shop.staff(method, url, undefined, { ...key, ...match })],
      [
        "many versions",
        () => shop.staff(method, url, undefined, { ...key, "if-match": '"1",'.repeat(20) }),
      ],
      ...(readsBody(route) ? bodies : []).flatMap(
        ([what, body, headers]): [string, () => Promise<Reply>][] => [
          [what, () => shop.staff(method, url, body, { ...headers, ...key, ...match })],
          [`${what}, a guest`, () => shop.request(method, url, body, { ...headers, ...key })],
        ],
      ),
    ];
  };

  it("whichever way each operation is asked (E.1)", async () => {
    const codes = new Set<string>();
    const all: string[] = [];
    // Accounts last: what erases them would end the administrator's.
    const routes = routesOf(contracts).filter(
      ({ path, method }) => !(method === "DELETE" && /\/me$|\/current$/u.test(path)),
    );
    for (const route of routes) {
      for (const [what, asked] of waysOf(route)) {
        const { code, lines } = await found(route, asked(), what);
        codes.add(code);
        all.push(...lines);
      }
    }
    expect(all).toEqual([]);
    expect([...codes]).toEqual(
      expect.arrayContaining([
        "TOKEN_INVALID",
        "UNAUTHENTICATED",
        "VALIDATION_FAILED",
        "MALFORMED_JSON",
        "MALFORMED_REQUEST",
        "MEDIA_TYPE_UNSUPPORTED",
        "BODY_TOO_LARGE",
        "PRECONDITION_REQUIRED",
        "IDEMPOTENCY_KEY_REQUIRED",
        "NOT_FOUND",
      ]),
    );
  }, 180_000);
});
