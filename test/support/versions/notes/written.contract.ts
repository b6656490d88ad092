import { event, Id, Type } from "../../../../mixins/kernel/contract.ts";

/** The noun's own, whichever version tells it. */
export const written = event(
  "notes.written",
  "Somebody wrote a note",
  Type.Object({ noteId: Id, title: Type.String(), body: Type.String() }),
);
