import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { money } from "../../../../platform/contract/money.ts";
import type { CartState } from "../../../../services/carts/domain/cart.ts";
import { given } from "../../../support/given.ts";
import { busyWhile } from "../../../support/jest/busy.ts";
import { cartDecider as cart, type CartCommand } from "../../../../services/carts/domain/decide.ts";

const { decide, evolve } = cart;
const at = "2026-11-21T12:00:00.000Z";

const after = (commands: readonly CartCommand[]): CartState => given(cart, ...commands).state;
const refused = (before: readonly CartCommand[], command: CartCommand): string | undefined => {
  const decision = decide(after(before), command);
  return isFault(decision) ? decision.code : undefined;
};

const open: CartCommand = { type: "Open", currency: "EUR", at };
const add = (sku: string, quantity = 1, caller?: string): CartCommand => ({
  type: "AddLine",
  line: { id: `line_${sku}`, sku, quantity, title: sku, prices: [money(100, "EUR")] },
  at,
  caller,
});
const close = (orderId = "ord_1"): CartCommand => ({ type: "Close", orderId, at });
const reopen = (orderId = "ord_1"): CartCommand => ({ type: "Reopen", orderId });
const update = (patch: Extract<CartCommand, { type: "Update" }>["patch"]): CartCommand => ({
  type: "Update",
  patch,
  at,
});
const change = (lineId: string, quantity: number): CartCommand => ({
  type: "ChangeLine",
  lineId,
  quantity,
  at,
});

describe("lines", () => {
  test("the same sku adds to its line", () => {
    const { lines } = after([open, add("A", 2), add("B"), add("A", 3)]);
    expect(lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ["A", 5],
      ["B", 1],
    ]);
  });
  test("a full cart is folded without holding the event loop", () => {
    const commands = Array.from({ length: 100 }, (_, i) => add(`S${i}`));
    const { busyMs, result } = busyWhile(() => after([open, ...commands]));
    expect(result.lines).toHaveLength(100);
    // A few ms are wanted; comparing whole lines took seconds.
    expect(busyMs).toBeLessThan(500);
  });
  test("quantity 0 removes", () =>
    expect(after([open, add("A"), change("line_A", 0)]).lines).toEqual([]));
  test("a line that is not there is not found", () =>
    expect(refused([open], change("line_A", 1))).toBe("NOT_FOUND"));
  test("at most 9999 pieces", () =>
    expect(refused([open, add("A", 9999)], add("A"))).toBe("QUANTITY_TOO_HIGH"));
  test("at most 100 lines", () => {
    const full = [open, ...Array.from({ length: 100 }, (_, i) => add(`S${i}`))];
    expect(refused(full, add("S100"))).toBe("CART_FULL");
    expect(refused(full, add("S99"))).toBeUndefined();
  });
  test("a sku without a price in the cart's currency is not added", () => {
    const dollars: CartCommand = { type: "Open", currency: "USD", at };
    expect(refused([dollars], add("A"))).toBe("NO_PRICE_IN_CURRENCY");
  });
  test("a missing cart is not found", () => expect(refused([], add("A"))).toBe("NOT_FOUND"));
});

describe("whose cart it is", () => {
  const adopt: CartCommand = { type: "Adopt", caller: "usr_1", at };
  test("claimed by a signed-in shopper it is theirs, and another's is as if not there", () => {
    const mine = [open, add("A"), adopt];
    expect(after(mine).customerId).toBe("usr_1");
    expect(refused(mine, add("B", 1, "usr_2"))).toBe("NOT_FOUND");
    expect(refused(mine, add("B", 1, "usr_1"))).toBeUndefined();
  });
  test("F.6: touching does not take over; an owned cart needs its owner", () => {
    expect(after([open, add("A", 1, "usr_1")])).not.toHaveProperty("customerId");
    expect(refused([{ ...open, caller: "usr_1" }], add("A"))).toBe("NOT_FOUND");
    expect(refused([open, adopt], change("line_A", 1))).toBe("NOT_FOUND");
  });
  test("adopting twice changes nothing more", () => {
    expect(decide(after([open, adopt]), adopt)).toEqual([]);
  });
});

