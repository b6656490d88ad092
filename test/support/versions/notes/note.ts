import type { Decider, Fact } from "../../../../platform/domain/decider.ts";
import { fact } from "../../../../platform/contract/contract.ts";
import { written } from "./written.contract.ts";

export interface Note {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}
type Write = { readonly title: string; readonly body: string };

export const noteDecider: Decider<Note, Write, Fact> = {
  initial: (id) => ({ id, title: "", body: "" }),
  decide: ({ id }, { title, body }) => [fact(written, { noteId: id, title, body })],
  evolve: (note, { data }) => ({ ...note, ...(data as unknown as Write) }),
};
