/** Lists of any length, a page at a time. */
import { dataOf, type Result } from "./result.ts";

/** A page of items; `next` is the cursor of the page after, null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * Every item of a list; a page is asked for when its first item is wanted.
 * @param ask asks for the page at a cursor; the first page has none
 * @throws ShopError when a page is refused
 * @example
 * for await (const product of itemsOf((at) => shop.GET("/v1/products", { params: { query: { ...at } } }))) …
 */
export async function* itemsOf<T>(
  ask: (at: { cursor?: string }) => Promise<Result<Page<T>>>,
): AsyncGenerator<T, void, undefined> {
  let at: { cursor?: string } = {};
  for (;;) {
    const { items, next } = await dataOf(ask(at));
    yield* items;
    if (next === null) return;
    at = { cursor: next };
  }
}
