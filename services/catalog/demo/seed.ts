import type { ServiceContext } from "../../../platform/broker/context.ts";
import { newId } from "../../../platform/broker/ids.ts";
import type { Money } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { ownValue } from "../../../platform/kernel/own-value.ts";
import { createCategory } from "../actions/categories.ts";
import { checkedInput, saveSent, variantIds } from "../actions/save-product.ts";
import { categoriesOf, shelfOf } from "../adapters/shelf-state.ts";
import type { ProductInput, VariantInput } from "../catalog.schemas.ts";
import { settings } from "../catalog.settings.ts";
import { readDemo, type DemoProduct } from "./products.ts";

/** The demo's prices in three currencies, each in figures its shops would use. */
const pricesOf = (cents: number): Money[] => [
  { amount: cents, currency: "EUR" },
  {
    amount: Math.round((cents * 1.1) / 100) * 100 + (cents % 100 === 0 ? 0 : -10),
    currency: "USD",
  },
  { amount: Math.max(100, Math.round((cents * 1.62) / 100) * 100), currency: "JPY" },
];

/** Every way to choose one value of each option. */
const combinations = (options: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(options).reduce<Record<string, string>[]>(
    (all, [name, values]) =>
      all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );

const skuOf = ({ handle, options = {} }: DemoProduct, chosen: Record<string, string>): string => {
  const marks = Object.entries(chosen).map(([name, value]) => {
    // The value itself where it is of the Latin script, else the value's position in its option.
    const plain = /^[\w/-]+$/u.test(value) ? value.replace(/[^\w]/gu, "") : "";
    return plain.toUpperCase() || String((ownValue(options, name) ?? []).indexOf(value) + 1);
  });
  return [handle.toUpperCase(), ...marks].join("-");
};

const variantOf = (product: DemoProduct, options: Record<string, string>): VariantInput => {
  const { price, was, grams, stock, taxClass = "standard", backorder = false } = product;
  return {
    sku: skuOf(product, options),
    options,
    prices: pricesOf(price),
    ...defined({
      compareAtPrices: was === undefined ? undefined : pricesOf(was),
      initialStock: stock,
    }),
    weightGrams: grams,
    taxClass,
    tracked: stock !== undefined,
    backorder,
  };
};

/** The demo's product as staff would send it. */
export const inputOf = (product: DemoProduct): ProductInput => {
  const { handle, title, type, vendor, category, tags, text, options = {}, draft } = product;
  return {
    ...{ handle, title, type, vendor },
    descriptionHtml: `<p>${text.replaceAll("&", "&amp;")}</p>`,
    categories: [category],
    tags: [...tags],
    options: Object.entries(options).map(([name, values]) => ({ name, values: [...values] })),
    images: [{ url: `/demo/${handle}.svg`, alt: title }],
    variants: combinations(options).map((chosen) => variantOf(product, chosen)),
    status: draft ? "draft" : "active",
  };
};

/** Fills an empty catalogue with the demo's goods; another copy of the service may be at it too. */
export const seedDemo = async (ctx: ServiceContext): Promise<void> => {
  const { own } = ctx;
  if (settings.SEED !== "demo" || shelfOf(own).size > 0 || categoriesOf(own).length > 0) return;
  const demo = readDemo();
  for (const category of demo.categories) await createCategory(ctx, newId("cat"), category);
  // Backwards, one after the other: the newest come first in a list.
  for (const product of demo.products.toReversed()) {
    const { handle } = product;
    const input = await checkedInput(ctx, inputOf(product));
    if (isFault(input)) {
      own.logger.debug(`The demo's ${handle}: ${input.code}`);
      continue;
    }
    const ids = variantIds(input);
    const command = { type: "Create", handle, input, ids, at: ctx.now() } as const;
    const made = await saveSent(ctx, newId("prod"), command, { sent: input, handle });
    if (isFault(made)) own.logger.debug(`The demo's ${handle}: ${made.code}`);
  }
};
