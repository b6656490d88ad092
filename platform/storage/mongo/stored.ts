import { ownValue } from "../../kernel/own-value.ts";
import type { Doc, Filter, Update } from "../collection.ts";

/** As MongoDB keeps it: our id is its `_id`; `_form` the form's version it was written in. */
export type StoredDoc = Record<string, unknown> & { _id: string };

/** A field as MongoDB names it: `id` is `_id`. */
export const pathTo = (path: string): string => (path === "id" ? "_id" : path);

/** A checked filter of ours as MongoDB's. */
export const toQuery = (filter: Filter): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filter).map(([path, value]) =>
      path === "$and" || path === "$or"
        ? [path, (value as readonly Filter[]).map(toQuery)]
        : [pathTo(path), value],
    ),
  );

/** A checked change of ours as MongoDB's; it is empty when nothing is to be changed. */
export const toUpdate = (
  { $pullIds, ...update }: Update,
  quiet: boolean,
): Record<string, unknown> => {
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
export const fromStored = ({ _id, _form, ...rest }: StoredDoc): object => ({ id: _id, ...rest });

/** As MongoDB keeps it. */
export const toStored = ({ id, ...rest }: Doc, form: number): StoredDoc => ({
  _id: id,
  ...rest,
  ...(form > 1 ? { _form: form } : {}),
});

/** What makes one stored document of another, and by which of its fields it is seen that it is still the one. */
export const differenceOf = (
  before: StoredDoc,
  after: StoredDoc,
): { filter: Record<string, unknown>; update: Record<string, unknown> } => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => ownValue(before, name) !== ownValue(after, name),
  );
  const gone = names.filter((name) => !Object.hasOwn(after, name));
  const set = names.filter((name) => Object.hasOwn(after, name));
  return {
    filter: Object.fromEntries(
      names.map((name) => [
        name,
        Object.hasOwn(before, name) ? { $eq: ownValue(before, name) } : { $exists: false },
      ]),
    ),
    update: {
      ...(set.length > 0
        ? { $set: Object.fromEntries(set.map((name) => [name, ownValue(after, name)])) }
        : {}),
      ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((name) => [name, true])) } : {}),
    },
  };
};
