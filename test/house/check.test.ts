import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

const root = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "caravan-house-"));

/** A small part of the project that a check can be run on. */
const part = [
  ...["package.json", "tsconfig.json", "eslint.config.js", "jest.config.js"],
  ...[".dependency-cruiser.cjs", ".prettierrc.json", ".prettierignore", ".editorconfig"],
  ...["dev/check.ts", "dev/run.ts", "dev/check", "tasks/start/root.ts", "platform/kernel"],
  ...["test/support/jest"],
  "test/platform/kernel",
];

interface Checked {
  readonly code: number | null;
  readonly output: string;
}

const check = (...flags: readonly string[]): Promise<Checked> =>
  new Promise((resolve) => {
    // Jest's own variables would make the inner run one of its workers.
    const { JEST_WORKER_ID: _worker, NODE_OPTIONS: _options, ...env } = process.env;
    const child = execFile(
      process.execPath,
      ["dev/check.ts", ...flags],
      { cwd: copy, env, maxBuffer: 2 ** 26 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
};

/** Names of the steps by what became of them; the number of pure tests changes. */
const stepsOf = ({ output }: Checked, line: RegExp): string[] =>
  [...output.matchAll(line)].map(([, name = ""]) => name).sort();
const failedIn = (checked: Checked) => stepsOf(checked, /^FAILED (\w+)/gmu);
const unchangedIn = (checked: Checked) => stepsOf(checked, /^ok {5}(\w+) +unchanged$/gmu);

/** One file for each step that it breaks. */
const planted: Readonly<Record<string, readonly [path: string, text: string]>> = {
  types: ["platform/kernel/planted-type.ts", 'export const planted: number = "one";\n'],
  lint: ["platform/kernel/planted-lint.ts", "export const planted = () => Date.now();\n"],
  imports: [
    "platform/kernel/planted-import.ts",
    'import { root } from "../../tasks/start/root.ts";\n\nexport const planted = root;\n',
  ],
  form: ["platform/kernel/planted-form.ts", "export const planted = [ 1 ]\n"],
  pure: [
    "test/platform/kernel/planted.test.ts",
    'import { expect, test } from "@jest/globals";\n\ntest("planted", () => expect(1).toBe(2));\n',
  ],
};

describe("npm run check -- --changed", () => {
  let first: Checked;
  beforeAll(async () => {
    for (const path of part) cpSync(join(root, path), join(copy, path), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    first = await check();
  }, 120_000);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("runs nothing again where nothing changed", async () => {
    expect([first.code, failedIn(first), unchangedIn(first)]).toEqual([0, [], []]);
    const again = await check("--changed");
    expect(again.code).toBe(0);
    expect(unchangedIn(again)).toEqual(["form", "imports", "lint", "pure", "types"]);
  });

  test("finds what breaks each step after a run that passed", async () => {
    for (const [path, text] of Object.values(planted)) write(path, text);
    const found = await check("--changed");
    // A failure is not remembered as anything: it is found again, by the tools' own caches too.
    const again = await check("--changed");
    const plain = await check();
    for (const [path] of Object.values(planted)) rmSync(join(copy, path));
    for (const one of [found, again, plain])
      expect([one.code, failedIn(one)]).toEqual([1, Object.keys(planted).sort()]);
    for (const [path] of Object.values(planted)) expect(found.output).toContain(path);
  });

  test("passes again without them", async () => {
    const mended = await check("--changed");
    expect([mended.code, unchangedIn(mended)]).toEqual([
      0,
      ["form", "imports", "lint", "pure", "types"],
    ]);
  });

  test("finds a pure test that fails because of a file it imports", async () => {
    write("platform/kernel/planted.ts", "export const planted = 1;\n");
    write(
      "test/platform/kernel/planted.test.ts",
      [
        'import { expect, test } from "@jest/globals";',
        'import { planted } from "../../../platform/kernel/planted.ts";',
        "",
        'test("planted", () => expect(planted).toBe(1));',
        "",
      ].join("\n"),
    );
    const passing = await check("--changed");
    expect([passing.code, failedIn(passing)]).toEqual([0, []]);
    expect(passing.output).toMatch(/^ok {5}pure 1\/\d+ /mu);
    write("platform/kernel/planted.ts", "export const planted = 2;\n");
    const failing = await check("--changed");
    expect([failing.code, failedIn(failing)]).toEqual([1, ["pure"]]);
  });
});
