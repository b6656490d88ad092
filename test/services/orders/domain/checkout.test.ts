import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { underWay, type Call } from "../../../../platform/domain/saga.ts";
import { checkout } from "../../../../services/orders/domain/checkout.ts";
import type { Order } from "../../../../services/orders/domain/order.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/architecture.md"), "utf8");

const cell = (call: Call<Order> | undefined): string =>
  call ? ` \`${call.contract.name}\` ` : " ";
const rows = checkout.steps.map(
  ({ name, ask, resolve, expire, undo }) =>
    `| \`${name}\` |${[ask, resolve, expire, undo].map(cell).join("|")}|`,
);

test("docs/architecture.md lists the steps of the checkout, in order, and no others", () => {
  const table = page.slice(page.indexOf("| step | asks |")).split("\n\n")[0] ?? "";
  expect(table.split("\n").slice(2)).toEqual(rows);
});

test("the names are those of stored documents", () => {
  expect(checkout.steps.map(({ name }) => name)).toEqual(["reserve", "authorize", "close"]);
});

test("every call may be repeated with the effect of one", () => {
  const calls = checkout.steps.flatMap(({ ask, resolve, expire, undo }) => [
    ask,
    resolve,
    expire,
    undo,
  ]);
  for (const call of calls) if (call) expect(call.contract.idempotent).toBe(true);
});

test("the step under way, and whom it asks", () => {
  const at = (step: number, way: "down" | "up") =>
    underWay(checkout, { way, step, reached: step, due: "" });
  expect(at(1, "down")).toEqual({ step: "authorize", asks: "payments" });
  expect(at(0, "up")).toEqual({ step: "reserve", asks: "inventory" });
  expect(at(9, "down")).toEqual({ step: "9", asks: "" });
});
