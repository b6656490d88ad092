import { expect } from "@jest/globals";

/** An order that was answered 2xx: 201 is placed for good, 202 may still be rejected. */
export interface Acknowledged {
  readonly id: string;
  readonly total: number;
  readonly placed?: boolean;
}

interface Amount {
  readonly amount: number;
  readonly currency: string;
}
interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: Amount;
  readonly discount: Amount;
  readonly tax: Amount;
  readonly total: Amount;
}
export interface Ordered {
  readonly id: string;
  readonly status: string;
  readonly cartId: string;
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly totals: Record<"subtotal" | "discount" | "shipping" | "tax" | "total", Amount> & {
    readonly taxIncluded: boolean;
  };
  readonly shippingMethod: { readonly price: Amount };
  readonly shippingAddress: { readonly country: string; readonly region?: string };
}
export interface Money {
  readonly orderId: string;
  /** Of a payment, not of a charge at the test provider. */
  readonly provider?: string;
  readonly status: string;
  readonly authorized: Amount;
  readonly captured: Amount;
  readonly refunded: Amount;
}
export interface Seen {
  readonly order: Ordered;
  readonly payments: readonly Money[];
}

export const sold = new Set(["placed", "completed"]);
const live = new Set(["authorized", "partiallyCaptured", "captured", "partiallyRefunded"]);

/** Standard rates in millionths, by hand, not from the shop's table. */
const rates: Readonly<Record<string, { rate: number; included: boolean }>> = {
  DE: { rate: 190_000, included: true },
  JP: { rate: 100_000, included: true },
  "US NY": { rate: 40_000, included: false },
};

export const sum = (amounts: readonly number[]): number =>
  amounts.reduce((all, one) => all + one, 0);

export const checkAcknowledged = (
  orders: readonly Ordered[],
  acknowledged: readonly Acknowledged[],
): void => {
  const byId = new Map(orders.map((order) => [order.id, order]));
  for (const { id, total, placed = false } of acknowledged) {
    const order = byId.get(id);
    expect({ id, total: order?.totals.total.amount }).toEqual({ id, total }); // I4
    if (placed) expect({ id, status: order?.status }).not.toMatchObject({ status: "rejected" });
  }
};

/** Half-up, in whole numbers, so that no rounding of the checker's own comes in. */
const taxOf = (amount: number, { rate, included }: { rate: number; included: boolean }): number => {
  const of = included ? 1_000_000n + BigInt(rate) : 1_000_000n;
  return Number((2n * BigInt(amount) * BigInt(rate) + of) / (2n * of));
};

/** I8: tax, shipping and total again from the lines alone; every sku of the standard tax class. */
export const checkTotals = (order: Ordered): void => {
  const { country, region } = order.shippingAddress;
  const rate = rates[country] ?? rates[`${country} ${region}`];
  if (!rate) throw new Error(`the checker knows no tax rate of ${country} ${region}`);
  const shipping = order.shippingMethod.price.amount;
  const lines = order.lines.map(({ quantity, unitPrice, discount }) => {
    const total = unitPrice.amount * quantity - discount.amount;
    return { discount: discount.amount, tax: taxOf(total, rate), total };
  });
  const discount = sum(lines.map((line) => line.discount));
  const subtotal = sum(lines.map((line) => line.total)) + discount;
  const tax = sum(lines.map((line) => line.tax)) + taxOf(shipping, rate);
  const total = subtotal - discount + shipping + (rate.included ? 0 : tax);
  const in_ = (amount: number): Amount => ({ amount, currency: order.currency });
  expect(order.lines).toMatchObject(
    lines.map((line) => ({
      discount: in_(line.discount),
      tax: in_(line.tax),
      total: in_(line.total),
    })),
  );
  expect({ id: order.id, totals: order.totals }).toEqual({
    id: order.id,
    totals: {
      subtotal: in_(subtotal),
      discount: in_(discount),
      shipping: in_(shipping),
      tax: in_(tax),
      total: in_(total),
      taxIncluded: rate.included,
    },
  });
};

/** I8 of one payment or charge, with what its order was to pay. */
const checkSums = ({ authorized, captured, refunded }: Money, total: Amount): void => {
  expect(captured.amount).toBeLessThanOrEqual(authorized.amount);
  expect(refunded.amount).toBeLessThanOrEqual(captured.amount);
  expect(refunded.amount).toBeGreaterThanOrEqual(0);
  expect(captured.amount).toBeLessThanOrEqual(total.amount); // I2
  for (const { currency } of [authorized, captured, refunded])
    expect(currency).toBe(total.currency);
};

const isLive = ({ status, captured, refunded }: Money): boolean =>
  live.has(status) && (captured.amount === 0 || captured.amount > refunded.amount);

/** I2, I3, I6: money is promised or taken exactly for what is sold, at the provider as in the shop. */
export const checkMoney = ({ order, payments }: Seen, charges: readonly Money[]): void => {
  const { id, status, totals } = order;
  for (const money of [...payments, ...charges]) checkSums(money, totals.total);
  const paid = payments.filter(isLive);
  const charged = charges.filter(isLive);
  const authorized = sold.has(status) ? [totals.total] : [];
  expect({ id, status, paid: paid.map((one) => one.authorized) }).toEqual({
    id,
    status,
    paid: authorized,
  });
  expect({ id, status, charged: charged.map((one) => one.authorized) }).toEqual({
    id,
    status,
    charged: paid.some(({ provider }) => provider === "test") ? authorized : [],
  });
};

/** I8: every currency's balances sum to zero, and its cash is what the payments say. */
export const checkLedger = (
  balances: readonly { currency: string; account: string; balance: number }[],
  payments: readonly Money[],
): void => {
  const currencies = new Set([
    ...balances.map(({ currency }) => currency),
    ...payments.map(({ authorized }) => authorized.currency),
  ]);
  for (const currency of currencies) {
    const own = balances.filter((one) => one.currency === currency);
    const balanceOf = (account: string): number =>
      sum(own.filter((one) => one.account === account).map(({ balance }) => balance));
    const moved = payments.filter(({ authorized }) => authorized.currency === currency);
    const cash = sum(moved.map(({ captured, refunded }) => captured.amount - refunded.amount));
    const promised = sum(
      moved
        .filter(({ status }) => live.has(status))
        .map(({ authorized, captured }) => authorized.amount - captured.amount),
    );
    expect({ currency, sum: sum(own.map(({ balance }) => balance)) }).toEqual({ currency, sum: 0 });
    expect({ currency, cash: balanceOf("cash") }).toEqual({ currency, cash });
    expect({ currency, promised: balanceOf("authorizations") }).toEqual({ currency, promised });
  }
};

/** I6: what was sold is mailed once; what was rejected never. */
export const checkMails = (
  orders: readonly Ordered[],
  mails: readonly { kind: string; orderId?: string }[],
): void => {
  const counts = new Map<string, number>();
  for (const { kind, orderId } of mails)
    if (kind === "orderPlaced" && orderId !== undefined)
      counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  const wrong = orders.filter(
    ({ id, status }) => (counts.get(id) ?? 0) !== (status === "rejected" ? 0 : 1),
  );
  expect(wrong.map(({ id, status }) => ({ id, status, mails: counts.get(id) ?? 0 }))).toEqual([]);
};
