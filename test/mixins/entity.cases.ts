import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Service } from "moleculer";
import { entity } from "../../mixins/entity.mixin.ts";
import { entityOf, type EntityMethods } from "../../platform/storage/entities/entity-methods.ts";
import { outbox } from "../../mixins/outbox.mixin.ts";
import { storage } from "../../mixins/storage.mixin.ts";
import { defineService } from "../../platform/broker/define-service.ts";
import { event, Id, Type } from "../../platform/contract/contract.ts";
import { relayOf } from "../../platform/messaging/relay.ts";
import { collection, DuplicateError, type Doc } from "../../platform/storage/collection.ts";
import { entityCollection, entityOutbox } from "../../platform/storage/entities/entity.ts";
import { collectionOf } from "../../platform/storage/stores.ts";
import { startServices, type Started } from "../support/broker.ts";
import { until } from "../support/client.ts";
import { type StoredEvent } from "../../platform/messaging/bus.ts";
import { consumerStore } from "../support/consumer-store.ts";

interface Shelf extends Doc {
  readonly label: string;
  readonly room?: string;
}
const plainShelves = collection<Shelf>("plain", { indexes: [{ fields: ["label"], unique: true }] });
const shelves = entityCollection<Shelf>("shelves", {
  indexes: [{ fields: ["label"], unique: true, where: "label" }],
});
const data = Type.Object({ id: Id, label: Type.String() });
const events = {
  created: event("shelves.created", "A shelf was put up", data),
  changed: event("shelves.changed", "A shelf was changed", data),
  removed: event("shelves.removed", "A shelf was taken down", data),
};

/** What runs between the reading and the writing of a change. */
let meanwhile: (() => Promise<unknown>) | undefined;
const schemas = [
  defineService(
    { actions: {}, events: {}, faults: {} },
    {
      name: "plain",
      mixins: [entity({ collection: plainShelves, idPrefix: "shf" }), storage()],
      actions: {},
    },
  ),
  Object.assign(
    defineService(
      { actions: {}, events, faults: {} },
      {
        name: "shelves",
        mixins: [
          storage(),
          entity({ collection: shelves, events }),
          outbox({ sources: [entityOutbox(shelves)] }),
        ],
        actions: {},
      },
    ),
    {
      settings: { entityValidator: { label: "string|min:2" } },
      async beforeEntityUpdate(this: Service, shelf: Shelf) {
        const work = meanwhile;
        meanwhile = undefined;
        await work?.();
        return { ...shelf, label: shelf.label.trim() };
      },
    },
  ),
];

type Start = (schemas: Parameters<typeof startServices>[0]) => Promise<Started>;

