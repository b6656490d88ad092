/** What a check reads: the tree's files and the installed packages, each by its content. */
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Path below the root → hash of the content. */
export type Tree = ReadonlyMap<string, string>;

/** Neither checked nor an input of a check. */
const skipped = new Set([".git", ".cache", "node_modules", "data", "coverage"]);

export const hashOf = (...parts: readonly (string | Buffer)[]): string =>
  hash("sha1", parts.map((part) => hash("sha1", part)).join("\n"));

const filesBelow = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });

/** Every file of the project with the hash of its content. */
export const readTree = (root: string): Tree =>
  new Map(
    filesBelow(root, "")
      .sort()
      .map((path) => [path, hash("sha1", readFileSync(join(root, path)))]),
  );

/** Hash of the paths and contents of those files that `wanted` takes. */
export const keyOf = (tree: Tree, wanted: (path: string) => boolean): string =>
  hashOf(...[...tree].filter(([path]) => wanted(path)).map((entry) => entry.join(" ")));

/** Content of a package's manifest; a package that was removed by hand has none. */
const manifestOf = (path: string): string => {
  try {
    return readFileSync(join(path, "package.json"), "utf8");
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unreadable";
  }
};

/** Hash of what is installed: every package of npm's own list by its manifest. */
export const installedKey = (root: string): string => {
  const list = readFileSync(join(root, "node_modules/.package-lock.json"), "utf8");
  const { packages } = JSON.parse(list) as { packages: Record<string, unknown> };
  return hashOf(list, ...Object.keys(packages).map((path) => manifestOf(join(root, path))));
};

/** A path of this machine as the tree names it. */
export const inTree = (root: string, path: string): string => relative(root, path);
