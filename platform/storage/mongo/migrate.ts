import type { mongo } from "mongoose";
import type { CollectionDeclaration, Doc } from "../collection.ts";
import { fromStored, toStored, type StoredDoc } from "./stored.ts";
import { indexesOf, isOurs, meaningOf, type MongoIndex } from "./indexes.ts";
import { movingOf } from "./moving.ts";
import { upgradeDoc } from "../upgrade.ts";

/** One thing by which a database differs from what the declarations say. */
export interface Change {
  readonly collection: string;
  /** `create the index caravan_by_sku` */
  readonly what: string;
  /** Without it a service does not start. */
  readonly needed: boolean;
  /** Safe to run twice, also at once. */
  readonly apply: () => Promise<unknown>;
}

/** MongoDB's codes of what another migration did first. */
const namespaceNotFound = 26;
const indexNotFound = 27;
const namespaceExists = 48;
const conflicting = [85, 86];
const duplicateKey = 11_000;
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | undefined)?.code;
const unless =
  <T>(code: number, otherwise: T) =>
  (error: unknown): T => {
    if (codeOf(error) === code) return otherwise;
    throw error;
  };

/** A migration takes as long as it takes: the deadline of an operation is not for it. */
const endless = { timeoutMS: 0 };

interface Form {
  _id: string;
  form: number;
}
const formsOf = (db: mongo.Db): mongo.Collection<Form> => db.collection<Form>("_forms");

const olderThan = (form: number): mongo.Filter<StoredDoc> =>
  ({ $or: [{ _form: { $lt: form } }, { _form: { $exists: false } }] }) as mongo.Filter<StoredDoc>;

/** Each document carries its form, so several processes may upgrade at once and any may die. */
const upgrade = async (
  at: mongo.Collection<StoredDoc>,
  declaration: CollectionDeclaration,
): Promise<void> => {
  const { formVersion } = declaration;
  for (let lost = 1; lost > 0;) {
    lost = 0; // Changed meanwhile: looked at again.
    for await (const stored of at.find(olderThan(formVersion), endless)) {
      const form = typeof stored["_form"] === "number" ? stored["_form"] : 1;
      const doc = fromStored(stored as StoredDoc) as Doc;
      const { _id, ...made } = toStored(upgradeDoc(declaration, doc, form), formVersion);
      const same = {
        _id,
        version: doc.version,
        _form: form === 1 ? { $exists: false } : form,
      } as mongo.Filter<StoredDoc>;
      const { matchedCount } = await at.replaceOne(same, made as mongo.WithoutId<StoredDoc>);
      if (matchedCount === 0) lost += 1;
    }
  }
};

const upgrades = async (
  at: mongo.Collection<StoredDoc>,
  declaration: CollectionDeclaration,
): Promise<Change[]> => {
  const { name: collection, formVersion } = declaration;
  if (formVersion === 1) return [];
  const older = await at.countDocuments(olderThan(formVersion), endless);
  if (older === 0) return [];
  const what = `upgrade ${older} ${older === 1 ? "document" : "documents"} to form ${formVersion}`;
  return [{ collection, what, needed: true, apply: () => upgrade(at, declaration) }];
};

const drop = (at: mongo.Collection<StoredDoc>, name: string) => () =>
  at.dropIndex(name).catch(unless(indexNotFound, undefined));

const create = async (
  at: mongo.Collection<StoredDoc>,
  { key, ...options }: MongoIndex,
): Promise<void> => {
  const make = () => at.createIndex(key, { ...options, ...endless });
  await make().catch(async (error: unknown) => {
    if (!conflicting.includes(codeOf(error) as number)) throw error;
    await drop(at, options.name)();
    await make();
  });
};

