import type { Values } from "./columns.ts";

/** A row as it was written. */
export interface Row {
  readonly version: number;
  /** The document's JSON. */
  readonly text: string;
  readonly values: Values;
}

const rowsMax = 256;
/** Characters: what is longer (a piece of an upload) is not worth its memory. */
const lengthMax = 16_384;

/**
 * The rows of a collection that were written last: what is written is read again soon, by the next step
 * of the same order. Nobody else writes the file, so what is here is what is there.
 */
export class RecentRows {
  readonly #rows = new Map<string, Row>();

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  keep(id: string, row: Row): void {
    this.#rows.delete(id);
    if (row.text.length > lengthMax) return;
    this.#rows.set(id, row);
    if (this.#rows.size > rowsMax) this.#rows.delete(this.#rows.keys().next().value ?? "");
  }

  drop(id: string): void {
    this.#rows.delete(id);
  }

  /** When written rows were undone. */
  clear(): void {
    this.#rows.clear();
  }
}
