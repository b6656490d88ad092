import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { contract } from "../../../services/catalog/catalog.contract.ts";
import catalog from "../../../services/catalog/catalog.service.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import { contract as stock } from "../../../services/inventory/inventory.contract.ts";
import pricing from "../../../services/pricing/pricing.service.ts";
import type { ProductInput, ProductView } from "../../../services/catalog/catalog.contract.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { settled } from "../../support/settled.ts";

const services = [catalog, inventory, pricing] as unknown as ServiceSchema[];
const staff = { id: "user_1", scopes: ["catalog", "stock"] };
const { actions } = contract;
const eur = (amount: number) => ({ amount, currency: "EUR" });
const usd = (amount: number) => ({ amount, currency: "USD" });
let shop: Started;
beforeAll(async () => {
  shop = await startServices(services);
});
afterAll(() => shop.stop());

let count = 0;
const create = (more: Partial<ProductInput> = {}): Promise<ProductView> => {
  count += 1;
  const variants = [{ sku: `sku-${count}`, price: eur(1000 * count), initialStock: 3 }];
  const input = { title: `Product ${count}`, status: "active" as const, variants, ...more };
  return shop.call(actions.create, input, staff);
};
const get = (productId: string, currency?: string) =>
  shop.call(actions.get, { productId, ...(currency ? { currency } : {}) });
const list = (params = {}) => shop.call(actions.list, params);
const handles = async (params = {}) => (await list(params)).items.map(({ handle }) => handle);
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { type: string; code: number }) => [error.code, error.type],
  );

