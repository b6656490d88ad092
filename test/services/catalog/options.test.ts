/** A variant has a value for every option of its product, whichever way it comes. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { importCsv } from "../../support/imports.ts";

const staff = { id: "user_1", scopes: ["catalog"] };
const { actions } = contract;
const price = { amount: 100, currency: "EUR" };
let shop: Started;
beforeAll(async () => {
  shop = await startServices([catalog]);
});
afterAll(() => shop.stop());

test("a variant without one is 422 by POST, PUT and PATCH, and an error of its row in an import (C.6)", async () => {
  const whole = { price, options: { Size: "S", Colour: "red" } };
  const sent = { title: "Shirt", variants: [whole, { price, options: { Size: "M" } }] };
  const errors = [{ pointer: "/variants/1/options", message: "a value of Colour is missing" }];
  const refused = { code: 422, type: "VALIDATION_FAILED", data: { errors } };
  await expect(shop.call(actions.create, sent, staff)).rejects.toMatchObject(refused);
  const made = await shop.call(actions.create, { title: "Shirt", variants: [whole] }, staff);
  const edit = { productId: made.id, expectedVersion: 1, ...sent };
  await expect(shop.call(actions.replace, edit, staff)).rejects.toMatchObject(refused);
  await expect(shop.call(actions.patch, edit, staff)).rejects.toMatchObject(refused);
  for (const cell of ["", " "]) {
    const rows = ["shirt,,S,,red,1.00", `shirt,Shirt,M,,${cell},1.00`];
    const head = "Handle,Title,Option1 Value,Option2 Name,Option2 Value,Variant Price";
    const done = await importCsv(shop, [head, ...rows].join("\n"));
    expect(done.errors).toMatchObject([{ line: 3, code: "OPTION_MISSING" }]);
  }
  const { variants } = await shop.call(actions.get, { productId: made.id }, staff);
  expect(variants.map(({ title }) => title)).toEqual(["S / red"]);
});
