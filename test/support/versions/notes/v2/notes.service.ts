import { consumer } from "../../../../../mixins/consumer.mixin.ts";
import { idempotency } from "../../../../../mixins/idempotency.mixin.ts";
import { outbox } from "../../../../../mixins/outbox.mixin.ts";
import { storage } from "../../../../../mixins/storage.mixin.ts";
import { defineService } from "../../../../../platform/broker/define-service.ts";
import { common, isFault } from "../../../../../platform/kernel/fault.ts";
import type { Note } from "../note.ts";
import { findNote, notes, receivedNotes, subscriptions, writeNote } from "../notes.store.ts";
import { contract } from "./notes.contract.ts";

const view = ({ id, title, body }: Note) => ({ id, title, body, by: "v2" });

export default defineService(contract, {
  name: "notes",
  version: 2,
  mixins: [
    storage({ collections: [receivedNotes] }),
    outbox({ aggregates: [notes] }),
    idempotency(),
    consumer(subscriptions),
  ],
  actions: {
    write: async (ctx) => {
      const note = await writeNote(ctx, ctx.params.title, ctx.params.body);
      return isFault(note) ? note : view(note);
    },
    get: async (ctx) => {
      const note = await findNote(ctx, ctx.params.noteId);
      return note ? view(note) : common.NOT_FOUND();
    },
  },
});
