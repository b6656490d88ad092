import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { isCurrency } from "../../../../platform/contract/money.ts";
import { pick, type Money } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { ownValue } from "../../../../platform/kernel/own-value.ts";
import {
  METADATA_MAX,
  METADATA_TEXT_MAX,
  VariantDetails,
  type Metadata,
  type ProductInput,
  type VariantInput,
} from "../../catalog.schemas.ts";
import { filled } from "./fields.ts";
import { generatedSku, handleOf, valuesKey } from "./handle.ts";
import type { ProductContent, ProductState, VariantState } from "./state.ts";

interface Problem {
  readonly pointer: string;
  readonly message: string;
}
type Options = ProductContent["options"];

const refused = (errors: readonly Problem[]): Fault => common.VALIDATION_FAILED({ errors });
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Options as sent, or as the variants use them; every value in use is listed. */
export const optionsOf = ({ options = [], variants = [] }: ProductInput): Options => {
  const found = new Map(options.map(({ name, values }) => [name, new Set(values)]));
  for (const variant of variants) {
    for (const [name, value] of Object.entries(variant.options ?? {})) {
      found.set(name, (found.get(name) ?? new Set()).add(value));
    }
  }
  return [...found].map(([name, values]) => ({ name, values: [...values] }));
};

/** One list of prices, one for each currency: a later one counts more. */
export const listOf = (one: Money | undefined, many: readonly Money[] | undefined): Money[] => {
  const all = new Map((many ?? []).map((money) => [money.currency, money]));
  if (one) all.set(one.currency, one);
  return [...all.values()].map(({ amount, currency }) => ({ amount, currency }));
};

const valuesOf = (
  options: Options,
  variant: { readonly options?: Readonly<Record<string, string>> },
): string[] => options.flatMap(({ name }) => ownValue(variant.options, name) ?? []);

/** Ids that variants are sent with. */
export const idsIn = (variants: readonly VariantInput[]): ReadonlySet<string> =>
  new Set(variants.flatMap(({ id }) => id ?? []));

/** The variant that the sent one names: by id, else by sku, else by its options; never one that another names by id. */
export const findVariant = (
  variant: VariantInput,
  { options, before, named }: Pick<Made, "options" | "before" | "named">,
): VariantState | undefined => {
  const byId = before.find(({ id }) => id === variant.id);
  if (byId) return byId;
  const free = before.filter(({ id }) => !named.has(id));
  const key = valuesKey(valuesOf(options, variant));
  return (
    free.find(({ sku }) => sku === variant.sku) ??
    (variant.id === undefined && variant.sku === undefined
      ? free.find((one) => valuesKey(valuesOf(options, one)) === key)
      : undefined)
  );
};

const problemsOf = (variant: VariantInput, prices: readonly Money[], at: string): Problem[] => {
  const wrong = [...prices, ...(variant.compareAtPrices ?? [])].find(
    ({ currency }) => !isCurrency(currency),
  );
  return [
    ...(prices.length === 0 ? [{ pointer: `${at}/prices`, message: "at least one price" }] : []),
    ...(wrong ? [{ pointer: `${at}/prices`, message: `${wrong.currency} is no currency` }] : []),
  ];
};

interface Made {
  readonly options: Options;
  readonly handle: string;
  readonly before: readonly VariantState[];
  readonly beforeOptions: ReadonlySet<string>;
  /** Ids that the sent variants name. */
  readonly named: ReadonlySet<string>;
  readonly ids: readonly string[];
}

type Terms = Pick<VariantState, "taxClass" | "tracked" | "backorder" | "initialStock">;
const newTerms: Terms = { taxClass: "standard", tracked: true, backorder: false };

const termsOf = (sent: VariantInput, before: Terms = newTerms) => ({
  taxClass: sent.taxClass ?? before.taxClass,
  tracked: sent.tracked ?? before.tracked,
  backorder: sent.backorder ?? before.backorder,
  ...defined({ initialStock: sent.initialStock ?? before.initialStock }),
});

const titleOf = (values: readonly string[], sent: string | undefined): string =>
  values.length > 0 ? values.join(" / ") : sent?.trim() || "Default Title";

const variantOf = (
  sent: VariantInput,
  index: number,
  made: Made,
  taken: ReadonlySet<string>,
): VariantState => {
  const previous = findVariant(sent, made);
  const { options, handle, ids } = made;
  const values = valuesOf(options, sent);
  return {
    id: previous?.id ?? ids[index] ?? `${handle}.${index}`,
    ...defined({ key: previous?.key }),
    sku: sent.sku ?? previous?.sku ?? generatedSku(handle, values, (sku) => taken.has(sku)),
    title: titleOf(values, sent.title),
    options: { ...sent.options },
    prices: listOf(sent.price, sent.prices),
    compareAtPrices: listOf(sent.compareAtPrice, sent.compareAtPrices),
    ...termsOf(sent, previous),
    ...pick(VariantDetails, sent),
  };
};

