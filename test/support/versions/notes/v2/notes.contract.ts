import { action, closedObject, Id, Type } from "../../../../../platform/contract/contract.ts";
import { common } from "../../../../../platform/kernel/fault.ts";
import { written } from "../written.contract.ts";

/** Of the second version: the text is a title and a body. */
const Note = closedObject({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  by: Type.String(),
});

const write = action({
  name: "notes.write",
  version: 2,
  summary: "Writes a note",
  params: closedObject({
    title: Type.String({ minLength: 1 }),
    body: Type.String({ text: "lines" }),
  }),
  returns: Note,
  access: "public",
  rest: { method: "POST", path: "/notes", status: 201 },
});
const get = action({
  name: "notes.get",
  version: 2,
  summary: "A note",
  params: closedObject({ noteId: Id }),
  returns: Note,
  access: "public",
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/notes/{noteId}" },
});

export const contract = {
  actions: { write, get },
  events: { written },
  faults: {},
};
