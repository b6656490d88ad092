import { mutate } from "./filters/mutate.ts";
import { wasNew, type Collection, type Doc } from "./collection.ts";

/**
 * Writes what an event says into a row of a read model, once: the row remembers in `seen`
 * (a field path such as `seen.orders`) the rank of the event it has seen last, in the same write.
 * Received again or out of order, an older event changes nothing. `blank` is the row before any event.
 */
export const project = async <T extends Doc>(
  rows: Collection<T>,
  blank: T,
  seen: string,
  rank: number,
  set: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const update = { $set: { ...set, [seen]: rank } };
  const fresh = { $or: [{ [seen]: { $lt: rank } }, { [seen]: { $exists: false } }] };
  if (await rows.update({ id: blank.id, ...fresh }, update)) return;
  if (await wasNew(rows.insert(mutate(structuredClone(blank), update)))) return;
  // The row is there: it has seen this or newer, or another source began it in this moment.
  await rows.update({ id: blank.id, ...fresh }, update);
};
