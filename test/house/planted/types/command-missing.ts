import { commands, type Private } from "../../../../platform/domain/decider.ts";

type State = { readonly open: boolean };
type Command = { readonly type: "Open" } | { readonly type: "Close" };

// A command that nothing handles.
export const decide = commands<State, Command, Private<"opened">>({
  Open: () => [{ type: "opened", data: {} }],
});
