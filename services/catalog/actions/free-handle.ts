import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Collection, Doc } from "../../../platform/storage/collection.ts";
import { faults } from "../catalog.schemas.ts";

/** Numbered handles that are tried before the id is part of it. */
const numbersMax = 50;

/** Makes something under the first free handle of `base`, `base-2` …; `make` refuses one that is taken by HANDLE_TAKEN. */
export const withFreeHandle = async <T, D extends Doc & { readonly handle: string }>(
  docs: Collection<D>,
  { base, id }: { readonly base: string; readonly id: string },
  make: (handle: string) => Promise<T | Fault>,
): Promise<T | Fault> => {
  const { code } = faults.HANDLE_TAKEN();
  for (let i = 1; i < numbersMax; i += 1) {
    const handle = i === 1 ? base : `${base}-${i}`;
    if (await docs.findOne({ handle })) continue;
    const made = await make(handle);
    // Another was faster: the next one.
    if (!isFault(made) || made.code !== code) return made;
  }
  return make(`${base}-${id}`);
};
