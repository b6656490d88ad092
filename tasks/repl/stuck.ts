/** What does not go on by itself, as text. Pure. */
import type { Static } from "../../platform/contract/contract.ts";
import { msBetween } from "../../platform/kernel/instant.ts";
import type { DeadLetter as DeadLetterSchema } from "../../platform/contract/dead-letters.ts";
import type { UnfinishedOrder } from "../../services/orders/timeline.schemas.ts";
import { standingText } from "./timeline.ts";
import { clock, counted, numbered, plain, section, span } from "./text.ts";

export type DeadLetter = Static<typeof DeadLetterSchema>;

export interface Stuck {
  /** Why it is not known where that is a text. */
  readonly orders: readonly UnfinishedOrder[] | string;
  readonly deadLetters: readonly DeadLetter[] | string;
  /** Services whose dead letters could not be asked for. */
  readonly missing: readonly string[];
}

/** One order may be known from several copies of orders: each knows only its own failures. */
export const merged = (seen: readonly UnfinishedOrder[]): UnfinishedOrder[] => {
  const byId = new Map<string, UnfinishedOrder>();
  for (const one of seen) {
    const known = byId.get(one.orderId);
    const failure = known?.standing.failure ?? one.standing.failure;
    const standing = { ...one.standing, ...(failure === undefined ? {} : { failure }) };
    byId.set(one.orderId, { ...one, standing });
  }
  return [...byId.values()].sort((a, b) => (a.orderId < b.orderId ? -1 : 1));
};

const lastOf = ({ last }: UnfinishedOrder): string =>
  last ? `last ${last.step} ${last.how}${last.code === undefined ? "" : ` (${last.code})`}` : "";

const ordersText = (orders: readonly UnfinishedOrder[], now: string): string[] =>
  numbered(
    "Unfinished orders",
    orders.map((one) => [
      one.number,
      one.orderId,
      `${span(msBetween(one.createdAt, now))} old`,
      one.expiresAt > now
        ? `given up in ${span(msBetween(now, one.expiresAt))}`
        : `overdue for ${span(msBetween(one.expiresAt, now))}`,
      standingText(one.standing),
      lastOf(one),
    ]),
  ).slice(1);

interface Pile {
  readonly service: string;
  readonly count: number;
  readonly oldest: string;
  readonly reasons: readonly string[];
}

/** Dead letters by service, those with most first. */
export const piles = (deadLetters: readonly DeadLetter[]): Pile[] => {
  const byService = new Map<string, DeadLetter[]>();
  for (const one of deadLetters)
    byService.set(one.service, [...(byService.get(one.service) ?? []), one]);
  return [...byService]
    .map(([service, own]) => ({
      service,
      count: own.length,
      oldest: own.map(({ at }) => at).sort()[0] ?? "",
      reasons: [...new Set(own.map(({ type, reason }) => `${type}: ${reason}`))],
    }))
    .sort((a, b) => b.count - a.count || (a.service < b.service ? -1 : 1));
};

const reasonsMax = 3;

const deadLettersText = (deadLetters: readonly DeadLetter[]): string[] =>
  section(
    deadLetters.length > 0 ? `Dead letters: ${deadLetters.length}` : "Dead letters",
    piles(deadLetters).map(({ service, count, oldest, reasons }) => {
      const more = reasons.length > reasonsMax ? `; and ${reasons.length - reasonsMax} more` : "";
      const why = `${reasons.slice(0, reasonsMax).join("; ")}${more}`;
      return [service, String(count), `since ${clock(oldest)}`, why];
    }),
  );

/** The sagas that have not ended, and the events nobody could handle. */
export const stuckText = ({ orders, deadLetters, missing }: Stuck, now: string): string =>
  [
    ...(typeof orders === "string"
      ? [plain(`Unfinished orders: not known (${orders})`)]
      : ordersText(orders, now)),
    ...(typeof deadLetters === "string"
      ? ["", plain(`Dead letters: not known (${deadLetters})`)]
      : deadLettersText(deadLetters)),
    ...(missing.length > 0 ? ["", `Not asked, being away: ${missing.join(", ")}.`] : []),
  ].join("\n");

/** One line a dead letter, to choose from. */
export const deadLetterList = (deadLetters: readonly DeadLetter[]): string =>
  numbered(
    "Dead letters",
    deadLetters.map(({ id, type, attempts, at, reason }) => [
      id,
      type,
      counted(attempts, "attempt"),
      clock(at),
      reason,
    ]),
  )
    .slice(1)
    .join("\n");

export interface Redriven {
  readonly id: string;
  readonly type?: string;
  readonly outcome: "handled" | "gone" | "failed";
  readonly reason?: string;
}

/** What became of each. */
export const redrivenText = (done: readonly Redriven[]): string => {
  const count = (outcome: string): number => done.filter((one) => one.outcome === outcome).length;
  const gone = count("gone");
  return [
    ...section(
      `Redriven: ${count("handled")} handled, ${count("failed")} failed${gone > 0 ? `, ${gone} gone` : ""}`,
      done.map(({ id, type = "", outcome, reason = "" }) => [id, type, outcome, reason]),
      "there are no dead letters",
    ),
  ]
    .slice(1)
    .join("\n");
};
