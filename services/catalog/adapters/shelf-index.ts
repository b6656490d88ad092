import type { Money } from "../../../platform/contract/contract.ts";
import { lru, type LruCache } from "../../../platform/kernel/lru.ts";
import type { ProductView } from "../catalog.schemas.ts";
import {
  entryOf,
  offerOf,
  withOffers,
  type Entry,
  type Offer,
  type SkuReport,
} from "../domain/products/offer.ts";
import { variantKeyOf, type VariantState, type Versioned } from "../domain/products/state.ts";
import { orderOf, type Order, type Sort } from "../domain/shelf/listing.ts";

const sameMoney = (a: readonly Money[], b: readonly Money[]): boolean =>
  a.length === b.length &&
  a.every(({ amount, currency }) =>
    b.some((other) => other.amount === amount && other.currency === currency),
  );

/** A later version, or the same one with its categories named otherwise. */
const isNews = (before: Entry, { version, categories }: Versioned): boolean =>
  before.version < version ||
  (before.version === version && before.categories.some((name, i) => categories[i] !== name));

/**
 * What is on sale, in memory: read from the store at the start, then changed with every write of a product and
 * every event of pricing and inventory. Views and pages are made once and are the same object until they change.
 */
export class Shelf {
  readonly #entries = new Map<string, Entry>();
  readonly #idByHandle = new Map<string, string>();
  readonly #idByKey = new Map<string, string>();
  readonly #reports = new Map<string, SkuReport>();
  readonly #orders = new Map<string, Order>();
  /** Pages of lists, by all parameters. */
  readonly pages: LruCache<object>;
  /** Products as shoppers see them, by id, then by currency. */
  readonly #views: LruCache<Map<string, ProductView>>;

  constructor(max: number) {
    this.pages = lru(max);
    this.#views = lru(max);
  }

  get size(): number {
    return this.#entries.size;
  }

  entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  entry(idOrHandle: string): Entry | undefined {
    return (
      this.#entries.get(idOrHandle) ?? this.#entries.get(this.#idByHandle.get(idOrHandle) ?? "")
    );
  }

  #byKey(key: string): Entry | undefined {
    return this.#entries.get(this.#idByKey.get(key) ?? "");
  }

  readonly offerOf = (variant: VariantState): Offer =>
    offerOf(variant, this.#reports.get(variantKeyOf(variant)));

  /** A product as it is now; an older version than the one at hand is ignored. Whether anything changed. */
  put(state: Versioned): boolean {
    const before = this.#entries.get(state.id);
    if (before && !isNews(before, state)) return false;
    if (before) this.#forgetNames(before);
    for (const variant of state.variants) {
      const old = before?.variants.find(({ id }) => id === variant.id);
      // A price just entered counts before pricing has received it.
      if (old && !sameMoney(old.prices, variant.prices)) this.#unprice(variantKeyOf(variant));
    }
    const entry = entryOf(state, (key) => this.#reports.get(key));
    this.#entries.set(entry.id, entry);
    this.#idByHandle.set(entry.handle, entry.id);
    for (const variant of entry.variants) this.#idByKey.set(variantKeyOf(variant), entry.id);
    this.#changed(entry.id, true);
    return true;
  }

  /** What pricing or inventory published of a variant; whether lists show it, not only the count of its pieces. */
  report(key: string, report: SkuReport): boolean {
    const entry = this.#byKey(key);
    this.#reports.set(
      key,
      this.#withoutCopies(entry, key, { ...this.#reports.get(key), ...report }),
    );
    if (!entry) return false;
    const after = withOffers(entry, (one) => this.#reports.get(one));
    const priced = report.prices !== undefined;
    this.#entries.set(entry.id, after);
    const shown = priced || after.available !== entry.available;
    // With the orders: an order holds entries by value, it must not show an old value.
    this.#changed(entry.id, shown);
    return shown;
  }

  /** The active entries, or those of another status, in an order made once until something changes. */
  order(status: string, sort: Sort, currency: string): Order {
    const key = `${status} ${sort} ${sort.endsWith("price") ? currency : ""}`;
    const made = this.#orders.get(key);
    if (made) return made;
    if (this.#orders.size > 50) this.#orders.clear();
    const shown = [...this.#entries.values()].filter((entry) =>
      status === "all" ? entry.status !== "deleted" : entry.status === status,
    );
    const order = orderOf(shown, sort, currency);
    this.#orders.set(key, order);
    return order;
  }

  view(id: string, currency: string): ProductView | undefined {
    return this.#views.get(id)?.get(currency);
  }

  setView(id: string, currency: string, view: ProductView): void {
    const views = this.#views.get(id) ?? new Map<string, ProductView>();
    if (views.size > 20) views.clear();
    this.#views.set(id, views.set(currency, view));
  }

  /** Lists may show other products now, and products other handles: after a change of categories. */
  regroup(): void {
    this.#views.clear();
    this.pages.clear();
  }

  #changed(id: string, inLists: boolean): void {
    this.#views.delete(id);
    if (!inLists) return;
    this.#orders.clear();
    this.pages.clear();
  }

  #forgetNames({ id, handle, variants }: Entry): void {
    if (this.#idByHandle.get(handle) === id) this.#idByHandle.delete(handle);
    for (const key of variants.map(variantKeyOf))
      if (this.#idByKey.get(key) === id) this.#idByKey.delete(key);
  }

  #unprice(key: string): void {
    const report = this.#reports.get(key);
    if (!report) return;
    const { prices: _prices, compareAt: _compareAt, ...rest } = report;
    this.#reports.set(key, rest);
  }

  /** Prices that are the product's own need no second copy. */
  #withoutCopies(entry: Entry | undefined, key: string, report: SkuReport): SkuReport {
    const own = entry?.variants.find((variant) => variantKeyOf(variant) === key);
    if (!own || !report.prices) return report;
    const same =
      sameMoney(own.prices, report.prices) &&
      sameMoney(own.compareAtPrices, report.compareAt ?? []);
    if (!same) return report;
    const { prices: _prices, compareAt: _compareAt, ...rest } = report;
    return rest;
  }
}
