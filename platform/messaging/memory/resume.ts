import type { ConsumerStore, Journal, Position } from "../bus.ts";

/** Where a consumer goes on in a journal. */
export interface StartPosition {
  /** Id of the journal. */
  readonly journal: string;
  readonly epoch: number;
  readonly position: number;
  readonly event?: string;
  /** The newest position of a journal that is read from the first again; absent where it only goes on. */
  readonly until?: number;
}

/** Why what was read is not what is in the journal now; undefined where it is. */
const differenceOf = async (
  journal: Journal,
  id: string,
  { position, journal: before, event }: Position,
): Promise<string | undefined> => {
  if (before !== undefined && before !== id) return "the journal is another one";
  const last = await journal.last();
  if (position > last) return `the journal ends at ${last}`;
  if (event === undefined) return undefined;
  const [line] = await journal.read(position - 1, 1);
  // None there: a line of something that was removed may go.
  return line?.position === position && line.event.id !== event
    ? "another event is there now"
    : undefined;
};

/**
 * Where a consumer goes on with a source: where it was, or from the first where the journal is not the one it has read.
 * A journal that is older than what was read gets another id: its new events are of a new history.
 */
export const resume = async (
  { name, store, warn }: { name: string; store: ConsumerStore; warn?: (line: string) => void },
  source: string,
  journal: Journal,
  saved: Position | undefined,
): Promise<StartPosition> => {
  const id = await journal.id();
  const difference = saved && (await differenceOf(journal, id, saved));
  if (saved === undefined || difference === undefined) {
    const { epoch } = await store.meet(name, source, id);
    return { position: 0, ...saved, journal: id, epoch };
  }
  // Met before its id changes, so that what follows ranks above all that was read.
  await store.meet(name, source, saved.journal ?? id);
  const now = saved.journal === undefined || saved.journal === id ? await journal.renew(id) : id;
  const { epoch } = await store.meet(name, source, now);
  warn?.(
    `${name} reads the events of ${source} from the first again: it had come to ${saved.position}, and ${difference}.`,
  );
  return { journal: now, epoch, position: 0, until: await journal.last() };
};
