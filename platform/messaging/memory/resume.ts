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

/** Why what was read is not the history that is in the journal now; undefined where it is. */
const changeOf = async (
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

/** Why the consumer has missed events of the same history; undefined where it has not. */
const missedOf = async (journal: Journal, { position }: Position): Promise<string | undefined> => {
  const first = await journal.first();
  return position > 0 && position < first - 1
    ? `of what was removed meanwhile, events before ${first} are gone`
    : undefined;
};

/**
 * Where a consumer goes on with a source: where it was, or from the first where the journal is not the one it has read.
 * A journal that is older than what was read gets another id: its new events are of a new history. One that has lost events since
 * about what was removed has the same history still: all about what is there is in it.
 */
export const resume = async (
  { name, store, warn }: { name: string; store: ConsumerStore; warn?: (line: string) => void },
  source: string,
  journal: Journal,
  saved: Position | undefined,
): Promise<StartPosition> => {
  const id = await journal.id();
  const change = saved && (await changeOf(journal, id, saved));
  const again = (why: string): void =>
    warn?.(
      `${name} reads the events of ${source} from the first again: it had come to ${saved?.position}, and ${why}.`,
    );
  if (saved === undefined || change === undefined) {
    const { epoch } = await store.meet(name, source, id);
    const missed = saved && (await missedOf(journal, saved));
    if (missed === undefined) return { position: 0, ...saved, journal: id, epoch };
    again(missed);
    return { journal: id, epoch, position: 0, until: await journal.last() };
  }
  // Met before its id changes, so that what follows ranks above all that was read.
  await store.meet(name, source, saved.journal ?? id);
  const now = saved.journal === undefined || saved.journal === id ? await journal.renew(id) : id;
  const { epoch } = await store.meet(name, source, now);
  again(change);
  return { journal: now, epoch, position: 0, until: await journal.last() };
};
