import type { mongo } from "mongoose";
import type { CollectionDeclaration, Doc, Index } from "./collection.ts";
import { pathOf } from "./filter.check.ts";
import { fromStored, toStored, type Stored } from "./mongoose.collection.ts";
import { upgradeDoc } from "./upgrade.ts";

/** Only indexes so named are ours to drop. */
const ours = "caravan_";
const nameOf = ({ fields, unique, where }: Index): string =>
  [
    `${ours}${unique ? "unique" : "by"}`,
    ...fields.map(pathOf),
    ...(where ? ["where", where] : []),
  ].join("_");
const keyOf = (field: string): string => (field === "id" ? "_id" : pathOf(field));

type Described = mongo.CreateIndexesOptions & { name: string };

/**
 * `$exists` alone would hold nulls unique, so a unique one asks for the type too; but then the planner uses it for no filter,
 * and a second, not unique, serves those.
 */
const describe = (index: Index): Described[] => {
  const name = nameOf(index);
  const { where, unique } = index;
  if (!where) return [{ name, ...(unique ? { unique } : {}) }];
  const there: Described = { name, partialFilterExpression: { [where]: { $exists: true } } };
  if (!unique) return [there];
  const typed = { [where]: { $exists: true, $type: ["string", "number", "bool"] } };
  return [
    { name, unique, partialFilterExpression: typed },
    { ...there, name: nameOf({ ...index, unique: false }) },
  ];
};

const syncIndexes = async (
  at: mongo.Collection<Stored>,
  { indexes }: CollectionDeclaration,
): Promise<void> => {
  const there = (await at.indexes().catch(() => [])).map(({ name = "" }) => name);
  const wanted = new Set(indexes.flatMap(describe).map(({ name }) => name));
  for (const name of there)
    if (name.startsWith(ours) && !wanted.has(name)) await at.dropIndex(name);
  for (const index of indexes) {
    const key = Object.fromEntries(index.fields.map((field) => [keyOf(field), 1 as const]));
    for (const options of describe(index)) await at.createIndex(key, options);
  }
};

/** Each document carries its form, so several processes may upgrade at once and any may die. */
const upgrade = async (
  at: mongo.Collection<Stored>,
  declaration: CollectionDeclaration,
): Promise<void> => {
  const { formVersion } = declaration;
  const older = {
    $or: [{ _form: { $lt: formVersion } }, { _form: { $exists: false } }],
  } as mongo.Filter<Stored>;
  for await (const stored of at.find(older)) {
    const form = typeof stored["_form"] === "number" ? stored["_form"] : 1;
    const doc = fromStored<Doc>(stored as Stored);
    const { _id, ...made } = toStored(upgradeDoc(declaration, doc, form), formVersion);
    const same = {
      _id,
      version: doc.version,
      _form: form === 1 ? { $exists: false } : form,
    } as unknown as mongo.Filter<Stored>;
    const { matchedCount } = await at.replaceOne(same, made as never);
    if (matchedCount === 0) return upgrade(at, declaration); // Changed meanwhile: look again.
  }
};

/** Makes a database what the declarations say. @throws when its form is newer than known, or an upgrade fails. */
export const syncMongo = async (
  db: mongo.Db,
  declarations: readonly CollectionDeclaration[],
): Promise<void> => {
  const forms = db.collection<{ _id: string; form: number }>("_forms");
  for (const declaration of declarations) {
    const { name, formVersion } = declaration;
    const at = db.collection<Stored>(name);
    const form = (await forms.findOne({ _id: name }))?.form ?? formVersion;
    if (form > formVersion)
      throw new Error(
        `${name}: its documents have form ${form}, this version of Caravan knows form ${formVersion}: run the newer version.`,
      );
    if (formVersion > 1) await upgrade(at, declaration);
    await syncIndexes(at, declaration);
    await forms.updateOne({ _id: name }, { $max: { form: formVersion } }, { upsert: true });
  }
};
