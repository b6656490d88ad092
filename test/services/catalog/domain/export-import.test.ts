/** C.3: importing what was exported changes nothing, whatever the products look like. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { groupsOf } from "../../../../services/catalog/adapters/csv-reader.ts";
import { mergeRows, type Merged } from "../../../../services/catalog/domain/imports/merge.ts";
import {
  noExtras,
  rowsOf,
  sheetOf,
  withExtras,
} from "../../../../services/catalog/domain/imports/sheet.ts";
import { categoryNames } from "../../../../services/catalog/domain/products/category-names.ts";
import {
  contentIn,
  type ProductState,
  type VariantState,
} from "../../../../services/catalog/domain/products/state.ts";

const currencies = ["EUR", "USD", "JPY"];
const nasty = [
  ..." A | 'tis|'|=1+1|'=1|''-2|+49|@x|a,b;c|a \"b\"|Default Title|Title|true|0|-|ß ø|\\,| '=x|[x](y)".split(
    "|",
  ),
];
const text = (max = 12) =>
  fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ maxLength: max }).map((one) => one.slice(0, max)),
  );
/** As the contract wants it: not of blanks alone. */
const line = fc.oneof(text(), fc.constant("Plain")).filter((one) => one.trim() !== "");
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });
const names = fc.constantFrom(
  "Colour",
  "toString",
  "Price",
  "=x",
  "Metadata / x",
  "COO",
  " a ",
  "Title",
);
const metadata = fc.dictionary(
  names,
  fc.oneof(text(), fc.constant(""), fc.integer(), fc.boolean()),
  { maxKeys: 3, noNullPrototype: true },
);

const optionNames = fc.uniqueArray(fc.constantFrom("Size", "Title", " Colour ", "=f", "'q"), {
  maxLength: 2,
});
const moneys = (min: number) =>
  fc
    .uniqueArray(fc.constantFrom(...currencies), { minLength: min, maxLength: 3 })
    .chain((all) =>
      fc.tuple(...all.map((currency) => fc.nat(999_999).map((amount) => ({ amount, currency })))),
    );

const variantParts = fc.record({
  prices: moneys(1),
  compareAtPrices: moneys(0),
  sku: line,
  barcode: maybe(fc.oneof(text(), fc.constant(""))),
  image: maybe(fc.constantFrom("https://cdn.example/a.jpg", "/media/1", "")),
  weightGrams: maybe(fc.nat(5_000)),
  initialStock: maybe(fc.nat(20)),
  taxClass: fc.constantFrom("standard", "zero", "reduced"),
  tracked: fc.boolean(),
  backorder: fc.boolean(),
  metadata: maybe(metadata),
});

const stateOf = (
  options: string[],
  values: string[][],
  parts: (typeof variantParts extends fc.Arbitrary<infer T> ? T : never)[],
  rest: Omit<ProductState, "options" | "variants">,
): ProductState => {
  const own = options.length === 0 ? [[]] : values.map((all) => all.slice(0, options.length));
  const variants = own.map((all, i): VariantState => {
    const { metadata: facts, ...part } = parts[i % parts.length] as (typeof parts)[number];
    const given = Object.fromEntries(Object.entries(part).filter(([, one]) => one !== undefined));
    return {
      ...(given as typeof part),
      id: `var_${i}`,
      sku: `${part.sku}${i}`,
      title: all.join(" / ") || "Default Title",
      options: Object.fromEntries(options.map((name, at) => [name, all[at] ?? ""])),
      ...(facts && Object.keys(facts).length > 0 ? { metadata: facts } : {}),
    } as VariantState;
  });
  return {
    ...rest,
    options: options.map((name, at) => ({
      name,
      values: [...new Set(own.map((all) => all[at] ?? ""))],
    })),
    variants,
  };
};

const product: fc.Arbitrary<ProductState> = fc
  .tuple(
    optionNames,
    fc.uniqueArray(fc.tuple(line, line), {
      minLength: 1,
      maxLength: 4,
      selector: ([first]) => first.trim(),
    }),
    fc.array(variantParts, { minLength: 1, maxLength: 4 }),
    fc.record({
      title: line.map((one) => one.trim()),
      descriptionHtml: fc.constantFrom("", '<p>Hello, "you"</p>', " <p>x</p> ", "'tis", "=1"),
      vendor: text(),
      type: text(),
      tags: fc.uniqueArray(line, { maxLength: 3, selector: (one) => one.trim() }),
      images: fc.uniqueArray(
        fc.record({ url: fc.constantFrom("/a.jpg", "/b.jpg", "https://x.example/c"), alt: text() }),
        { maxLength: 3, selector: ({ url }) => url },
      ),
      status: fc.constantFrom("draft", "active", "archived"),
      metadata: maybe(metadata),
    }),
  )
  .map(([options, values, parts, { metadata: facts, ...rest }]) =>
    stateOf(options, values, parts, {
      id: "prod_1",
      handle: "the-handle",
      categories: [],
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
      ...rest,
      status: rest.status as ProductState["status"],
      ...(facts && Object.keys(facts).length > 0 ? { metadata: facts } : {}),
    }),
  );

const noCategories = categoryNames([]);

