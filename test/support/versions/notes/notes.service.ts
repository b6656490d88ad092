import { answer } from "../../../../platform/broker/action.ts";
import { common } from "../../../../platform/kernel/fault.ts";
import { service } from "../../../../platform/broker/service.ts";
import { collectionOf } from "../../../../platform/storage/stores.ts";
import type { Note } from "./note.ts";
import { contract } from "./notes.contract.ts";
import { findNote, heardNotes, listening, notes, writeNote } from "./notes.store.ts";

const { actions } = contract;
const view = ({ id, title, body }: Note) => ({
  id,
  text: body === "" ? title : `${title}\n${body}`,
  by: "v1",
});

export default service({
  name: "notes",
  aggregates: [notes],
  collections: [heardNotes],
  on: listening,
  actions: {
    write: answer(actions.write, async function (ctx) {
      const [title = "", ...body] = ctx.params.text.split("\n");
      return view(await writeNote(this, title, body.join("\n")));
    }),
    get: answer(actions.get, async function (ctx) {
      const note = await findNote(this, ctx.params.noteId);
      return note ? view(note) : common.NOT_FOUND();
    }),
    heard: answer(actions.heard, async function (ctx) {
      const found = await collectionOf(this, heardNotes).get(ctx.params.noteId);
      return found ? { id: found.id, times: found.times, by: found.by } : common.NOT_FOUND();
    }),
  },
});