describe("products", () => {
  test("read your own write, by id and by handle, the same object until it changes", async () => {
    const made = await create({ title: "Ünïque Lamp", vendor: "Lümen" });
    expect(made).toMatchObject({ handle: "ünïque-lamp", status: "active", version: 1 });
    expect(made.variants[0]).toMatchObject({ taxClass: "standard", prices: [eur(1000 * count)] });
    const seen = await get(made.handle);
    expect(seen.variants[0]).not.toHaveProperty("prices");
    await settled(shop);
    expect(await get(made.id)).toBe(await get(made.handle));
    const params = { productId: made.id, expectedVersion: 1, title: "Lamp" };
    expect(await shop.call(actions.patch, params, staff)).toMatchObject({
      title: "Lamp",
      version: 2,
    });
    expect(await get(made.id)).toMatchObject({ title: "Lamp", version: 2 });
    expect(await refusal(shop.call(actions.patch, params, staff))).toEqual([
      412,
      "PRECONDITION_FAILED",
    ]);
  });
  test("a price changed is a price shown, also once pricing has received it", async () => {
    const { id, variants, version } = await create();
    await settled(shop);
    const sku = variants[0]?.sku ?? "";
    const params = {
      productId: id,
      expectedVersion: version,
      variants: [{ sku, prices: [eur(7), usd(8)] }],
    };
    await shop.call(actions.patch, params, staff);
    expect((await get(id, "USD")).variants[0]?.price).toEqual(usd(8));
    await settled(shop);
    expect((await get(id)).variants[0]?.price).toEqual(eur(7));
    expect((await get(id, "USD")).variants[0]?.price).toEqual(usd(8));
  });
  test("a compare-at price at or below the price is not shown", async () => {
    const variants = [
      { sku: "cmp-1", price: eur(10), compareAtPrice: eur(10), options: { A: "1" } },
      { sku: "cmp-2", price: eur(10), compareAtPrice: eur(15), options: { A: "2" } },
    ];
    const { id } = await create({ variants });
    expect((await get(id)).variants.map(({ compareAtPrice }) => compareAtPrice)).toEqual([
      undefined,
      eur(15),
    ]);
  });
  test("handles and skus belong to one product", async () => {
    const { handle, variants } = await create();
    const sku = variants[0]?.sku ?? "";
    expect(await refusal(create({ handle }))).toEqual([409, "HANDLE_TAKEN"]);
    expect(await refusal(create({ variants: [{ sku, price: eur(1) }] }))).toEqual([
      409,
      "SKU_TAKEN",
    ]);
    const twin = await create({ title: "Product 1" });
    expect((await create({ title: "Product 1" })).handle).not.toBe(twin.handle);
  });
  test("drafts and archived products are staff's", async () => {
    const draft = await create({ status: "draft" });
    expect(await refusal(get(draft.id))).toEqual([404, "NOT_FOUND"]);
    expect(await shop.call(actions.get, { productId: draft.id }, staff)).toMatchObject({
      status: "draft",
    });
    expect(await refusal(list({ status: "draft" }))).toEqual([401, "UNAUTHENTICATED"]);
    const asked = shop.call(actions.list, { status: "draft" }, { id: "u", scopes: [] });
    expect(await refusal(asked)).toEqual([403, "FORBIDDEN"]);
    const drafts = await shop.call(actions.list, { status: "draft" }, staff);
    expect(drafts.items).toMatchObject([{ id: draft.id, status: "draft" }]);
    await shop.call(actions.publish, { productId: draft.id }, staff);
    expect(await get(draft.id)).toMatchObject({ status: "active" });
    await shop.call(actions.delete, { productId: draft.id, expectedVersion: 2 }, staff);
    expect(await shop.call(actions.get, { productId: draft.id }, staff)).toMatchObject({
      status: "archived",
    });
    expect(await refusal(get(draft.id))).toEqual([404, "NOT_FOUND"]);
  });
  test("C.7: DELETE of a published product answers it as it then is, and frees its names", async () => {
    const variants = [{ sku: "again", price: eur(1) }];
    const { id, version } = await create({ handle: "again", variants });
    const ask = { productId: id, expectedVersion: version };
    const gone = await shop.call(actions.delete, ask, staff);
    expect(gone).toMatchObject({ id, status: "archived", version: version + 1 });
    expect(await create({ handle: "again", variants })).toMatchObject({
      handle: "again",
      variants: [{ sku: "again" }],
    });
    expect(await shop.call(actions.get, { productId: id }, staff)).toMatchObject({ id });
  });
  test("a deleted draft is gone and gives its names back", async () => {
    const variants = [{ sku: "phoenix", price: eur(1) }];
    const { id } = await create({ handle: "phoenix", status: "draft", variants });
    await shop.call(actions.delete, { productId: id, expectedVersion: 1 }, staff);
    expect(await refusal(shop.call(actions.get, { productId: id }, staff))).toEqual([
      404,
      "NOT_FOUND",
    ]);
    expect(await create({ handle: "phoenix", variants })).toMatchObject({ handle: "phoenix" });
  });
  test("what the others ask of a sku", async () => {
    const { id, variants } = await create();
    const sku = variants[0]?.sku ?? "";
    expect(await shop.call(contract.actions.sku, { sku })).toMatchObject({
      productId: id,
      available: true,
    });
    expect(await refusal(shop.call(contract.actions.sku, { sku: "none" }))).toEqual([
      422,
      "UNKNOWN_SKU",
    ]);
  });
});