/** What two variants may not share. */
const clashes = (variants: readonly VariantState[], options: Options): Problem[] => {
  const seen = new Set<string>();
  return variants.flatMap((variant, index) => {
    const values = valuesOf(options, variant);
    const keys = [
      [`sku ${variant.sku}`, "sku"],
      [`id ${variant.id}`, "id"],
      ...(values.length > 0 ? [[`values ${valuesKey(values)}`, "options"]] : []),
    ] as const;
    return keys.flatMap(([key = "", field = ""]) => {
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ pointer: `/variants/${index}/${field}`, message: "another variant has the same" }];
    });
  });
};

/** Every option needs a value; one that was missing already does not keep the rest from being changed. */
const missingValues = (
  variants: readonly VariantState[],
  { options, before, beforeOptions }: Made,
): Problem[] => {
  const isBlank = (variant: VariantState | undefined, name: string): boolean =>
    (ownValue(variant?.options, name) ?? "").trim() === "";
  return variants.flatMap((variant, index) => {
    const previous = before.find(({ id }) => id === variant.id);
    const wasBlank = (name: string): boolean =>
      previous !== undefined && beforeOptions.has(name) && isBlank(previous, name);
    const names = options
      .map(({ name }) => name)
      .filter((name) => isBlank(variant, name) && !wasBlank(name));
    if (names.length === 0) return [];
    const message = `a value of ${names.join(", ")} is missing`;
    return [{ pointer: `/variants/${index}/options`, message }];
  });
};

const variantsOf = (input: ProductInput, made: Made): VariantState[] | Fault => {
  const { variants = [] } = input;
  const problems = variants.flatMap((variant, index) =>
    problemsOf(variant, listOf(variant.price, variant.prices), `/variants/${index}`),
  );
  if (problems.length > 0) return refused(problems);
  const taken = new Set(variants.flatMap(({ sku }) => (sku === undefined ? [] : [sku])));
  const all = variants.map((variant, index) => {
    const state = variantOf(variant, index, made, taken);
    taken.add(state.sku);
    return state;
  });
  const wrong = [...missingValues(all, made), ...clashes(all, made.options)];
  return wrong.length > 0 ? refused(wrong) : all;
};

const metadataProblem = (metadata: Metadata | undefined, at: string): Problem[] => {
  const texts = Object.values(metadata ?? {}).filter((value) => typeof value === "string");
  const names = Object.keys(metadata ?? {}).length;
  const pointer = `${at}/metadata`;
  if (names > METADATA_MAX) return [{ pointer, message: `has at most ${METADATA_MAX} names` }];
  return texts.some((text) => text.length > METADATA_TEXT_MAX)
    ? [{ pointer, message: `a text has at most ${METADATA_TEXT_MAX} characters` }]
    : [];
};

const metadataProblems = ({ metadata, variants = [] }: ProductInput): Problem[] => [
  ...metadataProblem(metadata, ""),
  ...variants.flatMap((variant, i) => metadataProblem(variant.metadata, `/variants/${i}`)),
];

const textsOf = ({ title, descriptionHtml = "", vendor = "", type = "" }: ProductInput) => ({
  title: title.trim(),
  descriptionHtml,
  vendor,
  type,
});
const listsOf = ({ categories = [], tags = [], images = [] }: ProductInput) => ({
  categories: unique(categories),
  tags: unique(tags),
  images: images.map(({ url, alt = "" }) => ({ url, alt })),
});
/** A handle that an import stored as it came stays as it is: the same file would not find the product by another. */
const nameOf = (sent: string, before: ProductState | undefined): string =>
  sent === before?.handle ? sent : handleOf(sent);

interface Around {
  readonly before: ProductState | undefined;
  /** When none is sent. */
  readonly handle: string;
  readonly ids: readonly string[];
}

const madeOf = (input: ProductInput, { before, handle, ids }: Around): Made => ({
  options: optionsOf(input),
  handle,
  before: before?.variants ?? [],
  beforeOptions: new Set(before?.options.map(({ name }) => name)),
  named: idsIn(input.variants ?? []),
  ids,
});

/** The content that staff mean by what they sent: everything not sent is empty, variants keep their ids. */
export const contentOf = (
  input: ProductInput,
  { before, handle, ids }: Around,
): ProductContent | Fault => {
  const named = nameOf(input.handle ?? handle, before);
  if (named === "") return refused([{ pointer: "/handle", message: "has no letter or digit" }]);
  if (input.title.trim() === "") return refused([{ pointer: "/title", message: "is empty" }]);
  const made = madeOf(input, { before, handle: named, ids });
  const long = metadataProblems(input);
  if (long.length > 0) return refused(long);
  const variants = variantsOf(input, made);
  if (isFault(variants)) return variants;
  return {
    handle: named,
    ...textsOf(input),
    ...listsOf(input),
    options: made.options,
    variants,
    ...defined({ metadata: input.metadata && filled(input.metadata) }),
  };
};
