/** Stock is a variant's, whatever its sku: names are changed, swapped, freed and taken while orders come and go. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Service } from "moleculer";
import type { StoredEvent } from "../../../platform/messaging/bus.ts";
import { consumerOf } from "../../../platform/messaging/consumer.ts";
import * as carts from "../../../services/carts/carts.contract.ts";
import cartsService from "../../../services/carts/carts.service.ts";
import {
  contract as catalog,
  type ProductView,
} from "../../../services/catalog/catalog.contract.ts";
import catalogService from "../../../services/catalog/catalog.service.ts";
import { contract } from "../../../services/inventory/inventory.contract.ts";
import inventory from "../../../services/inventory/inventory.service.ts";
import pricing from "../../../services/pricing/pricing.service.ts";
import shipping from "../../../services/shipping/shipping.service.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { settled } from "../../support/settled.ts";

const staff = { id: "user_1", scopes: ["catalog", "stock"] };
const until = new Date(Date.now() + 600_000).toISOString();
const eur = (amount: number) => ({ amount, currency: "EUR" });
let shop: Started;
beforeAll(async () => {
  shop = await startServices([catalogService, inventory, pricing, cartsService, shipping]);
});
afterAll(() => shop.stop());

let count = 0;
const next = (prefix: string): string => `${prefix}${(count += 1)}`;
const create = async (stock: readonly number[]): Promise<ProductView> => {
  const variants = stock.map((initialStock, i) => ({
    ...{ sku: next("sku-"), price: eur(100 * (i + 1)), initialStock },
    options: { Kind: `${i}` },
  }));
  const product = { title: next("Product "), status: "active" as const, variants };
  const made = await shop.call(catalog.actions.create, product, staff);
  await settled(shop);
  return made;
};
type Sent = { id?: string; sku: string; initialStock?: number; options: Record<string, string> };
const put = async (productId: string, sent: readonly Sent[]): Promise<ProductView> => {
  const { version, title } = await shop.call(catalog.actions.get, { productId }, staff);
  const variants = sent.map((one) => ({ price: eur(100), ...one }));
  const edit = { productId, expectedVersion: version, title, variants };
  const saved = await shop.call(catalog.actions.replace, edit, staff);
  await settled(shop);
  return saved;
};
const stockOf = (sku: string) => shop.call(contract.actions.getStock, { sku }, staff);
const restock = (sku: string, delta: number) => {
  const count = { reason: "delivery", idempotencyKey: next("key-") };
  return shop.call(contract.actions.adjust, { sku, delta, ...count }, staff);
};

/** The event of an order, as inventory receives it. */
const publish = async (what: string, orderId: string, lines: readonly object[]): Promise<void> => {
  const service: Service = shop.broker.getLocalService({ name: "inventory", version: 1 });
  const type = `orders.${what}`;
  const time = new Date().toISOString();
  const event = { id: `evt_${type}_${orderId}`, type, source: "orders", subject: orderId, time };
  const data = { orderId, lines };
  await consumerOf(service).redrive({ ...event, version: 1, data } as StoredEvent);
  await settled(shop);
};
/** Reserves and places an order of a cart with one line. */
const sell = async (sku: string, quantity: number) => {
  const orderId = next("ord_");
  const { id: cartId } = await shop.call(carts.open, {});
  const [line] = (await shop.call(carts.addLine, { cartId, sku, quantity })).lines;
  const bought = [{ sku: line?.sku ?? "", variantKey: await keyIn(cartId), quantity }];
  await shop.call(contract.actions.reserve, { orderId, lines: bought, until });
  await publish("placed", orderId, bought);
  return { orderId, lines: bought };
};
const cancel = ({ orderId, lines }: Awaited<ReturnType<typeof sell>>) =>
  publish("cancelled", orderId, lines);
/** What the snapshot of the cart hands on to the order. */
const keyIn = async (cartId: string): Promise<string> => {
  await shop.call(carts.update, {
    ...{ cartId, email: "ada@example.org", shippingMethod: "standard" },
    shippingAddress: {
      ...{ name: "Ada", line1: "Weg 1", city: "Berlin", postalCode: "10115", country: "DE" },
    },
  });
  const [line] = (await shop.call(carts.snapshot, { cartId })).lines;
  return line?.variantKey ?? "";
};

