/** What passed, by the hash of everything it depends on. Only passes are written down: a failure is found anew. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Passes of the latest states of the tree, so that going back to one costs nothing. */
const kept = 5000;

export class Passed {
  readonly #file: string;
  readonly #keys: Set<string>;

  constructor(file: string) {
    this.#file = file;
    this.#keys = new Set(Passed.#read(file));
  }

  static #read(file: string): string[] {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as string[];
    } catch {
      return []; // None yet, or cut off while it was written: everything runs.
    }
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(keys: readonly string[]): void {
    for (const key of keys) {
      this.#keys.delete(key);
      this.#keys.add(key);
    }
  }

  /** Replaces the file at once, so that two checks side by side leave a whole one. */
  save(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    const part = `${this.#file}.${process.pid}`;
    writeFileSync(part, JSON.stringify([...this.#keys].slice(-kept)));
    renameSync(part, this.#file);
  }
}
