import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fold, type Fact } from "../../../../platform/domain/decider.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { cleanHtml } from "../../../../services/catalog/domain/products/html.ts";
import {
  generatedSku,
  handleOf,
  slug,
} from "../../../../services/catalog/domain/products/handle.ts";
import { product, type Command } from "../../../../services/catalog/domain/products/product.ts";
import type { ProductInput } from "../../../../services/catalog/products.contract.ts";
import type { ProductState } from "../../../../services/catalog/domain/products/state.ts";

const at = "2026-11-21T12:00:00.000Z";
const ids = ["var_1", "var_2", "var_3"];
const price = { amount: 1990, currency: "EUR" };
const shirt: ProductInput = {
  title: "Shirt",
  variants: [
    { sku: "S-1", price, options: { Size: "S" } },
    { price, options: { Size: "M" } },
  ],
};
const create = (input: ProductInput = shirt): Command => ({
  type: "Create",
  handle: "shirt",
  input,
  ids,
  at,
});
const after = (...commands: Command[]): ProductState =>
  commands.reduce((state, command) => {
    const decision = product.decide(state, command);
    if (isFault(decision)) throw new Error(decision.code);
    return decision.reduce(product.evolve, state);
  }, product.initial("prod_1"));
const told = (before: Command[], command: Command): unknown => {
  const decision = product.decide(after(...before), command);
  return isFault(decision)
    ? decision.code
    : decision
        .filter(({ type }) => type.includes("."))
        .map(({ type, data }) => [type, (data as { status?: string }).status]);
};
const set = (type: "Publish" | "Archive" | "Delete"): Command => ({ type, at });
const patch = (sent: Extract<Command, { type: "Patch" }>["patch"]): Command => ({
  type: "Patch",
  patch: sent,
  ids,
  at,
});

describe("saving", () => {
  test("a new product is a draft with options, titles and skus made of its variants", () => {
    const state = after(create());
    expect(state.status).toBe("draft");
    expect(state.options).toEqual([{ name: "Size", values: ["S", "M"] }]);
    expect(state.variants.map(({ sku, title }) => [sku, title])).toEqual([
      ["S-1", "S"],
      ["shirt~M", "M"],
    ]);
    expect(told([], create())).toEqual([["catalog.productChanged", "draft"]]);
  });
  test("status active publishes at once", () => {
    expect(told([], create({ ...shirt, status: "active" }))).toEqual([
      ["catalog.productPublished", "active"],
    ]);
  });
  test.each([
    ["no price", [{ sku: "a" }]],
    ["no currency", [{ sku: "a", price: { amount: 1, currency: "QQQ" } }]],
    [
      "a sku twice",
      [
        { sku: "a", price },
        { sku: "a", price },
      ],
    ],
    [
      "options twice",
      [
        { price, options: { Size: "S" } },
        { price, options: { Size: "S" } },
      ],
    ],
  ])("%s is refused", (_why, variants) => {
    expect(told([], create({ ...shirt, variants }))).toBe("VALIDATION_FAILED");
  });
  test("a patch keeps what it does not name, and its variants' ids", () => {
    const before = after(create());
    const state = after(
      create(),
      patch({ vendor: "Us", metadata: { a: 1 } }),
      patch({ metadata: { a: null } }),
    );
    expect(state).toEqual({ ...before, vendor: "Us" });
    const dearer = after(create(), patch({ variants: [{ sku: "S-1", price, weightGrams: 5 }] }));
    expect(dearer.variants.map(({ id, weightGrams }) => [id, weightGrams])).toEqual([["var_1", 5]]);
  });
  test("an event names the skus that are gone", () => {
    const [, fact] = product.decide(
      after(create()),
      patch({ variants: [{ sku: "S-1", price }] }),
    ) as Fact[];
    expect(fact?.data).toMatchObject({ removed: ["shirt~M"] });
  });
  test("nothing to sell cannot be published", () => {
    expect(told([create({ title: "Empty" })], set("Publish"))).toBe("NOTHING_TO_SELL");
    expect(told([], create({ title: "Empty", status: "active" }))).toBe("NOTHING_TO_SELL");
  });
});

describe("states", () => {
  test("publish, archive, publish again", () => {
    expect(told([create()], set("Publish"))).toEqual([["catalog.productPublished", "active"]]);
    expect(told([create(), set("Publish")], set("Archive"))).toEqual([
      ["catalog.productArchived", "archived"],
    ]);
    expect(after(create(), set("Publish"), set("Archive"), set("Publish")).status).toBe("active");
  });
  test("only a draft is deleted, and gives its skus and handle back", () => {
    const stone = after(create(), set("Delete"));
    expect(stone).toMatchObject({ status: "deleted", handle: "prod_1", variants: [] });
    expect(after(create(), set("Publish"), set("Delete")).status).toBe("archived");
  });
  test("the facts alone make the state", () => {
    const facts = [create(), set("Publish"), patch({ title: "Tee" })].reduce<{
      state: ProductState;
      all: never[];
    }>(
      ({ state, all }, command) => {
        const decision = product.decide(state, command) as never[];
        return { state: decision.reduce(product.evolve, state), all: [...all, ...decision] };
      },
      { state: product.initial("prod_1"), all: [] },
    );
    expect(fold(product, "prod_1", facts.all)).toEqual(facts.state);
  });
});

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom(set("Publish"), set("Archive"), set("Delete")),
  fc
    .record({
      title: fc.constantFrom("Shirt", "Tee"),
      vendor: fc.constantFrom("Us", ""),
      status: fc.constantFrom("draft" as const, "active" as const, "archived" as const),
      tags: fc.array(fc.constantFrom("a", "b")),
    })
    .map((sent) => patch(sent)),
  fc
    .record({ amount: fc.nat(), sku: fc.constantFrom("x", "y") })
    .map(({ amount, sku }): Command => {
      const input = { title: "R", variants: [{ sku, price: { amount, currency: "EUR" } }] };
      return { type: "Replace", input, ids, at };
    }),
);

test("a repeated command yields nothing", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 5 }), anyCommand, (before, command) => {
      let state = after(create());
      for (const one of before) {
        const decision = product.decide(state, one);
        if (!isFault(decision)) state = decision.reduce(product.evolve, state);
      }
      // Deleted is the end: the service finds it no more.
      fc.pre(state.status !== "deleted");
      const first = product.decide(state, command);
      if (isFault(first)) return;
      const once = first.reduce(product.evolve, state);
      fc.pre(once.status !== "deleted");
      expect(product.decide(once, command)).toEqual([]);
    }),
  );
});

describe("names", () => {
  test("handles keep every script", () => {
    expect(slug("Café Noir — №5")).toBe("café-noir-5");
    expect(handleOf("puzzlly-ロゴtシャツ")).toBe("puzzlly-ロゴtシャツ");
    expect(handleOf("a b/c")).toBe("a-b-c");
  });
  test("a generated sku is the same each time, and another when it is taken", () => {
    const sku = generatedSku("shirt", ["Dark Blue"], () => false);
    expect(sku).toBe("shirt~Dark-Blue");
    const other = generatedSku("shirt", ["Dark Blue"], (one) => one === sku);
    expect(other).toBe(generatedSku("shirt", ["Dark Blue"], (one) => one === sku));
    expect(other).not.toBe(sku);
  });
  test("html keeps its shape and loses what runs", () => {
    const html = `<p onclick="x()">1 < 2 on=fire</p><script>alert(1)</script><a href="javascript:x">y</a>`;
    expect(cleanHtml(html)).toBe(`<p>1 < 2 on=fire</p><a href="#x">y</a>`);
  });
});
