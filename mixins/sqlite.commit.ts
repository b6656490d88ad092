import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { DuplicateError } from "./collection.ts";

/** What happens when the disk fails: by default the process ends, since nothing it says could be held. */
export type OnFatal = (error: unknown) => void;

/** One line on stderr and exit code 70 (EX_SOFTWARE of sysexits.h). */
export const crash: OnFatal = (error) => {
  process.stderr.write(
    `The store cannot be written, stopping: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(70);
};

/** SQLite's extended code. Not `instanceof Error`: another realm's error (Jest's) is none. */
const errcodeOf = (error: unknown): number | undefined => {
  const code = (error as { errcode?: unknown } | null | undefined)?.errcode;
  return typeof code === "number" ? code : undefined;
};
/** SQLITE_CONSTRAINT_PRIMARYKEY and _UNIQUE, https://sqlite.org/rescode.html */
export const isDuplicate = (error: unknown): boolean =>
  [1555, 2067].includes(errcodeOf(error) ?? 0);
/** ERROR, TOOBIG, MISMATCH, MISUSE, RANGE: a statement that cannot be, not a disk that fails. */
const isStatements = (error: unknown): boolean =>
  [1, 18, 20, 21, 25].includes(errcodeOf(error) ?? 1);
const statementsMax = 500;

/**
 * One file and its group commit: writes take effect at once, in a transaction that the first of an event loop turn opens;
 * at the turn's end one commit makes them durable, and only then their promises settle. So do those of reads of a
 * collection just written: nobody acts on what a power cut could still take back.
 */
export class SqliteFile {
  readonly #db: DatabaseSync;
  readonly #onFatal: OnFatal;
  readonly #statements = new Map<string, StatementSync>();
  readonly #dirty = new Set<string>();
  #settle: (() => void)[] = [];
  #open = false;

  constructor(path: string, onFatal: OnFatal = crash) {
    this.#onFatal = onFatal;
    this.#db = new DatabaseSync(path);
    this.#db.exec(
      "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000",
    );
  }

  statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#db.prepare(sql);
    if (this.#statements.size >= statementsMax)
      this.#statements.delete(this.#statements.keys().next().value ?? "");
    this.#statements.set(sql, made);
    return made;
  }

  /** Executes one writing statement within the turn's transaction; how many rows it changed. Only inside `write`. */
  run(sql: string, ...params: SQLInputValue[]): number {
    this.#begin();
    return Number(this.statement(sql).run(...params).changes);
  }

  /** Runs `work` now, all or none; its result when durable. @throws DuplicateError for it alone; other store errors are fatal. */
  write<T>(collection: string, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        const result = work();
        if (this.#open) this.#dirty.add(collection);
        this.#later(() => resolve(result));
      } catch (error) {
        this.#fail(error, reject);
      }
    });
  }

  /** Several statements inside `write`, all or none. */
  together<T>(work: () => T): T {
    this.#begin();
    this.statement("SAVEPOINT several").run();
    try {
      const result = work();
      this.statement("RELEASE several").run();
      return result;
    } catch (error) {
      if (isStatements(error) || isDuplicate(error))
        this.#db.exec("ROLLBACK TO several; RELEASE several");
      throw error;
    }
  }

  read<T>(collection: string, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        const result = work();
        if (this.#dirty.has(collection)) this.#later(() => resolve(result));
        else resolve(result);
      } catch (error) {
        this.#fail(error, reject);
      }
    });
  }

  /** Commits now what the turn has written. */
  flush(): void {
    if (!this.#open) return;
    try {
      this.statement("COMMIT").run();
    } catch (error) {
      this.#fatal(error);
      return;
    }
    this.#open = false;
    this.#dirty.clear();
    const settled = this.#settle;
    this.#settle = [];
    for (const settle of settled) settle();
  }

  /** For opening: statements outside the group commit. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  close(): void {
    this.flush();
    this.#statements.clear();
    if (this.#db.isOpen) this.#db.close();
  }

  #begin(): void {
    if (this.#open) return;
    this.statement("BEGIN IMMEDIATE").run();
    this.#open = true;
    setImmediate(() => this.flush());
  }

  #later(settle: () => void): void {
    if (this.#open) this.#settle.push(settle);
    else settle();
  }

  #fail(error: unknown, reject: (error: unknown) => void): void {
    if (isDuplicate(error)) {
      this.#later(() => reject(new DuplicateError(String((error as Error).message))));
    } else if (isStatements(error)) {
      this.#later(() => reject(error)); // Not the disk's: a filter, an update or a document that cannot be.
    } else {
      reject(error);
      this.#fatal(error);
    }
  }

  /** Those who wait stay unanswered: what became of their writes is not known. */
  #fatal(error: unknown): void {
    this.#settle = [];
    this.#open = false;
    this.#onFatal(error);
  }
}
