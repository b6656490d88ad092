/**
 * Sessions that ended lately: an access token outlives its session by up to a quarter of an hour, so
 * whoever judges tokens asks their issuer now and then which sessions ended. While the issuer is away,
 * what was read before holds; a token ends by itself.
 */
import type { ServiceBroker } from "moleculer";
import { plusMs } from "../../kernel/instant.ts";
import { runtimeOf } from "../../runtime/runtime.ts";

export interface EndedSession {
  readonly id: string;
  /** When it ended. */
  readonly at: string;
}
/** Reads a page of the sessions that ended since an instant, the oldest first. */
export type EndedSource = (broker: ServiceBroker, since: string) => PromiseLike<unknown>;

/** Tokens live no longer than this. */
const tokenMs = 900_000;
/** Clocks of copies differ, and what is written is seen a moment later. */
const overlapMs = 10_000;
const freshMs = 5_000;
const pageLength = 5_000;
/** Beyond this a request waits for the response: nobody may have asked for long. */
const staleMs = 15_000;

/** Those that one process has read of. */
export interface EndedSessions {
  has(sessionId: string | undefined): boolean;
  /** A promise when what is known is too old to judge by. */
  ready(): Promise<void> | undefined;
  note(session: EndedSession): void;
}

/** Reads what ended since `from`, page by page; the newest time seen. */
const readAll = async (
  broker: ServiceBroker,
  fetch: EndedSource,
  from: string,
  note: (session: EndedSession) => void,
): Promise<string> => {
  const { items } = (await fetch(broker, from)) as { items: readonly EndedSession[] };
  for (const item of items) note(item);
  const last = items.at(-1)?.at ?? from;
  return items.length >= pageLength && last > from ? readAll(broker, fetch, last, note) : last;
};

/** A broker whose principal middleware judges tokens. */
type JudgingBroker = ServiceBroker & { caravanEnded?: EndedSessions };

/** Begins to follow the sessions that end; nothing is read before `ready`. */
export const followEnded = (broker: ServiceBroker, fetch: EndedSource): EndedSessions => {
  const ended = new Map<string, number>();
  let since = "";
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;
  const note = ({ id, at }: EndedSession): void => void ended.set(id, Date.parse(at));

  const look = async (): Promise<void> => {
    const now = runtimeOf(broker).now();
    const from = since === "" ? plusMs(now, -tokenMs) : plusMs(since, -overlapMs);
    const newest = await readAll(broker, fetch, from, note);
    if (newest > since) since = newest;
    for (const [id, at] of ended) if (at + tokenMs < Date.parse(now)) ended.delete(id);
  };

  const refresh = (): Promise<void> =>
    (asking ??= look()
      .catch((error: unknown) => broker.logger.debug("Ended sessions are not known:", error))
      .finally(() => {
        askedAt = performance.now();
        asking = undefined;
      }));

  const sessions: EndedSessions = {
    note,
    has: (sessionId) => sessionId !== undefined && ended.has(sessionId),
    ready() {
      const age = performance.now() - askedAt;
      if (age < freshMs) return undefined;
      const asked = refresh();
      return age < staleMs ? undefined : asked;
    },
  };
  (broker as JudgingBroker).caravanEnded = sessions;
  return sessions;
};

/** Notes a session that ended here, so that this process refuses its tokens at once. */
export const noteEnded = (broker: ServiceBroker, session: EndedSession): void =>
  (broker as JudgingBroker).caravanEnded?.note(session);
