/** The pages docs/errors.md and docs/events.md, made from the contracts. */
import {
  common,
  type Facts,
  type FaultLine,
  type FaultMaker,
} from "../../../platform/kernel/fault.ts";
import { typeOf } from "./problem.ts";
import type { ServiceContract } from "../../../platform/contract/contract.ts";

/** The service a contract belongs to. */
export const serviceOf = ({ actions, events }: ServiceContract): string => {
  const name = Object.values(actions)[0]?.name ?? Object.values(events)[0]?.type ?? "";
  return name.split(".")[0] ?? "";
};

/** `orders`, of another version than the first `v2.orders`. */
export const versioned = (name: string, version: string | number | undefined): string =>
  version === undefined || Number(version) === 1 ? name : `v${version}.${name}`;

/** What the mesh is asked about the service of a contract. */
export const versionedOf = (contract: ServiceContract): string => {
  const { version = 1 } = Object.values(contract.actions)[0] ?? {};
  return versioned(serviceOf(contract), version);
};

export interface ErrorLine {
  readonly line: FaultLine;
  readonly facts: Facts;
  /** Who answers it; "every service" for the common ones. */
  readonly by: readonly string[];
}

const linesOf = (makers: Readonly<Record<string, FaultMaker>>, by: string): ErrorLine[] =>
  Object.values(makers).map(({ line, facts }) => ({ line, facts, by: [by] }));

/** Every code of every catalogue once, sorted by code. */
export const errorLines = (contracts: readonly ServiceContract[]): readonly ErrorLine[] => {
  const all = [
    ...linesOf(common, "every service"),
    ...contracts.flatMap((one) => linesOf(one.faults, serviceOf(one))),
  ];
  const byKey = new Map<string, ErrorLine>();
  for (const { line, facts, by } of all) {
    const key = `${line[1]} ${line[0]} ${line[2]}`;
    const known = byKey.get(key)?.by ?? [];
    if (known.includes("every service")) continue;
    byKey.set(key, { line, facts, by: [...new Set([...known, ...by])].sort() });
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
};

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** docs/errors.md */
export const errorsPage = (contracts: readonly ServiceContract[]): string =>
  [
    "# Errors",
    "",
    "Every refusal and failure is `application/problem+json` (RFC 9457): `type`, `title`, `status`,",
    "`detail`, `code`, `errors[{pointer, message}]`, `traceId` and facts of the case, whose types are in",
    "[openapi.json](openapi.json), as are the codes that each operation may respond with. A 5xx says only",
    "the trace id. `type` is `" + typeOf("SOME_CODE") + "`. Made by `npm run openapi`.",
    "",
    "| code | status | title | facts | answered by |",
    "|---|---|---|---|---|",
    ...errorLines(contracts).map(
      ({ line: [status, code, title], facts, by }) =>
        `| \`${code}\` | ${status} | ${cell(title)} | ${Object.keys(facts).join(", ")} | ${by.join(", ")} |`,
    ),
    "",
  ].join("\n");

/** docs/events.md */
export const eventsPage = (contracts: readonly ServiceContract[]): string => {
  // Two versions of a service publish the same events.
  const events = [...new Set(contracts.flatMap((one) => Object.values(one.events)))].sort((a, b) =>
    a.type < b.type ? -1 : 1,
  );
  return [
    "# Events",
    "",
    "Durable facts, each owned by the service before the dot, in the envelope of CloudEvents 1.0:",
    "`id`, `type`, `source`, `subject`, `version`, `time`, `data`; `index`, which of the events of one version",
    "it is, where it is not the first; and `node`, the process that wrote it, where that is known. At least",
    "once, in no promised order. Those that are public can be [sent to webhooks](guides/receive-webhooks.md).",
    "Made by `npm run openapi`.",
    "",
    "| type | what happened | public | fields of `data` |",
    "|---|---|---|---|",
    ...events.map(
      ({ type, summary, public: open, data }) =>
        `| \`${type}\` | ${cell(summary)} | ${open ? "yes" : ""} | ${Object.keys(data.properties).join(", ")} |`,
    ),
    "",
  ].join("\n");
};
