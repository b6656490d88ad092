/** Two copies of a service on one MongoDB: whatever both do at once is done once, and right. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ServiceSchema } from "moleculer";
import { contextFor } from "../../platform/broker/context.ts";
import { executeCommand } from "../../platform/storage/aggregate.ts";
import { events, journalOf } from "../../platform/messaging/journal.ts";
import { trimJournal } from "../../platform/messaging/retention.ts";
import { collectionOf } from "../../platform/storage/stores.ts";
import { newId, newSecretId } from "../../platform/broker/ids.ts";
import { startCopies, type Copy } from "../support/copies.ts";
import { namedVariants } from "../support/variants.ts";
import { ended, generatedCsv, sendCsv } from "../support/imports.ts";
import { findMongod, startMongod, type Mongod } from "../support/parts/mongod.ts";
import { until } from "../support/shop.ts";

process.env["SEED"] = "demo"; // Read when catalog is loaded.
const { entries, keys, users } = await import("../../services/identity/identity.store.ts");
const { firstBroken, record } = await import("../../services/identity/adapters/audit-chain.ts");
const { setScopes } = await import("../../services/identity/actions/grant-scopes.ts");
const { makeFirstMethods } = await import("../../services/shipping/jobs/first-methods.ts");
const { methods } = await import("../../services/shipping/shipping.store.ts");
const { imports, importChunks, products } = await import("../../services/catalog/catalog.store.ts");
const { readDemo } = await import("../../services/catalog/demo/products.ts");
const { messages } = await import("../../services/notifications/notifications.store.ts");
const { startSender } = await import("../../services/notifications/jobs/send-mails.ts");
const { payments } = await import("../../services/payments/payments.store.ts");
const { providerOf } = await import("../../services/payments/adapters/registry.ts");
const payment = (await import("../../services/payments/payments.contract.ts")).contract.actions;
const stock = (await import("../../services/inventory/inventory.contract.ts")).contract.actions;
const { sweepHolds } = await import("../../services/inventory/actions/hold-stock.ts");
const { abandonOld } = await import("../../services/carts/jobs/abandon-carts.ts");
const { removeDone, removeEmptied } = await import("../../services/carts/jobs/remove-carts.ts");
const { carts } = await import("../../services/carts/carts.store.ts");
const { showOrder } = await import("../../services/insights/events/orders.ts");
const { showPayment } = await import("../../services/insights/events/payments.ts");
const { orderBoard } = await import("../../services/insights/insights.store.ts");
const { accessTokenOf } = await import("../../services/orders/adapters/access-tokens.ts");

const bin = findMongod();
if (!bin) process.stdout.write("No mongod found: the tests of two copies are skipped.\n");
const schema = async (name: string): Promise<ServiceSchema> =>
  ((await import(`../../services/${name}/${name}.service.ts`)) as { default: ServiceSchema })
    .default;
const money = (amount: number) => ({ amount, currency: "EUR" });

(bin ? describe : describe.skip)("two copies on one store", () => {
  let mongod: Mongod;
  const running: Copy[] = [];
  /** Two copies of these services, each on both copies' databases. */
  const copiesOf = async (...names: string[]): Promise<[Copy, Copy]> => {
    const schemas = await Promise.all(names.map(schema));
    // Whose stock is adjusted is asked of catalog.
    const asked = names.includes("inventory") ? namedVariants : [];
    const made = await startCopies([...schemas, ...asked], (service) =>
      mongod.url(`two_${service}`),
    );
    running.push(...made);
    return made as [Copy, Copy];
  };
  beforeAll(async () => {
    mongod = await startMongod(bin as string);
  }, 90_000);
  afterAll(async () => {
    for (const copy of running) await copy.stop();
    await mongod.stop();
  }, 60_000);

  test("identity: one key, one administrator, an unbroken audit", async () => {
    const both = (await copiesOf("identity")).map((copy) => copy.service("identity"));
    const [one] = both;
    if (!one) throw new Error("no copy");
    expect(await collectionOf(one, keys).count({})).toBe(1);
    expect(await collectionOf(one, users.declaration).count({ scopes: "admin" })).toBe(1);
    const before = await collectionOf(one, entries).count({});
    const note = (actor: string) => ({ actor, action: "noted", subject: "usr_1" });
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        both.map((copy) => record(contextFor(copy), note(`usr_${i}`))),
      ).flat(),
    );
    const chain = await collectionOf(one, entries).find({}, { sort: [["seq", 1]] });
    expect(chain.map(({ seq }) => seq)).toEqual(chain.map((_, i) => i + 1));
    expect(chain).toHaveLength(before + 40);
    expect(firstBroken(chain)).toBeUndefined();

    // Two administrators take the scope from each other, each at its own copy.
    for (let round = 0; round < 5; round += 1) {
      const admins = await collectionOf(one, users.declaration).find({ scopes: "admin" });
      for (const { id } of admins.slice(2))
        await setScopes(contextFor(one), "test", { id, scopes: [] });
      const ids = admins.slice(0, 2).map(({ id }) => id);
      while (ids.length < 2) {
        const id = newId("usr");
        const email = `${id}@example.com`;
        const made = { email, passwordHash: "-", scopes: ["admin"], at: new Date().toISOString() };
        await contextFor(one).execute(users, id, { type: "Register", ...made } as never);
        ids.push(id);
      }
      await Promise.all(
        both.map((copy, i) =>
          setScopes(contextFor(copy), "test", { id: ids[i] ?? "", scopes: [] }),
        ),
      );
      const left = await collectionOf(one, users.declaration).count({ scopes: "admin" });
      expect(left).toBeGreaterThan(0);
    }
  }, 120_000);

  test("shipping: the first methods are made once; orders: one secret for the shoppers' tokens", async () => {
    const both = await copiesOf("shipping", "orders");
    const [a, b] = both.map((copy) => copy.service("shipping"));
    if (!a || !b) throw new Error("no copy");
    expect(await collectionOf(a, methods).count({})).toBe(2);
    await collectionOf(a, methods).remove({ id: "express" });
    await Promise.all([makeFirstMethods(contextFor(a)), makeFirstMethods(contextFor(b))]);
    expect(await collectionOf(a, methods).count({})).toBe(1);
    const tokens = both.map((copy) => accessTokenOf(contextFor(copy.service("orders")), "ord_1"));
    expect(new Set(tokens).size).toBe(1);
  }, 120_000);

  test("catalog: the demo is there once; an import is run by one, and by the other when that one dies", async () => {
    const both = await copiesOf("catalog");
    const [a, b] = both;
    const service = a.service("catalog");
    const docs = collectionOf(service, products.declaration);
    const demo = readDemo().products;
    expect(await docs.count({})).toBe(demo.length);
    const found = await docs.find({});
    expect(new Set(found.map(({ handle }) => handle)).size).toBe(demo.length);

    const { id } = await sendCsv(a, generatedCsv(60, 2));
    const dead = { by: "run_dead", until: "2020-01-01T00:00:00.000Z" };
    const done = await ended(b, id);
    expect(done).toMatchObject({ status: "completed", counts: { created: 60, errors: 0 } });
    const landed = await docs.find({
      handle: { $in: [...Array(60).keys()].map((n) => `product-${n}`) },
    });
    // Each was written once.
    expect(landed.map(({ version }) => version)).toEqual(Array(60).fill(1));

    const second = await sendCsv(
      a,
      generatedCsv(60, 2).replaceAll("product-", "again-").replaceAll("SKU-", "AGAIN-"),
    );
    await collectionOf(service, imports).update({ id: second.id }, { $set: { lease: dead } });
    expect(await ended(b, second.id)).toMatchObject({ counts: { created: 60, errors: 0 } });
    await until(
      "the upload is let go",
      async () => (await collectionOf(service, importChunks).count({})) === 0,
    );
  }, 180_000);

  test("notifications: a mail is sent once; what a dead copy held is sent by the other", async () => {
    const both = await copiesOf("notifications");
    const [service] = both.map((copy) => copy.service("notifications"));
    if (!service) throw new Error("no copy");
    const mails = collectionOf(service, messages);
    const mail = (id: string, sending?: object) => ({
      ...{ id, kind: "orderPlaced", to: "ada@example.com", subject: id, text: "-", html: "-" },
      ...{ status: "queued" as const, attempts: 0, at: new Date().toISOString(), version: 1 },
      ...(sending ? { sending } : {}),
    });
    await mails.insertMany(Array.from({ length: 30 }, (_, i) => mail(`msg_${i}`)) as never);
    await mails.insert(mail("msg_dead", { by: "x", until: "2020-01-01T00:00:00.000Z" }) as never);
    await mails.insert(mail("msg_held", { by: "x", until: "2999-01-01T00:00:00.000Z" }) as never);
    const sent: string[] = [];
    const send = async ({ id }: { id: string }): Promise<void> => {
      sent.push(id);
      await new Promise((done) => setTimeout(done, 20));
    };
    const senders = both.map((copy) => startSender(copy.service("notifications"), send));
    await until(
      "all but the held are sent",
      async () => (await mails.count({ status: "queued" })) === 1,
    );
    await Promise.all(senders.map((sender) => sender.stop()));
    const all = [...Array.from({ length: 30 }, (_, i) => `msg_${i}`), "msg_dead"];
    expect(sent.toSorted()).toEqual(all.toSorted());
    expect(await mails.get("msg_3")).toEqual({
      ...mail("msg_3"),
      at: expect.any(String),
      status: "sent",
      attempts: 1,
      version: 2,
    });
  }, 120_000);

  test("payments: of two copies one asks the provider what became of a charge", async () => {
    const both = await copiesOf("payments");
    const asked: string[] = [];
    for (const copy of both) {
      const provider = await providerOf(copy.service("payments"), "test");
      const query = provider.query.bind(provider);
      provider.query = (payment) => {
        asked.push(payment.orderId);
        return query(payment);
      };
    }
    const ids = Array.from({ length: 10 }, (_, i) => `ord_lost${i}`);
    for (const orderId of ids)
      await both[0].call(payment.authorize, {
        ...{ orderId, amount: money(500), provider: "test", token: "tok_timeout_after" },
      });
    const docs = collectionOf(both[0].service("payments"), payments.declaration);
    await until(
      "all are resolved",
      async () => (await docs.count({ status: "authorized" })) === 10,
    );
    expect(asked.toSorted()).toEqual(ids.toSorted());
  }, 120_000);

  test("inventory: the last pieces go to as many as there are; what expired comes back once", async () => {
    const both = await copiesOf("inventory");
    const staff = { id: "usr_staff", scopes: ["stock"] };
    const sku = "LAST";
    const reason = { reason: "count", idempotencyKey: "k" };
    await both[0].call(stock.adjust, { sku, set: 5, ...reason }, staff);
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        both.map((copy, c) =>
          copy.call(stock.reserve, {
            ...{ orderId: `ord_${i}_${c}`, lines: [{ sku, quantity: 1 }] },
            until: "2001-01-01T00:00:00.000Z",
          }),
        ),
      ).flat(),
    );
    const held = tries.filter(({ status }) => status === "fulfilled").length;
    // Both sweep already: what was swept may have been held again by another.
    expect(held).toBeGreaterThanOrEqual(5);
    await Promise.all(both.map((copy) => sweepHolds(contextFor(copy.service("inventory")))));
    expect(await both[1].call(stock.getStock, { sku }, staff)).toMatchObject({
      ...{ onHand: 5, held: 0, available: 5 },
    });
  }, 120_000);

  test("carts: one abandons, and it is told once", async () => {
    const both = await copiesOf("carts");
    const service = both[0].service("carts");
    const ids = Array.from({ length: 10 }, () => newSecretId("cart"));
    const open = { type: "Open", currency: "EUR", at: "2026-01-01T00:00:00.000Z" } as const;
    for (const id of ids) await executeCommand(service, carts, id, { ...open, caller: undefined });
    await Promise.all(both.map((copy) => abandonOld(contextFor(copy.service("carts")), 60_000)));
    const docs = collectionOf(service, carts.declaration);
    expect(await docs.count({ status: "abandoned" })).toBe(10);
    const journal = collectionOf(service, events);
    await until("all is told", async () => (await docs.count({ unsent: true })) === 0);
    const told = (await journal.find({})).filter(({ event }) => event.type === "carts.abandoned");
    expect(told.map(({ event }) => event.subject).toSorted()).toEqual(ids.toSorted());
    const old = { ...open, caller: undefined };
    for (let i = 0; i < 10; i += 1) await executeCommand(service, carts, newSecretId("cart"), old);
    const owned = newSecretId("cart");
    await executeCommand(service, carts, owned, { ...old, caller: "usr_1" });
    await until("all is told", async () => (await docs.count({ unsent: true })) === 0);
    const untouched = { $set: { touchedAt: open.at } };
    await docs.updateMany({ status: "abandoned" }, untouched, { quiet: true });
    const contexts = both.map((copy) => contextFor(copy.service("carts")));
    await Promise.all(contexts.map((ctx) => removeDone(ctx, 60_000)));
    await Promise.all(contexts.map((ctx) => removeEmptied(ctx, 60_000)));
    expect((await docs.find({})).map(({ id }) => id)).toEqual([owned]);
    const removable = [{ declaration: carts.declaration, prefix: "cart" }];
    await Promise.all(contexts.map((ctx) => trimJournal(ctx, removable, 0)));
    const left = (await journal.find({})).map(({ event }) => event.subject);
    expect(left.filter((subject) => subject !== owned).length).toBeLessThanOrEqual(1);
    expect(await journalOf(service).first()).toBeGreaterThan(20);
  }, 120_000);

  test("insights: whoever is told what first, the newest stands", async () => {
    const both = (await copiesOf("insights")).map((copy) => copy.service("insights"));
    const seen = (status: string) => ({
      ...{ number: "C-1", status, fulfilmentStatus: "none", email: "a@example.com", lines: [] },
      ...{ totals: { total: money(5), tax: money(1) }, placedAt: "2026-01-01T00:00:00.000Z" },
    });
    const told = ["placed", "completed", "cancelled"].flatMap((status, i) => [
      (copy: (typeof both)[number]) => showOrder(contextFor(copy), "ord_1", i + 2, seen(status)),
      (copy: (typeof both)[number]) => showPayment(contextFor(copy), "ord_1", i + 2, `paid${i}`),
    ]);
    await Promise.all(told.toReversed().flatMap((tell) => both.map((copy) => tell(copy))));
    const [one] = both;
    if (!one) throw new Error("no copy");
    expect(await collectionOf(one, orderBoard).find({})).toMatchObject([
      {
        id: "ord_1",
        status: "cancelled",
        paymentStatus: "paid2",
        seen: { orders: 4, payments: 4 },
      },
    ]);
  }, 120_000);
});
