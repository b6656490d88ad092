import { Query } from "mingo";
import { quickVerdict } from "./kernel/judge.ts";
import type {
  Collection,
  CollectionDeclaration,
  Doc,
  Filter,
  FindOptions,
  Operators,
  Sort,
  Update,
  WriteOptions,
} from "./collection.ts";
import { checkDoc, checkFilter, indexedPaths } from "./filter.check.ts";
import { checkMutation, mutate } from "./kernel/mutate.ts";
import { isDuplicate, type SqliteFile } from "./sqlite.commit.ts";
import { extract, quoted, sideTable, translate, type Known } from "./sqlite.filter.ts";
import { membersOf } from "./sqlite.schema.ts";

interface Row {
  readonly doc: string;
}

/** mingo finds a missing field not at least null, MongoDB does. */
const forMingo = (filter: Filter): Record<string, unknown> => ({
  $and: Object.entries(filter).flatMap(([path, value]): object[] => {
    if (path === "$and" || path === "$or")
      return [{ [path]: (value as readonly Filter[]).map(forMingo) }];
    if (typeof value !== "object" || value === null) return [{ [path]: value }];
    return Object.entries(value as Operators).map(([operator, each]) => ({
      [path]: each === null && operator.endsWith("te") ? null : { [operator]: each as unknown },
    }));
  }),
});

const orderOf = (sort: Sort): string =>
  sort.length === 0
    ? ""
    : ` ORDER BY ${sort.map(([path, way]) => `${extract(path)} ${way === -1 ? "DESC" : "ASC"}`).join(", ")}`;

/** One collection of a file; its schema must have been synchronised (`syncSchema`). */
export class SqliteCollection<T extends Doc> implements Collection<T> {
  readonly name: string;
  readonly #file: SqliteFile;
  readonly #table: string;
  readonly #known: Known;
  readonly #sides: readonly { path: string; side: string }[];

  constructor(file: SqliteFile, declaration: CollectionDeclaration<T>) {
    this.name = declaration.name;
    this.#file = file;
    this.#table = quoted(declaration.name);
    this.#known = { table: declaration.name, ...indexedPaths(declaration) };
    this.#sides = [...this.#known.arrays].map((path) => ({
      path,
      side: sideTable(declaration.name, path),
    }));
  }

  get(id: string): Promise<T | undefined> {
    return this.#file.read(
      () => this.#byId(id),
      () => [this.#key(id)],
    );
  }

  getMany(ids: readonly string[]): Promise<T[]> {
    return this.find({ id: { $in: ids } });
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
    return this.#file.write(() => JSON.parse(this.#insert(doc)) as T);
  }

  insertMany(docs: readonly T[]): Promise<void> {
    return this.#file.write(() => {
      if (docs.length > 0) this.#file.together(() => docs.forEach((doc) => this.#insert(doc)));
    });
  }

  insertMissing(docs: readonly T[]): Promise<number> {
    return this.#file.write(() =>
      docs.length === 0
        ? 0
        : this.#file.together(() => docs.filter((doc) => this.#insertNew(doc)).length),
    );
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
      if (docs.length > 0)
        this.#file.together(() => docs.forEach((doc) => this.#change(doc, update, options)));
      return docs.length;
    });
  }

  replace(doc: T, expected: number): Promise<boolean> {
    return this.#file.write(() => {
      const before = this.#file
        .statement(`SELECT version FROM ${this.#table} WHERE id = ?`)
        .get(doc.id);
      if (before?.["version"] !== expected) return false;
      this.#overwrite(doc);
      return true;
    });
  }

  put(doc: T): Promise<void> {
    return this.#file.write(() => {
      if (this.#file.statement(`SELECT 1 FROM ${this.#table} WHERE id = ?`).get(doc.id))
        this.#overwrite(doc);
      else this.#insert(doc);
    });
  }

  remove(filter: Filter): Promise<number> {
    return this.#file.write(() => {
      const ids = this.#select(filter, {}).map(({ id }) => id);
      if (ids.length > 0) this.#file.together(() => ids.forEach((id) => this.#remove(id)));
      return ids.length;
    });
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

  #byId(id: string): T | undefined {
    const row = this.#file.statement(`SELECT doc FROM ${this.#table} WHERE id = ?`).get(id) as
      Row | undefined;
    return row && (JSON.parse(row.doc) as T);
  }

  /** What SQL could not decide is judged on the rows that SQL left. */
  #select(filter: Filter, { sort = [], limit }: FindOptions): T[] {
    checkFilter(filter);
    if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 0))
      throw new Error(`A limit of ${limit} cannot be.`);
    const { sql, params, exact } = translate(this.#known, filter);
    const text = `SELECT doc FROM ${this.#table}${sql && ` WHERE ${sql}`}${orderOf(sort)}`;
    if (!exact && limit !== 0) return this.#judge(text, params, filter, limit ?? Infinity);
    // SQLite's -1 is no limit.
    const rows = this.#file.statement(`${text} LIMIT ?`).all(...params, limit ?? -1);
    return (rows as unknown as Row[]).map(({ doc }) => JSON.parse(doc) as T);
  }

  #judge(text: string, params: readonly (string | number)[], filter: Filter, limit: number): T[] {
    const found: T[] = [];
    let query: Query | undefined;
    for (const { doc } of this.#file
      .statement(text)
      .iterate(...params) as unknown as Iterable<Row>) {
      const candidate = JSON.parse(doc) as T;
      const matches =
        quickVerdict(candidate, filter) ??
        (query ??= new Query(forMingo(filter))).test(candidate as Record<string, unknown>);
      if (!matches) continue;
      found.push(candidate);
      if (found.length >= limit) break;
    }
    return found;
  }

  #insert(doc: T): string {
    checkDoc(this.name, doc, this.#known.scalars);
    const text = JSON.stringify(doc);
    this.#file.touch(this.#key(doc.id));
    this.#withSides(doc, false, () =>
      this.#file.run(
        `INSERT INTO ${this.#table} (id, version, doc) VALUES (?, ?, ?)`,
        doc.id,
        doc.version,
        text,
      ),
    );
    return text;
  }

  #insertNew(doc: T): boolean {
    try {
      this.#file.together(() => this.#insert(doc));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  #change(doc: T, update: Update, { quiet = false }: WriteOptions): T {
    const changed = mutate(doc, update);
    if (!quiet) (changed as { version: number }).version += 1;
    this.#overwrite(changed);
    return changed;
  }

  #overwrite(doc: T): void {
    checkDoc(this.name, doc, this.#known.scalars);
    const text = JSON.stringify(doc);
    this.#file.touch(this.#key(doc.id));
    this.#withSides(doc, true, () =>
      this.#file.run(
        `UPDATE ${this.#table} SET version = ?, doc = ? WHERE id = ?`,
        doc.version,
        text,
        doc.id,
      ),
    );
  }

  #remove(id: string): void {
    this.#file.touch(this.#key(id));
    this.#file.run(`DELETE FROM ${this.#table} WHERE id = ?`, id);
    for (const { side } of this.#sides) this.#file.run(`DELETE FROM ${side} WHERE id = ?`, id);
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