describe("stock is a variant's, not a name's (B.1)", () => {
  test("sell 3 of 9, rename: 6 are left; cancel: 9, once", async () => {
    const { id, variants } = await create([9]);
    const [{ id: variant = "", sku: old = "", options = {} } = {}] = variants;
    const order = await sell(old, 3);
    expect(order.lines).toEqual([{ sku: old, variantKey: variant, quantity: 3 }]);
    await put(id, [{ id: variant, sku: "renamed", options }]);
    expect(await stockOf("renamed")).toMatchObject({ onHand: 6, allocated: 3, received: 9 });
    await expect(stockOf(old)).rejects.toMatchObject({ code: 404 });
    expect(await shop.call(catalog.actions.get, { productId: id })).toMatchObject({
      variants: [{ sku: "renamed", availableQuantity: 6 }],
    });
    await cancel(order);
    await cancel(order);
    expect(await stockOf("renamed")).toMatchObject({ onHand: 9, allocated: 0, received: 9 });
    const moved = await shop.call(contract.actions.listMovements, { sku: "renamed" }, staff);
    expect(moved.items.map(({ delta }) => delta)).toEqual([3, -3, 9]);
  });
  test("a freed name brings neither stock nor price, and takes none with it", async () => {
    const [one, two] = [await create([9]), await create([1])];
    const [{ id: a = "", sku = "", options = {} } = {}] = one.variants;
    const [{ id: b = "" } = {}] = two.variants;
    const cart = await shop.call(carts.open, {});
    await shop.call(carts.addLine, { cartId: cart.id, sku, quantity: 2 });
    await put(one.id, [{ id: a, sku: next("sku-"), options }]);
    await put(two.id, [{ id: b, sku, options }]);
    expect(await stockOf(sku)).toMatchObject({ onHand: 1, received: 1 });
    await restock(sku, 1);
    await settled(shop);
    expect(await stockOf(sku)).toMatchObject({ onHand: 2 });
    const { lines } = await shop.call(carts.addLine, { cartId: cart.id, sku, quantity: 2 });
    expect(lines).toMatchObject([
      { sku: expect.not.stringMatching(sku), quantity: 2, available: true },
      { sku, quantity: 2, available: true },
    ]);
    await put(one.id, [{ sku: "other", options, initialStock: 4 }]);
    expect(await stockOf("other")).toMatchObject({ onHand: 4 });
  });
  test("in one save two swap their names, or a new one takes the name of another", async () => {
    const { id, variants } = await create([5, 2]);
    const [a, b] = variants;
    if (!a || !b) throw new Error("no variants");
    await put(id, [
      { ...named(a), sku: b.sku },
      { ...named(b), sku: a.sku },
    ]);
    expect(await stockOf(b.sku)).toMatchObject({ onHand: 5 });
    expect(await stockOf(a.sku)).toMatchObject({ onHand: 2 });
    const fresh = { sku: b.sku, options: { Kind: "new" }, initialStock: 7 };
    const saved = await put(id, [{ ...named(a), sku: "elsewhere" }, named(b, a.sku), fresh]);
    expect(new Set(saved.variants.map((one) => one.id)).size).toBe(3);
    expect(await stockOf("elsewhere")).toMatchObject({ onHand: 5 });
    expect(await stockOf(b.sku)).toMatchObject({ onHand: 7 });
  });
  test("a sku that no variant has cannot be counted; one that was just given can", async () => {
    await expect(restock("nobody", 1)).rejects.toMatchObject({ code: 422, type: "UNKNOWN_SKU" });
    const { id, variants, version, title } = await create([3]);
    const [{ id: variant = "", options = {} } = {}] = variants;
    const renamed = { id: variant, sku: "at-once", options, price: eur(100) };
    const edit = { productId: id, expectedVersion: version, title, variants: [renamed] };
    await shop.call(catalog.actions.replace, edit, staff);
    await restock("at-once", 2);
    await settled(shop);
    expect(await stockOf("at-once")).toMatchObject({ onHand: 5, received: 5 });
  });
});
const named = ({ id, sku, options }: Sent & { id: string }, other = sku) => ({
  ...{ id, sku: other, options },
});

/** A variant as the model has it. */
interface Model {
  id: string;
  sku: string;
  options: Record<string, string>;
  received: number;
  allocated: number;
}
type World = { id: string; live: Model[] };
const levels = ({ live }: World) =>
  Promise.all(live.map(async ({ sku }) => pick(await stockOf(sku))));
const pick = ({
  received,
  allocated,
  onHand,
}: Record<"received" | "allocated" | "onHand", number>) => ({
  ...{ received, allocated, onHand },
});

test("in any order: what each variant received and gave away is right (B.1)", async () => {
  const step = fc.tuple(
    fc.constantFrom("sell", "rename", "swap", "replace", "cancel", "restock"),
    fc.nat(1000),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const { id, variants } = await create([9, 4]);
      const world: World = {
        id,
        live: variants.map((one, i) => ({
          ...named(one),
          ...{ received: i === 0 ? 9 : 4, allocated: 0 },
        })),
      };
      const orders: { order: Awaited<ReturnType<typeof sell>>; of: Model; quantity: number }[] = [];
      const save = () =>
        put(
          id,
          world.live.map((one) => named(one)),
        );
      const act: Record<string, (n: number, one: Model, other: Model) => Promise<unknown>> = {
        async sell(_n, one) {
          if (one.received - one.allocated < 2) return;
          orders.push({ order: await sell(one.sku, 2), of: one, quantity: 2 });
          one.allocated += 2;
        },
        async rename(_n, one) {
          one.sku = next("sku-");
          await save();
        },
        async swap(_n, one, other) {
          [one.sku, other.sku] = [other.sku, one.sku];
          await save();
        },
        async replace(n, one, other) {
          // Deleted, and made again under the same sku.
          const rest = [named(other)];
          await put(id, rest);
          const fresh = { sku: one.sku, options: { Kind: next("new ") }, initialStock: n % 5 };
          const saved = await put(id, [...rest, fresh]);
          const made = saved.variants.find(({ sku }) => sku === one.sku);
          if (!made) throw new Error("not made");
          const model = { ...named(made), received: n % 5, allocated: 0 };
          world.live = [other, model];
        },
        async cancel() {
          const gone = orders.pop();
          if (!gone) return;
          gone.of.allocated -= gone.quantity;
          await cancel(gone.order);
        },
        async restock(n, one) {
          one.received += 1 + (n % 3);
          await restock(one.sku, 1 + (n % 3));
          await settled(shop);
        },
      };
      for (const [kind, n] of steps) {
        const [one, other] = n % 2 === 0 ? world.live : world.live.toReversed();
        if (one && other) await act[kind]?.(n, one, other);
        expect([kind, await levels(world)]).toEqual([
          kind,
          world.live.map((model) => pick({ ...model, onHand: model.received - model.allocated })),
        ]);
      }
    }),
    { numRuns: 10, seed: 9 },
  );
}, 120_000);