describe("the shelf", () => {
  test("follows the stock", async () => {
    const { id, variants } = await create();
    const sku = variants[0]?.sku ?? "";
    await settled(shop);
    expect((await get(id)).variants[0]).toMatchObject({ available: true, availableQuantity: 3 });
    const before = await list();
    const move = { sku, set: 1, reason: "counted", idempotencyKey: "k1" };
    await shop.call(stock.actions.adjust, move, staff);
    await settled(shop);
    expect((await get(id)).variants[0]?.availableQuantity).toBe(1);
    // How many there are is in no list: it is the same object still.
    expect(await list()).toBe(before);
    await shop.call(stock.actions.adjust, { ...move, set: 0, idempotencyKey: "k2" }, staff);
    await settled(shop);
    expect((await get(id)).variants[0]?.available).toBe(false);
    expect(await list()).not.toBe(before);
    expect(await handles({ inStock: false })).toContain((await get(id)).handle);
  });
  test("filters", async () => {
    const { id: above } = await shop.call(actions.createCategory, { title: "Above" }, staff);
    const params = { title: "Below", parentId: above };
    const below = await shop.call(actions.createCategory, params, staff);
    const variants = [{ sku: "f", prices: [eur(500_000), usd(600_000)] }];
    await create({
      ...{ handle: "filtered", title: "Crème Brûlée", vendor: "Acme" },
      ...{ tags: ["Sweet"], categories: [below.handle], variants },
    });
    for (const query of [
      { q: "creme BRU" },
      { category: "above" },
      { category: below.id },
      { tag: "sweet" },
      { vendor: "acme" },
      { minPrice: 400_000 },
      { minPrice: 600_000, maxPrice: 600_000, currency: "USD" },
      { q: "brulee", category: below.handle, tag: "Sweet", inStock: false },
    ]) {
      expect([query, await handles(query)]).toEqual([query, ["filtered"]]);
    }
    expect(await handles({ q: "brulee", maxPrice: 400_000 })).toEqual([]);
    expect(await handles({ q: "brulee", currency: "JPY" })).toEqual([]);
    const [shown] = (await list({ q: "brulee", currency: "USD" })).items;
    expect(shown).toMatchObject({ priceRange: { min: usd(600_000), max: usd(600_000) } });
  });
  test.each(["newest", "oldest", "title", "-title", "price", "-price"] as const)(
    "pages by %s hold everything once, whatever comes in between",
    async (sort) => {
      const all = await handles({ sort, limit: 100 });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...page.items.map(({ handle }) => handle));
        if (seen.length === 2) await create({ title: "Between" });
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen.filter((handle) => all.includes(handle))).toEqual(all);
      expect(await refusal(list({ sort, cursor: "nonsense" }))).toEqual([422, "CURSOR_INVALID"]);
    },
  );
  test("is the same after a restart", async () => {
    await settled(shop);
    const before = await list({ limit: 100 });
    const { dataDir } = shop;
    await shop.stop({ remove: false });
    shop = await startServices(services, { dataDir });
    expect(await list({ limit: 100 })).toEqual(before);
  });
});

describe("categories", () => {
  test("are made, changed, hung below each other and deleted", async () => {
    const a = await shop.call(actions.createCategory, { title: "A kind" }, staff);
    expect(a).toMatchObject({ handle: "a-kind", version: 1 });
    const twin = { title: "A kind", handle: "a-kind" };
    expect(await refusal(shop.call(actions.createCategory, twin, staff))).toEqual([
      409,
      "HANDLE_TAKEN",
    ]);
    const b = await shop.call(actions.createCategory, { title: "B", parentId: a.id }, staff);
    for (const categoryId of [b.id, b.handle])
      expect(await shop.call(actions.getCategory, { categoryId })).toEqual(b);
    expect(await refusal(shop.call(actions.getCategory, { categoryId: "none" }))).toEqual([
      404,
      "NOT_FOUND",
    ]);
    const loop = { categoryId: a.id, expectedVersion: 1, parentId: b.id };
    expect(await refusal(shop.call(actions.patchCategory, loop, staff))).toEqual([
      422,
      "VALIDATION_FAILED",
    ]);
    const top = { categoryId: b.id, expectedVersion: 1, parentId: null, title: "Bee" };
    expect(await shop.call(actions.patchCategory, top, staff)).toEqual({
      ...{ id: b.id, handle: "b", title: "Bee", version: 2 },
    });
    const stale = { categoryId: b.id, expectedVersion: 1 };
    expect(await refusal(shop.call(actions.deleteCategory, stale, staff))).toEqual([
      412,
      "PRECONDITION_FAILED",
    ]);
    await shop.call(actions.deleteCategory, { categoryId: b.id, expectedVersion: 2 }, staff);
    const titles = (await shop.call(actions.categories, {})).items.map(({ title }) => title);
    expect(titles).toEqual(["A kind", "Above", "Below"]);
  });
});