const exported = (state: ProductState, currency: string): string => {
  const sheet = sheetOf(withExtras(noExtras, state));
  const rows = rowsOf(state, { currency, quantityOf: () => 3, names: noCategories });
  return [sheet.first, ...rows.map((row) => sheet.line(row))].join("");
};

const imported = async (
  csv: string,
  before: ProductState | undefined,
  currency: string,
): Promise<Merged> => {
  const chunks = (async function* () {
    yield csv;
  })();
  const broken: unknown[] = [];
  for await (const { rows } of groupsOf({
    chunks,
    currency,
    onBroken: (one) => broken.push(one),
  })) {
    expect(broken).toEqual([]);
    return mergeRows(before, rows, {
      currency,
      categories: noCategories,
      ids: rows.map((_row, i) => `new_${i}`),
      owner: () => undefined,
      wasWritten: () => false,
    });
  }
  throw new Error("the file has no rows");
};

describe("export, then import (C.3)", () => {
  it("changes nothing and reports nothing, in any currency", async () => {
    await fc.assert(
      fc.asyncProperty(product, fc.constantFrom(...currencies), async (state, currency) => {
        const { content, status, errors } = await imported(
          exported(state, currency),
          state,
          currency,
        );
        expect(errors).toEqual([]);
        expect(status).toBe(state.status);
        expect(content && contentIn(content)).toEqual(contentIn(state));
      }),
      { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 1) * 400 },
    );
  });

  it("into another shop loses no variant that has a price in the currency", async () => {
    await fc.assert(
      fc.asyncProperty(product, fc.constantFrom(...currencies), async (state, currency) => {
        const { content, errors } = await imported(exported(state, currency), undefined, currency);
        const sold = state.variants.filter(({ prices }) =>
          prices.some((price) => price.currency === currency),
        );
        expect((content?.variants ?? []).map(({ sku }) => sku)).toEqual(
          sold.map(({ sku }) => sku.trim()),
        );
        const missing = errors.filter(({ code }) => code === "PRICE_MISSING");
        expect(errors).toEqual(missing);
        expect(missing.length).toBe(state.variants.length - sold.length);
      }),
      { numRuns: 300 },
    );
  });

  const header = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price";
  const tea = [
    "tea,Tea,Title,Default Title,T-0,1.00",
    "tea,,,Large,T-1,2.00",
    "tea,,,Small,T-2,3.00",
  ];
  const valuesOf = ({ content }: Merged) =>
    content?.variants.map(({ sku, options }) => [sku, options["Title"]]);

  it("keeps Default Title beside other variants, in one file and in two", async () => {
    const all = [
      ["T-0", "Default Title"],
      ["T-1", "Large"],
      ["T-2", "Small"],
    ];
    const whole = await imported([header, ...tea].join("\n"), undefined, "EUR");
    expect([valuesOf(whole), whole.errors]).toEqual([all, []]);
    const first = await imported([header, tea[0]].join("\n"), undefined, "EUR");
    expect(first.content?.options).toEqual([]);
    const before = { ...first.content, id: "prod_1", status: "active" } as ProductState;
    const second = await imported([header, ...tea.slice(1)].join("\n"), before, "EUR");
    expect([valuesOf(second), second.errors]).toEqual([all, []]);
    expect(second.content?.variants[0]?.id).toBe(first.content?.variants[0]?.id);
  });

  it("reports a variant that has no place among new options", async () => {
    const first = await imported([header, tea[0]].join("\n"), undefined, "EUR");
    const before = { ...first.content, id: "prod_1", status: "active" } as ProductState;
    const sized = [header, "tea,Tea,Size,S,T-8,1.00"].join("\n");
    const { errors } = await imported(sized, before, "EUR");
    expect(errors).toMatchObject([{ line: 2, code: "VARIANT_REMOVED" }]);
  });

  it("a wrong price leaves the rest of the row to a variant that there is", async () => {
    const first = await imported([header, tea[0]].join("\n"), undefined, "EUR");
    const before = { ...first.content, id: "prod_1", status: "active" } as ProductState;
    for (const price of ["x", ""]) {
      const file = [`${header},Variant Barcode`, `tea,Tea,Title,Default Title,T-0,${price},99`];
      const { content, errors } = await imported(file.join("\n"), before, "EUR");
      const old = before.variants[0];
      expect(content?.variants).toEqual([{ ...old, barcode: "99" }]);
      expect(errors.map(({ code }) => code)).toEqual([price ? "PRICE_INVALID" : "PRICE_MISSING"]);
    }
  });

  it("a wrong compare-at price leaves the variant", async () => {
    const file = [`${header},Variant Compare At Price`, `${tea[0]},x`].join("\n");
    const { content, errors } = await imported(file, undefined, "EUR");
    expect(content?.variants.length).toBe(1);
    expect(errors.map(({ code }) => code)).toEqual(["COMPARE_AT_INVALID"]);
  });

  it("more variants than a product may have are reported by their lines (C.4)", async () => {
    const rows = Array.from({ length: 103 }, (_, i) => `tea,Tea,Size,S${i},T-${i},1.00`);
    const { content, errors } = await imported([header, ...rows].join("\n"), undefined, "EUR");
    expect(content?.variants.length).toBe(100);
    expect(errors).toMatchObject([102, 103, 104].map((line) => ({ line, code: "VARIANTS_MAX" })));
  });
});
