import { event, Id, Type } from "../../../../platform/contract/contract.ts";

/** The noun's own, whichever version publishes it. */
export const written = event(
  "notes.written",
  "Somebody wrote a note",
  Type.Object({ noteId: Id, title: Type.String(), body: Type.String() }),
);
