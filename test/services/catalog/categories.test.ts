/** Products are in categories by id; names of categories and products are one rule. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import { products } from "../../../services/catalog/catalog.store.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { exportedCsv, importCsv } from "../../support/imports.ts";

const staff = { id: "user_1", scopes: ["catalog"] };
const { actions } = contract;
const price = { amount: 100, currency: "EUR" };
let shop: Started;
beforeAll(async () => {
  shop = await startServices([catalog]);
});
afterAll(() => shop.stop());

const category = (title: string, more = {}) =>
  shop.call(actions.createCategory, { title, ...more }, staff);
const rename = (categoryId: string, expectedVersion: number, handle: string) =>
  shop.call(actions.patchCategory, { categoryId, expectedVersion, handle }, staff);
const create = (title: string, categories: string[], more = {}) =>
  shop.call(
    actions.create,
    { title, categories, status: "active", variants: [{ price }], ...more },
    staff,
  );
const get = (productId: string) => shop.call(actions.get, { productId });
const handlesIn = async (name: string) =>
  (await shop.call(actions.list, { category: name })).items.map(({ handle }) => handle).sort();
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    ({
      code,
      type,
      data,
    }: {
      code: number;
      type: string;
      data: { errors?: { pointer: string }[] };
    }) => [code, type, data.errors?.map(({ pointer }) => pointer)],
  );

describe("products stay in a category that gets another handle (C.5)", () => {
  test("however they were entered, also when its old handle becomes another's", async () => {
    const lamps = await category("Lamps");
    await create("By handle", [lamps.handle]);
    await create("By id", [lamps.id]);
    await importCsv(
      shop,
      "Handle,Title,Variant Price,Category Handles\nby-file,By file,1.00,lamps",
    );
    const all = ["by-file", "by-handle", "by-id"];
    expect(await get("by-id")).toMatchObject({ categories: ["lamps"] });
    await rename(lamps.id, 1, "lights");
    for (const name of [lamps.id, "lights"]) expect(await handlesIn(name)).toEqual(all);
    for (const one of all) expect(await get(one)).toMatchObject({ categories: ["lights"] });
    await category("Other lamps", { handle: "lamps" });
    expect(await handlesIn("lamps")).toEqual([]);
    expect(await handlesIn("lights")).toEqual(all);
    const body = await exportedCsv(shop);
    expect(body.match(/lights/gu)).toHaveLength(3);
    expect((await importCsv(shop, body)).counts).toMatchObject({ unchanged: 3, errors: 0 });
  });
  test("what GET gave may be sent by PUT, with a category deleted too", async () => {
    const [kept, gone] = [await category("Kept"), await category("Gone")];
    const made = await create("In two", [kept.id, gone.handle, kept.handle]);
    expect(made.categories).toEqual(["kept", "gone"]);
    const deletion = { categoryId: gone.id, expectedVersion: gone.version };
    await shop.call(actions.deleteCategory, deletion, staff);
    const { version, categories } = await get("in-two");
    expect(categories).toEqual(["kept"]);
    const put = { productId: made.id, expectedVersion: version, title: "In one", categories };
    expect(
      await shop.call(actions.replace, { ...put, variants: made.variants }, staff),
    ).toMatchObject({
      categories: ["kept"],
    });
  });
  test("as earlier versions stored them: by handle, also of a category that is made later", async () => {
    const [ice, ship] = [await category("Ice"), await category("Ship")];
    const made = await create("Old", [ice.id]);
    const { dataDir } = shop;
    const service = shop.broker.getLocalService({ name: "catalog", version: 1 } as never);
    const docs = contextFor(service).collection(products.declaration);
    await docs.update({ id: made.id }, { $set: { categories: ["ice", ship.id, "later"] } });
    await shop.stop({ remove: false });
    shop = await startServices([catalog], { dataDir });
    expect(await get("old")).toMatchObject({ categories: ["ice", "ship"] });
    await rename(ice.id, 1, "frost");
    await rename(ship.id, 1, "boat");
    expect(await get("old")).toMatchObject({ categories: ["frost", "boat"] });
    const later = await category("Later");
    await rename(later.id, later.version, "soon");
    expect(await get("old")).toMatchObject({ categories: ["frost", "boat", "soon"] });
    expect(await handlesIn("frost")).toEqual(["old"]);
  });
});

describe("categories that there are not (C.5)", () => {
  test("are refused by POST, PUT and PATCH, naming each", async () => {
    const { id, version } = await create("Nowhere", []);
    const edit = { productId: id, expectedVersion: version, categories: ["none"] };
    const only = [422, "VALIDATION_FAILED", ["/categories/0"]];
    expect(await refusal(shop.call(actions.patch, edit, staff))).toEqual(only);
    expect(await refusal(shop.call(actions.replace, { ...edit, title: "N" }, staff))).toEqual(only);
    expect(await refusal(create("More", ["boat", "none", "toString"]))).toEqual([
      422,
      "VALIDATION_FAILED",
      ["/categories/1", "/categories/2"],
    ]);
  });
  test("are errors of their rows in an import, and left out", async () => {
    const csv = 'Handle,Title,Variant Price,Category Handles\nrow,Row,1.00,"none, boat"';
    const done = await importCsv(shop, csv);
    expect(done.counts).toMatchObject({ created: 1, errors: 1 });
    expect(done.errors).toEqual([
      {
        line: 2,
        handle: "row",
        code: "CATEGORY_UNKNOWN",
        message: 'there is no category "none"; the product is not in it',
      },
    ]);
    expect(await get("row")).toMatchObject({ categories: ["boat"] });
  });
});

describe("derived handles are numbered, explicit ones are 409 (C.5)", () => {
  const taken = [409, "HANDLE_TAKEN", ["/handle"]];
  test("for categories and products alike", async () => {
    const made = [await category("Twin"), await category("Twin"), await category("Twin")];
    expect(made.map(({ handle }) => handle)).toEqual(["twin", "twin-2", "twin-3"]);
    expect(await refusal(category("Other", { handle: "twin" }))).toEqual(taken);
    expect(await refusal(rename(made[1]?.id ?? "", 1, "twin"))).toEqual(taken);
    const goods = [await create("Twin", []), await create("Twin", []), await create("Twin", [])];
    expect(goods.map(({ handle }) => handle)).toEqual(["twin", "twin-2", "twin-3"]);
    expect(await refusal(create("Other", [], { handle: "twin" }))).toEqual(taken);
    const edit = { productId: goods[1]?.id ?? "", expectedVersion: 1, handle: "twin" };
    expect(await refusal(shop.call(actions.patch, edit, staff))).toEqual(taken);
  });
  test("also when many are made at once", async () => {
    const numbers = Array.from({ length: 6 }, (_, i) => (i === 0 ? "same" : `same-${i + 1}`));
    const names = (made: readonly { handle: string }[]) => made.map(({ handle }) => handle).sort();
    expect(names(await Promise.all(numbers.map(() => category("Same"))))).toEqual(numbers);
    expect(names(await Promise.all(numbers.map(() => create("Same", []))))).toEqual(numbers);
  });
});
