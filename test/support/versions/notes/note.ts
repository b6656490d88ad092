import type { Decider, Published } from "../../../../platform/domain/decider.ts";
import { published } from "../../../../platform/contract/contract.ts";
import { written } from "./written.contract.ts";

export interface Note {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}
type Write = { readonly title: string; readonly body: string };

export const noteDecider: Decider<Note, Write, Published<typeof written>> = {
  initial: (id) => ({ id, title: "", body: "" }),
  decide: ({ id }, { title, body }) => [published(written, { noteId: id, title, body })],
  evolve: (note, { data }) => ({ ...note, title: data.title, body: data.body }),
};
