import { randomUUID } from "node:crypto";
import type { Service, ServiceBroker } from "moleculer";
import { sortOf, type AdapterQuery, type StoreAdapter } from "../adapter.ts";
import { DuplicateError, type Filter, type Update, type WriteOptions } from "../collection.ts";
import { untilWon } from "../race.ts";
import { UnknownKeyError } from "./data-keys.ts";
import type { SealedFields } from "./fields.ts";

/** The store of an adapter, and how it learns of keys that other processes have made. */
export interface SealingStore {
  open(): Promise<void>;
  close(): Promise<void>;
  reload(): Promise<void>;
}

type Stored = Readonly<Record<string, unknown>>;
type Found = object | null | undefined;

/** Of a document as either store has it. */
export const idOf = (stored: object): string =>
  String((stored as Stored)["id"] ?? (stored as Stored)["_id"]);

/** An adapter over another, of either store: what goes in is encrypted, what comes out is not. */
export class SealingAdapter implements StoreAdapter {
  readonly #store: SealingStore;
  /** Of the store itself. */
  readonly inner: StoreAdapter;
  /** Absent: nothing of the collection is encrypted, nor was. */
  fields: SealedFields | undefined;

  constructor(store: SealingStore, inner: StoreAdapter) {
    this.#store = store;
    this.inner = inner;
  }

  init(broker: ServiceBroker, service: Service): void {
    this.inner.init(broker, service);
  }

  connect(): Promise<void> {
    return this.#store.open();
  }

  disconnect(): Promise<void> {
    return this.#store.close();
  }

  async find(params: AdapterQuery = {}): Promise<object[]> {
    if (!this.fields) return this.inner.find(params);
    const { query = {}, sort } = params;
    this.fields.checkSort(sortOf(sort).map(([path]) => path));
    const sealed = { ...params, query: this.fields.filter(query) };
    return this.#openAll(() => this.inner.find(sealed));
  }

  async findOne(query: Filter): Promise<Found> {
    return (await this.find({ query, limit: 1 }))[0];
  }

  async findById(id: string): Promise<Found> {
    if (!this.fields) return this.inner.findById(id);
    return this.#openOne(() => this.inner.findById(id));
  }

  async findByIds(ids: readonly string[]): Promise<object[]> {
    if (!this.fields) return this.inner.findByIds(ids);
    return this.#openAll(() => this.inner.findByIds(ids));
  }

  count(params: AdapterQuery = {}): Promise<number> {
    return this.inner.count(
      this.fields ? { ...params, query: this.fields.filter(params.query ?? {}) } : params,
    );
  }

