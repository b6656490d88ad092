import { evolver, type Private } from "../../../../platform/domain/decider.ts";

type State = { readonly lines: number };
type Event = Private<"lineAdded"> | Private<"lineRemoved">;

// A misspelt event name.
export const evolve = evolver<State, Event>({
  lineAdded: (state) => state,
  lineRemoved: (state) => state,
  lineAded: (state: State) => state,
});
