import { partsOf } from "./path.ts";
import { ownValue } from "../../kernel/own-value.ts";

/** The changes of one write: the same members as a collection's `Update`. */
export interface Mutation {
  readonly $set?: Readonly<Record<string, unknown>>;
  readonly $unset?: Readonly<Record<string, true>>;
  readonly $inc?: Readonly<Record<string, number>>;
  readonly $push?: Readonly<Record<string, unknown>>;
  readonly $pullIds?: Readonly<Record<string, readonly string[]>>;
}
type Json = Record<string, unknown>;

const isHolder = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** The object (or array) that holds a path's last part; undefined when it is not there and may not be made. */
const holderOf = (
  doc: Json,
  path: string,
  make: boolean,
): [holder: Json | undefined, key: string] => {
  const parts = partsOf(path);
  const key = parts[parts.length - 1] as string;
  let holder: Json = doc;
  for (const part of parts.slice(0, -1)) {
    let next = ownValue(holder, part);
    if (next === undefined && make) next = place(holder, part, {}, path);
    if (!isHolder(next)) {
      if (make) throw new Error(`Cannot write "${path}": "${part}" is no object.`);
      return [undefined, key];
    }
    holder = next;
  }
  return [holder, key];
};

const place = (holder: Json, key: string, value: unknown, path: string): unknown => {
  if (Array.isArray(holder) && !/^\d{1,6}$/.test(key))
    throw new Error(`Cannot write "${path}": "${key}" is no position.`);
  holder[key] = value;
  return value;
};

/** A copy in JSON's types, so that a document never shares a value with its caller. */
const copy = (value: unknown): unknown =>
  isHolder(value) ? (JSON.parse(JSON.stringify(value)) as unknown) : value;

const set = (doc: Json, path: string, value: unknown): void => {
  const [holder, key] = holderOf(doc, path, true);
  place(holder as Json, key, copy(value), path);
};

const unset = (doc: Json, path: string): void => {
  const [holder, key] = holderOf(doc, path, false);
  if (!holder || !Object.hasOwn(holder, key)) return;
  if (Array.isArray(holder)) (holder as unknown[])[Number(key)] = null;
  else Reflect.deleteProperty(holder, key);
};

const increment = (doc: Json, path: string, by: number): void => {
  const [holder, key] = holderOf(doc, path, true);
  const before = ownValue(holder as Json, key);
  if (before !== undefined && typeof before !== "number")
    throw new Error(`Cannot increment "${path}": it is no number.`);
  place(holder as Json, key, (before ?? 0) + by, path);
};

const push = (doc: Json, path: string, value: unknown): void => {
  const [holder, key] = holderOf(doc, path, true);
  const list = ownValue(holder as Json, key);
  if (list === undefined) place(holder as Json, key, [copy(value)], path);
  else if (Array.isArray(list)) list.push(copy(value));
  else throw new Error(`Cannot push to "${path}": it is no array.`);
};

const pull = (doc: Json, path: string, ids: readonly string[]): void => {
  const [holder, key] = holderOf(doc, path, false);
  const list = holder && ownValue(holder, key);
  if (!holder || list === undefined) return;
  if (!Array.isArray(list)) throw new Error(`Cannot pull from "${path}": it is no array.`);
  holder[key] = list.filter(
    (member: unknown) => !(isHolder(member) && ids.includes(member["id"] as string)),
  );
};

/** By operator; each is given what the type of `Mutation` promises. */
const operators = new Map<string, (doc: Json, path: string, value: unknown) => void>([
  ["$set", set],
  ["$unset", unset],
  ["$inc", (doc, path, by) => increment(doc, path, by as number)],
  ["$push", push],
  ["$pullIds", (doc, path, ids) => pull(doc, path, ids as readonly string[])],
]);

const checkChange = (operator: string, path: string, value: unknown): void => {
  const [first = ""] = partsOf(path);
  if (["id", "_id", "version"].includes(first))
    throw new Error(`"${path}" is the store's to change.`);
  if (value === undefined) throw new Error(`${operator} of "${path}" is undefined.`);
  if (operator === "$inc" && !Number.isFinite(value))
    throw new Error(`$inc of "${path}" is no number.`);
};

/** @throws on an unknown operator, an undefined value, a path into a prototype, and on `id` and `version`, which are the store's. */
export const checkMutation = (update: Mutation): void => {
  for (const [operator, changes] of Object.entries(update) as [string, Json | undefined][]) {
    if (!operators.has(operator)) throw new Error(`Unknown update operator "${operator}".`);
    for (const [path, value] of Object.entries(changes ?? {})) checkChange(operator, path, value);
  }
};

/**
 * Changes `doc` in place, as MongoDB would: paths may be dotted, missing objects are made.
 * @throws as `checkMutation`, and where the document's form forbids the change (a caller then drops `doc`).
 */
export const mutate = <T extends object>(doc: T, update: Mutation): T => {
  checkMutation(update);
  for (const [operator, changes] of Object.entries(update) as [string, Json | undefined][]) {
    for (const [path, value] of Object.entries(changes ?? {}))
      operators.get(operator)?.(doc as Json, path, value);
  }
  return doc;
};
