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

const keyOf = (path: string): string => partsOf(path).at(-1) as string;

/** The object (or array) that holds a path's last part; undefined when it is not there. */
const holderOf = (doc: Json, path: string): Json | undefined => {
  const parts = partsOf(path);
  let holder = doc;
  for (let i = 0; i < parts.length - 1; i += 1) {
    const next = ownValue(holder, parts[i] as string);
    if (!isHolder(next)) return undefined;
    holder = next;
  }
  return holder;
};

/** As `holderOf`; objects on the way that are missing are made. */
const madeHolder = (doc: Json, path: string): Json => {
  const parts = partsOf(path);
  let holder = doc;
  for (let i = 0; i < parts.length - 1; i += 1) {
    const part = parts[i] as string;
    let next = ownValue(holder, part);
    if (next === undefined) next = place(holder, part, {}, path);
    if (!isHolder(next)) throw new Error(`Cannot write "${path}": "${part}" is no object.`);
    holder = next;
  }
  return holder;
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
  place(madeHolder(doc, path), keyOf(path), copy(value), path);
};

const unset = (doc: Json, path: string): void => {
  const holder = holderOf(doc, path);
  const key = keyOf(path);
  if (!holder || !Object.hasOwn(holder, key)) return;
  if (Array.isArray(holder)) (holder as unknown[])[Number(key)] = null;
  else Reflect.deleteProperty(holder, key);
};

const increment = (doc: Json, path: string, by: number): void => {
  const holder = madeHolder(doc, path);
  const key = keyOf(path);
  const before = ownValue(holder, key);
  if (before !== undefined && typeof before !== "number")
    throw new Error(`Cannot increment "${path}": it is no number.`);
  place(holder, key, (before ?? 0) + by, path);
};

const push = (doc: Json, path: string, value: unknown): void => {
  const holder = madeHolder(doc, path);
  const key = keyOf(path);
  const list = ownValue(holder, key);
  if (list === undefined) place(holder, key, [copy(value)], path);
  else if (Array.isArray(list)) list.push(copy(value));
  else throw new Error(`Cannot push to "${path}": it is no array.`);
};

const pull = (doc: Json, path: string, ids: readonly string[]): void => {
  const holder = holderOf(doc, path);
  const key = keyOf(path);
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

const changesOf = (update: Mutation, operator: string): Json =>
  ownValue(update as Readonly<Record<string, Json | undefined>>, operator) ?? {};

/** @throws on an unknown operator, an undefined value, a path into a prototype, and on `id` and `version`, which are the store's. */
export const checkMutation = (update: Mutation): void => {
  for (const operator of Object.keys(update)) {
    if (!operators.has(operator)) throw new Error(`Unknown update operator "${operator}".`);
    const changes = changesOf(update, operator);
    for (const path of Object.keys(changes)) checkChange(operator, path, ownValue(changes, path));
  }
};

/** Changes `doc` in place by an update that was checked. @throws where the document's form forbids it */
export const applyMutation = <T extends object>(doc: T, update: Mutation): T => {
  for (const operator of Object.keys(update)) {
    const changes = changesOf(update, operator);
    const change = operators.get(operator);
    for (const path of Object.keys(changes)) change?.(doc as Json, path, ownValue(changes, path));
  }
  return doc;
};

/**
 * Changes `doc` in place, as MongoDB would: paths may be dotted, missing objects are made.
 * @throws as `checkMutation`, and where the document's form forbids the change (a caller then drops `doc`).
 */
export const mutate = <T extends object>(doc: T, update: Mutation): T => {
  checkMutation(update);
  return applyMutation(doc, update);
};
