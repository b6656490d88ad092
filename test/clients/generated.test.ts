/** Clients made of docs/openapi.json by the generators that people use compile, and so does what is written with them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import ts from "typescript";
import { root } from "../../tasks/start/root.ts";
import { generators, type Generator } from "./generators.ts";
import { openapiGeneratorCases } from "./openapi-generator.cases.ts";

const folder = mkdtempSync(join(tmpdir(), "caravan-clients-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The folder of a client that was just generated. */
const generated = ({ name, args, use }: Generator): string => {
  const at = join(folder, name);
  mkdirSync(at);
  const [program = "", ...rest] = args(join(root, "docs/openapi.json"));
  const ran = spawnSync(process.execPath, [join(root, program), ...rest], {
    cwd: at,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  if (ran.status !== 0) throw new Error(`${name}: ${ran.stdout}${ran.stderr}`);
  writeFileSync(join(at, "use.ts"), use);
  return at;
};

/** A front's usual settings; `skipLibCheck`: the libraries are not ours. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  types: [],
};

const faultsIn = (files: readonly string[]): string[] =>
  ts
    .getPreEmitDiagnostics(ts.createProgram(files, options))
    .map(({ messageText, file, start = 0 }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });

test("clients of openapi-typescript, hey-api and orval compile, and are used by their names (E.3)", () => {
  const files = generators.map((one) => join(generated(one), "use.ts"));
  expect(faultsIn(files)).toEqual([]);
  const planted = join(folder, "planted.ts");
  writeFileSync(
    planted,
    `import { ordersPlace } from "./orval/client.ts";\nordersPlace("cart");\n`,
  );
  expect(faultsIn([planted])).toEqual([expect.stringContaining("planted.ts:2")]);
}, 300_000);

if (process.env["TEST_FULL"] !== undefined) openapiGeneratorCases();
