import type { mongo } from "mongoose";
import {
  DuplicateError,
  type Collection,
  type CollectionDeclaration,
  type Doc,
  type Filter,
  type FindOptions,
  type Update,
  type WriteOptions,
} from "../collection.ts";
import { checkDoc, checkFilter, indexedPaths } from "../filter-check.ts";
import { backoffMs } from "../../kernel/backoff.ts";
import { checkMutation } from "../mutate.ts";
import { partsOf } from "../path.ts";

/** As MongoDB keeps it: our id is its `_id`; `_form` the form's version it was written in. */
export type Stored = Record<string, unknown> & { _id: string };
const duplicateKey = 11000;
const writeConflict = 112;
const conflictsMax = 20;

const pathTo = (path: string): string => (path === "id" ? "_id" : path);
const toQuery = (filter: Filter): mongo.Filter<Stored> =>
  Object.fromEntries(
    Object.entries(filter).map(([path, value]) =>
      path === "$and" || path === "$or"
        ? [path, (value as readonly Filter[]).map(toQuery)]
        : [pathTo(path), value],
    ),
  ) as mongo.Filter<Stored>;

const toUpdate = ({ $pullIds, ...update }: Update, quiet: boolean): mongo.UpdateFilter<Stored> => {
  const changes: Record<string, unknown> = { ...update };
  if ($pullIds)
    changes["$pull"] = Object.fromEntries(
      Object.entries($pullIds).map(([path, ids]) => [path, { id: { $in: ids } }]),
    );
  if (!quiet) changes["$inc"] = { ...update.$inc, version: 1 };
  return Object.fromEntries(
    Object.entries(changes).filter(([, paths]) => Object.keys(paths as object).length > 0),
  );
};

/** As the caller knows it. */
export const fromStored = <T extends Doc>({ _id, _form, ...rest }: Stored): T =>
  ({ id: _id, ...rest }) as unknown as T;
/** As MongoDB keeps it. */
export const toStored = ({ id, ...rest }: Doc, form: number): Stored => ({
  _id: id,
  ...rest,
  ...(form > 1 ? { _form: form } : {}),
});

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
const insertedOf = (error: unknown): number =>
  error instanceof Error && "insertedCount" in error && typeof error.insertedCount === "number"
    ? error.insertedCount
    : 0;
/** Of each write that failed; of the whole where no single one did: so the driver wraps a lost connection. */
const codesOf = (error: unknown): unknown[] => {
  const { writeErrors = [], result } = error as Partial<mongo.MongoBulkWriteError>;
  const each = [writeErrors].flat().map(codeOf);
  if (each.length === 0) return [codeOf(error)];
  // Some may be there already and the others not be safe.
  const unsafe = result?.getWriteConcernError();
  return unsafe ? [...each, unsafe.code] : each;
};
const onlyDuplicates = (error: unknown): boolean =>
  codesOf(error).every((code) => code === duplicateKey);
const conflicts = (error: unknown): boolean => {
  const codes = codesOf(error);
  return (
    codes.includes(writeConflict) &&
    codes.every((code) => code === writeConflict || code === duplicateKey)
  );
};

/**
 * A write that got in the way of another's was not done: so again. MongoDB itself does that; FerretDB answers
 * so where two inserts wait for each other over two unique indexes.
 */
const untilThrough = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!conflicts(error) || attempt === conflictsMax) throw error;
      // Long enough for the one that got through to be durable: what comes before waits on it, and on each other.
      const ms = backoffMs(attempt + 1, Math.random(), { baseMs: 50, maxMs: 500 });
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
};

const orDuplicate = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw codeOf(error) === duplicateKey
      ? new DuplicateError((error as Error).message, { cause: error })
      : error;
  }
};

const throughOrDuplicate = <T>(work: () => Promise<T>): Promise<T> =>
  orDuplicate(untilThrough(work));

/** One collection of MongoDB; every operation ends after `maxTimeMS`. */
export class MongoCollection<T extends Doc> implements Collection<T> {
  readonly name: string;
  readonly #at: mongo.Collection<Stored>;
  readonly #scalars: ReadonlySet<string>;
  readonly #form: number;
  readonly #deadline: { readonly maxTimeMS: number };

  constructor(
    at: mongo.Collection<Stored>,
    declaration: CollectionDeclaration<T>,
    maxTimeMS: number,
  ) {
    this.name = declaration.name;
    this.#at = at;
    this.#scalars = indexedPaths(declaration).scalars;
    this.#form = declaration.formVersion;
    this.#deadline = { maxTimeMS };
  }

  get(id: string): Promise<T | undefined> {
    return this.findOne({ id });
  }

  getMany(ids: readonly string[]): Promise<T[]> {
    return this.find({ id: { $in: ids } });
  }

