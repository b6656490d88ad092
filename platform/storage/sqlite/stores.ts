import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import type { Collection, CollectionDeclaration, Doc } from "../collection.ts";
import type { OpenStore, OpenStoreFor } from "../../runtime/runtime.ts";
import { SqliteCollection } from "./collection.ts";
import { crash, SqliteFile, type OnFatal } from "./commit.ts";
import { lock } from "./lock.ts";
import { syncSchema } from "./schema.ts";

/** The embedded stores of one process. */
export interface SqliteStores {
  readonly openStore: OpenStoreFor;
  /**
   * Copies every open store as of one moment, while they are written to: all snapshots are taken in
   * this call. The copy is what a crash at that moment would have left. How many files.
   */
  backup(directory: string): Promise<number>;
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
  mkdirSync(directory, { recursive: true });
  const target = join(directory, name);
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    await backup(source, part, { rate: 1_000 });
  } finally {
    source.close();
  }
  renameSync(part, target);
};

class SqliteStore implements OpenStore {
  readonly #file: SqliteFile;
  readonly #path: string;
  readonly #name: string;
  readonly #declarations: ReadonlyMap<string, CollectionDeclaration>;
  readonly #onClose: () => void;
  readonly #views = new Map<string, Collection<Doc>>();
  #closed = false;

  constructor(
    dataDir: string,
    service: string,
    declarations: readonly CollectionDeclaration[],
    onFatal: OnFatal,
    onClose: () => void,
  ) {
    if (!/^[\w.$-]+$/.test(service)) throw new Error(`"${service}" is no name for a store.`);
    this.#name = `${service}.db`;
    this.#path = join(dataDir, this.#name);
    this.#declarations = new Map(
      declarations.map((declaration) => [declaration.name, declaration]),
    );
    this.#onClose = onClose;
    this.#file = new SqliteFile(this.#path, onFatal);
    try {
      syncSchema(this.#file, declarations);
    } catch (error) {
      this.#file.close();
      throw new Error(`${this.#path}: ${(error as Error).message}`, { cause: error });
    }
  }

  collection<T extends Doc>(declaration: CollectionDeclaration<T>): Collection<T> {
    const declared = this.#declarations.get(declaration.name);
    if (!declared)
      throw new Error(`${this.#name}: the collection "${declaration.name}" was not declared.`);
    const known = this.#views.get(declaration.name) as Collection<T> | undefined;
    if (known) return known;
    const made = new SqliteCollection<T>(this.#file, declared as CollectionDeclaration<T>);
    this.#views.set(declaration.name, made as unknown as Collection<Doc>);
    return made;
  }

  ping(): Promise<void> {
    return this.#file.read(
      () => void this.#file.statement("SELECT 1").get(),
      () => [],
    );
  }

  /** Begins a copy of what is acknowledged at this call; resolves when it is whole. */
  backup(directory: string): Promise<void> {
    return copy(snapshot(this.#path), directory, this.#name);
  }

  close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      this.#file.close();
      this.#onClose();
    }
    return Promise.resolve();
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
  onFatal?: OnFatal;
}): SqliteStores => {
  const unlock = lock(dataDir);
  const open = new Map<string, SqliteStore>();
  return {
    openStore: async (service, declarations) => {
      if (open.has(service)) throw new Error(`The store of "${service}" is open already.`);
      const store = new SqliteStore(dataDir, service, declarations, onFatal, () =>
        open.delete(service),
      );
      open.set(service, store);
      return store;
    },
    backup: async (directory) => {
      const copies = [...open.values()].map((store) => store.backup(directory));
      await Promise.all(copies);
      return copies.length;
    },
    close: async () => {
      for (const store of [...open.values()]) await store.close();
      unlock();
    },
  };
};
