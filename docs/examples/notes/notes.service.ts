/**
 * A plain resource of your own, with events: notes that are written, read, changed and removed.
 * `entity` brings moleculer-db's methods (`_create`, `_update`, `_remove`, `_get`, `_find` …); each write is conditional on the
 * note's version, holds its event, and refuses when another was faster. Copy the folder to `services/` to have it served.
 */
import { entity } from "../../../mixins/entity.mixin.ts";
import { entityOf, type EntityMethods } from "../../../platform/storage/entities/entity-methods.ts";
import { idempotency } from "../../../mixins/idempotency.mixin.ts";
import { outbox } from "../../../mixins/outbox.mixin.ts";
import { storage } from "../../../mixins/storage.mixin.ts";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { defineService } from "../../../platform/broker/define-service.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import type { Doc } from "../../../platform/storage/collection.ts";
import { entityCollection, entityOutbox } from "../../../platform/storage/entities/entity.ts";
import { contract } from "./notes.contract.ts";

interface Note extends Doc {
  readonly text: string;
  readonly tag?: string;
}
/** The store makes the collection and its indexes, in SQLite or MongoDB. */
export const notes = entityCollection<Note>("notes", { indexes: [{ fields: ["tag"] }] });

const notesOf = (ctx: ServiceContext): EntityMethods<Note> => entityOf(ctx.own, notes);

export default defineService(contract, {
  name: "notes",
  mixins: [
    storage(),
    entity({
      collection: notes,
      events: {
        created: contract.events.noteCreated,
        changed: contract.events.noteChanged,
        removed: contract.events.noteRemoved,
      },
    }),
    outbox({ sources: [entityOutbox(notes)] }),
    idempotency(),
  ],
  actions: {
    create: (ctx) => {
      const { text, tag } = ctx.params;
      return notesOf(ctx)._create(ctx, { id: ctx.newId("note"), text, ...defined({ tag }) });
    },
    get: (ctx) => notesOf(ctx)._get(ctx, { id: ctx.params.noteId }),
    list: async (ctx) => {
      const { tag, limit = 20 } = ctx.params;
      const query = defined({ tag });
      return { items: await notesOf(ctx)._find(ctx, { query, sort: "id", limit }), next: null };
    },
    change: (ctx) => {
      const { noteId, ...change } = ctx.params;
      return notesOf(ctx)._update(ctx, { id: noteId, ...change });
    },
    remove: async (ctx) => {
      await notesOf(ctx)._remove(ctx, { id: ctx.params.noteId });
      return null;
    },
  },
});
