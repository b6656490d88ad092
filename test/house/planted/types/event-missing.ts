import { evolver, type Private } from "../../../../platform/domain/decider.ts";

type State = { readonly lines: number };
type Event = Private<"lineAdded"> | Private<"lineRemoved">;

// An event that nothing handles.
export const evolve = evolver<State, Event>({
  lineAdded: (state) => state,
});
