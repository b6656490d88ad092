import type { Service, ServiceSchema } from "moleculer";
import { faultError } from "../platform/broker/faults.ts";
import { newId } from "../platform/broker/ids.ts";
import type { ServiceMixin } from "../platform/broker/phases.ts";
import type { EventContract, Static, TObject } from "../platform/contract/contract.ts";
import { common } from "../platform/kernel/fault.ts";
import { relayOf } from "../platform/messaging/relay.ts";
import type { AdapterQuery } from "../platform/storage/adapter.ts";
import type { CollectionDeclaration, Doc } from "../platform/storage/collection.ts";
import { dbService, type DbMethod } from "../platform/storage/db-service.ts";
import {
  checkOutboxes,
  living,
  nextVersion,
  plain,
  withEvent,
  type EntityDoc,
} from "../platform/storage/entities/entity.ts";
import {
  changed,
  removed,
  write,
  type EntityService,
  type EntityVersion,
} from "../platform/storage/entities/entity-writes.ts";
import type { StoredService } from "../platform/storage/stores.ts";
import { storage } from "./storage.mixin.ts";

export interface EntityOptions<T, C extends TObject, U extends TObject, R extends TObject> {
  /** Of an entity with events: made by `entityCollection`. It is the service's `this.adapter`. */
  readonly collection: CollectionDeclaration<T & Doc>;
  /** Of the ids made by `_create`: `note` gives `note_…`. Default: the collection's name. */
  readonly idPrefix?: string;
  /** Published with each change, at least once; their data are the entity's fields of the same names. */
  readonly events?: {
    readonly created?: EventContract<C>;
    readonly changed?: EventContract<U>;
    readonly removed?: EventContract<R>;
  };
}

type None = TObject<Record<never, never>>;

/**
 * A plain resource on moleculer-db's `DbService`: a document of fields, created, changed and removed as a whole, whose writes
 * are conditional on its version and hold its event. DbService's hooks work as they do there, but that `beforeEntity*` gets and
 * returns the whole entity as it will be written, and that it runs again when a write lost a race.
 * What it publishes needs the outbox mixin.
 * @example
 * mixins: [
 *   entity({ collection: notes, events: { created: noteCreated } }),
 *   outbox({ sources: [entityOutbox(notes)] }),
 * ]
 */
export const entity = <
  T extends Doc & Static<C> & Static<U> & Static<R>,
  C extends TObject = None,
  U extends TObject = None,
  R extends TObject = None,
>({
  collection,
  idPrefix = collection.name,
  events = {},
}: EntityOptions<T, C, U, R>): ServiceMixin => {
  const publishes = Object.keys(events).length > 0;
  if (publishes) checkOutboxes(collection);
  const methods = { ...writes(idPrefix), ...reads, ...(publishes ? onlyLiving : {}) };
  return {
    ...storage({ collections: [collection] }),
    primary: () => collection,
    merged(schema) {
      // Whichever stands first in the list of mixins: these come before DbService's, and the service's own before these.
      for (const [name, method] of Object.entries(methods))
        if (!isOwn(schema, name)) schema.methods = { ...schema.methods, [name]: method };
      if (publishes) addHooks(schema as object, collection, events);
    },
  };
};

const isOwn = ({ methods }: ServiceSchema, name: string): boolean =>
  methods !== undefined &&
  Object.hasOwn(methods, name) &&
  methods[name] !== dbService.methods[name as DbMethod];

type Hook = (this: Service, entity: object, ctx: object, stored: object) => unknown;
interface Hooks {
  beforeEntityCreate?: Hook;
  beforeEntityUpdate?: Hook;
  beforeEntityRemove?: Hook;
  entityCreated?: Hook;
  entityUpdated?: Hook;
  entityRemoved?: Hook;
}

const publishing = (known: Hook | undefined, contract: EventContract): Hook =>
  async function (entity, ctx, stored) {
    const changed = known ? await known.call(this, entity, ctx, stored) : entity;
    return withEvent(this, changed as EntityDoc, contract);
  };

const waking = (known: Hook | undefined, declaration: CollectionDeclaration): Hook =>
  async function (json, ctx, stored) {
    const { adapter } = this as StoredService;
    for (const one of [stored].flat()) {
      const { id, outbox = [] } = adapter.afterRetrieveTransformID(one, "id") as EntityDoc;
      if (outbox.length > 0) relayOf(this).wake(declaration, id);
    }
    await known?.call(this, json, ctx, stored);
  };

