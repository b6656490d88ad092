import type { Filter } from "../collection.ts";

/** A condition in SQL. Where `exact` is false it only narrows: the documents it lets through are to be judged again. */
export interface SqlCondition {
  /** Empty: always true. */
  readonly sql: string;
  readonly params: readonly (string | number)[];
  readonly exact: boolean;
}
/** What of a collection SQLite knows: other paths may lead anywhere and are judged on the document. */
export interface KnownColumns {
  readonly table: string;
  readonly scalars: ReadonlySet<string>;
  readonly arrays: ReadonlySet<string>;
}

/** `json_extract(doc,'$."a"."b"')`: what a document says, for paths that no index knows. */
export const extract = (path: string): string => `json_extract(doc,${jsonPath(path)})`;
/** The column that holds the value of an index's path beside the document; the prefix keeps it apart from `id`, `version` and `doc`. */
export const columnOf = (path: string): string =>
  path === "id" || path === "version" ? path : quoted(`f.${path}`);
/** What a list is sorted by. */
export const sortedBy = ({ scalars }: Pick<KnownColumns, "scalars">, path: string): string =>
  path === "id" || path === "version" || scalars.has(path) ? columnOf(path) : extract(path);
/** A name quoted for SQL. @throws Error for a name that could end the quotes */
export const quoted = (name: string): string => {
  if (!/^[A-Za-z_][\w.[\]-]*$/.test(name))
    throw new Error(`"${name}" is no name for a table, index or path.`);
  return `"${name}"`;
};
const jsonPath = (path: string): string => `'$.${path.split(".").map(quoted).join(".")}'`;
/** The table that holds an array's members: `carts__tags`. */
export const sideTable = (table: string, path: string): string => quoted(`${table}__${path}`);

const always: SqlCondition = { sql: "", params: [], exact: true };
/** Only the document decides. */
const unknown: SqlCondition = { sql: "", params: [], exact: false };
const never: SqlCondition = { sql: "0", params: [], exact: true };

const and = (parts: readonly SqlCondition[]): SqlCondition => {
  const said = parts.filter((part) => part.sql !== "");
  return {
    sql: said.map((part) => (said.length > 1 ? `(${part.sql})` : part.sql)).join(" AND "),
    params: said.flatMap((part) => part.params),
    exact: parts.every((part) => part.exact),
  };
};
const or = (parts: readonly SqlCondition[]): SqlCondition => {
  if (parts.some((part) => part.sql === ""))
    return { ...always, exact: parts.every((part) => part.exact) };
  return {
    sql: parts.map((part) => `(${part.sql})`).join(" OR "),
    params: parts.flatMap((part) => part.params),
    exact: parts.every((part) => part.exact),
  };
};
const not = (part: SqlCondition): SqlCondition => {
  if (!part.exact) return unknown;
  return part.sql === "" ? never : { ...part, sql: `(${part.sql}) IS NOT TRUE` };
};

/** Builds the conditions on one value: `x` is an expression, `wrap` puts a condition on it into its place. */
interface Place {
  readonly x: string;
  readonly path: string;
  readonly wrap: (sql: string) => string;
  /** Whether null, booleans and existence can be told apart by SQL. */
  readonly typed: boolean;
}

const numeric = ({ path, typed }: Place): string =>
  typed && path !== "version"
    ? ` AND json_type(doc,${jsonPath(path)}) NOT IN ('true','false')`
    : "";
const exact = (sql: string, ...params: (string | number)[]): SqlCondition => ({
  sql,
  params,
  exact: true,
});

const equal = (place: Place, value: unknown): SqlCondition => {
  const { x, path, wrap, typed } = place;
  if (typeof value === "string") return exact(wrap(`${x} = ?`), value);
  if (typeof value === "number") return exact(wrap(`${x} = ?${numeric(place)}`), value);
  if (!typed || path === "version") return unknown;
  if (value === null) return exact(`${x} IS NULL`);
  return exact(`${x} = ? AND json_type(doc,${jsonPath(path)}) = '${String(value)}'`, Number(value));
};

