import {
  action,
  closedObject,
  event,
  Id,
  pageOf,
  Paging,
  Type,
} from "../../../platform/contract/contract.ts";
import { common } from "../../../platform/kernel/fault.ts";

const text = Type.String({ minLength: 1, maxLength: 1000 });
const tag = Type.String({ minLength: 1, maxLength: 50 });

const Note = closedObject(
  { id: Id, text, tag: Type.Optional(tag), version: Type.Integer() },
  { title: "Note" },
);

const create = action({
  name: "notes.create",
  summary: "Writes a note",
  params: closedObject({ text, tag: Type.Optional(tag) }),
  returns: Note,
  access: "public",
  rest: { method: "POST", path: "/notes", status: 201, location: "/v1/notes/{id}" },
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
const list = action({
  name: "notes.list",
  summary: "The notes of a tag, or all, by id",
  params: closedObject({ tag: Type.Optional(tag), limit: Paging.limit }),
  returns: pageOf(Note),
  access: "public",
  rest: { method: "GET", path: "/notes" },
});
const change = action({
  name: "notes.change",
  summary: "Changes the fields sent; `null` takes the tag away",
  params: closedObject({
    noteId: Id,
    expectedVersion: Type.Integer({ minimum: 1 }),
    text: Type.Optional(text),
    tag: Type.Optional(Type.Union([tag, Type.Null()])),
  }),
  returns: Note,
  access: "public",
  faults: [common.NOT_FOUND, common.PRECONDITION_FAILED],
  rest: { method: "PATCH", path: "/notes/{noteId}", ifMatch: true },
});
const remove = action({
  name: "notes.remove",
  summary: "Removes a note",
  params: closedObject({ noteId: Id }),
  returns: Type.Null(),
  access: "public",
  faults: [common.NOT_FOUND],
  rest: { method: "DELETE", path: "/notes/{noteId}", status: 204 },
});

const data = Type.Object({ id: Id, text, tag: Type.Optional(tag) });
/** Their data are the note's fields of the same names. */
export const noteCreated = event("notes.created", "Somebody wrote a note", data);
export const noteChanged = event("notes.changed", "A note reads differently", data);
export const noteRemoved = event("notes.removed", "A note is gone", Type.Object({ id: Id }));

export const contract = {
  actions: { create, get, list, change, remove },
  events: { noteCreated, noteChanged, noteRemoved },
  faults: {},
};
