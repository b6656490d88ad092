import type { StoredEvent } from "./bus.ts";

/** More versions than an aggregate will have. */
const VERSIONS = 2 ** 32;
/** More events than one decision makes. */
const INDEXES = 2 ** 10;

/**
 * The place of an event among those of its subject, as one number: a later one is greater. A number is exact up to 2^53, so
 * there is room for 2,047 journals of one source.
 * @param epoch which of its source's journals it is of, for the consumer: 0 for the first. The versions of a source whose
 *   store was lost begin anew.
 */
export const rankOf = (
  { version, index = 0 }: Pick<StoredEvent, "version" | "index">,
  epoch = 0,
): number => epoch * VERSIONS + version + index / INDEXES;

/**
 * Which of a source's journals one is: its place in the list of those that were met, and the list with it where it is new.
 * One that is older than the newest met and not on the list shares the place of the next one: it cannot come after it.
 */
export const epochIn = (
  met: readonly string[],
  journal: string,
): { readonly epoch: number; readonly met?: readonly string[] } => {
  const place = met.findIndex((one) => one >= journal);
  return place === -1 ? { epoch: met.length, met: [...met, journal] } : { epoch: place };
};
