import type { CollectionDeclaration, Index } from "../collection.ts";
import { checkDoc, indexedPaths, isMultikey, pathOf } from "../filters/filter-check.ts";
import { upgradeDoc } from "../upgrade.ts";
import { valuesAt } from "../filters/path.ts";
import type { SqliteFile } from "./commit.ts";
import { columnsOf } from "./columns.ts";
import { columnOf, extract, quoted, sideTable } from "./filter.ts";
import { sumColumn, sumOf, textOf, type FoundRow } from "./sums.ts";

/** What an array path puts into its side table: its members, each once. */
export const membersOf = (doc: object, path: string): (string | number)[] => [
  ...new Set(
    valuesAt(doc, path).filter((value) => typeof value === "string" || typeof value === "number"),
  ),
];

/** Not the words of former versions, whose indexes of these fields stood on expressions: those go, these are made. */
const indexName = (table: string, { fields, unique, where }: Index): string =>
  [table, unique ? "one" : "on", ...fields, ...(where ? ["where", where] : [])].join("_");

/** SQLite holds no two nulls to be equal, MongoDB does: a second index holds them to it (x'00' is in no JSON). */
const nullsToo = (table: string, { name, fields }: { name: string; fields: string[] }) => ({
  name: `${name}_null`,
  sql: `CREATE UNIQUE INDEX ${quoted(`${name}_null`)} ON ${quoted(table)} (${fields
    .map((field) => `ifnull(${field}, x'00')`)
    .join(", ")}) WHERE ${fields.map((field) => `${field} IS NULL`).join(" OR ")}`,
});

const createIndex = (table: string, index: Index): { name: string; sql: string }[] => {
  const name = indexName(table, index);
  const fields = index.fields.map(columnOf);
  const where = index.where ? ` WHERE ${columnOf(index.where)} IS NOT NULL` : "";
  const unique = index.unique ? "UNIQUE " : "";
  const sql = `CREATE ${unique}INDEX ${quoted(name)} ON ${quoted(table)} (${fields.join(", ")})${where}`;
  return [{ name, sql }, ...(index.unique && !where ? [nullsToo(table, { name, fields })] : [])];
};

const namesLike = (file: SqliteFile, type: string, of: string, sql: string): string[] =>
  (
    file.statement(`SELECT name FROM sqlite_master WHERE type = '${type}' AND ${sql}`).all(of) as {
      name: string;
    }[]
  ).map(({ name }) => name);

const syncIndexes = (file: SqliteFile, { name: table, indexes }: CollectionDeclaration): void => {
  const wanted = new Map(
    indexes
      .filter(({ fields }) => !fields.some(isMultikey))
      .flatMap((index) => createIndex(table, index))
      .map(({ name, sql }) => [name, sql]),
  );
  const there = namesLike(file, "index", table, "tbl_name = ? AND sql IS NOT NULL");
  for (const name of there) if (!wanted.has(name)) file.exec(`DROP INDEX ${quoted(name)}`);
  const missing = [...wanted].filter(([name]) => !there.includes(name));
  // A former version, which writes no columns, drops their indexes: then what it wrote is filled in too.
  syncColumns(file, { name: table, indexes }, missing.length > 0);
  for (const [, sql] of missing) file.exec(sql);
};

/** Columns that are new, or `stale`, are filled from the documents; those no longer declared go. */
const syncColumns = (
  file: SqliteFile,
  { name: table, indexes }: Pick<CollectionDeclaration, "name" | "indexes">,
  stale: boolean,
): void => {
  const { paths } = columnsOf({ name: table, indexes });
  const wanted = new Map(paths.map((path) => [columnOf(path), extract(path)]));
  const there = (
    file.statement(`SELECT name FROM pragma_table_info(?)`).all(table) as { name: string }[]
  )
    .filter(({ name }) => name.startsWith("f."))
    .map(({ name }) => quoted(name))
    .filter((name) => name !== sumColumn);
  for (const name of there)
    if (!wanted.has(name)) file.exec(`ALTER TABLE ${quoted(table)} DROP COLUMN ${name}`);
  const added = [...wanted.keys()].filter((name) => !there.includes(name));
  for (const name of added) file.exec(`ALTER TABLE ${quoted(table)} ADD COLUMN ${name}`);
  if (stale) file.exec(`UPDATE ${quoted(table)} SET ${sumColumn} = NULL`);
  if (wanted.size === 0 || (added.length === 0 && !stale)) return;
  const values = [...wanted].map(([name, value]) => `${name} = ${value}`).join(", ");
  file.exec(`UPDATE ${quoted(table)} SET ${values}`);
};

const checkAlone = (table: string, { fields, where }: Index): void => {
  if (fields.length > 1 || where)
    throw new Error(`${table}: the array index ${fields.join(", ")} must stand alone.`);
};

