import type { TObject } from "@sinclair/typebox";

/** Every stored document. Times are ISO strings, ids strings made by us; JSON types only. */
export interface Doc {
  readonly id: string;
  /** Incremented by every update. */
  readonly version: number;
}

type Scalar = string | number | boolean | null;
/** The operators both stores prove: the case suite is the reference. Paths may be dotted. */
export interface Operators {
  $eq?: Scalar;
  $ne?: Scalar;
  $gt?: Scalar;
  $gte?: Scalar;
  $lt?: Scalar;
  $lte?: Scalar;
  $in?: readonly Scalar[];
  $nin?: readonly Scalar[];
  $exists?: boolean;
}
/** A filter in MongoDB's language; a scalar on an array path matches a member. */
export interface Filter {
  readonly [path: string]: Scalar | Operators | readonly Filter[] | undefined;
  readonly $and?: readonly Filter[];
  readonly $or?: readonly Filter[];
}
/** One conditional write. `version` is incremented by the store itself unless `quiet` is asked for. */
export interface Update {
  readonly $set?: Readonly<Record<string, unknown>>;
  readonly $unset?: Readonly<Record<string, true>>;
  readonly $inc?: Readonly<Record<string, number>>;
  readonly $push?: Readonly<Record<string, unknown>>;
  /** Removes the members of an array whose field `id` is listed. */
  readonly $pullIds?: Readonly<Record<string, readonly string[]>>;
}
export type Sort = readonly (readonly [path: string, order: 1 | -1])[];
export interface FindOptions {
  readonly sort?: Sort;
  readonly limit?: number;
}
export interface WriteOptions {
  /** Leaves `version` alone: for bookkeeping that is no change (clearing an outbox). */
  readonly quiet?: boolean;
}

export interface Index {
  /**
   * In order; a path may be dotted. One that leads to an array of scalars, or through an array of objects to scalars,
   * ends in `[]` and stands alone (multi-key): `["tags[]"]`, `["holds.orderId[]"]`; filters name it without the `[]`.
   * Every other path must lead to a scalar or nothing: a document in which it leads to an array or object is refused.
   */
  readonly fields: readonly string[];
  /**
   * Missing and null count as a value, of which there is one; with `where` on the path, as none. Of a multi-key path no
   * value is in two documents; empty lists, missing and null are none.
   */
  readonly unique?: boolean;
  /** Partial: only documents in which this path exists and is not null. */
  readonly where?: string;
}

/** What a `*.store.ts` declares: both stores are made from it. */
export interface CollectionDeclaration<T extends Doc = Doc> {
  readonly name: string;
  readonly indexes: readonly Index[];
  /** Version of the document's form, from 1. */
  readonly formVersion: number;
  /** From the form before to this one: `upgrades[2]` makes form 2 of form 1. */
  readonly upgrades: Readonly<
    Record<number, (doc: Record<string, unknown>) => Record<string, unknown>>
  >;
  readonly schema?: TObject;
  /** Paths whose values are encrypted at any time: keys, and what tokens are made of. */
  readonly secret: readonly string[];
  /**
   * Paths whose values say who a person is, or hold what does: encrypted while ENCRYPTION_AT_REST is on. A path leads to a value of any
   * form, through the members of an array by `[]`: `outbox[].data`. One of an index is a field of the document itself; it can be looked
   * up by whole values. No other path can be looked for, and none is sorted by.
   */
  readonly personal: readonly string[];
  /** Only a type: the documents' type. */
  readonly _type?: T;
}

/** Declares a collection: `collection<Cart>("carts", { indexes: [{ fields: ["customerId"] }] })`. */
export const collection = <T extends Doc>(
  name: string,
  {
    indexes = [],
    formVersion = 1,
    upgrades = {},
    schema,
    secret = [],
    personal = [],
  }: Partial<Omit<CollectionDeclaration, "name" | "_type">> = {},
): CollectionDeclaration<T> => ({
  name,
  indexes,
  formVersion,
  upgrades,
  secret,
  personal,
  ...(schema ? { schema } : {}),
});

/** Thrown by insert (and by an update that breaks a unique index). */
export class DuplicateError extends Error {
  override readonly name = "DuplicateError";
  readonly code = 11000;
}

/**
 * A typed view of one collection. Every promise of a write resolves when the write is durable.
 * Documents handed out are the caller's own: never shared with the store.
 */
export interface Collection<T extends Doc = Doc> {
  readonly name: string;
  get(id: string): Promise<T | undefined>;
  getMany(ids: readonly string[]): Promise<T[]>;
  findOne(filter: Filter, options?: FindOptions): Promise<T | undefined>;
  find(filter: Filter, options?: FindOptions): Promise<T[]>;
  count(filter: Filter): Promise<number>;
  /** @throws DuplicateError */
  insert(doc: T): Promise<void>;
  /** All or none. @throws DuplicateError */
  insertMany(docs: readonly T[]): Promise<void>;
  /** Inserts those whose id and unique keys are new, leaves the others; how many were new. */
  insertMissing(docs: readonly T[]): Promise<number>;
  /** The first document the filter matches, changed in one step; the document after, undefined when none matched. @throws DuplicateError */
  update(filter: Filter, update: Update, options?: WriteOptions): Promise<T | undefined>;
  updateMany(filter: Filter, update: Update, options?: WriteOptions): Promise<number>;
  /** Puts `doc` (its version already incremented) in place if the stored version is `expected`. @throws DuplicateError */
  replace(doc: T, expected: number): Promise<boolean>;
  /** Inserts or replaces whatever the version. */
  put(doc: T): Promise<void>;
  remove(filter: Filter): Promise<number>;
}

/** How an insert ended: false when the id or a unique key is taken. */
export const wasNew = async (insert: Promise<unknown>): Promise<boolean> => {
  try {
    await insert;
    return true;
  } catch (error) {
    if (error instanceof DuplicateError) return false;
    throw error;
  }
};
