/**
 * Sessions that ended lately, and users who lost scopes or were closed: an access token outlives either by up to a
 * quarter of an hour, so whoever judges tokens asks their issuer every few seconds. No token is judged by what is
 * older than 5 s, unless the issuer is away: then what was read before holds, and a token ends by itself.
 */
import type { ServiceBroker } from "moleculer";
import { plusMs } from "../../kernel/instant.ts";
import { runtimeOf } from "../../runtime/runtime.ts";

export interface EndedSession {
  readonly id: string;
  /** When it ended. */
  readonly at: string;
  /** The id is a user's, who has lost scopes so often: tokens that say fewer are good no more. */
  readonly restrictions?: number;
}
/** Reads a page of the sessions that ended since an instant, the oldest first. */
export type EndedSource = (broker: ServiceBroker, since: string) => PromiseLike<unknown>;

/** Tokens live no longer than this. */
const tokenMs = 900_000;
/** Clocks of copies differ, and what is written is seen a moment later. */
const overlapMs = 10_000;
const freshMs = 2_500;
const pageLength = 5_000;
/** Beyond this a request waits for the response, so that what ended is in force everywhere within 5 s. */
const staleMs = 4_500;
/** While the issuer is away, a request waits this seldom. */
const awayMs = 15_000;

interface Ended {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly restrictions: number;
}

/** Those that one process has read of. */
export interface EndedSessions {
  has(sessionId: string | undefined): boolean;
  /** The user lost scopes, or was closed, after the token was issued. */
  restricts(user: { readonly id: string; readonly restrictions?: number }): boolean;
  /** A promise when what is known is too old to judge by. */
  ready(): Promise<void> | undefined;
  note(session: EndedSession): void;
  /** What was read is too old from now on. */
  expire(): void;
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
  const ended = new Map<string, Ended>();
  let since = "";
  let askedAt = -Infinity;
  /** The last time it did not respond. */
  let failed = false;
  let asking: Promise<void> | undefined;
  const note = ({ id, at, restrictions = 0 }: EndedSession): void => {
    const known = ended.get(id)?.restrictions ?? 0;
    if (restrictions >= known) ended.set(id, { at: Date.parse(at), restrictions });
  };

  const look = async (): Promise<void> => {
    const now = runtimeOf(broker).now();
    const from = since === "" ? plusMs(now, -tokenMs) : plusMs(since, -overlapMs);
    const newest = await readAll(broker, fetch, from, note);
    if (newest > since) since = newest;
    for (const [id, { at }] of ended) if (at + tokenMs < Date.parse(now)) ended.delete(id);
  };

  const ask = async (): Promise<void> => {
    const began = performance.now();
    try {
      await look();
      failed = false;
    } catch (error) {
      failed = true;
      broker.logger.debug("Ended sessions are not known:", error);
    }
    // What ended while the issuer looked is not in its response.
    askedAt = began;
    asking = undefined;
  };

  const sessions: EndedSessions = {
    note,
    expire: () => void (askedAt = -Infinity),
    has: (sessionId) => sessionId !== undefined && ended.has(sessionId),
    restricts: ({ id, restrictions = 0 }) => restrictions < (ended.get(id)?.restrictions ?? 0),
    ready() {
      const age = performance.now() - askedAt;
      if (age < freshMs) return undefined;
      asking ??= ask();
      return age < (failed ? awayMs : staleMs) ? undefined : asking;
    },
  };
  (broker as JudgingBroker).caravanEnded = sessions;
  return sessions;
};

/** Notes a session that ended here, so that this process refuses its tokens at once. */
export const noteEnded = (broker: ServiceBroker, session: EndedSession): void =>
  (broker as JudgingBroker).caravanEnded?.note(session);

/** The keys changed here: this process asks for them before it judges another token. */
export const noteKeys = (broker: ServiceBroker): void =>
  (broker as JudgingBroker).caravanEnded?.expire();
