import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { money } from "../../../../platform/contract/money.ts";
import {
  priceLists,
  type PriceCommand,
  type PriceEvent,
  type PriceList,
} from "../../../../services/pricing/domain/price-list.ts";

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const set = (productId: string, version: number, amount: number, time = version): PriceCommand => ({
  type: "Set",
  sku: "S",
  productId,
  productVersion: version,
  productTime: at(time),
  prices: [money(amount, "EUR")],
  compareAt: [],
});
const remove = (productId: string, version: number, time = version): PriceCommand => ({
  type: "Remove",
  productId,
  productVersion: version,
  productTime: at(time),
});

const run = (commands: readonly PriceCommand[]): PriceList =>
  commands.reduce((state, command) => {
    const events = priceLists.decide(state, command) as PriceEvent[];
    return events.reduce(priceLists.evolve, state);
  }, priceLists.initial("S"));

test("the first event sets the price and is published", () => {
  const events = priceLists.decide(priceLists.initial("S"), set("p", 1, 100));
  expect((events as PriceEvent[]).map(({ type }) => type)).toEqual(["sourced", "pricing.changed"]);
});

test("the same prices in a newer version are not published", () => {
  const events = priceLists.decide(run([set("p", 1, 100)]), set("p", 2, 100)) as PriceEvent[];
  expect(events.map(({ type }) => type)).toEqual(["sourced"]);
});

test("a sku that moves to another product keeps the newer one's price, in either order", () => {
  const history = [set("a", 4, 100, 4), remove("a", 5, 6), set("b", 1, 300, 5)];
  expect(run([set("a", 4, 100, 4), set("b", 1, 300, 5), remove("a", 5, 6)]).prices).toEqual([
    money(300, "EUR"),
  ]);
  const moved = [history[0], remove("a", 5, 5), set("b", 1, 300, 6)] as PriceCommand[];
  for (const order of [moved, [...moved].reverse()]) {
    expect(run(order).prices).toEqual([money(300, "EUR")]);
  }
});

test("shuffled and doubled events of one product end the same; a repeated one yields nothing", () => {
  const history = [set("p", 1, 100), set("p", 2, 200), remove("p", 3), set("p", 4, 400)];
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...history, ...history], { minLength: 8, maxLength: 8 }),
      (shuffled) => {
        const state = run(shuffled);
        expect(state).toEqual(run(history));
        for (const command of history) expect(priceLists.decide(state, command)).toEqual([]);
      },
    ),
  );
});
