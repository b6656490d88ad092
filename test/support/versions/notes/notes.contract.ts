import { action, closedObject, Id, Type } from "../../../../platform/contract/contract.ts";
import { common } from "../../../../platform/kernel/fault.ts";
import { written } from "./written.contract.ts";

/** Of the first version: a note is one text. */
const Note = closedObject({ id: Id, text: Type.String(), by: Type.String() });
const Heard = closedObject({ id: Id, times: Type.Integer(), by: Type.String() });

const write = action({
  name: "notes.write",
  summary: "Writes a note",
  params: closedObject({ text: Type.String({ minLength: 1, text: "lines" }) }),
  returns: Note,
  access: "public",
  rest: { method: "POST", path: "/notes", status: 201 },
});
const get = action({
  name: "notes.get",
  summary: "A note",
  params: closedObject({ noteId: Id }),
  returns: Note,
  access: "public",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/notes/{noteId}" },
});
const heard = action({
  name: "notes.heard",
  summary: "How often the event of a note was handled, and by which version",
  params: closedObject({ noteId: Id }),
  returns: Heard,
  access: "public",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/notes/{noteId}/heard" },
});

export const contract = {
  actions: { write, get, heard },
  events: { written },
  faults: {},
};