  async findOne(filter: Filter, options: FindOptions = {}): Promise<T | undefined> {
    return (await this.find(filter, { ...options, limit: 1 }))[0];
  }

  async find(filter: Filter, { sort = [], limit }: FindOptions = {}): Promise<T[]> {
    checkFilter(filter);
    if (limit === 0) return []; // MongoDB's 0 means all.
    const cursor = this.#at.find(toQuery(filter), {
      ...this.#deadline,
      ...(limit === undefined ? {} : { limit, singleBatch: limit === 1 }),
    });
    if (sort.length > 0)
      cursor.sort(
        new Map(sort.map(([path, way]) => (partsOf(path), [pathTo(path), way] as const))),
      );
    return (await cursor.toArray()).map((stored) => fromStored<T>(stored as Stored));
  }

  async count(filter: Filter): Promise<number> {
    checkFilter(filter);
    return this.#at.countDocuments(toQuery(filter), this.#deadline);
  }

  async insert(doc: T): Promise<void> {
    const stored = this.#stored(doc);
    await throughOrDuplicate(() => this.#at.insertOne(stored as never, this.#deadline));
  }

  /**
   * All or none as far as one can without transactions: what was inserted before a duplicate is removed again, so that others
   * may see it for a moment, and a process that dies in between leaves it.
   */
  async insertMany(docs: readonly T[]): Promise<void> {
    if (docs.length === 0) return;
    const stored = docs.map((doc) => this.#stored(doc));
    try {
      await this.#at.insertMany(stored as never[], { ...this.#deadline, ordered: true });
    } catch (error) {
      if (codeOf(error) !== duplicateKey) throw error;
      const inserted = stored.slice(0, insertedOf(error)).map(({ _id }) => _id);
      if (inserted.length > 0)
        await this.#at.deleteMany({ _id: { $in: inserted } } as never, this.#deadline);
      throw new DuplicateError((error as Error).message, { cause: error });
    }
  }

  async insertMissing(docs: readonly T[]): Promise<number> {
    if (docs.length === 0) return 0;
    const stored = docs.map((doc) => this.#stored(doc)) as never[];
    const options = { ...this.#deadline, ordered: false };
    let missing = 0;
    await untilThrough(async () => {
      try {
        missing += (await this.#at.insertMany(stored, options)).insertedCount;
      } catch (error) {
        missing += insertedOf(error);
        if (!onlyDuplicates(error)) throw error;
      }
    });
    return missing;
  }

  async update(
    filter: Filter,
    update: Update,
    { quiet = false }: WriteOptions = {},
  ): Promise<T | undefined> {
    checkFilter(filter);
    checkMutation(update);
    const changes = toUpdate(update, quiet);
    if (Object.keys(changes).length === 0) return this.findOne(filter);
    const stored = await throughOrDuplicate(() =>
      this.#at.findOneAndUpdate(toQuery(filter), changes, {
        ...this.#deadline,
        returnDocument: "after",
      }),
    );
    return stored ? fromStored<T>(stored as Stored) : undefined;
  }

  /** Each document changes by itself: after a DuplicateError some have changed. */
  async updateMany(
    filter: Filter,
    update: Update,
    { quiet = false }: WriteOptions = {},
  ): Promise<number> {
    checkFilter(filter);
    checkMutation(update);
    const changes = toUpdate(update, quiet);
    if (Object.keys(changes).length === 0) return this.count(filter);
    return (await orDuplicate(this.#at.updateMany(toQuery(filter), changes, this.#deadline)))
      .matchedCount;
  }

  async replace(doc: T, expected: number): Promise<boolean> {
    const { _id, ...rest } = this.#stored(doc);
    const { matchedCount } = await throughOrDuplicate(() =>
      this.#at.replaceOne({ _id, version: expected } as never, rest as never, this.#deadline),
    );
    return matchedCount === 1;
  }

  async put(doc: T): Promise<void> {
    const { _id, ...rest } = this.#stored(doc);
    const replace = () =>
      this.#at.replaceOne({ _id } as never, rest as never, { ...this.#deadline, upsert: true });
    // Two upserts of one new id may race: the loser finds it there the second time.
    await throughOrDuplicate(() =>
      replace().catch((error: unknown) =>
        codeOf(error) === duplicateKey ? replace() : Promise.reject(error as Error),
      ),
    );
  }

  async remove(filter: Filter): Promise<number> {
    checkFilter(filter);
    return (await this.#at.deleteMany(toQuery(filter), this.#deadline)).deletedCount;
  }

  #stored(doc: T): Stored {
    checkDoc(this.name, doc, this.#scalars);
    return toStored(doc, this.#form);
  }
}
