import { consumer } from "../../../../mixins/consumer.mixin.ts";
import { idempotency } from "../../../../mixins/idempotency.mixin.ts";
import { outbox } from "../../../../mixins/outbox.mixin.ts";
import { storage } from "../../../../mixins/storage.mixin.ts";
import { defineService } from "../../../../platform/broker/define-service.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import type { Note } from "./note.ts";
import { contract } from "./notes.contract.ts";
import { findNote, notes, receivedNotes, subscriptions, writeNote } from "./notes.store.ts";

const view = ({ id, title, body }: Note) => ({
  id,
  text: body === "" ? title : `${title}\n${body}`,
  by: "v1",
});

export default defineService(contract, {
  name: "notes",
  mixins: [
    storage({ collections: [receivedNotes] }),
    outbox({ aggregates: [notes] }),
    idempotency(),
    consumer(subscriptions),
  ],
  actions: {
    write: async (ctx) => {
      const [title = "", ...body] = ctx.params.text.split("\n");
      const note = await writeNote(ctx, title, body.join("\n"));
      return isFault(note) ? note : view(note);
    },
    get: async (ctx) => {
      const note = await findNote(ctx, ctx.params.noteId);
      return note ? view(note) : common.NOT_FOUND();
    },
    heard: async (ctx) => {
      const found = await ctx.collection(receivedNotes).get(ctx.params.noteId);
      return found ? { id: found.id, times: found.times, by: found.by } : common.NOT_FOUND();
    },
  },
});
