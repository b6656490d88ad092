import type { Money } from "../../../platform/contract/contract.ts";
import { orderOf, type Order, type Sort } from "../domain/shelf/listing.ts";
import { lru, type Lru } from "../../../platform/kernel/lru.ts";
import {
  entryOf,
  offered,
  offerOf,
  type Entry,
  type Offer,
  type Said,
} from "../domain/products/offer.ts";
import type { ProductView } from "../products.contract.ts";
import type { ProductState, VariantState } from "../domain/products/state.ts";

type Versioned = ProductState & { readonly version: number };
const sameMoney = (a: readonly Money[], b: readonly Money[]): boolean =>
  a.length === b.length &&
  a.every(({ amount, currency }) =>
    b.some((other) => other.amount === amount && other.currency === currency),
  );

/**
 * What is on sale, in memory: made from the store at the start, kept true by the product's own writes and
 * by what pricing and inventory tell. Answers are kept and given out as the same object until they change.
 */
export class Shelf {
  readonly #entries = new Map<string, Entry>();
  readonly #idByHandle = new Map<string, string>();
  readonly #idBySku = new Map<string, string>();
  readonly #said = new Map<string, Said>();
  readonly #orders = new Map<string, Order>();
  /** Pages of lists, by everything that was asked. */
  readonly pages: Lru<object>;
  /** Products as shoppers see them, by id, then by currency. */
  readonly #views: Lru<Map<string, ProductView>>;

  constructor(answersMax: number) {
    this.pages = lru(answersMax);
    this.#views = lru(answersMax);
  }

  get size(): number {
    return this.#entries.size;
  }

  entry(idOrHandle: string): Entry | undefined {
    return (
      this.#entries.get(idOrHandle) ?? this.#entries.get(this.#idByHandle.get(idOrHandle) ?? "")
    );
  }

  bySku(sku: string): Entry | undefined {
    return this.#entries.get(this.#idBySku.get(sku) ?? "");
  }

  readonly offerOf = (variant: VariantState): Offer =>
    offerOf(variant, this.#said.get(variant.sku));

  /** A product as it is now; an older version than the one known is let go. Whether it was news. */
  put(state: Versioned): boolean {
    const before = this.#entries.get(state.id);
    if (before && before.version >= state.version) return false;
    if (before) this.#forgetNames(before);
    for (const variant of state.variants) {
      const old = before?.variants.find(({ sku }) => sku === variant.sku);
      // A price just entered counts before pricing has heard of it.
      if (old && !sameMoney(old.prices, variant.prices)) this.#unprice(variant.sku);
    }
    const entry = entryOf(state, (sku) => this.#said.get(sku));
    this.#entries.set(entry.id, entry);
    this.#idByHandle.set(entry.handle, entry.id);
    for (const { sku } of entry.variants) this.#idBySku.set(sku, entry.id);
    this.#changed(entry.id, true);
    return true;
  }

  /** What pricing or inventory says of a sku; whether lists show it, not only the count of its pieces. */
  say(sku: string, said: Said): boolean {
    const entry = this.bySku(sku);
    this.#said.set(sku, this.#lean(entry, sku, { ...this.#said.get(sku), ...said }));
    if (!entry) return false;
    const after = offered(entry, (one) => this.#said.get(one));
    const priced = said.prices !== undefined;
    this.#entries.set(entry.id, after);
    const shown = priced || after.available !== entry.available;
    // With the orders: an order holds entries by value, it must not show what was.
    this.#changed(entry.id, shown);
    return shown;
  }

  /** The active entries, or those of another status, in an order made once until something changes. */
  order(status: string, sort: Sort, currency: string): Order {
    const key = `${status} ${sort} ${sort.endsWith("price") ? currency : ""}`;
    const known = this.#orders.get(key);
    if (known) return known;
    if (this.#orders.size > 50) this.#orders.clear();
    const shown = [...this.#entries.values()].filter((entry) =>
      status === "all" ? entry.status !== "deleted" : entry.status === status,
    );
    const made = orderOf(shown, sort, currency);
    this.#orders.set(key, made);
    return made;
  }

  view(id: string, currency: string): ProductView | undefined {
    return this.#views.get(id)?.get(currency);
  }

  keepView(id: string, currency: string, view: ProductView): void {
    const views = this.#views.get(id) ?? new Map<string, ProductView>();
    if (views.size > 20) views.clear();
    this.#views.set(id, views.set(currency, view));
  }

  /** Lists may show other products now: after a change of categories. */
  regroup(): void {
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
    for (const { sku } of variants) if (this.#idBySku.get(sku) === id) this.#idBySku.delete(sku);
  }

  #unprice(sku: string): void {
    const said = this.#said.get(sku);
    if (!said) return;
    const { prices: _prices, compareAt: _compareAt, ...rest } = said;
    this.#said.set(sku, rest);
  }

  /** Prices that are the product's own need no second copy. */
  #lean(entry: Entry | undefined, sku: string, said: Said): Said {
    const own = entry?.variants.find((variant) => variant.sku === sku);
    if (!own || !said.prices) return said;
    const same =
      sameMoney(own.prices, said.prices) && sameMoney(own.compareAtPrices, said.compareAt ?? []);
    if (!same) return said;
    const { prices: _prices, compareAt: _compareAt, ...rest } = said;
    return rest;
  }
}
