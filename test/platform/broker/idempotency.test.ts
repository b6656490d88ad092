import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Service, ServiceSchema } from "moleculer";
import { collection, type Doc } from "../../../platform/storage/collection.ts";
import { contextFor } from "../../../platform/broker/context.ts";
import { removeKeys, usedKeys } from "../../../platform/broker/idempotency/idempotency.ts";
import { action, closedObject, Id, Type } from "../../../platform/contract/contract.ts";
import { catalogue, common } from "../../../platform/kernel/fault.ts";
import { idempotency } from "../../../mixins/idempotency.mixin.ts";
import { storage } from "../../../mixins/storage.mixin.ts";
import { embeddedRuntime } from "../../../moleculer.config.ts";
import { defineService } from "../../../platform/broker/define-service.ts";
import { heldOnce } from "../../support/jest/busy.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { faults as payments } from "../../../services/payments/payments.contract.ts";
import { startServices, type Started } from "../../support/broker.ts";
import { until } from "../../support/shop.ts";

const faults = catalogue({
  POT_TOO_BIG: [409, "It does not fit"],
  KILN_BUSY: [409, "The kiln is in use", {}, "passing"],
});
const make = action({
  name: "pots.make",
  summary: "Makes a pot",
  params: closedObject({
    size: Type.Integer(),
    password: Type.Optional(Type.String()),
  }),
  returns: closedObject({ id: Id, size: Type.Integer(), secret: Type.String() }),
  access: "public",
  timeoutMs: 5_000,
  faults: [faults.POT_TOO_BIG, faults.KILN_BUSY, common.VALIDATION_FAILED],
  rest: { method: "POST", path: "/pots" },
});
interface Pot extends Doc {
  readonly size: number;
}
const pots = collection<Pot>("pots");

/** What happens after a pot is made and before it is answered. */
let before = async (): Promise<void> => undefined;
let asked = 0;
let kilnIsBusy = false;

const potService = (): ServiceSchema =>
  defineService(
    { actions: { make }, events: {}, faults },
    {
      name: "pots",
      mixins: [storage({ collections: [pots] }), idempotency()],
      actions: {
        make: async (ctx) => {
          asked += 1;
          expect(Object.keys(ctx.params)).not.toContain("idempotencyKey");
          const { size } = ctx.params;
          if (size < 0) return common.VALIDATION_FAILED();
          if (size === 10 && kilnIsBusy) return faults.KILN_BUSY();
          if (size > 10) return faults.POT_TOO_BIG({ size });
          const id = ctx.newId("pot");
          await ctx.collection(pots).insertMissing([{ id, version: 1, size }]);
          await before();
          return { id, size, secret: "glaze" };
        },
      },
    },
  );

const ada = { id: "user_1", scopes: [] };
let shop: Started;
beforeEach(async () => {
  before = async () => undefined;
  asked = 0;
  kilnIsBusy = false;
  shop = await startServices([potService()]);
});
afterEach(() => shop.stop());

/** As Ada unless said otherwise. */
const ask = (params: Record<string, unknown>, as: typeof ada | undefined = ada) =>
  shop.call(make, params as never, as);
const askAsGuest = (params: Record<string, unknown>) => shop.call(make, params as never);
const bob = { id: "user_2", scopes: [] };
const own = (): Service => shop.broker.getLocalService("v1.pots") as Service;
const made = () => collectionOf(own(), pots).find({});
const rows = () => collectionOf(own(), usedKeys).find({});

