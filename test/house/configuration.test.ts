import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { knownSettings } from "../../platform/runtime/environment.settings.ts";

const root = join(import.meta.dirname, "../..");

interface Line {
  readonly name: string;
  readonly by: string;
  readonly values: string;
}

/** HOST alone has a default that depends on where it runs. */
const anywhere = (name: string, values: string): string =>
  name === "HOST" ? values.replace(/default [\d.]+$/u, "default 127.0.0.1") : values;

/** One line a variable, with every service that reads it. */
const linesOf = (read: readonly Line[]): Line[] =>
  [...new Set(read.map(({ name }) => name))].sort().map((name) => {
    const own = read.filter((one) => one.name === name);
    const distinct = (of: (one: Line) => string) => [...new Set(own.map(of))].join(", ");
    return { name, by: distinct(({ by }) => by), values: distinct(({ values }) => values) };
  });

/** Rows `| NAME | read by | meaning | values |` of the page; a meaning must be there. */
const rowsOf = (page: string): Line[] =>
  [...page.matchAll(/^\| `([A-Z_]+)` \| (.+?) \| (?:[^|]*\S[^|]*) \| (.+) \|$/gmu)]
    .map(([, name = "", by = "", values = ""]) => ({
      name,
      by,
      values: values.replaceAll("\\|", "|").replaceAll("`", "").trim(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const read: Line[] = [];
for (const file of [
  "platform/runtime/node.settings.ts",
  ...globSync("platform/**/*.settings.ts", {
    cwd: root,
    exclude: ["platform/runtime/node.settings.ts"],
  }).sort(),
  ...globSync("services/*/*.settings.ts", { cwd: root }).sort(),
  ...globSync("services/*/adapters/**/*.{provider,channel}.ts", { cwd: root }).sort(),
]) {
  const before = knownSettings().length;
  await import(join(root, file));
  const by = file.startsWith("platform/") ? "node" : (file.split("/")[1] as string);
  for (const { name, describe } of knownSettings().slice(before))
    read.push({ name, by, values: anywhere(name, describe).trim() });
}
const page = readFileSync(join(root, "docs/configuration.md"), "utf8");

test("docs/configuration.md is what the code reads, no more and no less", () => {
  expect(rowsOf(page)).toEqual(linesOf(read));
  expect(read.length).toBeGreaterThan(30);
});

test("a variable that several read means the same to each", () => {
  const differing = linesOf(read).filter(({ name, values }) => {
    const first = read.find((one) => one.name === name);
    return first?.values !== values;
  });
  expect(differing).toEqual([]);
});

test("secrets may come as files", () => {
  expect(page).toContain("`<NAME>_FILE`");
});

test("a planted row too many, too few, or without a meaning is found", () => {
  const one = { name: "PORT", by: "gateway", values: "a | b; default 3" };
  const row = "| `PORT` | gateway | where | a \\| b; default `3` |";
  expect(rowsOf(row)).toEqual([one]);
  expect(rowsOf(`${row}\n${row.replace("PORT", "OLD")}`)).not.toEqual([one]);
  expect(rowsOf(row.replace("where", " "))).toEqual([]);
  expect(linesOf([one, { ...one, by: "orders", values: "other" }])).toEqual([
    { name: "PORT", by: "gateway, orders", values: "a | b; default 3, other" },
  ]);
});
