import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { DomainEvent } from "../../../../platform/domain/decider.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  generatedSku,
  handleOf,
  slug,
} from "../../../../services/catalog/domain/products/handle.ts";
import {
  product,
  type ProductCommand,
} from "../../../../services/catalog/domain/products/product.ts";
import type { ProductInput } from "../../../../services/catalog/catalog.contract.ts";
import { contentIn } from "../../../../services/catalog/domain/products/state.ts";
import { given, givenEvents, type Outcome } from "../../../support/given.ts";

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
const create = (input: ProductInput = shirt): ProductCommand => ({
  type: "Create",
  handle: "shirt",
  input,
  ids,
  at,
});
/** The events that other services receive, with the product's status in each. */
const published = ({ events }: Pick<Outcome<unknown, DomainEvent>, "events">): unknown =>
  events
    .filter(({ type }) => type.includes("."))
    .map(({ type, data }) => [type, (data as { status?: string }).status]);
const set = (type: "Publish" | "Archive" | "Delete"): ProductCommand => ({ type, at });
const patch = (
  sent: Extract<ProductCommand, { type: "Patch" }>["patch"],
  replace = false,
): ProductCommand => ({ type: "Patch", patch: sent, replace, ids, at });

const options = [
  { name: "Size", values: ["S", "M"] },
  { name: "Colour", values: ["red"] },
];
const red = { Size: "S", Colour: "red" };

describe("a variant without a value for an option (C.6)", () => {
  test.each<[string, Partial<ProductInput>, number]>([
    ["of the options sent", { options, variants: [{ price, options: { Size: "S" } }] }, 0],
    [
      "of another variant",
      {
        variants: [
          { price, options: red },
          { price, options: { Size: "M" } },
        ],
      },
      1,
    ],
    ["but an empty one", { options, variants: [{ price, options: { ...red, Colour: "" } }] }, 0],
    ["but a blank one", { options, variants: [{ price, options: { ...red, Colour: " \t" } }] }, 0],
    ["and no options at all", { options: options.slice(1), variants: [{ price }] }, 0],
  ])("%s is refused by POST, PUT and PATCH", (_what, sent, index) => {
    const error = {
      pointer: `/variants/${index}/options`,
      message: "a value of Colour is missing",
    };
    const input = { title: "Shirt", ...sent };
    const { data } = given(product).when(create(input)).refused("VALIDATION_FAILED");
    expect(data).toMatchObject({ errors: [error] });
    const there = given(product, create());
    there.when({ type: "Replace", input, ids, at }).refused("VALIDATION_FAILED");
    there.when(patch(sent, true)).refused("VALIDATION_FAILED");
  });
  test("an option that is added needs values", () => {
    given(product, create()).when(patch({ options })).refused("VALIDATION_FAILED");
  });
  test("as earlier versions stored it is no reason to refuse another change", () => {
    const { state } = given(product, create());
    const content = { ...contentIn(state), options };
    const old = givenEvents(product, { type: "saved", data: { content, status: "draft", at } });
    expect(old.when(patch({ title: "Other" })).state).toMatchObject({ title: "Other", options });
    const { variants } = old.state;
    const input = { title: "Put", options, variants: [...variants] };
    expect(old.when({ type: "Replace", input, ids, at }).state).toMatchObject({ title: "Put" });
    const more = { price, options: { Size: "L" } };
    const edit = { title: "Put", options, variants: [...variants, more] };
    old.when({ type: "Replace", input: edit, ids, at }).refused("VALIDATION_FAILED");
  });
});

