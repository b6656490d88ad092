/** Files of templates, as a shop or we wrote them. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** By path within the folder, `order-placed/de.txt`. */
export type Files = ReadonlyMap<string, string>;

export interface ReadFolder {
  readonly files: Files;
  /** A line each, with the path first. */
  readonly problems: readonly string[];
}

const visible = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .toSorted();

const textOf = (path: string): string =>
  new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)).replaceAll("\r\n", "\n");

/** All files of the folders in a folder. What is hidden is left out: Kubernetes and git have some of their own there. */
export const readFolder = (folder: string): ReadFolder => {
  const files = new Map<string, string>();
  const problems: string[] = [];
  const attempt = (path: string, read: () => void): void => {
    try {
      read();
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message}`);
    }
  };
  const readOne = (path: string): void =>
    attempt(path, () => files.set(path, textOf(join(folder, path))));
  attempt(".", () => {
    for (const name of visible(folder))
      if (statSync(join(folder, name)).isDirectory())
        attempt(name, () =>
          visible(join(folder, name)).forEach((file) => readOne(`${name}/${file}`)),
        );
      else problems.push(`${name}: templates are in folders, such as order-placed/de.txt`);
  });
  return { files, problems };
};