/** A list goes in as one JSON parameter, so that lists of every length share a statement. */
const among = (place: Place, values: readonly unknown[]): SqlCondition => {
  const { x, wrap } = place;
  const strings = values.filter((value) => typeof value === "string");
  const numbers = values.filter((value) => typeof value === "number");
  const others = values.filter((value) => typeof value !== "string" && typeof value !== "number");
  const parts: SqlCondition[] = [];
  if (strings.length > 0)
    parts.push(exact(wrap(`${x} IN (SELECT value FROM json_each(?))`), JSON.stringify(strings)));
  if (numbers.length > 0)
    parts.push(
      exact(
        wrap(`${x} IN (SELECT value FROM json_each(?))${numeric(place)}`),
        JSON.stringify(numbers),
      ),
    );
  parts.push(...others.map((value) => equal(place, value)));
  return parts.length === 0 ? never : or(parts);
};

/** SQLite orders null < numbers < text, and compares across types; MongoDB does not: `''` is the border. */
const compare = (place: Place, sign: string, value: unknown): SqlCondition => {
  const { x, wrap } = place;
  if (typeof value === "string")
    return exact(
      wrap(sign.startsWith("<") ? `${x} ${sign} ? AND ${x} >= ''` : `${x} ${sign} ?`),
      value,
    );
  if (typeof value === "number")
    return exact(
      wrap(`${x} ${sign} ?${sign.startsWith(">") ? ` AND ${x} < ''` : ""}${numeric(place)}`),
      value,
    );
  if (value === null && sign.endsWith("=")) return equal(place, null);
  return unknown;
};

const signs = new Map([
  ["$gt", ">"],
  ["$gte", ">="],
  ["$lt", "<"],
  ["$lte", "<="],
]);

const operate = (place: Place, operator: string, value: unknown): SqlCondition => {
  const sign = signs.get(operator);
  if (sign) return compare(place, sign, value);
  switch (operator) {
    case "$eq":
      return equal(place, value);
    case "$ne":
      return not(equal(place, value));
    case "$in":
      return among(place, value as readonly unknown[]);
    case "$nin":
      return not(among(place, value as readonly unknown[]));
    case "$exists": {
      if (!place.typed || place.path === "version") return unknown;
      const there = exact(`json_type(doc,${jsonPath(place.path)}) IS NOT NULL`);
      return value === true ? there : not(there);
    }
    default:
      throw new Error(`Unknown operator "${operator}".`);
  }
};

const placeOf = ({ table, scalars, arrays }: KnownColumns, path: string): Place | undefined => {
  if (path === "id") return { x: "id", path, wrap: (sql) => sql, typed: false };
  if (path === "version") return { x: "version", path, wrap: (sql) => sql, typed: true };
  if (arrays.has(path)) {
    const side = sideTable(table, path);
    return {
      x: "value",
      path,
      wrap: (sql) => `id IN (SELECT id FROM ${side} WHERE ${sql})`,
      typed: false,
    };
  }
  return scalars.has(path)
    ? { x: columnOf(path), path, wrap: (sql) => sql, typed: true }
    : undefined;
};

const stringsOnly = (value: unknown): boolean =>
  typeof value === "string" ||
  (Array.isArray(value) && value.every((each) => typeof each === "string"));

const condition = (known: KnownColumns, path: string, value: unknown): SqlCondition => {
  const place = placeOf(known, path);
  if (!place) return unknown;
  const operators =
    typeof value === "object" && value !== null ? Object.entries(value) : [["$eq", value] as const];
  return and(
    // A column of text would turn a number into text before comparing.
    operators.map(([operator, each]) =>
      path === "id" && !stringsOnly(each) ? unknown : operate(place, operator, each),
    ),
  );
};

/** A checked filter as SQL (see `checkFilter`), the meaning MongoDB's. */
export const translate = (known: KnownColumns, filter: Filter): SqlCondition =>
  and(
    Object.entries(filter).map(([path, value]) => {
      if (path === "$and")
        return and((value as readonly Filter[]).map((each) => translate(known, each)));
      if (path === "$or")
        return or((value as readonly Filter[]).map((each) => translate(known, each)));
      return condition(known, path, value);
    }),
  );
