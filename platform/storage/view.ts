import type { StoreAdapter } from "./adapter.ts";
import type {
  Collection,
  CollectionDeclaration,
  Doc,
  Filter,
  FindOptions,
  Update,
  WriteOptions,
} from "./collection.ts";
import { checkDoc, checkFilter } from "./filters/filter-check.ts";

/** The typed view of a collection: every read and write is one call of its adapter. */
export class CollectionView<T extends Doc> implements Collection<T> {
  readonly name: string;
  readonly #at: StoreAdapter;

  constructor({ name }: CollectionDeclaration<T>, adapter: StoreAdapter) {
    this.name = name;
    this.#at = adapter;
  }

  async get(id: string): Promise<T | undefined> {
    return this.#maybe(await this.#at.findById(id));
  }

  async getMany(ids: readonly string[]): Promise<T[]> {
    return this.#all(await this.#at.findByIds(ids));
  }

  async findOne(filter: Filter, options: FindOptions = {}): Promise<T | undefined> {
    return (await this.find(filter, { ...options, limit: 1 }))[0];
  }

  async find(filter: Filter, { sort, limit }: FindOptions = {}): Promise<T[]> {
    if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 0))
      throw new Error(`A limit of ${limit} cannot be.`);
    if (limit === 0) {
      checkFilter(filter);
      return []; // 0 means all to an adapter.
    }
    return this.#all(
      await this.#at.find({
        query: filter,
        limit,
        sort: sort?.map(([path, order]) => (order === -1 ? `-${path}` : path)),
      }),
    );
  }

  async count(filter: Filter): Promise<number> {
    return await this.#at.count({ query: filter });
  }

  async insert(doc: T): Promise<void> {
    await this.#at.insert(this.#stored(doc));
  }

  async insertMany(docs: readonly T[]): Promise<void> {
    if (docs.length > 0) await this.#at.insertMany(docs.map((doc) => this.#stored(doc)));
  }

  async insertMissing(docs: readonly T[]): Promise<number> {
    if (docs.length === 0) return 0;
    return await this.#at.insertMissing(docs.map((doc) => this.#stored(doc)));
  }

  async update(filter: Filter, update: Update, options?: WriteOptions): Promise<T | undefined> {
    return this.#maybe(await this.#at.updateOne(filter, update, options));
  }

  async updateMany(filter: Filter, update: Update, options?: WriteOptions): Promise<number> {
    return await this.#at.updateMany(filter, update, options);
  }

  async replace(doc: T, expected: number): Promise<boolean> {
    return await this.#at.replace(this.#stored(doc), expected);
  }

  async put(doc: T): Promise<void> {
    await this.#at.put(this.#stored(doc));
  }

  async remove(filter: Filter): Promise<number> {
    return await this.#at.removeMany(filter);
  }

  #stored(doc: T): object {
    checkDoc(this.name, doc, []);
    return this.#at.beforeSaveTransformID(doc, "id");
  }

  #ours(stored: object): T {
    return this.#at.afterRetrieveTransformID(stored, "id") as T;
  }

  #maybe(stored: object | null | undefined): T | undefined {
    return stored ? this.#ours(stored) : undefined;
  }

  #all(stored: readonly object[]): T[] {
    return stored.map((one) => this.#ours(one));
  }
}
