/** Events and actions as the contracts declare them, with who listens and how often each was called. Pure. */
import { brokerName, type ServiceContract } from "../../platform/contract/contract.ts";
import { counted, section } from "./text.ts";

/** A service of the running shop, as the registry has it. */
export interface Listening {
  readonly name: string;
  readonly metadata?: { readonly listens?: readonly string[] };
}

const listenersOf = (type: string, services: readonly Listening[]): string =>
  [
    ...new Set(
      services
        .filter(({ metadata }) => metadata?.listens?.includes(type))
        .map(({ name }) => name)
        .sort(),
    ),
  ].join(", ");

/** Every event of a service, or of all: its type, what happened, which running services consume it. */
export const eventsText = (
  contracts: readonly ServiceContract[],
  services: readonly Listening[],
): string => {
  // Two versions of a service publish the same events.
  const events = new Set(contracts.flatMap((one) => Object.values(one.events)));
  const rows = [...events]
    .sort((a, b) => (a.type < b.type ? -1 : 1))
    .map(({ type, summary }) => [type, summary, listenersOf(type, services) || "nobody"]);
  return section(`${counted(rows.length, "event")}: type, what happened, who consumes it`, rows)
    .join("\n")
    .trim();
};

/** Every action with how often this process was asked for it; `counts` by the names on the broker. */
export const callsText = (
  contracts: readonly ServiceContract[],
  counts: ReadonlyMap<string, number>,
): string => {
  const rows = contracts
    .flatMap(({ actions }) => Object.values(actions))
    .map((action) => ({ name: brokerName(action), summary: action.summary }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, summary }) => {
      const count = counts.get(name);
      return count === undefined ? [] : [[name, String(count), summary]];
    });
  const none =
    "none: no service runs here. On the mesh each process counts at /metrics of its OPS_PORT";
  return section("Calls that this process was given", rows, none).join("\n").trim();
};
