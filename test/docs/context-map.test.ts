/** docs/context-map.md against the services: what they own, whom they call, which events they publish and consume. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { declarationsOf } from "../../platform/broker/define-service.ts";
import { contracts } from "../../services/gateway/all-contracts.ts";
import { loadServices, serviceNames } from "../../tasks/start/services.ts";
import { fencesIn } from "../support/pages/markdown.ts";

interface Metadata {
  readonly dependencies?: readonly string[];
  readonly listens?: readonly string[];
}

const page = readFileSync(join(import.meta.dirname, "../../docs/context-map.md"), "utf8");

/** Rows of the table with this first heading: cells without backticks. */
const tableOf = (text: string, heading: string): string[][] => {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const rows = lines.slice(first + 2, lines.indexOf("", first));
  return rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
};

/** `a -> b` of every arrow of this kind in a page's diagrams. */
const arrowsIn = (text: string, arrow: string): string[] =>
  fencesIn(text)
    .filter(({ language }) => language === "mermaid")
    .flatMap((fence) => fence.text.split("\n"))
    .map((line) => line.trim().split(` ${arrow} `))
    .filter((ends) => ends.length === 2)
    .map(([from, to]) => `${from} -> ${to}`);

const listed = (cell: string | undefined): string[] =>
  cell === undefined || cell.startsWith("none") ? [] : cell.split(", ");

const names = serviceNames();
const schemas = await loadServices(names);
const services = schemas.map((schema) => ({
  name: schema.name,
  metadata: (schema.metadata ?? {}) as Metadata,
  collections: declarationsOf(schema).map(({ name }) => name),
}));
/** What the platform adds by itself. */
const common = [
  "cursors",
  "dataKeys",
  "deadLetters",
  "erasedSubjects",
  "events",
  "journal",
  "usedKeys",
];
const calls = services.flatMap(({ name, metadata }) =>
  (metadata.dependencies ?? []).map((callee) => `${name} -> ${callee}`),
);
const consumersOf = (type: string): string[] =>
  services.filter(({ metadata }) => metadata.listens?.includes(type)).map(({ name }) => name);

describe("docs/context-map.md", () => {
  test("lists every service with its collections", () => {
    const rows = tableOf(page, "service").map(([name, , owned]) => [name, listed(owned)] as const);
    const owned = services.map(
      ({ name, collections }) =>
        [name, collections.filter((one) => !common.includes(one)).sort()] as const,
    );
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(owned));
    expect(rows.length).toBe(names.length);
  });

  test("draws and explains every call", () => {
    expect(arrowsIn(page, "-->")).toEqual(calls.toSorted());
    const explained = tableOf(page, "call").map(([call = ""]) => call.replace("→", "->"));
    expect(explained).toEqual(calls.toSorted());
  });

  test("lists every event with its consumers", () => {
    const types = contracts.flatMap(({ events }) => Object.values(events).map(({ type }) => type));
    const rows = tableOf(page, "event").map(([type = "", cell]) => [type, listed(cell)]);
    expect(rows).toEqual(types.toSorted().map((type) => [type, consumersOf(type).toSorted()]));
    const consumed = services.flatMap(({ metadata }) => metadata.listens ?? []);
    expect(consumed.filter((type) => !types.includes(type))).toEqual([]);
  });

  test("draws every flow of events", () => {
    const flows = services.flatMap(({ name, metadata }) =>
      (metadata.listens ?? []).map((type) => `${type.split(".")[0]} -> ${name}`),
    );
    expect(arrowsIn(page, "-.->")).toEqual([...new Set(flows)].sort());
  });

  test("a planted table and diagram are read", () => {
    const planted =
      "| event | by |\n|---|---|\n| `a.b` | c, d |\n| `a.e` | none yet |\n\n| event | x |";
    const rows = tableOf(planted, "event").map(([type, cell]) => [type, listed(cell)]);
    expect(rows).toEqual([
      ["a.b", ["c", "d"]],
      ["a.e", []],
    ]);
    const diagram = "```mermaid\ngraph LR\n  a --> b\n  b -.-> c\n```\n";
    expect(arrowsIn(diagram, "-->")).toEqual(["a -> b"]);
    expect(arrowsIn(diagram, "-.->")).toEqual(["b -> c"]);
  });
});
