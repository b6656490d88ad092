import { describe, expect, test } from "@jest/globals";
import { initial } from "../../../../services/orders/domain/order.ts";
import { searchFor } from "../../../../services/orders/domain/search.ts";

const order = {
  ...initial("ord_1"),
  shippingAddress: { ...initial("").shippingAddress, name: "Zoë Ångström" },
  billingAddress: { ...initial("").billingAddress, name: "Ångström & Co" },
  lines: [{ sku: "TEA" }, { sku: "CUP" }] as ReturnType<typeof initial>["lines"],
  paymentStatus: "captured" as const,
  fulfilmentStatus: "partial" as const,
};

describe("a search of orders (E.5)", () => {
  test.each([
    [{ name: "zoe" }, true],
    [{ name: " ANGSTROM" }, true],
    [{ name: "& co" }, true],
    [{ name: "ada" }, false],
    [{ sku: "CUP" }, true],
    [{ sku: "cup" }, false],
    [{ paymentStatus: "captured" as const }, true],
    [{ paymentStatus: "refunded" as const }, false],
    [{ fulfilmentStatus: "partial" as const, sku: "TEA", name: "zoë" }, true],
    [{ fulfilmentStatus: "none" as const, sku: "TEA" }, false],
  ])("%j: %s", (search, fits) => {
    expect(searchFor(search)?.(order)).toBe(fits);
  });

  test("of nothing is none", () => {
    expect(searchFor({})).toBeUndefined();
  });
});