/** What goes, and what comes; a different index of the same name goes first. */
const indexChanges = async (
  at: mongo.Collection<StoredDoc>,
  declaration: CollectionDeclaration,
): Promise<{ gone: Change[]; made: Change[] }> => {
  const { name: collection } = declaration;
  const wanted = indexesOf(declaration);
  const there = await at.indexes().catch(unless(namespaceNotFound, []));
  const known = new Map(there.map((index) => [index.name ?? "", meaningOf(index as MongoIndex)]));
  const stale = [...known.keys()].filter(
    (name) => isOurs(name) && !wanted.some((index) => index.name === name),
  );
  const missing = wanted.filter((index) => known.get(index.name) !== meaningOf(index));
  return {
    gone: stale.map((name) => ({
      collection,
      what: `drop the index ${name}`,
      needed: false,
      apply: drop(at, name),
    })),
    made: missing.map((index) => ({
      collection,
      what: `${known.has(index.name) ? "replace" : "create"} the index ${index.name}`,
      needed: true,
      apply: () => create(at, index),
    })),
  };
};

/** Noted last: a row says that everything of this form was done once. */
const note = (db: mongo.Db, { name, formVersion }: CollectionDeclaration) => {
  const write = () =>
    formsOf(db).updateOne({ _id: name }, { $max: { form: formVersion } }, { upsert: true });
  return () =>
    write().catch((error: unknown) => {
      if (codeOf(error) !== duplicateKey) throw error;
      return write(); // Another inserted it in this moment.
    });
};

const changesOfOne = async (db: mongo.Db, declaration: CollectionDeclaration) => {
  const { name: collection, formVersion } = declaration;
  const at = db.collection<StoredDoc>(collection);
  const form = (await formsOf(db).findOne({ _id: collection }))?.form;
  if (form !== undefined && form > formVersion)
    throw new Error(
      `${collection}: its documents have form ${form}, this version of Caravan knows form ${formVersion}: run the newer version.`,
    );
  const { gone, made } = await indexChanges(at, declaration);
  const begin: Change = {
    collection,
    what: "create the collection",
    needed: true,
    apply: () => db.createCollection(collection).catch(unless(namespaceExists, undefined)),
  };
  const end: Change = {
    collection,
    what: `note form ${formVersion}`,
    needed: true,
    apply: note(db, declaration),
  };
  return [
    ...(form === undefined ? [begin] : []),
    ...gone,
    ...(await upgrades(at, declaration)),
    ...made,
    ...(form === formVersion ? [] : [end]),
  ];
};

/** What makes a database what the declarations say, in order. @throws when its form is newer than known */
export const changesOf = async (
  db: mongo.Db,
  declarations: readonly CollectionDeclaration[],
): Promise<Change[]> => {
  const changes: Change[] = [];
  for (const declaration of declarations) changes.push(...(await changesOfOne(db, declaration)));
  return changes;
};

/** Makes a database what the declarations say; `done` is called after each change. @throws when its form is newer than known, or an upgrade fails */
export const migrateMongo = async (
  db: mongo.Db,
  declarations: readonly CollectionDeclaration[],
  done: (change: Change) => void = () => undefined,
): Promise<void> => {
  for (const change of await changesOf(db, declarations)) {
    await change.apply().catch((error: unknown) => {
      const why = `${change.collection}: ${change.what}: ${(error as Error).message}`;
      throw new Error(why, { cause: error });
    });
    done(change);
  }
};

/** @throws naming each collection that is not what the declarations say (an index too many is none), or that it is half moved */
export const verifyMongo = async (
  db: mongo.Db,
  declarations: readonly CollectionDeclaration[],
): Promise<void> => {
  if ((await movingOf(db)) === "copying")
    throw new Error("half moved: end it with `npm run move -- --to mongo --resume`");
  const needed = (await changesOf(db, declarations)).filter((change) => change.needed);
  if (needed.length === 0) return;
  const why = needed.map(({ collection, what }) => `${collection} (${what})`).join(", ");
  throw new Error(`not as this version of Caravan needs it: run \`npm run migrate\`. Open: ${why}`);
};
