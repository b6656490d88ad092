import { describe, expect, test } from "@jest/globals";
import { checkInvariants, type Asked } from "../support/invariants/invariants.ts";
import type { Reply } from "../support/shop.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" });

/** A quiet shop with one order sold for 19.90 + 4.90 and one that was declined. */
const truth = () => {
  const line = { sku: "A", quantity: 1, unitPrice: eur(1990), discount: eur(0) };
  const sold = {
    id: "ord_1",
    cartId: "cart_1",
    status: "placed",
    currency: "EUR",
    lines: [{ ...line, tax: eur(318), total: eur(1990) }],
    totals: {
      subtotal: eur(1990),
      discount: eur(0),
      shipping: eur(490),
      tax: eur(318 + 78),
      total: eur(2480),
      taxIncluded: true,
    },
    shippingMethod: { price: eur(490) },
    shippingAddress: { country: "DE" },
  };
  const paid = { authorized: eur(2480), captured: eur(0), refunded: eur(0) };
  const none = { authorized: eur(0), captured: eur(0), refunded: eur(0) };
  return {
    orders: [sold, { ...structuredClone(sold), id: "ord_2", status: "rejected" }],
    payments: [
      { orderId: "ord_1", provider: "test", status: "authorized", ...paid },
      { orderId: "ord_2", provider: "test", status: "declined", ...none },
    ],
    charges: [
      { orderId: "ord_1", status: "authorized", ...paid },
      { orderId: "ord_2", status: "declined", ...none },
    ],
    balances: [
      { currency: "EUR", account: "authorizations", balance: 2480 },
      { currency: "EUR", account: "authorizationsOwed", balance: -2480 },
    ],
    stock: { onHand: 9, held: 0, available: 9, allocated: 1, received: 10 },
    movements: [{ orderId: "ord_1" }, {}] as { orderId?: string }[],
    mails: [{ kind: "orderPlaced", orderId: "ord_1" }],
  };
};
type World = ReturnType<typeof truth>;

const worldOf = (world: World): Asked => {
  const page = (items: unknown[]) => ({ items, next: null });
  const answerTo = (path: string): unknown => {
    const details = /^\/v1\/orders\/(\w+)\/details/u.exec(path)?.[1];
    if (details) return { payments: world.payments.filter(({ orderId }) => orderId === details) };
    if (path.startsWith("/v1/orders")) return page(world.orders);
    if (path.startsWith("/v1/test-provider")) return page(world.charges);
    if (path.startsWith("/v1/ledger")) return page(world.balances);
    if (path.startsWith("/v1/stock/A/movements")) return page(world.movements);
    if (path.startsWith("/v1/stock/A")) return world.stock;
    return path.startsWith("/v1/messages") ? page(world.mails) : undefined;
  };
  const staff = async (_method: string, path: string): Promise<Reply> => {
    const body = answerTo(path);
    return { status: body ? 200 : 404, headers: new Headers(), body };
  };
  return { staff, request: staff };
};

const check = (world: World) =>
  checkInvariants(worldOf(world), {
    sku: "A",
    stock: 10,
    acknowledged: [{ id: "ord_1", total: 2480, placed: true }],
    withinMs: 100,
  });

/** Each breaks one thing of a shop that was right. */
const planted: Record<string, (world: World) => void> = {
  "an acknowledged order that is lost": ({ orders }) => void orders.shift(),
  "an acknowledged order with another total": ({ orders }) => {
    orders[0]!.totals.total = eur(2479);
  },
  "an order answered 201 and rejected": (world) => {
    world.orders[0]!.status = "rejected";
    world.stock = { onHand: 10, held: 0, available: 10, allocated: 0, received: 10 };
    Object.assign(world, { movements: [], mails: [], balances: [], charges: [], payments: [] });
  },
  "a saga that never ends": ({ orders }) => void (orders[1]!.status = "pending"),
  "two orders of one cart": (world) => {
    world.orders.push({ ...world.orders[0]!, id: "ord_3" });
    world.payments.push({ ...world.payments[0]!, orderId: "ord_3" });
    world.charges.push({ ...world.charges[0]!, orderId: "ord_3" });
    world.mails.push({ kind: "orderPlaced", orderId: "ord_3" });
    world.balances.push(...structuredClone(world.balances));
    world.stock = { onHand: 8, held: 0, available: 8, allocated: 2, received: 10 };
  },
  "a wrong tax": ({ orders }) => {
    orders[0]!.lines[0]!.tax = eur(317);
    orders[0]!.totals.tax = eur(317 + 78);
  },
  "a total that forgets the shipping": ({ orders }) => {
    orders[1]!.totals.total = eur(1990);
  },
  "a piece sold that is still there": (world) => {
    world.stock = { ...world.stock, onHand: 10, available: 10 };
  },
  "a hold that stays": (world) => {
    world.stock = { ...world.stock, held: 1, available: 8 };
  },
  "stock moved for a rejected order": ({ movements }) => void movements.push({ orderId: "ord_2" }),
  "an authorization left for a rejected order": ({ payments }) => {
    Object.assign(payments[1]!, { status: "authorized", authorized: eur(2480) });
  },
  "a charge left for a rejected order": ({ charges }) => {
    Object.assign(charges[1]!, { status: "authorized", authorized: eur(2480) });
  },
  "a charge of no order": ({ charges }) => {
    charges.push({ ...charges[0]!, orderId: "ord_9" });
  },
  "two authorizations of one order": ({ payments }) => {
    payments.push({ ...payments[0]! });
  },
  "an order sold and not paid": (world) => {
    Object.assign(world.payments[0]!, { status: "voided" });
    Object.assign(world.charges[0]!, { status: "voided" });
    Object.assign(world, { balances: [] });
  },
  "less authorized than the total": ({ payments, charges }) => {
    payments[0]!.authorized = eur(2479);
    charges[0]!.authorized = eur(2479);
  },
  "more captured than authorized": ({ charges }) => void (charges[0]!.captured = eur(2481)),
  "more refunded than captured": ({ charges }) => void (charges[0]!.refunded = eur(1)),
  "a ledger that does not sum to zero": ({ balances }) => void (balances[1]!.balance = -2479),
  "a ledger that knows less than the payments": (world) => Object.assign(world, { balances: [] }),
  "a mail written twice": ({ mails }) => void mails.push({ ...mails[0]! }),
  "a mail forgotten": ({ mails }) => void mails.pop(),
  "a mail for a rejected order": ({ mails }) =>
    void mails.push({ kind: "orderPlaced", orderId: "ord_2" }),
};

describe("the checker of invariants", () => {
  test("finds nothing in a shop that is right", async () => {
    expect(await check(truth())).toHaveLength(2);
  });

  test.each(Object.keys(planted))("finds %s", async (name) => {
    const world = truth();
    planted[name]!(world);
    await expect(check(world)).rejects.toThrow();
  });
});
