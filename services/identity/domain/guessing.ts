/** How often something that strangers can try may be tried, and how soon again. */
import { msBetween, plusMs } from "../../../platform/kernel/instant.ts";

/** How long an attempt counts. */
export const ATTEMPT_MS = 3_600_000;
/** No delay is longer, as long as the hour has room for another attempt. */
const DELAY_MAX_MS = 300_000;

export interface Attempt {
  readonly id: string;
  readonly at: string;
}

interface Budget {
  /** So many need not wait; after each further one the delay doubles, from a second on. */
  readonly free: number;
  /** So many an hour. */
  readonly max: number;
}

/**
 * What is counted. A password is compared at most 20 times an hour that it does not fit: 12 times for anybody, and 8
 * times for those who were let in before, who so are not kept out by what others try.
 */
export const budgets = {
  /** Passwords of one account, from anywhere. */
  account: { free: 5, max: 12 },
  /** Passwords of one account, from its own devices and sessions. */
  trusted: { free: 4, max: 8 },
  /** Passwords of whatever account, from one network. */
  network: { free: 20, max: 100 },
  /** The password beside one mailed token. */
  mailed: { free: 3, max: 3 },
  /** Codes of one account's authenticator app, by who has its password, a mail or a session. */
  totp: { free: 3, max: 10 },
  /** Mails that one network asks for. */
  requests: { free: 10, max: 30 },
  /** Mails to an address that nobody has confirmed. */
  mailbox: { free: 5, max: 5 },
} as const satisfies Readonly<Record<string, Budget>>;
export type BudgetName = keyof typeof budgets;

/** The attempts that count at `now`, the oldest first. */
export const recent = (attempts: readonly Attempt[], now: string): readonly Attempt[] =>
  attempts.filter(({ at }) => at > plusMs(now, -ATTEMPT_MS));

/** Milliseconds until the next attempt may begin; 0: now. */
export const waitMs = (
  attempts: readonly Attempt[],
  { free, max }: Budget,
  now: string,
): number => {
  const counted = recent(attempts, now);
  const oldest = counted[counted.length - max];
  if (oldest) return msBetween(now, plusMs(oldest.at, ATTEMPT_MS));
  const last = counted.at(-1);
  if (!last || counted.length < free) return 0;
  const delay = Math.min(1000 * 2 ** (counted.length - free), DELAY_MAX_MS);
  return Math.max(0, msBetween(now, plusMs(last.at, delay)));
};
