import { pause } from "../runtime/timeout.ts";
import type { Collection, Doc, Filter, Sort } from "./collection.ts";

/** So many documents are looked at in one turn of the event loop: some milliseconds' work of an embedded store. */
export const purgeBatch = 100;

/**
 * Removes what matches, in the order given, until nothing is left or `max` have gone; how many went. In batches with a pause after
 * each, so that whoever asks meanwhile is answered. What was changed since it was found, and does not match any more, stays.
 */
export const removeInBatches = async <T extends Doc>(
  docs: Collection<T>,
  filter: Filter,
  {
    sort = [],
    max = Infinity,
    stopping,
  }: { sort?: Sort; max?: number; stopping?: AbortSignal | undefined } = {},
): Promise<number> => {
  let removed = 0;
  while (removed < max && !stopping?.aborted) {
    const limit = Math.min(purgeBatch, max - removed);
    const found = await docs.find(filter, { sort, limit });
    if (found.length === 0) break;
    const ids = found.map(({ id }) => id);
    const gone = await docs.remove({ ...filter, id: { $in: ids } });
    // Another copy has taken them, or they were changed: the next run sees what is left.
    if (gone === 0) break;
    removed += gone;
    await pause(1);
  }
  return removed;
};