const syncSideTables = (
  file: SqliteFile,
  { name: table, indexes }: CollectionDeclaration,
): void => {
  const wanted = indexes.filter(({ fields }) => fields.some(isMultikey));
  wanted.forEach((index) => checkAlone(table, index));
  const there = sideTablesOf(file, table);
  const names = wanted.map(({ fields: [field = ""] }) => `${table}__${pathOf(field)}`);
  for (const name of there) if (!names.includes(name)) file.exec(`DROP TABLE ${quoted(name)}`);
  for (const {
    fields: [field = ""],
    unique = false,
  } of wanted) {
    const path = pathOf(field);
    if (!there.includes(`${table}__${path}`)) createSideTable(file, table, path);
    const only = quoted(`${table}__${path}_unique`);
    file.exec(
      unique
        ? `CREATE UNIQUE INDEX IF NOT EXISTS ${only} ON ${sideTable(table, path)} (value)`
        : `DROP INDEX IF EXISTS ${only}`,
    );
  }
};

const createSideTable = (file: SqliteFile, table: string, path: string): void => {
  const side = sideTable(table, path);
  file.exec(`CREATE TABLE ${side} (value, id TEXT NOT NULL, PRIMARY KEY (value, id)) WITHOUT ROWID;
    CREATE INDEX ${quoted(`${table}__${path}_id`)} ON ${side} (id)`);
  const fill = file.statement(`INSERT INTO ${side} (value, id) VALUES (?, ?)`);
  for (const { id, doc } of everything(file, table))
    for (const value of membersOf(JSON.parse(doc) as object, path)) fill.run(value, id);
};

const sideTablesOf = (file: SqliteFile, table: string): string[] =>
  namesLike(file, "table", `${table}__`, "substr(name, 1, length(?1)) = ?1");

const everything = (
  file: SqliteFile,
  table: string,
): IterableIterator<{ id: string; doc: string }> =>
  file.statement(`SELECT id, doc FROM ${quoted(table)}`).iterate() as IterableIterator<{
    id: string;
    doc: string;
  }>;

const upgrade = (file: SqliteFile, declaration: CollectionDeclaration, from: number): void => {
  const table = quoted(declaration.name);
  const write = file.statement(`UPDATE ${table} SET doc = ?, ${sumColumn} = ? WHERE id = ?`);
  const { scalars } = indexedPaths(declaration);
  const ids = (file.statement(`SELECT id FROM ${table}`).all() as { id: string }[]).map(
    ({ id }) => id,
  );
  const read = file.statement(`SELECT doc, ${sumColumn} AS sum FROM ${table} WHERE id = ?`);
  for (const id of ids) {
    const row = read.get(id) as FoundRow | undefined;
    if (!row) continue;
    const doc = textOf(file.path, declaration.name, row);
    const made = upgradeDoc(declaration, JSON.parse(doc) as { id: string; version: number }, from);
    checkDoc(declaration.name, made, scalars);
    const text = JSON.stringify(made);
    write.run(text, sumOf(text), id);
  }
};

const dropIndexes = (file: SqliteFile, table: string): void => {
  for (const name of namesLike(file, "index", table, "tbl_name = ? AND sql IS NOT NULL"))
    file.exec(`DROP INDEX ${quoted(name)}`);
  for (const name of sideTablesOf(file, table)) file.exec(`DROP TABLE ${quoted(name)}`);
};

/** Of an earlier version: its rows get a checksum with their next write. */
const addSums = (file: SqliteFile, table: string): void => {
  const columns = file.statement(`SELECT name FROM pragma_table_info(?)`).all(table);
  if (!columns.some(({ name }) => quoted(String(name)) === sumColumn))
    file.exec(`ALTER TABLE ${quoted(table)} ADD COLUMN ${sumColumn} INTEGER`);
};

const syncOne = (file: SqliteFile, declaration: CollectionDeclaration): void => {
  const { name, formVersion } = declaration;
  if (name.includes("__") || name === "_forms")
    throw new Error(`"${name}" cannot be a collection's name.`);
  file.exec(
    `CREATE TABLE IF NOT EXISTS ${quoted(name)} (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, doc TEXT NOT NULL, ${sumColumn} INTEGER)`,
  );
  addSums(file, name);
  const row = file.statement("SELECT form FROM _forms WHERE collection = ?").get(name) as
    { form: number } | undefined;
  const form = row?.form ?? formVersion;
  if (form > formVersion)
    throw new Error(
      `${name}: its documents have form ${form}, this version of Caravan knows form ${formVersion}: run the newer version.`,
    );
  if (form < formVersion) {
    dropIndexes(file, name);
    upgrade(file, declaration, form);
  }
  syncIndexes(file, declaration);
  syncSideTables(file, declaration);
  file
    .statement(
      "INSERT INTO _forms (collection, form) VALUES (?1, ?2) ON CONFLICT (collection) DO UPDATE SET form = ?2",
    )
    .run(name, formVersion);
};

/**
 * Makes the file what the declarations say: tables, indexes (those no longer declared go), documents of the current form.
 * All or none. @throws when the file's form is newer than known, an upgrade is missing or fails, or a unique index cannot be.
 */
export const syncSchema = (
  file: SqliteFile,
  declarations: readonly CollectionDeclaration[],
): void => {
  file.exec(
    "BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS _forms (collection TEXT PRIMARY KEY NOT NULL, form INTEGER NOT NULL)",
  );
  try {
    for (const declaration of declarations) syncOne(file, declaration);
    file.exec("COMMIT");
  } catch (error) {
    file.exec("ROLLBACK");
    throw error;
  }
};
