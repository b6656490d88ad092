import type {
  CollectionDeclaration,
  Doc,
  Filter,
  FindOptions,
  Sort,
  Update,
  WriteOptions,
} from "../collection.ts";
import { checkDoc, checkFilter, indexedPaths } from "../filters/filter-check.ts";
import { applyMutation, checkMutation } from "../filters/mutate.ts";
import { columnsOf, type Columns, type Values } from "./columns.ts";
import { isDuplicate, type SqliteFile } from "./commit.ts";
import { quoted, sideTable, translate, type KnownColumns } from "./filter.ts";
import { judgeOf } from "../filters/matching.ts";
import { idsOf, orderOf, pageOf } from "./query.ts";
import { RecentRows } from "./rows.ts";
import { membersOf } from "./schema.ts";
import { sumColumn, sumOf, textOf, type FoundRow } from "./sums.ts";

type Written = Pick<Doc, "version"> & { readonly values: Values };

/** One collection of a file, as its adapter uses it; the file's schema must have been synchronised (`syncSchema`). */
export class SqliteCollection<T extends Doc> {
  readonly name: string;
  readonly #file: SqliteFile;
  readonly #table: string;
  readonly #known: KnownColumns;
  readonly #sides: readonly { path: string; side: string }[];
  readonly #columns: Columns;
  readonly #insertion: string;
  /** By the columns that change: their statement. */
  readonly #updates = new Map<string, string>();
  readonly #recent = new RecentRows();

