import type { CollectionDeclaration, Index } from "../collection.ts";
import { isMultikey, pathOf } from "../filters/filter-check.ts";

/** An index as MongoDB is given it, and as it lists it. */
export interface MongoIndex {
  readonly name: string;
  readonly key: Readonly<Record<string, 1>>;
  readonly unique?: boolean;
  readonly partialFilterExpression?: Readonly<Record<string, unknown>>;
}

/** Only indexes so named are ours to drop. */
const ours = "caravan_";
/** Whether an index was made by us; others stay. */
export const isOurs = (name: string): boolean => name.startsWith(ours);

const nameOf = ({ fields, unique, where }: Index): string =>
  [
    `${ours}${unique ? "unique" : "by"}`,
    ...fields.map(pathOf),
    ...(where ? ["where", where] : []),
  ].join("_");

const keyOf = ({ fields }: Index): MongoIndex["key"] =>
  Object.fromEntries(
    fields.map((field) => [field === "id" ? "_id" : pathOf(field), 1 as const] as const),
  );

/** Of an empty list, and of members without the field, MongoDB keeps a null: in a unique index they would be one value. */
const whereOf = ({ where, unique, fields: [field = ""] }: Index): string | undefined =>
  where ?? (unique && isMultikey(field) ? pathOf(field) : undefined);

/**
 * `$exists` alone would hold nulls unique, so a unique one asks for the type too; but then the planner uses it for no filter,
 * and a second, not unique, serves those.
 */
const describe = (declared: Index): MongoIndex[] => {
  const where = whereOf(declared);
  const index = where === undefined ? declared : { ...declared, where };
  const { unique } = index;
  const plain = { name: nameOf(index), key: keyOf(index) };
  if (!where) return [{ ...plain, ...(unique ? { unique } : {}) }];
  const there = { ...plain, partialFilterExpression: { [where]: { $exists: true } } };
  if (!unique) return [there];
  const typed = { [where]: { $exists: true, $type: ["string", "number", "bool"] } };
  return [
    { ...plain, unique, partialFilterExpression: typed },
    { ...there, name: nameOf({ ...index, unique: false }) },
  ];
};

/** Finds documents of an older form at every start without reading them all. */
const byForm: MongoIndex = { name: `${ours}form`, key: { _form: 1 } };

/** Every index that a declaration asks for. */
export const indexesOf = ({ indexes, formVersion }: CollectionDeclaration): MongoIndex[] => [
  ...indexes.flatMap(describe),
  ...(formVersion > 1 ? [byForm] : []),
];

/** Equal for two indexes that do the same, whatever else a server says of them. */
export const meaningOf = ({ key, unique, partialFilterExpression }: Omit<MongoIndex, "name">) =>
  JSON.stringify([Object.entries(key), unique === true, partialFilterExpression ?? null]);
