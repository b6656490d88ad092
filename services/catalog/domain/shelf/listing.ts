import { folded } from "../../../../platform/kernel/texts/folded.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { encodeCursor, readCursor, type CursorValue } from "../../../../platform/kernel/page.ts";
import { priceIn, type Entry } from "../products/offer.ts";
import type { ProductSummary } from "../../catalog.schemas.ts";
import { rangeIn, summaryOf } from "../products/views.ts";

export type Sort = "newest" | "oldest" | "title" | "-title" | "price" | "-price";

/** A list as asked for, ready to be matched with each entry. */
export interface Query {
  readonly terms: readonly string[];
  /** Ids and handles of the category and all below it. */
  readonly categories?: ReadonlySet<string>;
  readonly tag?: string;
  readonly vendor?: string;
  readonly minPrice?: number;
  readonly maxPrice?: number;
  readonly inStock?: boolean;
  readonly sort: Sort;
  readonly currency: string;
  /** Only products with a price in the currency. */
  readonly strict: boolean;
  readonly withStatus: boolean;
}

/** What a search text looks for. */
export const termsOf = (q: string | undefined): string[] =>
  folded(q ?? "")
    .split(/\s+/u)
    .filter((term) => term !== "");

const inPrice = (entry: Entry, { currency, strict, minPrice, maxPrice }: Query): boolean => {
  const bounded = minPrice !== undefined || maxPrice !== undefined;
  if (!bounded && !strict) return true;
  return entry.offers.some(({ prices }) => {
    const amount = priceIn(prices, currency)?.amount;
    return amount !== undefined && amount >= (minPrice ?? 0) && amount <= (maxPrice ?? Infinity);
  });
};

const inNames = (entry: Entry, { categories, tag, vendor }: Query): boolean =>
  (categories === undefined || entry.categories.some((one) => categories.has(one))) &&
  (tag === undefined || entry.tags.some((one) => folded(one) === tag)) &&
  (vendor === undefined || folded(entry.vendor) === vendor);

const matches = (entry: Entry, query: Query): boolean =>
  (query.inStock === undefined || entry.available === query.inStock) &&
  inNames(entry, query) &&
  inPrice(entry, query) &&
  query.terms.every((term) => entry.searchText.includes(term));

/** Products without a price in the currency come last, in either direction. */
const last = Number.MAX_SAFE_INTEGER;

/** What an entry is sorted by; ties are broken by id. */
export const keyOf = (entry: Entry, sort: Sort, currency: string): CursorValue => {
  if (sort === "newest" || sort === "oldest") return entry.createdAt;
  if (sort === "title" || sort === "-title") return folded(entry.title);
  const range = rangeIn(entry.offers, currency);
  if (!range) return last;
  // The dearest first: negated, so that every price is sorted upwards.
  return sort === "price" ? range.min.amount : -range.max.amount;
};
const downwards = (sort: Sort): boolean => sort === "newest" || sort === "-title";

type Keyed = readonly [key: CursorValue, id: string];
const compare = (a: Keyed, b: Keyed, direction: 1 | -1): number => {
  if (a[0] !== b[0]) return a[0] < b[0] ? -direction : direction;
  if (a[1] !== b[1]) return a[1] < b[1] ? -direction : direction;
  return 0;
};

/** Entries in their order, with their keys. */
export interface Order {
  readonly entries: readonly Entry[];
  readonly keys: readonly Keyed[];
}

/** Sorts once what many pages are then cut from. */
export const orderOf = (entries: Iterable<Entry>, sort: Sort, currency: string): Order => {
  const direction = downwards(sort) ? -1 : 1;
  const all = [...entries]
    .map((entry) => ({ entry, key: [keyOf(entry, sort, currency), entry.id] as const }))
    .sort((a, b) => compare(a.key, b.key, direction));
  return { entries: all.map(({ entry }) => entry), keys: all.map(({ key }) => key) };
};

/** The first position behind the cursor: by its key, so that no page shifts when entries come and go. */
const positionAfter = ({ keys }: Order, after: Keyed, direction: 1 | -1): number => {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(keys[middle] as Keyed, after, direction) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
};

const cursorOf = (cursor: string, sort: Sort): Keyed | Fault => {
  const kind = sort === "price" || sort === "-price" ? "number" : "string";
  return readCursor(cursor, kind, "string");
};

/** Positions of the first `count` matching entries from a position on. */
const find = ({ entries }: Order, query: Query, from: number, count: number): number[] => {
  const found: number[] = [];
  for (let at = from; at < entries.length && found.length < count; at += 1) {
    if (matches(entries[at] as Entry, query)) found.push(at);
  }
  return found;
};

/** A page of the matching entries; undefined when the cursor is not one of this list's. */
export const pageIn = (
  order: Order,
  query: Query,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
): { items: ProductSummary[]; next: string | null } | Fault => {
  const { currency, sort, withStatus } = query;
  const after = cursor === undefined ? undefined : cursorOf(cursor, sort);
  if (isFault(after)) return after;
  const from = after ? positionAfter(order, after, downwards(sort) ? -1 : 1) : 0;
  const found = find(order, query, from, limit + 1);
  const shown = found.slice(0, limit);
  const end = order.keys[shown.at(-1) ?? -1];
  return {
    items: shown.map((i) => summaryOf(order.entries[i] as Entry, currency, withStatus)),
    next: found.length > limit && end ? encodeCursor(end) : null,
  };
};