  constructor(file: SqliteFile, declaration: CollectionDeclaration<T>) {
    this.name = declaration.name;
    this.#file = file;
    this.#table = quoted(declaration.name);
    this.#known = { table: declaration.name, ...indexedPaths(declaration) };
    this.#sides = [...this.#known.arrays].map((path) => ({
      path,
      side: sideTable(declaration.name, path),
    }));
    this.#columns = columnsOf(declaration);
    const names = ["id", "version", "doc", sumColumn, ...this.#columns.names];
    this.#insertion = `INSERT INTO ${this.#table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
    file.onUndone(() => this.#recent.clear());
  }

  get(id: string): Promise<T | undefined> {
    return this.#file.read(
      () => this.#byId(id),
      () => [this.#key(id)],
    );
  }

  getMany(ids: readonly string[]): Promise<T[]> {
    return this.#file.read(
      () => this.#byIds(ids),
      (docs) => docs.map(({ id }) => this.#key(id)),
    );
  }

  findOne(filter: Filter, options: FindOptions = {}): Promise<T | undefined> {
    return this.find(filter, { ...options, limit: 1 }).then(([doc]) => doc);
  }

  find(filter: Filter, options: FindOptions = {}): Promise<T[]> {
    return this.#file.read(
      () => this.#select(filter, options),
      (docs) => docs.map(({ id }) => this.#key(id)),
    );
  }

  count(filter: Filter): Promise<number> {
    return this.#file.read(
      () => this.#count(filter),
      () => undefined,
    );
  }

  insert(doc: T): Promise<T> {
    return this.#file.write(() => {
      this.#insert(doc);
      return doc;
    });
  }

  insertMany(docs: T[]): Promise<T[]> {
    return this.#file.write(() => {
      this.#each(docs, (doc) => this.#insert(doc));
      return docs;
    });
  }

  insertMissing(docs: readonly T[]): Promise<number> {
    return this.#file.write(() => {
      let missing = 0;
      this.#each(docs, (doc) => (missing += this.#insertNew(doc) ? 1 : 0));
      return missing;
    });
  }

  update(filter: Filter, update: Update, options: WriteOptions = {}): Promise<T | undefined> {
    return this.#file.write(() => {
      checkMutation(update);
      const [doc] = this.#select(filter, { limit: 1 });
      return doc && this.#change(doc, update, options);
    });
  }

  updateMany(filter: Filter, update: Update, options: WriteOptions = {}): Promise<number> {
    return this.#file.write(() => {
      checkMutation(update);
      const docs = this.#select(filter, {});
      this.#each(docs, (doc) => this.#change(doc, update, options));
      return docs.length;
    });
  }

  replace(doc: T, expected: number): Promise<boolean> {
    return this.#file.write(() => {
      const before = this.#written(doc.id);
      if (before?.version !== expected) return false;
      this.#overwrite(doc, before.values);
      return true;
    });
  }

  put(doc: T): Promise<void> {
    return this.#file.write(() => {
      const before = this.#written(doc.id);
      if (before) this.#overwrite(doc, before.values);
      else this.#insert(doc);
    });
  }

  /** In one turn: nobody writes in between. */
  rewrite(id: string, change: (doc: T) => T | undefined): Promise<boolean> {
    return this.#file.write(() => {
      const before = this.#byId(id);
      const after = before && change(before);
      if (!after) return false;
      this.#overwrite(after, this.#columns.valuesOf(before));
      return true;
    });
  }

  remove(filter: Filter): Promise<number> {
    return this.#file.write(() => {
      const ids = this.#select(filter, {}).map(({ id }) => id);
      this.#each(ids, (id) => this.#remove(id));
      return ids.length;
    });
  }

  /** All or none. One alone is that by itself, and needs no savepoint. */
  #each<E>(all: readonly E[], write: (one: E) => void): void {
    const [only] = all;
    if (all.length === 1) write(only as E);
    else if (all.length > 1) this.#file.together(() => all.forEach(write));
  }

  #count(filter: Filter): number {
    checkFilter(filter);
    const { sql, params, exact } = translate(this.#known, filter);
    if (!exact) return this.#select(filter, {}).length;
    const counted = this.#file
      .statement(`SELECT count(*) AS n FROM ${this.#table}${sql && ` WHERE ${sql}`}`)
      .get(...params);
    return (counted as { n: number }).n;
  }

  #key(id: string): string {
    return `${this.name}/${id}`;
  }

  #text(id: string): string | undefined {
    const recent = this.#recent.get(id);
    if (recent) return recent.text;
    const row = this.#file
      .statement(`SELECT doc, ${sumColumn} AS sum FROM ${this.#table} WHERE id = ?`)
      .get(id) as FoundRow | undefined;
    return row && textOf(this.#file.path, this.name, row);
  }

  #byId(id: string): T | undefined {
    const text = this.#text(id);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  #byIds(ids: readonly string[]): T[] {
    const found: T[] = [];
    for (const id of new Set(ids)) {
      const doc = this.#byId(id);
      if (doc) found.push(doc);
    }
    return found;
  }

  #written(id: string): Written | undefined {
    const recent = this.#recent.get(id);
    if (recent) return recent;
    const doc = this.#byId(id);
    return doc && { version: doc.version, values: this.#columns.valuesOf(doc) };
  }

  #select(filter: Filter, { sort = [], limit = Infinity }: FindOptions): T[] {
    checkFilter(filter);
    if (limit !== Infinity && !(Number.isSafeInteger(limit) && limit >= 0))
      throw new Error(`A limit of ${limit} cannot be.`);
    const ids = idsOf(filter);
    if (ids && (sort.length === 0 || ids.length === 1)) return this.#named(ids, filter, limit);
    return this.#query(filter, sort, limit);
  }

  /** What SQL could not decide is judged on the rows that SQL left. */
  #query(filter: Filter, sort: Sort, limit: number): T[] {
    const { sql, params, exact } = translate(this.#known, filter);
    const text = `SELECT doc, ${sumColumn} AS sum FROM ${this.#table}${sql && ` WHERE ${sql}`}${orderOf(this.#known, sort)}`;
    if (!exact && limit !== 0) return this.#judge(text, params, filter, limit);
    const page = pageOf(limit);
    const rows = this.#file.statement(text + page.sql).all(...params, ...page.params);
    return rows.map((row) => this.#parsed(row));
  }

  /** Those of the named that match the rest of the filter: no plan of SQLite's is as quick. */
  #named(ids: readonly string[], { id: _id, ...rest }: Filter, limit: number): T[] {
    const found: T[] = [];
    const matches = judgeOf(rest as Filter);
    for (const id of ids) {
      if (found.length >= limit) break;
      const candidate = this.#byId(id);
      if (candidate && matches(candidate)) found.push(candidate);
    }
    return found;
  }

  #judge(text: string, params: readonly (string | number)[], filter: Filter, limit: number): T[] {
    const found: T[] = [];
    const matches = judgeOf(filter);
    for (const row of this.#file.statement(text).iterate(...params)) {
      const candidate = this.#parsed(row);
      if (!matches(candidate)) continue;
      found.push(candidate);
      if (found.length >= limit) break;
    }
    return found;
  }

  #parsed(row: unknown): T {
    return JSON.parse(textOf(this.#file.path, this.name, row as FoundRow)) as T;
  }

  #insert(doc: T): void {
    checkDoc(this.name, doc, []);
    const { id, version } = doc;
    const values = this.#columns.valuesOf(doc);
    const text = JSON.stringify(doc);
    this.#file.touch(this.#key(id));
    this.#withSides(doc, false, () =>
      this.#file.run(this.#insertion, id, version, text, sumOf(text), ...values),
    );
    this.#recent.keep(id, { version, text, values });
  }

  #insertNew(doc: T): boolean {
    try {
      this.#insert(doc);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  #change(doc: T, update: Update, { quiet = false }: WriteOptions): T {
    const before = this.#recent.get(doc.id)?.values ?? this.#columns.valuesOf(doc);
    const changed = applyMutation(doc, update);
    if (!quiet) (changed as { version: number }).version += 1;
    this.#overwrite(changed, before);
    return changed;
  }

  /** Columns that stay as they are are left out: SQLite then leaves their indexes alone. */
  #overwrite(doc: T, before: Values): void {
    checkDoc(this.name, doc, []);
    const { id, version } = doc;
    const values = this.#columns.valuesOf(doc);
    const text = JSON.stringify(doc);
    const { names } = this.#columns;
    const changed: string[] = [];
    const bound: Values[number][] = [];
    for (let i = 0; i < names.length; i += 1) {
      if (values[i] === before[i]) continue;
      changed.push(names[i] as string);
      bound.push(values[i] as Values[number]);
    }
    this.#file.touch(this.#key(id));
    this.#withSides(doc, true, () =>
      this.#file.run(this.#updateOf(changed), version, text, sumOf(text), ...bound, id),
    );
    this.#recent.keep(id, { version, text, values });
  }

  #updateOf(changed: readonly string[]): string {
    const key = changed.join();
    const known = this.#updates.get(key);
    if (known !== undefined) return known;
    const set = ["version", "doc", sumColumn, ...changed].map((name) => `${name} = ?`).join(", ");
    const made = `UPDATE ${this.#table} SET ${set} WHERE id = ?`;
    this.#updates.set(key, made);
    return made;
  }

  #remove(id: string): void {
    this.#file.touch(this.#key(id));
    this.#recent.drop(id);
    // Needs no savepoint: what fails to delete by an id is the disk, which ends the process.
    for (const table of [this.#table, ...this.#sides.map(({ side }) => side)])
      this.#file.run(`DELETE FROM ${table} WHERE id = ?`, id);
  }

  #withSides(doc: T, again: boolean, write: () => void): void {
    if (this.#sides.length === 0) return write();
    this.#file.together(() => {
      write();
      for (const { path, side } of this.#sides) {
        if (again) this.#file.run(`DELETE FROM ${side} WHERE id = ?`, doc.id);
        for (const member of membersOf(doc, path))
          this.#file.run(`INSERT INTO ${side} (value, id) VALUES (?, ?)`, member, doc.id);
      }
    });
  }
}
