/** The steps of a check: what each runs, and what its result depends on. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { graphKey, importsOf, testKey } from "./imports.ts";
import { hashOf, installedKey, keyOf, type Tree } from "./inputs.ts";
import { jest, type Step } from "../run.ts";

export interface Keyed extends Step {
  /** Hash of all that its result depends on. */
  readonly key: string;
}

/** A test file of the pure step. */
export interface PureTest {
  readonly path: string;
  readonly key: string;
}

export interface Plan {
  readonly steps: Readonly<Record<"types" | "lint" | "imports" | "form", Keyed>>;
  readonly pure: readonly PureTest[];
}

/** The tools' settings and the check itself; a change of one of these makes every cache anew. */
const configuration = [
  "package.json",
  "tsconfig.json",
  "eslint.config.js",
  "jest.config.js",
  ".dependency-cruiser.cjs",
  ".prettierrc.json",
  ".prettierignore",
  ".editorconfig",
  "test/support/jest/*",
  "dev/{check,run}.ts",
  "dev/{check,lint}/**",
];
const pureTests = [
  "test/services/*/domain/**/*.test.ts",
  "test/platform/{kernel,contract,domain}/**/*.test.ts",
];
const script = /\.[cm]?[jt]s$/u;

const any = (globs: readonly string[]) => (path: string) =>
  globs.some((glob) => matchesGlob(path, glob));

export const toolsKey = (root: string, tree: Tree): string =>
  hashOf(
    process.version,
    `${process.platform} ${process.arch}`,
    installedKey(root),
    keyOf(tree, any(configuration)),
  );

/** The tools' own caches for one state of tools and configuration; older ones go. */
export const toolCache = (root: string, tools: string): string => {
  const all = join(root, ".cache", "check");
  const own = join(all, tools);
  mkdirSync(own, { recursive: true });
  for (const entry of readdirSync(all, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== tools)
      rmSync(join(all, entry.name), { recursive: true, force: true });
  return own;
};

const typesArgs = (cache: string) => [
  "node_modules/typescript-native/bin/tsc",
  "-p",
  ".",
  "--incremental",
  "--tsBuildInfoFile",
  join(cache, "types.json"),
];
const byContent = (cache: string, name: string) => [
  ...["--cache", "--cache-strategy", "content"],
  ...["--cache-location", join(cache, name)],
];
/** Whose imports are judged. */
export const cruised: readonly string[] = [
  "services",
  "mixins",
  "platform",
  "tasks",
  "dev",
  "test",
  "bench",
  "packages",
  "moleculer.config.ts",
];

/** What a check of this tree runs. Keys hold the tools, their configuration and the content of every input. */
export const planOf = (root: string, tree: Tree): Plan => {
  const tools = toolsKey(root, tree);
  const cache = toolCache(root, tools);
  const imports = importsOf(root, tree);
  const step = (name: string, key: string, args: readonly string[]): Keyed => ({
    name,
    key: hashOf(tools, name, key),
    args,
  });
  const there = cruised.filter((name) =>
    [...tree.keys()].some((path) => path === name || path.startsWith(`${name}/`)),
  );
  return {
    steps: {
      types: step(
        "types",
        keyOf(tree, (path) => script.test(path) || path.endsWith(".json")),
        typesArgs(cache),
      ),
      lint: step(
        "lint",
        keyOf(tree, (path) => script.test(path)),
        ["node_modules/eslint/bin/eslint.js", ...byContent(cache, "lint"), "."],
      ),
      imports: step("imports", graphKey(imports), [
        "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
        ...["--config", ".dependency-cruiser.cjs", ...there],
      ]),
      form: step(
        "form",
        keyOf(tree, () => true),
        [
          "node_modules/prettier/bin/prettier.cjs",
          ...["--check", "--log-level", "warn", ...byContent(cache, "form"), "."],
        ],
      ),
    },
    pure: [...tree.keys()].filter(any(pureTests)).map((path) => ({
      path,
      key: hashOf(tools, process.env["PROPERTY_RUNS"] ?? "", testKey(path, imports, tree)),
    })),
  };
};

/** Jest over pure tests; the result of each file is written to `outcome`. */
export const pureStep = (tests: readonly PureTest[], outcome: string): Step => ({
  name: "pure",
  args: [
    ...jest,
    ...["--json", "--outputFile", outcome, "--runTestsByPath"],
    ...tests.map(({ path }) => path),
  ],
});
