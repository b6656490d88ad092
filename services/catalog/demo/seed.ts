import { newId } from "../../../platform/broker/ids.ts";
import type { Service } from "moleculer";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import type { Money } from "../../../platform/contract/contract.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { settings } from "../catalog.settings.ts";
import { createCategory } from "../actions/categories.ts";
import { readDemo, type DemoProduct } from "./products.ts";
import type { ProductInput, VariantInput } from "../products.contract.ts";
import { create } from "../actions/products.ts";
import { categoriesOf, shelfOf } from "../events/shelf-feed.ts";

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
    // Two letters of a word of the Latin script, else the value's place among its sisters.
    const plain = /^[\w/-]+$/u.test(value) ? value.replace(/[^\w]/gu, "") : "";
    return plain.toUpperCase() || String((options[name] ?? []).indexOf(value) + 1);
  });
  return [handle.toUpperCase(), ...marks].join("-");
};

const variantOf = (product: DemoProduct, options: Record<string, string>): VariantInput => {
  const { price, was, grams, stock, taxClass = "standard", backorder = false } = product;
  return {
    sku: skuOf(product, options),
    options,
    prices: pricesOf(price),
    ...(was === undefined ? {} : { compareAtPrices: pricesOf(was) }),
    weightGrams: grams,
    taxClass,
    tracked: stock !== undefined,
    backorder,
    ...(stock === undefined ? {} : { initialStock: stock }),
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
export const seedDemo = async (service: Service): Promise<void> => {
  if (settings.SEED !== "demo" || shelfOf(service).size > 0) return;
  if (categoriesOf(service).length > 0) return;
  const demo = readDemo();
  for (const category of demo.categories) await createCategory(service, newId("cat"), category);
  // Backwards, one after the other: the newest come first in a list.
  for (const product of demo.products.toReversed()) {
    try {
      const made = await create(service, newId("prod"), inputOf(product));
      if (isFault(made)) service.logger.debug(`The demo's ${product.handle}: ${made.code}`);
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error;
    }
  }
};
