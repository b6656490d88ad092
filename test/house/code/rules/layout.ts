/** How files are named and folders filled. */
import { basename, dirname, posix } from "node:path";

export const suffixes = [
  ...["service", "contract", "schemas", "store", "settings", "mixin", "middleware", "provider"],
  ...["channel", "adapter", "config", "test", "cases", "bench", "d"],
];
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
/** Named by others: by git, npm, Docker, or by custom. */
const byCustom = /^(?:\..+|[A-Z]+(?:\.md)?|Dockerfile)$/u;
const scripts = /\.[cm]?[jt]s$/u;

/** Paths whose name is not kebab-case or bears a suffix that the list does not hold. */
export const fileNameFaults = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const name = basename(path);
    const [base = "", ...rest] = name.split(".");
    if (byCustom.test(name)) return [];
    const folders = dirname(path).split("/");
    const odd = folders.filter(
      (folder) => folder !== "." && !folder.startsWith(".") && !kebab.test(folder),
    );
    const wrong = kebab.test(base) ? odd : [base, ...odd];
    const unlisted = scripts.test(name)
      ? rest.slice(0, -1).filter((suffix) => !suffixes.includes(suffix))
      : [];
    return [...wrong, ...unlisted.map((suffix) => `.${suffix}`)].map(
      (token) => `${path}: ${token}`,
    );
  });

export const filesMax = 15;
/** The root, and what a task writes or grows one file per decision. */
const unbounded = new Set([".", "docs/decisions", "public/demo"]);

/** Folders with more files of their own than a reader takes in. */
export const fullFolders = (paths: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > filesMax && !unbounded.has(folder))
    .map(([folder, count]) => `${folder}: ${count}`)
    .sort();
};
