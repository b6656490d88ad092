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