const berlin = {
  name: "Ada",
  line1: "Weg 1",
  city: "Berlin",
  postalCode: "10115",
  country: "DE",
};
describe("merge patch", () => {
  test("fields are set, nested ones too; null removes", () => {
    const cart = [open, update({ email: "a@b.de", shippingAddress: { ...berlin, line2: "2" } })];
    expect(after(cart).shippingAddress).toEqual({ ...berlin, line2: "2" });
    const patched = after([...cart, update({ email: null, shippingAddress: { line2: null } })]);
    expect(patched.shippingAddress).toEqual(berlin);
    expect(patched).not.toHaveProperty("email");
    expect(after([...cart, update({ shippingAddress: null })])).not.toHaveProperty(
      "shippingAddress",
    );
  });
  test.each([
    [{ country: "ZZ" }, "/shippingAddress/country"],
    [{ postalCode: "1" }, "/shippingAddress/postalCode"],
    [{ name: null }, "/shippingAddress/name"],
  ])("%j is refused at %s", (wrong, pointer) => {
    const decision = decide(after([open]), update({ shippingAddress: { ...berlin, ...wrong } }));
    expect(decision).toMatchObject({ code: "ADDRESS_INVALID", data: { errors: [{ pointer }] } });
  });
  test("a country without postal codes needs none", () => {
    const hongKong = { ...berlin, country: "HK", postalCode: "" };
    expect(refused([open], update({ shippingAddress: hongKong }))).toBeUndefined();
  });
});

describe("closing for an order", () => {
  const filled = [open, add("A")];
  test("twice is once; a closed cart takes no changes and names its order", () => {
    expect(decide(after([...filled, close()]), close())).toEqual([]);
    expect(decide(after([...filled, close()]), add("B"))).toMatchObject({
      code: "CART_CLOSED",
      data: { orderId: "ord_1" },
    });
    expect(refused([...filled, close()], close("ord_2"))).toBe("CART_CLOSED");
  });
  test("only its own order opens it again, and a late close of that order is refused", () => {
    expect(after([...filled, close(), reopen("ord_2")]).status).toBe("checkedOut");
    const again = [...filled, close(), reopen()];
    expect(after(again)).toMatchObject({ status: "open" });
    expect(after(again)).not.toHaveProperty("orderId");
    expect(refused(again, close())).toBe("CART_CLOSED");
    expect(refused([...filled, reopen()], close())).toBe("CART_CLOSED");
    expect(after([...again, close("ord_2")]).status).toBe("checkedOut");
  });
});

describe("merging", () => {
  const take = (from: string): CartCommand => ({
    type: "TakeOver",
    from,
    lines: after([open, add("A", 9000), add("B")]).lines,
    details: { email: "guest@example.org" },
    caller: "usr_1",
    at,
  });
  test("lines add up to the limit; what the cart has is kept", () => {
    const cart = after([
      open,
      add("A", 9000, "usr_1"),
      update({ email: "me@example.org" }),
      take("c"),
    ]);
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([9999, 1]);
    expect(cart.email).toBe("me@example.org");
    expect(cart.mergedFrom).toEqual(["c"]);
  });
  test("asked again changes nothing", () => {
    expect(decide(after([open, add("A", 1, "usr_1"), take("c")]), take("c"))).toEqual([]);
    const into: CartCommand = { type: "MergeInto", target: "t", caller: "usr_1", at };
    expect(decide(after([open, into]), into)).toEqual([]);
  });
});

test("abandoned only when nobody touched it since", () => {
  const abandon = (before: string): CartCommand => ({ type: "Abandon", before, at });
  expect(decide(after([open]), abandon(at))).toEqual([]);
  const late = abandon("2026-11-21T12:00:00.001Z");
  expect(decide(after([open]), late)).toMatchObject([
    { type: "carts.abandoned" },
    { type: "touched" },
  ]);
  expect(decide(after([open, late]), late)).toEqual([]);
});

const commandArb = fc.oneof(
  fc
    .tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 1, max: 9999 }))
    .map(([sku, n]) => add(sku, n)),
  fc
    .tuple(fc.constantFrom("line_A", "line_B"), fc.integer({ min: 0, max: 9999 }))
    .map(([id, n]) => change(id, n)),
  fc.constantFrom(close(), close("ord_2"), reopen(), reopen("ord_2")),
);
test("whatever is asked: a sku has one line of 1 to 9999, and what may be retried yields nothing twice", () => {
  fc.assert(
    fc.property(fc.array(commandArb, { maxLength: 30 }), (commands) => {
      let state = after([open]);
      for (const command of commands) {
        const facts = decide(state, command);
        if (isFault(facts)) continue;
        state = facts.reduce(evolve, state);
        if (command.type !== "AddLine")
          expect(decide(state, command)).toEqual(
            command.type === "ChangeLine" && command.quantity === 0 ? expect.anything() : [],
          );
      }
      const skus = state.lines.map(({ sku }) => sku);
      expect(new Set(skus).size).toBe(skus.length);
      expect(state.lines.every(({ quantity }) => quantity >= 1 && quantity <= 9999)).toBe(true);
    }),
  );
});
