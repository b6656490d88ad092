import { answer } from "../../../../../platform/broker/action.ts";
import { common } from "../../../../../platform/kernel/fault.ts";
import { service } from "../../../../../platform/broker/service.ts";
import type { Note } from "../note.ts";
import { findNote, heardNotes, listening, notes, writeNote } from "../notes.store.ts";
import { contract } from "./notes.contract.ts";

const { actions } = contract;
const view = ({ id, title, body }: Note) => ({ id, title, body, by: "v2" });

export default service({
  name: "notes",
  version: 2,
  aggregates: [notes],
  collections: [heardNotes],
  on: listening,
  actions: {
    write: answer(actions.write, async function (ctx) {
      const { title, body } = ctx.params;
      return view(await writeNote(this, title, body));
    }),
    get: answer(actions.get, async function (ctx) {
      const note = await findNote(this, ctx.params.noteId);
      return note ? view(note) : common.NOT_FOUND();
    }),
  },
});
