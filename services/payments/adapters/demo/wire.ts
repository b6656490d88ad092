/** What the adapter and the provider's process say to one another: JSON over HTTP on this machine, or wherever the process is. */
import type { Sums } from "../port.ts";

/** Paths of the process. */
export const paths = {
  authorize: "/authorize",
  query: "/query",
  change: "/change",
  visit: "/visit",
} as const;

export interface Asked {
  readonly orderId: string;
  /** Minor units. */
  readonly amount?: number | undefined;
  readonly currency?: string | undefined;
  readonly token?: string | undefined;
  readonly returnUrl?: string | undefined;
}

export interface Shown {
  readonly outcome:
    "none" | "requiresAction" | "authorized" | "declined" | "cancelled" | "done" | "refused";
  readonly providerId?: string;
  readonly reason?: string;
  readonly redirectUrl?: string;
  readonly sums?: Sums;
}
