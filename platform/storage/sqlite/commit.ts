import { closeSync, fdatasync, fdatasyncSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { isInBackground } from "../background.ts";
import { DuplicateError } from "../collection.ts";

/** What happens when the disk fails: by default the process ends, since nothing it says could be held. */
export type FatalHandler = (error: unknown) => void;

/** One line on stderr and exit code 70 (EX_SOFTWARE of sysexits.h). */
export const crash: FatalHandler = (error) => {
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
/** A file in which nobody waits for a write is left out of so many commits of files in which somebody does. */
const leftOutMax = 3;

/** Writes that become durable together: who waits for them, and which documents they touched. */
interface Batch {
  readonly waiting: (() => void)[];
  /** Somebody waits for some of it. */
  awaited: boolean;
  readonly touched: Set<string>;
}
const noBatch = (): Batch => ({ waiting: [], awaited: false, touched: new Set() });

/** What is written and not yet committed; how many files are being synced. */
const ready = new Set<SqliteFile>();
let syncing = 0;
let due = false;

/**
 * The files of the process commit in turns: what comes while some are being synced gathers, in all of
 * them, for the next. A commit costs as much as many writes, and one disk syncs no faster when asked apart. What
 * nobody waits for gathers over several commits, while there are others.
 */
const planCommits = (): void => {
  if (due || syncing > 0 || ready.size === 0) return;
  due = true;
  setImmediate(() => {
    due = false;
    const files = [...ready];
    const some = files.some((file) => file.awaited);
    for (const file of files) {
      if (some && !file.isDue()) continue;
      ready.delete(file);
      file.flush();
    }
    planCommits();
  });
};

/**
 * One file and its group commit: writes take effect at once, in a transaction that the first of them opens and the
 * end of the event loop's turn (or of the syncs under way) commits. It is then synced to disk, off this thread
 * (SQLite's own sync would hold up every service of the process), and only then the writes' promises settle.
 * So do those of reads that saw a document not yet synced: nobody acts on what a power cut could still take back.
 */
export class SqliteFile {
  readonly #db: DatabaseSync;
  readonly path: string;
  readonly #onFatal: FatalHandler;
  readonly #statements = new Map<string, StatementSync>();
  #open = false;
  #leftOut = 0;
  /** Written but not committed; committed just now; being synced. */
  #turn = noBatch();
  #committed = noBatch();
  #syncing: Batch | undefined;
  #wal: number | undefined;
  readonly #undone: (() => void)[] = [];
  /** Called once, after the next commit. */
  readonly #committing: (() => void)[] = [];

  constructor(path: string, onFatal: FatalHandler = crash) {
    this.path = path;
    this.#onFatal = onFatal;
    // Its owner's alone; SQLite gives the files beside it the same mode.
    closeSync(openSync(path, "a", 0o600));
    this.#db = new DatabaseSync(path);
    // What is deleted or written over is gone from the file: it may be a person who was erased.
    this.#db.exec("PRAGMA secure_delete=ON");
    // NORMAL keeps the file whole by itself; what FULL adds, a sync per commit, is done by #sync.
    this.#db.exec(
      "PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-2000; PRAGMA wal_autocheckpoint=4000",
    );
    // What a process that was killed has left.
    this.#db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** Somebody waits for what is not yet committed. */
  get awaited(): boolean {
    return this.#turn.awaited;
  }

  /** Whether it is committed together with files in which somebody waits. */
  isDue(): boolean {
    return this.awaited || (this.#leftOut += 1) > leftOutMax;
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

  /** Says that `write` changes this document: who reads it waits until it is durable. */
  touch(key: string): void {
    this.#turn.touched.add(key);
  }

  /** `listener` is called whenever written statements were undone. */
  onUndone(listener: () => void): void {
    this.#undone.push(listener);
  }

  /** Runs `work` now, all or none; its result when durable. @throws DuplicateError for it alone; other store errors are fatal. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        const result = work();
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
      if (isStatements(error) || isDuplicate(error)) {
        this.#db.exec("ROLLBACK TO several; RELEASE several");
        for (const listener of this.#undone) listener();
      }
      throw error;
    }
  }

  /** What `work` finds, once all it saw is durable; `keysOf` names the documents, undefined: it saw the whole collection. */
  read<T>(work: () => T, keysOf: (result: T) => readonly string[] | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      try {
        const result = work();
        if (this.#durable(keysOf(result))) resolve(result);
        else this.#later(() => resolve(result));
      } catch (error) {
        this.#fail(error, reject);
      }
    });
  }

  /**
   * Commits what is written and has it synced. While a sync runs the transaction stays open and grows:
   * committing earlier would make nothing durable earlier.
   */
  flush(): void {
    if (!this.#open || this.#syncing) return;
    this.#commit();
    this.#sync();
  }

  #commit(): void {
    if (!this.#open) return;
    try {
      this.statement("COMMIT").run();
    } catch (error) {
      this.#fatal(error);
      return;
    }
    this.#open = false;
    this.#leftOut = 0;
    this.#committed = this.#turn;
    this.#turn = noBatch();
    for (const listener of this.#committing.splice(0)) listener();
  }

  /**
   * Empties the write-ahead log, which holds pages as they were before, once no transaction is open. False where somebody
   * reads an older state, or where more than `restMax` pages are not in the file yet: copying them would hold up the thread.
   */
  cutLog(restMax: number): Promise<boolean> {
    if (!this.#open) return Promise.resolve(this.#cut(restMax));
    return new Promise((resolve) => {
      this.#committing.push(() => resolve(this.#cut(restMax)));
    });
  }

  /** Writes the whole file anew once no transaction is open, which holds up this thread: some 10 ms a MiB. */
  vacuum(): Promise<void> {
    const now = (): void => {
      if (this.#db.isOpen) this.#db.exec("VACUUM");
    };
    if (!this.#open) return Promise.resolve(now());
    return new Promise((resolve) => {
      this.#committing.push(() => resolve(now()));
    });
  }

  #cut(restMax: number): boolean {
    if (!this.#db.isOpen) return false;
    const { log, checkpointed } = this.statement("PRAGMA wal_checkpoint(NOOP)").get() ?? {};
    if (Number(log) - Number(checkpointed) > restMax) return false;
    return this.statement("PRAGMA wal_checkpoint(TRUNCATE)").get()?.["busy"] === 0;
  }

  /** For opening: statements outside the group commit. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  close(): void {
    if (!this.#db.isOpen) return;
    this.#commit();
    this.#statements.clear();
    const last = [this.#syncing, this.#committed];
    this.#syncing = undefined;
    this.#committed = noBatch();
    if (this.#wal !== undefined) {
      fdatasyncSync(this.#wal);
      closeSync(this.#wal);
      this.#wal = undefined;
    }
    this.#db.close();
    for (const batch of last) for (const settle of batch?.waiting ?? []) settle();
  }

  #begin(): void {
    if (this.#open) return;
    this.statement("BEGIN IMMEDIATE").run();
    this.#open = true;
    ready.add(this);
    planCommits();
  }

  /** One sync at a time; what is committed meanwhile goes with the next. */
  #sync(): void {
    if (this.#syncing || this.#committed.waiting.length === 0) return;
    const batch = this.#committed;
    this.#committed = noBatch();
    this.#syncing = batch;
    this.#wal ??= openSync(`${this.path}-wal`, "r+");
    syncing += 1;
    fdatasync(this.#wal, (error) => {
      syncing -= 1;
      planCommits();
      if (this.#syncing !== batch) return; // Closed meanwhile: synced and settled there.
      this.#syncing = undefined;
      if (error) return this.#fatal(error);
      for (const settle of batch.waiting) settle();
    });
  }

  #durable(keys: readonly string[] | undefined): boolean {
    const batches = [this.#turn, this.#committed, this.#syncing ?? noBatch()];
    if (keys === undefined) return batches.every(({ touched }) => touched.size === 0);
    return !keys.some((key) => batches.some(({ touched }) => touched.has(key)));
  }

  #later(settle: () => void): void {
    if (this.#open) {
      this.#turn.waiting.push(settle);
      this.#turn.awaited ||= !isInBackground();
    } else if (this.#syncing) this.#syncing.waiting.push(settle);
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
    this.#turn = noBatch();
    this.#committed = noBatch();
    this.#open = false;
    this.#onFatal(error);
  }
}
