import { expect } from "@jest/globals";
import {
  checkAcknowledged,
  checkLedger,
  checkMails,
  checkMoney,
  checkTotals,
  sold,
  sum,
  type Acknowledged,
  type Money,
  type Ordered,
  type Seen,
} from "./checks.ts";
import { until, type Shop } from "../shop.ts";

export type { Acknowledged } from "./checks.ts";

/** Anything that answers as a shop does: embedded, or the gateway of a mesh. */
export type Asked = Pick<Shop, "request" | "staff">;

interface Wanted {
  readonly sku: string;
  /** What ever came in of the sku. */
  readonly stock: number;
  readonly acknowledged: readonly Acknowledged[];
  /** How long a pending order may take to end, and each fact to arrive everywhere. */
  readonly withinMs?: number;
}

const AT_ONCE = 8;
/** In order, at most `AT_ONCE` at a time. */
const eachOf = async <T, R>(all: readonly T[], visit: (one: T) => Promise<R>): Promise<R[]> => {
  const done: R[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE)
    done.push(...(await Promise.all(all.slice(i, i + AT_ONCE).map(visit))));
  return done;
};

/** A part that heals may refuse for a while; any other refusal is a finding. */
const read = (shop: Asked, path: string, withinMs: number) =>
  until(
    `GET ${path}`,
    async () => {
      const { status, body } = await shop.staff("GET", path);
      if (status === 200) return body;
      if (status < 500) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
      return undefined;
    },
    withinMs,
  );

const readAll = async <T>(shop: Asked, path: string, withinMs: number): Promise<T[]> => {
  const items: T[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const after = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await read(shop, `${path}?limit=100${after}`, withinMs);
    items.push(...(page.items as T[]));
    cursor = page.next as string | null;
  }
  return items;
};

/** Asks until `check` throws no more; then, or in the end, what it says. */
const holdsWithin = async (
  what: string,
  withinMs: number,
  check: () => Promise<void>,
): Promise<void> => {
  let last: unknown;
  await until(
    what,
    () =>
      check().then(
        () => true,
        (error: unknown) => ((last = error), false),
      ),
    withinMs,
  ).catch((error: unknown) => {
    throw last ?? error;
  });
};

/** I9: every order once its saga has ended. */
const ended = async (shop: Asked, withinMs: number): Promise<Ordered[]> => {
  let orders: Ordered[] = [];
  await until(
    "the end of every saga",
    async () => {
      orders = await readAll<Ordered>(shop, "/v1/orders", withinMs);
      return orders.every(({ status }) => status !== "pending");
    },
    withinMs,
  );
  return orders;
};

/** I1, I6, I7: the stock is what was not sold, nothing is held, and rejected orders moved none. */
const checkStock = async (
  shop: Asked,
  { sku, stock, withinMs = 60_000 }: Wanted,
  orders: readonly Ordered[],
): Promise<void> => {
  const gone = sum(
    orders
      .filter(({ status }) => sold.has(status))
      .flatMap(({ lines }) => lines.filter((line) => line.sku === sku))
      .map(({ quantity }) => quantity),
  );
  const left = stock - gone;
  await holdsWithin("the stock to be what was not sold", withinMs, async () =>
    expect(await read(shop, `/v1/stock/${sku}`, withinMs)).toMatchObject({
      onHand: left,
      held: 0,
      available: left,
      allocated: gone,
      received: stock,
    }),
  );
  const unsold = orders.filter(({ status }) => status === "rejected").map(({ id }) => id);
  const moves = await readAll<{ orderId?: string }>(shop, `/v1/stock/${sku}/movements`, withinMs);
  const moved = new Set(moves.map(({ orderId }) => orderId));
  expect(unsold.filter((id) => moved.has(id))).toEqual([]);
};

const seenOf = async (shop: Asked, order: Ordered, withinMs: number): Promise<Seen> => {
  const payments = await until(
    `the payments of ${order.id}`,
    async () => {
      const details = await read(shop, `/v1/orders/${order.id}/details`, withinMs);
      return (details.payments ?? undefined) as Money[] | undefined;
    },
    withinMs,
  );
  return { order, payments };
};

/**
 * The invariants of domain.md that can be seen from outside (I1–I9), once all is quiet: it waits
 * until every saga ended and every fact arrived. Orders of other skus are checked as well, their
 * stock is not. Answers the orders it saw.
 */
export const checkInvariants = async (shop: Asked, wanted: Wanted): Promise<readonly Ordered[]> => {
  const { acknowledged, withinMs = 60_000 } = wanted;
  const orders = await ended(shop, withinMs);
  checkAcknowledged(orders, acknowledged);
  for (const order of orders) checkTotals(order);
  const carts = orders.filter(({ status }) => status !== "rejected").map(({ cartId }) => cartId);
  expect(new Set(carts).size).toBe(carts.length); // I5
  await checkStock(shop, wanted, orders);
  await holdsWithin("the money to be what was sold", withinMs, async () => {
    const seen = await eachOf(orders, (order) => seenOf(shop, order, withinMs));
    const charges = Map.groupBy(
      await readAll<Money>(shop, "/v1/test-provider/ledger", withinMs),
      ({ orderId }) => orderId,
    );
    for (const one of seen) checkMoney(one, charges.get(one.order.id) ?? []);
    expect([...charges.keys()].filter((id) => !orders.some((order) => order.id === id))).toEqual(
      [],
    );
    const { items } = await read(shop, "/v1/ledger/balances", withinMs);
    checkLedger(
      items,
      seen.flatMap(({ payments }) => payments),
    );
  });
  await holdsWithin("one mail for each order", withinMs, async () =>
    checkMails(orders, await readAll(shop, "/v1/messages", withinMs)),
  );
  return orders;
};
