/** Code that the guides show and that is not part of the shop: it has to compile, and to do what they say. */
import { expect, test } from "@jest/globals";
import { money } from "../../platform/contract/money.ts";
import { collection, type Doc } from "../../platform/storage/collection.ts";
import { upgradeDoc } from "../../platform/storage/upgrade.ts";
import { cartDecider as cart, type CartCommand } from "../../services/carts/domain/decide.ts";
import { given } from "../support/given.ts";

// docs/guides/test-a-decider.md
const at = "2026-11-27T12:00:00.000Z";

const open: CartCommand = { type: "Open", currency: "EUR", at };
const add = (sku: string, quantity = 1): CartCommand => ({
  type: "AddLine",
  line: { id: `line_${sku}`, sku, quantity, title: sku, prices: [money(100, "EUR")] },
  at,
});
const close = (orderId = "ord_1"): CartCommand => ({ type: "Close", orderId, at });

test("a closed cart takes no lines", () => {
  given(cart, open, close()).when(add("A")).refused("CART_CLOSED");
});
test("closing twice for one order changes nothing more", () => {
  given(cart, open, close()).when(close()).settles();
});
test("the same SKU adds to its line", () => {
  const { lines } = given(cart, open, add("A", 2)).when(add("A", 3)).emits("lineAdded", "touched");
  expect(lines).toMatchObject([{ sku: "A", quantity: 5 }]);
});

// docs/guides/migrate-documents.md
interface Reader extends Doc {
  readonly firstName: string;
  readonly lastName: string;
}

const readers = collection<Reader>("readers", {
  formVersion: 2,
  upgrades: {
    // Form 1 had both names in the field `name`.
    2: ({ name, ...reader }) => {
      const [firstName = "", ...rest] = String(name).split(" ");
      return { ...reader, firstName, lastName: rest.join(" ") };
    },
  },
});

test("a reader of form 1 has both names", () => {
  const stored = { id: "rdr_1", version: 4, name: "Ada King Lovelace" };
  const upgraded = { id: "rdr_1", version: 4, firstName: "Ada", lastName: "King Lovelace" };
  expect(upgradeDoc(readers as never, stored, 1)).toEqual(upgraded);
});
