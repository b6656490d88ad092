import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { clean, judge, readAllowances } from "./rules/allowances.ts";
import { hiddenState, mixinFaults, namedServices, runtimeQuestions } from "./rules/boundaries.ts";
import { castsIn, undocumented } from "./rules/casts.ts";
import { parse, root, sourcesBelow } from "./rules/sources.ts";

const sources = sourcesBelow("services", "platform", "mixins", "tasks", "moleculer.config.ts");
const services = readdirSync(join(root, "services"));
const castsMax = 20;

const inPlatform = ({ path }: { readonly path: string }) => /^(?:platform|mixins)\//u.test(path);
const casts = sources.flatMap(castsIn);
const line = ({ path, text }: { readonly path: string; readonly text: string }) =>
  `${path}: ${text}`;

describe("the house", () => {
  test("has nothing in mixins/ but mixins", () => {
    expect(judge("mixins", mixinFaults(sources))).toEqual(clean);
  });

  test("hides no state in a module", () => {
    expect(judge("hidden state", hiddenState(sources))).toEqual(clean);
  });

  test("names no service in the platform or the mixins", () => {
    expect(judge("named services", namedServices(sources, { services }))).toEqual(clean);
    expect(services.length).toBeGreaterThan(10);
  });

  test("asks nowhere in the services which runtime they run on", () => {
    expect(judge("runtime questions", runtimeQuestions(sources))).toEqual(clean);
  });

  test("overrules types only in the platform, each time with a reason", () => {
    const outside = casts.filter(({ path }) => !path.startsWith("platform/"));
    const bare = casts.filter(({ path, reason }) => path.startsWith("platform/") && !reason);
    expect(judge("casts outside the platform", outside.map(line))).toEqual(clean);
    expect(judge("casts without a reason", bare.map(line))).toEqual(clean);
    const allowances = readAllowances();
    const allowed = [
      ...(allowances["casts outside the platform"] ?? []),
      ...(allowances["casts without a reason"] ?? []),
    ];
    const counted = casts.filter((one) => !allowed.includes(line(one)));
    expect(counted.length).toBeLessThanOrEqual(castsMax);
  });

  test("documents what the platform and the mixins export", () => {
    expect(judge("undocumented", undocumented(sources.filter(inPlatform)))).toEqual(clean);
  });
});

describe("a planted violation is found", () => {
  test("what is no mixin in mixins/", () => {
    const planted = [
      parse(
        "mixins/entity.mixin.ts",
        [
          "export interface EntityOptions { readonly name: string }",
          "export const entity = (options: EntityOptions): Partial<ServiceSchema> => ({});",
          "export function second(): Partial<ServiceSchema<Own>> { return {}; }",
          "export const third: Partial<ServiceSchema> = {};",
          "export const fourth = (): ServiceMixin => ({});",
          "const own = () => 1;",
          "export const helper = (): number => own();",
          "export const untyped = () => ({});",
        ].join("\n"),
      ),
      parse("mixins/helper.ts", "const own = 1;"),
    ];
    expect(mixinFaults(planted)).toEqual([
      "mixins/entity.mixin.ts: helper",
      "mixins/entity.mixin.ts: untyped",
      "mixins/helper.ts: not a mixin",
    ]);
  });

  test("state of a module", () => {
    const planted = parse(
      "services/carts/state.ts",
      [
        "const held = new WeakMap<Service, number>();",
        "export const { a } = { a: new WeakMap() };",
        "const make = () => new WeakMap<Service, number>();",
        "class Own { readonly map = new WeakMap(); }",
      ].join("\n"),
    );
    expect(hiddenState([planted])).toEqual([
      "services/carts/state.ts: held",
      "services/carts/state.ts: { a }",
    ]);
    expect(hiddenState([parse("test/a.ts", "const held = new WeakMap();")])).toEqual([]);
  });

  test("a string that names a service", () => {
    const planted = parse(
      "platform/broker/middlewares/principal.middleware.ts",
      [
        'import { a } from "./identity.ts";',
        'call("v1.identity.jwks");',
        'if (name === "identity") on("orders.placed");',
        "call(`v${version}.x`); call(`v1.orders.${name}`); log(`no ${a} from v1.carts.get`);",
        'const other = ["identityless", "the orders of a shop", "reorders.placed", "a.orders.ts"];',
      ].join("\n"),
    );
    const found = namedServices([planted], { services: ["identity", "orders", "carts"] });
    expect(found.map((one) => one.split(": ")[1]).sort()).toEqual(
      [
        ...["v1.identity.jwks", "identity", "orders.placed", "v1.orders.*"],
        "no * from v1.carts.get",
      ].sort(),
    );
    const inService = parse("services/carts/a.ts", 'call("v1.identity.jwks");');
    expect(namedServices([inService], { services: ["identity"] })).toEqual([]);
  });

  test("a question for the runtime", () => {
    const planted = parse(
      "services/carts/jobs/sweep.ts",
      [
        'import { connect } from "../../../platform/storage/mongo/connection.ts";',
        'import { every } from "../../../platform/runtime/jobs.ts";',
        "if (runtimeOf(broker).shared) every();",
        "const { embedded } = this.runtime;",
        "const connected = broker.transit?.connected;",
        "const { transit } = broker;",
        "const on = broker.options.transporter !== null;",
        'const url = process.env["NATS_URL"];',
        'const rest = { shared: true }; const { shared } = rest; use(rest.shared, "shared");',
      ].join("\n"),
    );
    expect(
      runtimeQuestions([planted])
        .map((one) => one.split(": ")[1])
        .sort(),
    ).toEqual([
      "NATS_URL",
      "embedded",
      "platform/storage/mongo/connection.ts",
      "shared",
      "transit",
      "transit",
      "transporter",
    ]);
  });

  test("a cast, with and without a reason", () => {
    const planted = parse(
      "platform/a.ts",
      [
        "const a = one as never;",
        "// Moleculer's types do not name it.",
        "const b = two as unknown as Inner;",
        "",
        "const c = three as never; // the driver checks it",
        "",
        "// eslint-disable-next-line",
        "const d = four as unknown as Inner;",
        'const e = ["//x", five as unknown as Inner, six as unknown, seven as Inner];',
      ].join("\n"),
    );
    expect(castsIn(planted).map(({ text, reason }) => [text, reason])).toEqual([
      ["one as never", false],
      ["two as unknown as Inner", true],
      ["three as never", true],
      ["four as unknown as Inner", false],
      ["five as unknown as Inner", false],
    ]);
  });

  test("an exported function without a doc comment", () => {
    const planted = parse(
      "platform/a.ts",
      [
        "/** Adds. */\nexport const add = (a: number, b: number) => a + b;",
        "export const sub = (a: number, b: number) => a - b;",
        "// No doc comment.\nexport function mul() {}",
        "export const one = 1;\nconst own = () => 2;",
      ].join("\n"),
    );
    expect(undocumented([planted])).toEqual(["platform/a.ts: sub", "platform/a.ts: mul"]);
  });
});
