import { mutate } from "./filters/mutate.ts";
import { wasNew, type Collection, type Doc, type Filter } from "./collection.ts";

/**
 * Writes what an event says into a row of a read model, once: the row remembers in `seen`
 * (a field path such as `seen.orders`) the rank of the event it has seen last, in the same write.
 * Received again or out of order, an older event changes nothing. `blank` is the row before any event; `only` narrows
 * down which row may be changed. Whether it was written.
 */
export const project = async <T extends Doc>(
  rows: Collection<T>,
  blank: T,
  seen: string,
  rank: number,
  set: Readonly<Record<string, unknown>>,
  only: Filter = {},
): Promise<boolean> => {
  const update = { $set: { ...set, [seen]: rank } };
  const fresh = { $or: [{ [seen]: { $lt: rank } }, { [seen]: { $exists: false } }], ...only };
  if (await rows.update({ id: blank.id, ...fresh }, update)) return true;
  if (await wasNew(rows.insert(mutate(structuredClone(blank), update)))) return true;
  // The row is there: it has seen this or newer, or another source began it in this moment.
  return (await rows.update({ id: blank.id, ...fresh }, update)) !== undefined;
};
