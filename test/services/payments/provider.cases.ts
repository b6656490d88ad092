import { expect, test } from "@jest/globals";
import type { Money } from "../../../platform/contract/contract.ts";
import type { Provider } from "../../../services/payments/adapters/port.ts";

let count = 0;
const newOrder = (): string => `ord_case${Date.now().toString(36)}${(count += 1)}`;

/** What every payment provider must do; `token` is one that it authorizes at once, `amount` one that it represents. */
export const providerCases = (
  provider: () => Provider,
  token: string,
  { amount = { amount: 500, currency: "EUR" } }: { readonly amount?: Money } = {},
): void => {
  const authorize = (orderId: string) => provider().authorize({ orderId, amount, token });
  /** An authorized payment, as it is asked for from then on. */
  const charged = async () => {
    const orderId = newOrder();
    const { outcome, providerId } = await authorize(orderId);
    expect(outcome).toBe("authorized");
    return { orderId, providerId };
  };
  const outcomeOf = async (asked: Promise<{ readonly outcome: string }>): Promise<string> =>
    (await asked).outcome;

  test("authorizes, and says so when it is asked", async () => {
    const payment = await charged();
    expect(await outcomeOf(provider().query(payment))).toBe("authorized");
  });
  test("authorizing an order twice says the same, of the same payment", async () => {
    const { orderId, providerId } = await charged();
    const again = await authorize(orderId);
    expect([again.outcome, again.providerId]).toEqual(["authorized", providerId]);
  });
  test("captures and refunds; the same key again is done already", async () => {
    const payment = await charged();
    for (const key of ["c1", "c1"]) {
      expect(await outcomeOf(provider().capture({ ...payment, key, amount }))).toBe("done");
    }
    for (const key of ["r1", "r1"]) {
      expect(await outcomeOf(provider().refund({ ...payment, key, amount }))).toBe("done");
    }
  });
  test("cancels, also twice, also what it never saw", async () => {
    const payment = await charged();
    for (const key of ["v1", "v1", "v2"]) {
      expect(await outcomeOf(provider().cancel({ ...payment, key, amount }))).toBe("done");
    }
    const unseen = { orderId: newOrder(), key: "v", amount };
    expect(await outcomeOf(provider().cancel(unseen))).toBe("done");
  });
};
