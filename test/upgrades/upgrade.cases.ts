/** What the present version makes of the data of an older one, whatever store it lies in. */
import { expect, test } from "@jest/globals";
import { checkInvariants } from "../support/invariants/invariants.ts";
import { until, type Client } from "../support/client.ts";
import { fillCart, order, renameSku, settled } from "../support/shopper.ts";
import { asking, customerHeaders, quiet, shownAs } from "./answers.ts";
import { followsFrom, givenUpIn } from "./given-up.ts";
import { readLines, type Made, type Recorded, type Replay } from "./fixture.ts";

/** Until events have arrived everywhere. */
const ARRIVAL_MS = 30_000;

export interface Upgraded {
  readonly shop: () => Client;
  /** Events no journal has yet, of the stores as they lie there now. */
  readonly unpublished: () => Promise<readonly string[]>;
}

const goingOn = ({ shop, unpublished }: Upgraded, made: Made): void => {
  test("the order that waits for its payment is placed, and every other under way ends", async () => {
    expect(made.unfinished).toContain(made.undecided);
    expect(await settled(shop(), made.undecided)).toMatchObject({ status: "placed" });
    await quiet(shop(), made);
  }, 120_000);

  test("the import goes on to its end", async () => {
    const { body } = await shop().staff("GET", `/v1/imports/${made.importId}`);
    const failed = Math.floor(made.importRows / 10);
    expect(body).toMatchObject({
      status: "completed",
      progress: { rows: made.importRows, total: made.importRows },
      counts: { skipped: failed },
    });
    expect(body.errors).toHaveLength(failed);
  });

  test("what was in an outbox only is published", async () => {
    expect(made.unpublished).not.toEqual([]);
    await until("the outboxes to be published", async () => {
      const left = await unpublished();
      return !made.unpublished.some((one) => left.includes(one));
    });
  });
};

/** A customer's cart: the older version gave it to whoever knew its id, now its owner alone reads it. */
const isOwned = ({ as, path, body }: Recorded): boolean =>
  as === "guest" &&
  path.startsWith("/v1/carts/") &&
  (body as { readonly customerId?: string }).customerId !== undefined;

interface Bucket {
  readonly revenue: { readonly amount: number };
  readonly refunded?: { readonly amount: number };
  readonly tax: unknown;
}

/** Sales as the older version added them up: refunds, which are taken off since, put back; the tax of them is left out. */
const beforeRefunds = (path: string, body: unknown): unknown =>
  path.startsWith("/v1/insights/sales")
    ? (body as { readonly items: readonly Bucket[] }).items.map(
        ({ revenue, refunded, tax: _tax, ...bucket }) => ({
          ...bucket,
          revenue: { ...revenue, amount: revenue.amount + (refunded?.amount ?? 0) },
        }),
      )
    : body;

/** Whoever signs in has the password hashed anew: the account is then of another version. */
const comparable = (path: string, body: unknown): unknown =>
  path.startsWith("/v1/users/")
    ? { ...(body as object), version: "any" }
    : beforeRefunds(path, body);

const reading = ({ shop }: Upgraded, made: Made, recorded: readonly Recorded[]): void => {
  const givenUp = givenUpIn(recorded, made);

  for (const id of givenUp)
    test(`${id}, which the older version gave up after its crash, is placed (G.4)`, async () => {
      const { body } = await shop().staff("GET", `/v1/orders/${id}`);
      expect(body).toMatchObject({ status: "placed", paymentStatus: "authorized" });
    });

  test("every other answer is what the older version gave", async () => {
    const ask = await asking(shop(), made);
    let compared = 0;
    const wrong: unknown[] = [];
    const right = async (expected: Recorded): Promise<boolean> => {
      const { status, body } = await ask(
        isOwned(expected) ? { ...expected, as: "customer" } : expected,
      );
      const { path } = expected;
      if (followsFrom(givenUp, made, path, [expected.body, body])) return true;
      compared += 1;
      const shown = { ...expected, status, body: comparable(path, body) };
      const before = { ...expected, body: comparable(path, expected.body) };
      try {
        expect(shownAs(shown, made)).toMatchObject(shownAs(before, made) as object);
        return true;
      } catch (error) {
        wrong.push(`${path}: ${(error as Error).message}`);
        return false;
      }
    };
    for (const expected of recorded) {
      wrong.length = 0;
      await until(expected.path, () => right(expected), ARRIVAL_MS).catch(() => {
        throw new Error(String(wrong.at(-1)));
      });
    }
    expect(compared).toBeGreaterThan(recorded.length / 2);
  }, 300_000);
};

const access = ({ shop }: Upgraded, made: Made): void => {
  test("the old refresh token gives an access token", async () => {
    const body = { refreshToken: made.customer.refreshToken };
    const fresh = await shop().request("POST", "/v1/sessions/refresh", body);
    expect(fresh.status).toBe(201);
    const headers = { authorization: `Bearer ${fresh.body.accessToken}` };
    const me = await shop().request("GET", "/v1/users/me", undefined, headers);
    expect(me.body).toMatchObject({ id: made.customer.userId, email: made.customer.email });
  });

  test("the old token of a guest opens its order, another does not", async () => {
    const path = `/v1/orders/${made.guestOrder.id}`;
    const open = (token: string) =>
      shop().request("GET", path, undefined, { "x-order-token": token });
    expect(await open(made.guestOrder.token)).toMatchObject({ status: 200 });
    expect(await open(`${made.guestOrder.token.slice(0, -1)}x`)).toMatchObject({ status: 404 });
  });
};