describe("saving", () => {
  test("a new product is a draft with options, titles and skus made of its variants", () => {
    const { state } = given(product, create());
    expect(state.status).toBe("draft");
    expect(state.options).toEqual([{ name: "Size", values: ["S", "M"] }]);
    expect(state.variants.map(({ sku, title }) => [sku, title])).toEqual([
      ["S-1", "S"],
      ["shirt~M", "M"],
    ]);
    expect(published(given(product).when(create()))).toEqual([["catalog.productChanged", "draft"]]);
  });
  test("status active publishes at once", () => {
    expect(published(given(product).when(create({ ...shirt, status: "active" })))).toEqual([
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
    given(product)
      .when(create({ ...shirt, variants }))
      .refused("VALIDATION_FAILED");
  });
  test("a patch keeps what it does not name, and its variants' ids", () => {
    const before = given(product, create()).state;
    const { state } = given(
      product,
      create(),
      patch({ vendor: "Us", metadata: { a: 1 } }),
      patch({ metadata: { a: null } }),
    );
    expect(state).toEqual({ ...before, vendor: "Us" });
    const edit = patch({ variants: [{ sku: "S-1", price, weightGrams: 5 }] }, true);
    const heavier = given(product, create()).when(edit).state;
    expect(heavier.variants.map(({ id, weightGrams }) => [id, weightGrams])).toEqual([
      ["var_1", 5],
    ]);
  });
  test("an event names the skus that are gone", () => {
    const change = patch({ variants: [{ sku: "S-1", price }] }, true);
    const [, event] = given(product, create()).when(change).events;
    expect(event?.data).toMatchObject({ removed: ["shirt~M"] });
  });
  test("nothing to sell cannot be published", () => {
    given(product, create({ title: "Empty" }))
      .when(set("Publish"))
      .refused("NOTHING_TO_SELL");
    given(product)
      .when(create({ title: "Empty", status: "active" }))
      .refused("NOTHING_TO_SELL");
  });
});

describe("states", () => {
  test("publish, archive, publish again", () => {
    expect(published(given(product, create()).when(set("Publish")))).toEqual([
      ["catalog.productPublished", "active"],
    ]);
    expect(published(given(product, create(), set("Publish")).when(set("Archive")))).toEqual([
      ["catalog.productArchived", "archived"],
    ]);
    const again = given(product, create(), set("Publish"), set("Archive"), set("Publish"));
    expect(again.state.status).toBe("active");
  });
  test("only a draft is deleted, and gives its skus and handle back", () => {
    const deleted = given(product, create(), set("Delete")).state;
    expect(deleted).toMatchObject({ status: "deleted", handle: "id_1", variants: [] });
    expect(given(product, create(), set("Publish"), set("Delete")).state.status).toBe("archived");
  });
  test("C.7: what was published is archived without its names, and keeps the rest", () => {
    const before = given(product, create(), set("Publish"));
    const { state, events } = before.when(set("Delete"));
    expect(state).toMatchObject({ status: "archived", handle: "id_1", title: before.state.title });
    expect(state.variants.map(({ sku }) => sku)).toEqual(before.state.variants.map(({ id }) => id));
    expect(state.variants.every((one) => one.initialStock === undefined)).toBe(true);
    expect(events[1]?.data).toMatchObject({ removed: before.state.variants.map(({ sku }) => sku) });
    given(product, create(), set("Publish"), set("Delete")).when(set("Delete")).settles();
  });
  test("the events alone make the state", () => {
    const done: ProductCommand[] = [];
    const events = [create(), set("Publish"), patch({ title: "Tee" })].flatMap((command) => {
      const made = given(product, ...done).when(command).events;
      done.push(command);
      return made;
    });
    expect(givenEvents(product, ...events).state).toEqual(given(product, ...done).state);
  });
});

const anyCommand: fc.Arbitrary<ProductCommand> = fc.oneof(
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
    .map(({ amount, sku }): ProductCommand => {
      const input = { title: "R", variants: [{ sku, price: { amount, currency: "EUR" } }] };
      return { type: "Replace", input, ids, at };
    }),
);

test("a repeated command yields nothing", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 5 }), anyCommand, (before, command) => {
      let { state } = given(product, create());
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
});
