/** Who imports whom, read from the text: enough to see when the import rules or a test must run again. */
import { readFileSync } from "node:fs";
import { join, matchesGlob, posix } from "node:path";
import { hashOf, type Tree } from "./inputs.ts";

export interface Imports {
  /** Every specifier, as written. */
  readonly specifiers: readonly string[];
  /** Reads files or starts programs, or imports what no literal names. */
  readonly opaque: boolean;
  /** Globs of the comments `// @reads glob`: what an opaque file reads, for a reader and for the check. */
  readonly reads: readonly string[];
}

const literal = new RegExp(
  String.raw`\b(?:from|import|require)\s*(?:\(\s*)?(["'\x60])([^"'\x60\n]+)\1`,
  "gu",
);
const computed = /\b(?:import|require)\s*\(\s*(?!["'`\s])/u;
const world = /^(?:node:)?(?:fs|fs\/promises|child_process|worker_threads|module|sqlite)$/u;
const reading = /^[ \t]*\/\/ @reads (\S+)$/gmu;

/** The imports of a text; over-counts what stands in comments and strings, which costs a run and no more. */
export const importsIn = (text: string): Imports => {
  const specifiers = [...text.matchAll(literal)].map((found) => found[2] as string);
  return {
    specifiers,
    opaque: computed.test(text) || specifiers.some((one) => world.test(one)),
    reads: [...text.matchAll(reading)].map((found) => found[1] as string),
  };
};

/** Imports of every script of the tree. */
export const importsOf = (root: string, tree: Tree): ReadonlyMap<string, Imports> =>
  new Map(
    [...tree.keys()]
      .filter((path) => /\.[cm]?[jt]s$/u.test(path))
      .map((path) => [path, importsIn(readFileSync(join(root, path), "utf8"))]),
  );

/** Hash of who imports whom, and of which files there are. */
export const graphKey = (imports: ReadonlyMap<string, Imports>): string =>
  hashOf(...[...imports].map(([path, { specifiers }]) => `${path} ${specifiers.join(" ")}`));

interface Closure {
  readonly files: ReadonlySet<string>;
  /** Imports of a file that is not there. */
  readonly missing: readonly string[];
}

const closureOf = (
  start: readonly string[],
  imports: ReadonlyMap<string, Imports>,
  tree: Tree,
): Closure => {
  const files = new Set(start);
  const missing: string[] = [];
  // A set that grows while it is read: each file is visited once.
  for (const file of files) {
    for (const specifier of imports.get(file)?.specifiers ?? []) {
      if (!specifier.startsWith(".")) continue;
      const target = posix.join(posix.dirname(file), specifier);
      if (tree.has(target)) files.add(target);
      else missing.push(target);
    }
  }
  return { files, missing };
};

/**
 * Hash of everything a test can see: the files it reaches by imports, and those its comments `@reads` name.
 * A test that reads files and does not say which is keyed by the whole tree.
 */
export const testKey = (
  test: string,
  imports: ReadonlyMap<string, Imports>,
  tree: Tree,
): string => {
  const direct = closureOf([test], imports, tree);
  const reached = [...direct.files].flatMap((file) => imports.get(file) ?? []);
  const globs = reached.flatMap(({ reads }) => reads);
  const opaque = reached.some((one) => one.opaque && one.reads.length === 0);
  if (opaque) return hashOf(test, ...[...tree].flat());
  const read = [...tree.keys()].filter((path) => globs.some((glob) => matchesGlob(path, glob)));
  const { files, missing } = closureOf([...direct.files, ...read], imports, tree);
  const seen = [...files].sort().map((path) => `${path} ${tree.get(path) ?? ""}`);
  return hashOf(test, ...seen, ...[...missing].sort());
};