  async insert(entity: object): Promise<object> {
    if (!this.fields) return this.inner.insert(entity);
    const made = this.#withId(entity);
    await this.#checkUnique(made);
    await this.inner.insert(this.#seal(made));
    return made;
  }

  async insertMany(entities: readonly object[]): Promise<object[]> {
    if (!this.fields) return this.inner.insertMany(entities);
    const made = entities.map((entity) => this.#withId(entity));
    for (const one of made) await this.#checkUnique(one);
    await this.inner.insertMany(made.map((one) => this.#seal(one)));
    return made;
  }

  async insertMissing(entities: readonly object[]): Promise<number> {
    if (!this.fields) return this.inner.insertMissing(entities);
    const fresh: object[] = [];
    for (const entity of entities) {
      const made = this.#withId(entity);
      if (!(await this.#isTaken(made))) fresh.push(this.#seal(made));
    }
    return fresh.length === 0 ? 0 : this.inner.insertMissing(fresh);
  }

  async updateOne(query: Filter, update: Update, options?: WriteOptions): Promise<Found> {
    const { fields } = this;
    if (!fields) return this.inner.updateOne(query, update, options);
    const filter = fields.filter(query);
    if (!fields.touches(update) || typeof query.id === "string") {
      const id = typeof query.id === "string" ? query.id : "";
      await this.#checkUnique({ ...update.$set, id });
      const sealed = fields.update(update, id);
      return this.#openOne(() => this.inner.updateOne(filter, sealed, options), 1);
    }
    return untilWon("A document", async () => {
      const found = await this.inner.findOne(filter);
      if (!found) return null;
      const id = idOf(found);
      await this.#checkUnique({ ...update.$set, id });
      const same = { $and: [filter, { id }] };
      const sealed = fields.update(update, id);
      const written = await this.inner.updateOne(same, sealed, options);
      return written ? this.#open(written) : undefined;
    });
  }

  async updateMany(query: Filter, update: Update, options?: WriteOptions): Promise<number> {
    const { fields } = this;
    if (!fields) return this.inner.updateMany(query, update, options);
    const filter = fields.filter(query);
    if (!fields.touches(update))
      return this.inner.updateMany(filter, fields.update(update, ""), options);
    let changed = 0;
    for (const found of await this.inner.find({ query: filter })) {
      const id = idOf(found);
      const same = { $and: [filter, { id }] };
      if (await this.inner.updateOne(same, fields.update(update, id), options)) changed += 1;
    }
    return changed;
  }

  updateById(id: string, update: Update): Promise<Found> {
    return this.updateOne({ id }, update);
  }

  async replace(entity: object, expected: number): Promise<boolean> {
    if (!this.fields) return this.inner.replace(entity, expected);
    await this.#checkUnique(entity);
    return this.inner.replace(this.#seal(entity), expected);
  }

  async put(entity: object): Promise<void> {
    if (!this.fields) return this.inner.put(entity);
    await this.#checkUnique(entity);
    return this.inner.put(this.#seal(entity));
  }

  /** As the store has them, by id. */
  storedAfter(id: string, limit: number): Promise<object[]> {
    return this.inner.find({ query: { id: { $gt: id } }, sort: "id", limit });
  }

  /** As the store has it: for what changes how that is. */
  rewrite(id: string, change: (stored: object) => object | undefined): Promise<boolean> {
    return this.inner.rewrite(id, change);
  }

  removeMany(query: Filter): Promise<number> {
    return this.inner.removeMany(this.fields ? this.fields.filter(query) : query);
  }

  removeById(id: string): Promise<Found> {
    return this.fields
      ? this.#openOne(() => this.inner.removeById(id), 1)
      : this.inner.removeById(id);
  }

  clear(): Promise<number> {
    return this.inner.clear();
  }

  entityToObject(entity: object): object {
    return this.inner.entityToObject(entity);
  }

  createCursor(params: AdapterQuery = {}): { exec(): Promise<object[]> } {
    return { exec: () => this.find(params) };
  }

  beforeSaveTransformID(entity: object, idField: string): object {
    return this.inner.beforeSaveTransformID(entity, idField);
  }

  afterRetrieveTransformID(entity: object, idField: string): object {
    return this.inner.afterRetrieveTransformID(entity, idField);
  }

  #withId(entity: object): object {
    const { id, _id } = entity as Stored;
    if (typeof id === "string" || typeof _id === "string") return entity;
    return this.inner.beforeSaveTransformID({ version: 1, ...entity, id: randomUUID() }, "id");
  }

  #seal(entity: object): object {
    return this.fields?.seal(entity, idOf(entity)) ?? entity;
  }

  #open(stored: object): object {
    return this.fields?.open(stored, idOf(stored)) ?? stored;
  }

  async #openAll(read: () => Promise<object[]>): Promise<object[]> {
    const found = await read();
    try {
      return found.map((one) => this.#open(one));
    } catch (error) {
      if (!(error instanceof UnknownKeyError)) throw error;
      // Another process has made a key, or has rewritten meanwhile what was under one.
      await this.#store.reload();
      return (await read()).map((one) => this.#open(one));
    }
  }

  /** `reads`: how often it may be asked; a write is asked once. */
  async #openOne(read: () => Promise<Found>, reads = 2): Promise<Found> {
    const found = await read();
    if (!found) return found;
    try {
      return this.#open(found);
    } catch (error) {
      if (!(error instanceof UnknownKeyError)) throw error;
      await this.#store.reload();
      const again = reads > 1 ? await read() : found;
      return again && this.#open(again);
    }
  }

  /** Whether a unique value is taken by a document that is not encrypted yet: the index knows nothing of it. */
  async #isTaken(entity: object): Promise<boolean> {
    if (!this.fields?.mixed) return false;
    const id = idOf(entity);
    for (const [path, value] of this.fields.uniqueValues(entity))
      if (await this.inner.findOne({ [path]: value, id: { $ne: id } })) return true;
    return false;
  }

  async #checkUnique(entity: object): Promise<void> {
    if (await this.#isTaken(entity)) throw new DuplicateError("A unique value is taken.");
  }
}
