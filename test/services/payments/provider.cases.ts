import { expect, test } from "@jest/globals";
import type { Provider } from "../../../services/payments/adapters/port.ts";

const amount = { amount: 500, currency: "EUR" };
let count = 0;
const newOrder = (): string => `ord_case${(count += 1)}`;

/** What every payment provider must do; `token` is one that it accepts. */
export const providerCases = (provider: () => Provider, token: string): void => {
  const charged = async (): Promise<string> => {
    const orderId = newOrder();
    expect(await provider().authorize({ orderId, amount, token })).toBe("done");
    return orderId;
  };

  test("authorizes, and says so when it is asked", async () => {
    const orderId = await charged();
    expect(await provider().query(orderId)).toBe("authorized");
  });
  test("authorizing an order twice answers the same", async () => {
    const orderId = await charged();
    expect(await provider().authorize({ orderId, amount, token })).toBe("done");
  });
  test("captures and refunds; the same key again is done already", async () => {
    const orderId = await charged();
    for (const key of ["c1", "c1"]) {
      expect(await provider().capture({ orderId, key, amount })).toBe("done");
    }
    for (const key of ["r1", "r1"]) {
      expect(await provider().refund({ orderId, key, amount })).toBe("done");
    }
  });
  test("voids, also twice, also what it never saw", async () => {
    const orderId = await charged();
    for (const key of ["v1", "v1", "v2"]) {
      expect(await provider().void({ orderId, key, amount })).toBe("done");
    }
    expect(await provider().void({ orderId: newOrder(), key: "v", amount })).toBe("done");
  });
};
