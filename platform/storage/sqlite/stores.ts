import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import type { Collection, CollectionDeclaration, Doc } from "../collection.ts";
import type { OpenStoreMaker, Store, StoreMaker } from "../../runtime/runtime.ts";
import { Adapters } from "../adapters.ts";
import { crash, SqliteFile, type FatalHandler } from "./commit.ts";
import { pause } from "../../runtime/timeout.ts";
import { lock } from "./lock.ts";
import { copyLog } from "./log-copy.ts";
import { syncSchema } from "./schema.ts";
import { SqliteAdapter } from "./sqlite.adapter.ts";
import { DamagedError } from "./sums.ts";

/** The embedded stores of one process. */
export interface SqliteStores {
  readonly storeFor: StoreMaker;
  /** `storeFor`, opened. */
  readonly openStore: OpenStoreMaker;
  /**
   * Copies every open store as of one moment, while they are written to: all snapshots are taken in
   * this call. The copy is what a crash at that moment would have left. How many files.
   */
  backup(directory: string): Promise<number>;
  /** Bytes by file of the data directory, and of folders in it. */
  fileSizes(): Record<string, number>;
  /** Closes what is open and gives the data directory back. */
  close(): Promise<void>;
}

/** A second connection that holds what is committed now, however long the copying takes. */
const snapshot = (path: string): DatabaseSync => {
  const source = new DatabaseSync(path, { readOnly: true });
  source.exec("BEGIN; SELECT count(*) FROM sqlite_master");
  return source;
};

/** The copy appears only when whole. */
const copy = async (source: DatabaseSync, directory: string, name: string): Promise<void> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const target = join(directory, name);
  const part = `${target}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, "w", 0o600));
  try {
    await backup(source, part, { rate: 1_000 });
  } finally {
    source.close();
  }
  renameSync(part, target);
};

/** What went away while it was looked at is left out. */
const sizesIn = (directory: string): Record<string, number> => {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  const found = names.map(
    (name) => [name, statSync(join(directory, name), { throwIfNoEntry: false })] as const,
  );
  return Object.fromEntries(
    found.flatMap(([name, stat]) => (stat?.isFile() ? [[name, stat.size]] : [])),
  );
};

/** So often a write-ahead log is emptied only at a quiet moment; then with so many pages left to copy. */
const CUT_QUIET_MAX = 5;
const CUT_REST_MAX = 200;

/** What the process does as a store opens and closes. */
interface Hooks {
  /** @throws when a store of the same name is open */
  readonly opening: (store: SqliteStore) => void;
  readonly closed: (store: SqliteStore) => void;
  readonly onFatal: FatalHandler;
}

class SqliteStore implements Store {
  readonly service: string;
  readonly #name: string;
  readonly #path: string;
  readonly #declarations: readonly CollectionDeclaration[];
  readonly #hooks: Hooks;
  readonly #adapters: Adapters<SqliteAdapter>;
  #file: SqliteFile | undefined;
  #forgetting: Promise<void> | undefined;

  constructor(
    dataDir: string,
    service: string,
    declarations: readonly CollectionDeclaration[],
    hooks: Hooks,
  ) {
    this.service = service;
    this.#name = `${service}.db`;
    this.#path = join(dataDir, this.#name);
    this.#declarations = declarations;
    this.#hooks = hooks;
    this.#adapters = new Adapters(
      this.#name,
      declarations,
      (declaration) => new SqliteAdapter(this, declaration),
    );
  }

  async open(): Promise<void> {
    if (this.#file) return;
    if (!/^[\w.$-]+$/.test(this.service))
      throw new Error(`"${this.service}" is no name for a store.`);
    this.#hooks.opening(this);
    try {
      this.#file = this.#synced();
    } catch (error) {
      this.#hooks.closed(this);
      throw error;
    }
    for (const adapter of this.#adapters.all()) adapter.attach(this.#file);
  }

  adapter(declaration: CollectionDeclaration): SqliteAdapter {
    return this.#adapters.of(declaration);
  }

  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T> {
    return this.#adapters.view(declaration);
  }

  async ping(): Promise<void> {
    const file = this.#file;
    if (!file) throw new Error(`${this.#name} is not open.`);
    await file.read(
      () => void file.statement("SELECT 1").get(),
      () => [],
    );
  }

  /** Begins a copy of what is acknowledged at this call; resolves when it is whole. */
  backup(directory: string): Promise<void> {
    return copy(snapshot(this.#path), directory, this.#name);
  }

  forget(): Promise<void> {
    const forgetting = (this.#forgetting ?? Promise.resolve()).then(() => this.#cutLog());
    this.#forgetting = forgetting.catch(() => undefined); // Whoever asked gets the rejection.
    return forgetting;
  }

  async compact(): Promise<boolean> {
    if (!this.#file) return false;
    await this.#file.vacuum();
    await this.forget();
    return true;
  }

  /** At first only where nothing was written in between; then what was is little. */
  async #cutLog(): Promise<void> {
    for (let attempt = 1; this.#file; attempt += 1) {
      await copyLog(this.#path);
      if (await this.#file?.cutLog(attempt > CUT_QUIET_MAX ? CUT_REST_MAX : 0)) return;
      await pause(Math.min(attempt * 50, 5_000), { unref: true });
    }
  }

  close(): Promise<void> {
    if (this.#file) {
      for (const adapter of this.#adapters.all()) adapter.attach(undefined);
      this.#file.close();
      this.#file = undefined;
      this.#hooks.closed(this);
    }
    return Promise.resolve();
  }

  #synced(): SqliteFile {
    const file = new SqliteFile(this.#path, this.#hooks.onFatal);
    try {
      syncSchema(file, this.#declarations);
      return file;
    } catch (error) {
      file.close();
      if (error instanceof DamagedError) throw error; // It names the file itself.
      throw new Error(`${this.#path}: ${(error as Error).message}`, { cause: error });
    }
  }
}

/**
 * The embedded stores of this process: one file per service under `dataDir`, which no other process may use meanwhile.
 * @throws when another live process holds the directory, naming both.
 */
export const sqliteStores = ({
  dataDir,
  onFatal = crash,
}: {
  dataDir: string;
  onFatal?: FatalHandler;
}): SqliteStores => {
  const unlock = lock(dataDir);
  const open = new Map<string, SqliteStore>();
  const hooks: Hooks = {
    onFatal,
    opening(store) {
      if (open.has(store.service))
        throw new Error(`The store of "${store.service}" is open already.`);
      open.set(store.service, store);
    },
    closed: ({ service }) => void open.delete(service),
  };
  const storeFor = (service: string, declarations: readonly CollectionDeclaration[]): SqliteStore =>
    new SqliteStore(dataDir, service, declarations, hooks);
  return {
    storeFor,
    openStore: async (service, declarations) => {
      const store = storeFor(service, declarations);
      await store.open();
      return store;
    },
    backup: async (directory) => {
      const copies = [...open.values()].map((store) => store.backup(directory));
      await Promise.all(copies);
      return copies.length;
    },
    fileSizes: () => sizesIn(dataDir),
    close: async () => {
      for (const store of [...open.values()]) await store.close();
      unlock();
    },
  };
};