const repeating = ({ shop }: Upgraded, made: Made): void => {
  const send = async ({ as, path, body, key }: Replay) => {
    const headers = { "idempotency-key": key };
    if (as === "staff") return shop().staff("POST", path, body, headers);
    const own = as === "customer" ? await customerHeaders(shop(), made) : {};
    return shop().request("POST", path, body, { ...headers, ...own });
  };
  test("an old Idempotency-Key gives the old answer; with another body it is refused", async () => {
    expect(made.replays.map(({ status }) => status)).toEqual(expect.arrayContaining([201, 402]));
    for (const replay of made.replays) {
      const again = await send(replay);
      const { traceId: _traceId, ...answer } = replay.answer;
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(again).toMatchObject({ status: replay.status, body: answer });
      const other = await send({ ...replay, body: { ...replay.body, expectedTotal: 1 } });
      expect(other.status).toBe(422);
    }
  });
};

const deadLetters = ({ shop }: Upgraded, made: Made): void => {
  const redrive = (id: string) => shop().staff("POST", `/v1/dead-letters/${id}/redrive`);
  const listed = async (): Promise<string[]> =>
    (await shop().staff("GET", "/v1/dead-letters?limit=100")).body.items.map(
      ({ id }: { id: string }) => id,
    );
  test("old dead letters are handled again: one is, the others stay", async () => {
    expect(made.deadLetters).not.toEqual([]);
    expect(await listed()).toEqual(
      expect.arrayContaining([...made.deadLetters, made.curableLetter]),
    );
    expect(await redrive(made.curableLetter)).toMatchObject({ status: 200 });
    for (const id of made.deadLetters)
      expect((await redrive(id)).status).toBeGreaterThanOrEqual(400);
    const left = await listed();
    expect(left).toEqual(expect.arrayContaining([...made.deadLetters]));
    expect(left).not.toContain(made.curableLetter);
  });
};

const selling = ({ shop }: Upgraded, made: Made): void => {
  test("old carts are bought: a guest's and a customer's", async () => {
    const headers = await customerHeaders(shop(), made);
    for (const [cartId, own] of [
      [made.guestCart, {}],
      [made.customerCart, headers],
    ] as const) {
      const placed = await order(shop(), cartId, { headers: own });
      expect({ cartId, ...placed }).toMatchObject({ cartId, status: 201 });
    }
  });

  test("an old order of the customer is shipped, and a new one cancelled", async () => {
    const { id } = made.guestOrder;
    const parcel = { carrier: "DHL", trackingNumber: "JD1" };
    const shipped = await shop().staff("POST", `/v1/orders/${id}/shipments`, parcel);
    expect(shipped).toMatchObject({ status: 201 });
    await until("the old order to be captured", async () => {
      const { body } = await shop().staff("GET", `/v1/orders/${id}`);
      return body.fulfilmentStatus === "fulfilled" && body.paymentStatus === "captured";
    });
    const cart = await fillCart(shop(), { lines: [{ sku: made.sku, quantity: 2 }] });
    const { body } = await order(shop(), cart.id);
    const cancelled = await shop().staff("POST", `/v1/orders/${body.id}/cancel`);
    expect(cancelled.body).toMatchObject({ status: "cancelled" });
  });

  test("stock, money and mails are what was sold, before and after", async () => {
    const { sku, stock, acknowledged } = made;
    const orders = await checkInvariants(shop(), { sku, stock, acknowledged });
    expect(orders.length).toBeGreaterThan(acknowledged.length);
  }, 180_000);

  test("a variant of before gets another sku: its stock follows, also what an order gives back (B.1)", async () => {
    const { sku } = made;
    const cart = await fillCart(shop(), { lines: [{ sku, quantity: 2 }] });
    const { body: placed } = await order(shop(), cart.id);
    const left = await until("the order to be allocated", async () => {
      const { body } = await shop().staff("GET", `/v1/stock/${sku}`);
      return body.held === 0 && body;
    });
    await renameSku(shop(), sku, `${sku}-renamed`);
    const stock = () => shop().staff("GET", `/v1/stock/${sku}-renamed`);
    await until("the new name of the stock", async () => (await stock()).status === 200);
    expect((await stock()).body).toMatchObject({ onHand: left.onHand, received: left.received });
    expect(await shop().staff("GET", `/v1/stock/${sku}`)).toMatchObject({ status: 404 });
    const cancelled = await shop().staff("POST", `/v1/orders/${placed.id}/cancel`);
    expect(cancelled.body).toMatchObject({ status: "cancelled" });
    await until("what comes back", async () => (await stock()).body.onHand === left.onHand + 2);
    expect((await stock()).body).toMatchObject({ received: left.received });
  }, 60_000);
};

/** In this order: what is compared with the record comes before what changes it. */
export const upgradeCases = (upgraded: Upgraded, made: Made, name: string): void => {
  const recorded = readLines<Recorded>(name, "answers.ndjson.br");
  goingOn(upgraded, made);
  reading(upgraded, made, recorded);
  access(upgraded, made);
  repeating(upgraded, made);
  deadLetters(upgraded, made);
  selling(upgraded, made);
};