describe("a request with a key", () => {
  test("twenty at once: done once, one answer for all", async () => {
    before = () => new Promise((resolve) => setTimeout(resolve, 50));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask({ size: 1, idempotencyKey: "k" })),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await made()).toHaveLength(1);
    expect(asked).toBe(1);
  });

  test("another body is refused, also while the first is under way", async () => {
    let go = (): void => undefined;
    before = () => new Promise((resolve) => (go = resolve));
    const first = ask({ size: 1, idempotencyKey: "k" });
    await until("the first to be under way", async () => asked === 1);
    const reused = { type: "IDEMPOTENCY_KEY_REUSED", code: 422 };
    await expect(ask({ size: 2, idempotencyKey: "k" })).rejects.toMatchObject(reused);
    const late = ask({ size: 1, idempotencyKey: "k" });
    await expect(late).rejects.toMatchObject({ type: "IDEMPOTENCY_IN_FLIGHT", code: 409 });
    go();
    await first;
    await expect(ask({ size: 2, idempotencyKey: "k" })).rejects.toMatchObject(reused);
    expect(await made()).toHaveLength(1);
  });

  test("each principal and each key stands alone; without a key nothing is kept", async () => {
    const ids = await Promise.all([
      ask({ size: 1, idempotencyKey: "k" }, bob),
      ask({ size: 1, idempotencyKey: "k" }, ada),
      ask({ size: 1, idempotencyKey: "l" }, ada),
    ]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
    await ask({ size: 1 });
    await ask({ size: 1 });
    expect(await made()).toHaveLength(5);
    expect(await rows()).toHaveLength(3);
  });

  test("a refusal is replayed; what is invalid or fails is not remembered", async () => {
    const tooBig = { size: 11, idempotencyKey: "k" };
    for (let i = 0; i < 2; i += 1)
      await expect(ask(tooBig)).rejects.toMatchObject({ type: "POT_TOO_BIG", data: { size: 11 } });
    expect(asked).toBe(1);
    await expect(ask({ size: -1, idempotencyKey: "v" })).rejects.toMatchObject({ code: 422 });
    expect((await ask({ size: 1, idempotencyKey: "v" })).size).toBe(1);
    before = async () => Promise.reject(new Error("the kiln is out"));
    await expect(ask({ size: 2, idempotencyKey: "f" })).rejects.toThrow("the kiln is out");
    before = async () => undefined;
    expect((await ask({ size: 2, idempotencyKey: "f" })).size).toBe(2);
  });

  test("is known after a restart", async () => {
    const first = await ask({ size: 1, idempotencyKey: "k" });
    await shop.stop({ remove: false });
    shop = await startServices([potService()], { dataDir: shop.dataDir });
    expect(await ask({ size: 1, idempotencyKey: "k" })).toEqual(first);
    expect(asked).toBe(1);
  });

  test("begun and cut off, it is begun again with the same ids", async () => {
    let wake = (): void => undefined;
    before = () => new Promise((resolve) => (wake = resolve));
    const cutOff = ask({ size: 1, idempotencyKey: "k" });
    await until("the first to be under way", async () => (await made()).length === 1);
    before = async () => undefined;
    const past = { $set: { until: "2000-01-01T00:00:00.000Z" } };
    expect(await collectionOf(own(), usedKeys).updateMany({}, past)).toBe(1);
    const [{ id }] = (await made()) as [Pot];
    expect((await ask({ size: 1, idempotencyKey: "k" })).id).toBe(id);
    wake(); // It was only slow: its late answer is the same, and no other is kept.
    expect((await cutOff).id).toBe(id);
    expect(await made()).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  test.each([
    ["alone on its store, what another process left", false, "test.gone"],
    ["beside others, what a node left that is gone", true, "test.gone"],
    ["beside others, not what one handles that is there", true, "test.there"],
  ])("%s, without waiting for the lease (E.14)", async (_what, shared, handler) => {
    const { dataDir } = shop;
    await shop.stop({ remove: false });
    const shape = { ...embeddedRuntime(dataDir), shared };
    shop = await startServices([potService()], { dataDir, shape });
    const gone: object = { nodes: { get: (id: string) => ({ available: id !== "test.gone" }) } };
    const keys = collectionOf(own(), usedKeys);
    let wake = (): void => undefined;
    before = () => new Promise((resolve) => (wake = resolve));
    const cutOff = ask({ size: 1, idempotencyKey: "k" });
    await until("the first to be under way", async () => (await made()).length === 1);
    await keys.updateMany({}, { $set: { by: `${handler} try_1` } });
    before = async () => undefined;
    Object.assign(shop.broker.registry, gone);
    const again = ask({ size: 1, idempotencyKey: "k" });
    if (handler === "test.gone") expect(await again).toMatchObject({ size: 1 });
    else await expect(again).rejects.toMatchObject({ type: "IDEMPOTENCY_IN_FLIGHT" });
    wake();
    await cutOff;
    expect(await made()).toHaveLength(1);
  });

  test("the store holds neither key, body nor answer in the clear", async () => {
    await ask({ size: 7, password: "rosebud", idempotencyKey: "my-own-key" });
    const text = JSON.stringify(await rows());
    for (const word of ["my-own-key", "rosebud", "glaze"]) expect(text).not.toContain(word);
    const again = ask({ size: 7, password: "other", idempotencyKey: "my-own-key" });
    await expect(again).rejects.toMatchObject({ type: "IDEMPOTENCY_KEY_REUSED" });
  });

  test("is forgotten when it is old, and the oldest when there are too many", async () => {
    for (const key of ["a", "b", "c"]) await ask({ size: 1, idempotencyKey: key });
    expect(await removeKeys(contextFor(own()), 100)).toBe(0);
    expect(await removeKeys(contextFor(own()), 2)).toBe(1);
    await ask({ size: 1, idempotencyKey: "a" });
    expect(asked).toBe(4);
    const past = { $set: { expiresAt: "2000-01-01T00:00:00.000Z" } };
    await collectionOf(own(), usedKeys).updateMany({}, past);
    await ask({ size: 1, idempotencyKey: "c" });
    expect(asked).toBe(5);
    expect(await removeKeys(contextFor(own()), 100)).toBe(2);
  });

  test("one run removes more than a minute's limit lets in, and holds nobody up (F.10)", async () => {
    const key = (i: number, expiresAt: string) => ({
      ...{ id: `key_${i}`, version: 1, seed: "", at: "", by: "", until: "" },
      ...{ expiresAt, box: "x".repeat(1_000) },
    });
    // 6,000 requests a minute and address are let in (RATE_LIMIT).
    const many = Array.from({ length: 14_000 }, (_, i) =>
      key(i, `${i < 7_000 ? 2000 : 2100}-01-01T00:00:00.000Z`),
    );
    await collectionOf(own(), usedKeys).insertMany(many);
    const { heldMs, result } = await heldOnce(() => removeKeys(contextFor(own()), 100));
    expect(result).toBe(13_900);
    expect(heldMs).toBeLessThan(500);
  });
});

describe("G.5: a refusal that passes", () => {
  test("is not stored under the key: the same request fares better later", async () => {
    kilnIsBusy = true;
    const sent = { size: 10, idempotencyKey: "k" };
    for (let i = 0; i < 2; i += 1)
      await expect(ask(sent)).rejects.toMatchObject({ type: "KILN_BUSY", code: 409 });
    expect(await rows()).toEqual([]);
    kilnIsBusy = false;
    const done = await ask(sent);
    expect(await ask(sent)).toEqual(done);
    expect(await made()).toHaveLength(1);
  });

  test.each([payments.PAYMENT_BUSY, payments.PAYMENT_UNSETTLED])(
    "is marked as such in the catalogue: %#",
    ({ passing }) => expect(passing).toBe(true),
  );
});

describe("F.7: a guest's key on a route whose path names nothing", () => {
  test.each(["k", "1", "checkout", "x".repeat(21)])(
    "%s may be another's too: accepted and not remembered",
    async (key) => {
      const one = await askAsGuest({ size: 1, idempotencyKey: key });
      const other = await askAsGuest({ size: 1, idempotencyKey: key });
      expect(other.id).not.toBe(one.id);
      expect(await rows()).toEqual([]);
    },
  );

  test.each(["3f2b8c1e-6d0a-4b7e-9c55-0d1e2f3a4b5c", "x".repeat(22)])(
    "%s is nobody else's: remembered, by its body",
    async (key) => {
      const one = await askAsGuest({ size: 1, idempotencyKey: key });
      expect(await askAsGuest({ size: 1, idempotencyKey: key })).toEqual(one);
      // Another body is another request: whoever guessed the key learns nothing of the first.
      const other = await askAsGuest({ size: 2, idempotencyKey: key });
      expect(other).toMatchObject({ size: 2 });
      expect(other.id).not.toBe(one.id);
      expect(await rows()).toHaveLength(2);
    },
  );
});
