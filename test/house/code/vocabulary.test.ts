import { describe, expect, test } from "@jest/globals";
import { contracts } from "../../../services/gateway/all-contracts.ts";
import { clean, judge } from "./rules/allowances.ts";
import { parse, sourcesBelow } from "./rules/sources.ts";
import {
  refusedContractNames,
  refusedInName,
  refusedInText,
  refusedNames,
  refusedTexts,
  tokensOf,
  unusedDurable,
} from "./rules/vocabulary.ts";

const folders = ["services", "platform", "mixins", "tasks", "dev", "bench", "test"];
const sources = sourcesBelow(...folders, "moleculer.config.ts");

describe("plain technical English", () => {
  test("in exported names, types and their fields", () => {
    expect(judge("refused names", refusedNames(sources))).toEqual(clean);
    expect(unusedDurable(sources)).toEqual([]);
    expect(sources.length).toBeGreaterThan(400);
  });

  test("in actions, events and the fields of their schemas", () => {
    expect(judge("refused contract names", refusedContractNames(contracts))).toEqual(clean);
  });

  test("in logs, errors and problems", () => {
    expect(judge("refused texts", refusedTexts(sources))).toEqual(clean);
  });
});

describe("a planted word is found", () => {
  test.each([
    ["catalog.deadLetters", ["catalog", "dead", "letters"]],
    ["HTTPAnswer", ["http", "answer"]],
    ["v1.orders.tell-all", ["v1", "orders", "tell", "all"]],
  ])("%s", (name, tokens) => {
    expect(tokensOf(name)).toEqual(tokens);
  });

  test("in a name and in a text", () => {
    expect(
      ["toldOf", "startRounds", "letters", "Shape", "wordsOf"].map((one) => refusedInName(one)),
    ).toEqual([["told"], ["rounds"], ["letters"], ["shape"], ["words"]]);
    expect(
      ["deadLetters", "storyboardless", "password", "rounding"].flatMap((one) =>
        refusedInName(one),
      ),
    ).toEqual([]);
    expect(refusedInText("NATS was not told, and no dead letters; it heard")).toEqual([
      "told",
      "heard",
    ]);
    expect(refusedInText("the answer has no letter and no shape")).toEqual([]);
    expect(refusedInName("startProcess", "platform/broker/saga-runner.ts")).toEqual(["process"]);
    expect(refusedInName("startProcess", "tasks/mesh/supervise.ts")).toEqual([]);
  });

  test("in exports, but not in what is private", () => {
    const planted = parse(
      "services/carts/a.ts",
      [
        "export interface Asked { readonly told: number; readonly by: string }",
        "export const letters = 1;",
        "const story = 1;",
        "export { story as answerOf };",
        "interface Hidden { readonly told: number }",
        "export const sum = (told: number) => told;",
      ].join("\n"),
    );
    expect(refusedNames([planted])).toEqual([
      "services/carts/a.ts: told",
      "services/carts/a.ts: letters",
      "services/carts/a.ts: answerOf",
    ]);
    expect(refusedNames([parse("services/carts/carts.store.ts", planted.text)])).toEqual([]);
  });

  test("in a file, but not in the fields that its documents have", () => {
    const text = "export interface Order { readonly answer: string; readonly told: number }";
    const order = parse("services/orders/domain/order.ts", text);
    expect(refusedNames([order])).toEqual(["services/orders/domain/order.ts: told"]);
    expect(refusedNames([parse("services/carts/domain/cart.ts", text)])).toEqual([
      "services/carts/domain/cart.ts: answer",
      "services/carts/domain/cart.ts: told",
    ]);
    expect(unusedDurable([order])).toContain("services/orders/domain/order.ts: process");
    expect(unusedDurable([order])).not.toContain("services/orders/domain/order.ts: answer");
  });

  test("in texts that a person reads", () => {
    const planted = parse(
      "services/carts/a.ts",
      [
        "this.logger.warn(`${name} was not heard`, { told: 1 });",
        'throw new DuplicateError("it was told twice");',
        'const faults = catalogue({ GONE: [410, "Nobody walks here"] });',
        'return fault({ detail: open ? "no" : "rounds are over" });',
        'const other = "told"; use("told"); const list = ["told"];',
      ].join("\n"),
    );
    expect(
      refusedTexts([planted])
        .map((one) => one.replace(/^[^:]+: /u, ""))
        .sort(),
    ).toEqual(["* was not heard", "Nobody walks here", "it was told twice", "rounds are over"]);
  });

  test("in contracts, but not in what /v1 has published", () => {
    const object = (...names: readonly string[]) => ({
      type: "object",
      properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
    });
    const none = object();
    const planted = {
      actions: {
        get: { name: "a.story", rest: {}, params: none, returns: object("answer") },
        own: { name: "a.tellAll", params: object("heard"), returns: object("answer") },
      },
      events: { done: { type: "a.walked", data: { anyOf: [object("word")] } } },
    };
    expect(refusedContractNames([planted])).toEqual([
      "a.tellAll: a.tellAll",
      "a.tellAll: heard",
      "a.walked: a.walked",
      "a.walked: word",
    ]);
  });
});
