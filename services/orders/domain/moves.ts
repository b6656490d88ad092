/** The tables of legal moves, as data. */
import { ownValue } from "../../../platform/kernel/own-value.ts";

export const statusMoves = {
  new: ["pending"],
  pending: ["placed", "rejected"],
  placed: ["completed", "cancelled"],
  completed: [],
  rejected: [],
  cancelled: [],
} as const satisfies Moves;

export const paymentMoves = {
  none: ["unknown", "authorized", "declined", "requiresAction", "processing", "expired"],
  unknown: ["authorized", "declined", "voided", "requiresAction", "processing", "expired"],
  requiresAction: ["authorized", "declined", "voided", "unknown", "processing", "expired"],
  processing: ["authorized", "declined", "voided", "unknown", "requiresAction", "expired"],
  authorized: ["captured", "partiallyCaptured", "voided", "expired", "disputed"],
  declined: [],
  partiallyCaptured: ["captured", "partiallyRefunded", "refunded", "disputed"],
  captured: ["partiallyRefunded", "refunded", "disputed"],
  partiallyRefunded: ["refunded", "disputed"],
  disputed: ["captured", "partiallyCaptured", "partiallyRefunded", "refunded"],
  refunded: [],
  voided: [],
  expired: [],
} as const satisfies Moves;

export const fulfilmentMoves = {
  none: ["partial", "fulfilled"],
  partial: ["fulfilled"],
  fulfilled: ["delivered", "returned"],
  delivered: ["returned"],
  returned: [],
} as const satisfies Moves;

export type Moves = Readonly<Record<string, readonly string[]>>;
export type Status = keyof typeof statusMoves;
export type PaymentStatus = keyof typeof paymentMoves;
export type FulfilmentStatus = keyof typeof fulfilmentMoves;

/**
 * The shortest path of legal moves, without the start: [] when already there, undefined when there is none.
 * Events may come late or be overtaken: what lies between is moved through, so that history holds only legal moves.
 */
export const pathTo = (moves: Moves, from: string, to: string): readonly string[] | undefined => {
  const paths: (readonly string[])[] = [[from]];
  const seen = new Set([from]);
  for (const path of paths) {
    const here = path.at(-1) as string;
    if (here === to) return path.slice(1);
    for (const next of ownValue(moves, here) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
};