/** The service's own hooks stay; after them `beforeEntity*` puts the event into the outbox, and before them `entity*` wakes the relay. */
const addHooks = (
  hooks: Hooks,
  declaration: CollectionDeclaration,
  { created, changed, removed }: Readonly<Record<string, EventContract | undefined>>,
): void => {
  if (created) hooks.beforeEntityCreate = publishing(hooks.beforeEntityCreate, created);
  if (changed) hooks.beforeEntityUpdate = publishing(hooks.beforeEntityUpdate, changed);
  if (removed) hooks.beforeEntityRemove = publishing(hooks.beforeEntityRemove, removed);
  hooks.entityCreated = waking(hooks.entityCreated, declaration);
  hooks.entityUpdated = waking(hooks.entityUpdated, declaration);
  hooks.entityRemoved = waking(hooks.entityRemoved, declaration);
};

const writes = (idPrefix: string) => ({
  _create(this: EntityService, ctx: object, entity: object): Promise<unknown> {
    return dbService.methods._create.call(this, ctx, fresh(idPrefix, entity));
  },

  _insert(
    this: EntityService,
    ctx: object,
    { entity, entities = [] }: { entity?: object; entities?: readonly object[] },
  ): Promise<unknown> {
    if (entity) return this._create(ctx, entity);
    const all = entities.map((one) => fresh(idPrefix, one));
    return dbService.methods._insert.call(this, ctx, { entities: all });
  },

  _update(this: EntityService, ctx: object, { id, expectedVersion, ...changes }: EntityVersion) {
    return write(this, { id, expectedVersion }, async (before) => {
      const { adapter } = this;
      const wanted = nextVersion(this, changed(before, changes));
      const next = await this.beforeEntityChange("update", wanted, ctx);
      await this.validateEntity(next);
      const stored = adapter.beforeSaveTransformID(next, "id");
      if (!(await adapter.replace(stored, before.version))) return undefined;
      const json = await this.transformDocuments(ctx, {}, stored);
      await this.entityChanged("updated", json, ctx, stored);
      return json;
    });
  },

  _remove(this: EntityService, ctx: object, which: EntityVersion) {
    return write(this, which, async (before) => {
      const gone = await this.beforeEntityChange("remove", nextVersion(this, before), ctx);
      const stored = await removed(this, gone, before.version);
      if (!stored) return undefined;
      await this.entityChanged("removed", plain(before), ctx, stored);
      return plain(before);
    });
  },

  /** Of the service's settings; it sees the fields, not the outbox. */
  async validateEntity(this: EntityService, entity: object | readonly object[]): Promise<object> {
    await dbService.methods.validateEntity.call(
      this,
      Array.isArray(entity) ? entity.map(plain) : plain(entity),
    );
    return entity;
  },

  async transformDocuments(
    this: EntityService,
    ...args: [ctx: object, params: object, docs: unknown]
  ) {
    const docs = await dbService.methods.transformDocuments.call(this, ...args);
    if (Array.isArray(docs)) return docs.map(plain);
    return typeof docs === "object" && docs !== null ? plain(docs) : docs;
  },
});

const fresh = (idPrefix: string, entity: object): object => ({
  id: newId(idPrefix),
  ...entity,
  version: 1,
});

const reads = {
  async _get(this: EntityService, ctx: object, params: { readonly id: unknown }): Promise<unknown> {
    try {
      return await dbService.methods._get.call(this, ctx, params);
    } catch (error) {
      if ((error as Error).name !== "EntityNotFoundError") throw error;
      throw faultError(common.NOT_FOUND({ id: params.id }));
    }
  },
};

const livingOnly = (params: AdapterQuery = {}): AdapterQuery => ({
  ...params,
  query: { ...params.query, ...living },
});

/** Reads that leave tombstones out. */
const onlyLiving = {
  _find(this: EntityService, ctx: object, params?: AdapterQuery) {
    return dbService.methods._find.call(this, ctx, livingOnly(params));
  },
  _list(this: EntityService, ctx: object, params?: AdapterQuery) {
    return dbService.methods._list.call(this, ctx, livingOnly(params));
  },
  _count(this: EntityService, ctx: object, params?: AdapterQuery) {
    return dbService.methods._count.call(this, ctx, livingOnly(params));
  },
  async getById(this: EntityService, id: unknown, decoding?: boolean): Promise<unknown> {
    const found = await dbService.methods.getById.call(this, id, decoding);
    const isLiving = (doc: unknown): boolean => !(doc as EntityDoc | null | undefined)?.tombstone;
    return Array.isArray(found) ? found.filter(isLiving) : isLiving(found) ? found : undefined;
  },
};