/** What the entity mixin promises, on the stores that `start` gives; both stores pass the same cases. */
export const entityCases = (start: Start = startServices): void => {
  const ctx = {};
  const seen: StoredEvent[] = [];
  let shop: Started;
  let plain: EntityMethods<Shelf>;
  let noted: EntityMethods<Shelf>;
  let at: Service;
  beforeAll(async () => {
    shop = await start(schemas);
    const of = (name: string): Service =>
      shop.broker.getLocalService({ name, version: 1 }) as Service;
    plain = entityOf(of("plain"), plainShelves);
    at = of("shelves");
    noted = entityOf(at, shelves);
    await shop.bus.consume({
      name: "test",
      types: Object.values(events).map(({ type }) => type),
      store: consumerStore(),
      handle: async (one) => void seen.push(one),
    });
  }, 120_000);
  afterAll(() => shop.stop());
  const published = (subject: string) =>
    until(`the events of ${subject}`, async () => {
      await relayOf(at).idle();
      await shop.bus.idle();
      return seen
        .filter((one) => one.subject === subject)
        .map(({ type, version }) => [type, version]);
    });

  describe("without events", () => {
    test("creates, reads, changes, removes", async () => {
      const made = await plain._create(ctx, { label: "A", room: "1" });
      expect(made).toEqual({ id: made.id, version: 1, label: "A", room: "1" });
      expect(made.id).toMatch(/^shf_/u);
      const changed = await plain._update(ctx, { id: made.id, label: "B", room: null });
      expect(changed).toEqual({ id: made.id, version: 2, label: "B" });
      expect(await plain._update(ctx, { id: made.id, label: undefined })).toMatchObject({
        ...{ label: "B", version: 3 },
      });
      expect(await plain._get(ctx, { id: made.id })).toEqual({ ...changed, version: 3 });
      expect(await plain._find(ctx, { query: { label: "B" } })).toHaveLength(1);
      expect(await plain._remove(ctx, { id: made.id })).toMatchObject({ label: "B" });
      await expect(plain._get(ctx, { id: made.id })).rejects.toMatchObject({ type: "NOT_FOUND" });
      await plain._create(ctx, { label: "B" }); // Its key is free again.
    });

    test("a version that is not the expected one, what is not there and a taken key are refused", async () => {
      const { id } = await plain._create(ctx, { label: "C" });
      const stale = { id, expectedVersion: 2 };
      await expect(plain._update(ctx, { ...stale, label: "D" })).rejects.toMatchObject({
        ...{ code: 412, type: "PRECONDITION_FAILED", data: { version: 1 } },
      });
      await expect(plain._remove(ctx, stale)).rejects.toMatchObject({ code: 412 });
      await expect(plain._update(ctx, { id: "none", label: "D" })).rejects.toMatchObject({
        ...{ code: 404, type: "NOT_FOUND" },
      });
      await expect(plain._remove(ctx, { id: "none" })).rejects.toMatchObject({ code: 404 });
      await expect(plain._create(ctx, { label: "C" })).rejects.toThrow(DuplicateError);
      const other = await plain._create(ctx, { label: "E" });
      await expect(plain._update(ctx, { id: other.id, label: "C" })).rejects.toThrow(
        DuplicateError,
      );
    });

    test("of those who race for one version one wins; those who name none all come in", async () => {
      const { id } = await plain._create(ctx, { label: "race" });
      const named = await Promise.allSettled(
        ["x", "y", "z"].map((room) => plain._update(ctx, { id, expectedVersion: 1, room })),
      );
      expect(named.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      await Promise.all(["x", "y", "z"].map((room) => plain._update(ctx, { id, room })));
      expect((await plain._get(ctx, { id })).version).toBe(5);
    });
  });

  describe("with events", () => {
    test("each write publishes its event once, in its version; what is removed is gone at once", async () => {
      const { id, ...made } = await noted._create(ctx, { label: "one" });
      expect(made).toEqual({ version: 1, label: "one" });
      expect(await noted._update(ctx, { id, label: " two " })).toEqual({
        ...{ id, version: 2, label: "two" },
      });
      expect(await noted._remove(ctx, { id, expectedVersion: 2 })).toMatchObject({ label: "two" });
      await expect(noted._get(ctx, { id })).rejects.toMatchObject({ type: "NOT_FOUND" });
      await expect(noted._update(ctx, { id, label: "three" })).rejects.toMatchObject({ code: 404 });
      expect(await noted._find(ctx, {})).toEqual([]);
      expect(await noted._count(ctx, {})).toBe(0);
      await noted._create(ctx, { label: "two" }); // Its key is free again.
      expect(await published(id)).toEqual([
        ["shelves.created", 1],
        ["shelves.changed", 2],
        ["shelves.removed", 3],
      ]);
      expect(seen.find(({ subject }) => subject === id)?.data).toEqual({ id, label: "one" });
    });

    test("the tombstone stays until its event is published, then goes", async () => {
      const { id } = await noted._create(ctx, { label: "stone" });
      await noted._remove(ctx, { id });
      const docs = collectionOf(at, shelves);
      expect(await docs.get(id)).toMatchObject({ id, version: 2, tombstone: true, unsent: true });
      await until("the tombstone is gone", async () => (await docs.get(id)) === undefined);
      expect((await published(id)).at(-1)).toEqual(["shelves.removed", 2]);
    });

    test("event and change are one write: a write that lost leaves no event", async () => {
      const { id } = await noted._create(ctx, { label: "lost" });
      meanwhile = () => noted._update(ctx, { id, room: "2" });
      const stale = noted._update(ctx, { id, expectedVersion: 1, label: "never" });
      await expect(stale).rejects.toMatchObject({ type: "PRECONDITION_FAILED" });
      expect(await published(id)).toEqual([
        ["shelves.created", 1],
        ["shelves.changed", 2],
      ]);
    });

    test("the service's hooks and validator judge the entity", async () => {
      const refused = { name: "ValidationError" };
      await expect(noted._create(ctx, { label: "s" })).rejects.toMatchObject(refused);
      const { id } = await noted._create(ctx, { label: "valid" });
      await expect(noted._update(ctx, { id, label: " s " })).rejects.toMatchObject(refused);
      expect(await published(id)).toEqual([["shelves.created", 1]]);
    });
  });
};

/** That wrong declarations are refused when they are made. */
export const entityDeclarations = (): void => {
  test("events need the outbox's index, and unique keys that let tombstones be many", () => {
    expect(() => entity({ collection: plainShelves, events })).toThrow(/entityCollection/);
    const whole = entityCollection<Shelf>("whole", {
      indexes: [{ fields: ["label"], unique: true }],
    });
    expect(() => entity({ collection: whole, events })).toThrow(/label needs `where`/);
  });
  test("an event with data that the entity lacks does not compile", () => {
    const more = Type.Object({ id: Id, height: Type.Integer() });
    const created = event("shelves.created", "A shelf was put up", more);
    // @ts-expect-error -- a shelf has no height
    expect(entity({ collection: shelves, events: { created } })).toBeDefined();
  });
};
