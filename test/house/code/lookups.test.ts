import { join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { clean, judge } from "./rules/allowances.ts";
import { openLookups } from "./rules/lookups.ts";
import { root, sourcesBelow, ts } from "./rules/sources.ts";

const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const pathOf = (file: string): string => relative(root, file);

test("names from outside are looked up in a Map, or after Object.hasOwn", () => {
  const paths = sourcesBelow("services", "platform", "mixins").map(({ path }) => path);
  const program = ts.createProgram(
    paths.map((path) => join(root, path)),
    options,
  );
  const found = openLookups(program, (path) => paths.includes(path), pathOf);
  expect(judge("open look-ups", found)).toEqual(clean);
  expect(paths.length).toBeGreaterThan(200);
}, 120_000);

const planted = `
declare const name: string;
declare const kind: "a" | "b";
declare const table: Readonly<Record<string, number>>;
declare const closed: Record<"a" | "b", number>;
declare const held: { readonly cells: Record<string, string> };
declare const list: number[];
declare const map: Map<string, number>;
export const open = [
  table[name],
  held.cells[name.toLowerCase()],
  name in closed,
  Object.hasOwn(closed, name) ? table[name] : 0,
];
export const safe = [
  closed[kind],
  table["a"],
  list[0],
  "a" in closed,
  kind in closed,
  map.get(name),
  Object.hasOwn(table, name) ? table[name] : undefined,
  Object.hasOwn(table, name) && table[name],
];
export const write = (): void => {
  (table as Record<string, number>)[name] = 1;
};
`;

test("planted look-ups are found", () => {
  const host = ts.createCompilerHost(options);
  const file = join(root, "services/planted.ts");
  const { getSourceFile } = host;
  host.getSourceFile = (path, version) =>
    path === file ? ts.createSourceFile(path, planted, version) : getSourceFile(path, version);
  const program = ts.createProgram([file], { ...options, types: [] }, host);
  expect(openLookups(program, (path) => path === "services/planted.ts", pathOf)).toEqual([
    "services/planted.ts: table[name]",
    "services/planted.ts: held.cells[name.toLowerCase()]",
    "services/planted.ts: name in closed",
    "services/planted.ts: table[name]",
  ]);
});
