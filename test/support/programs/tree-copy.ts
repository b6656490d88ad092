/** A copy of the whole project in a temporary folder: patches are applied and tests run there, nothing here changes. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { root } from "../../../tasks/start/root.ts";

export interface Ended {
  readonly code: number | null;
  /** Both streams as they came. */
  readonly output: string;
}

export interface TreeCopy {
  readonly folder: string;
  /** Applies a patch as `git diff` writes it. @throws Error with what git says when it does not fit */
  apply(patch: string): void;
  /** Runs Node in the copy. */
  node(args: readonly string[]): Promise<Ended>;
  /** Runs tests of the copy, by path. */
  test(paths: readonly string[]): Promise<Ended>;
  remove(): void;
}

/** Neither sources nor small. */
const left = new Set(["node_modules", ".git", "data", "coverage"]);

const jest = [
  "--experimental-vm-modules",
  "--disable-warning=ExperimentalWarning",
  "node_modules/jest/bin/jest.js",
  // A copy's cache would be as large as the original's and used once.
  "--no-cache",
  "--runInBand",
  "--runTestsByPath",
];

/** By these Jest informs its workers about itself; a Jest in a copy is not one of them. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^JEST_|^NODE_OPTIONS$/u.test(name)),
  );

const runNode = (folder: string, args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: ownEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (text: Buffer) => (output += text.toString()));
    child.stderr.on("data", (text: Buffer) => (output += text.toString()));
    child.on("close", (code) => resolve({ code, output }));
  });

const applyPatch = (folder: string, patch: string): void => {
  const { status, stderr } = spawnSync("git", ["apply", "--whitespace=nowarn", "-"], {
    cwd: folder,
    input: patch,
    encoding: "utf8",
    // Or a repository around the folder for temporary files would be taken for the patch's.
    env: { ...process.env, GIT_CEILING_DIRECTORIES: join(folder, "..") },
  });
  if (status !== 0) throw new Error(`The patch does not fit:\n${stderr}`);
};

/** Copies the tree `from` (this project), with its node_modules linked. */
export const copyTree = (from = root): TreeCopy => {
  const folder = mkdtempSync(join(tmpdir(), "caravan-tree-"));
  cpSync(from, folder, {
    recursive: true,
    filter: (path) => !left.has(relative(from, path)),
  });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return {
    folder,
    apply: (patch) => applyPatch(folder, patch),
    node: (args) => runNode(folder, args),
    test: (paths) => runNode(folder, [...jest, ...paths]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
