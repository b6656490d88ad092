import type { Money } from "../../../platform/contract/contract.ts";

/** `unknown`: the answer was lost; the provider may or may not have done it. */
export type Answer = "done" | "refused" | "unknown";

/** `busy`: it was turned away before anything was done, and may be asked again as if for the first time. */
export type Charged = Answer | "busy";

export interface Charge {
  readonly orderId: string;
  readonly amount: Money;
  readonly token?: string | undefined;
}
export interface Change {
  readonly orderId: string;
  /** The same key again changes nothing more. */
  readonly key: string;
  readonly amount: Money;
}

/** `pending`: under way; `none`: nothing is charged and nothing will be. */
export type Standing = "authorized" | "declined" | "pending" | "none";

/** What a payment provider can do; one case suite holds all of them to it. */
export interface Provider {
  /** At most one charge an order, however often it is asked. */
  authorize(charge: Charge): Promise<Charged>;
  capture(change: Change): Promise<Answer>;
  /** Of an order never seen: it will never be charged. */
  void(change: Change): Promise<Answer>;
  refund(change: Change): Promise<Answer>;
  query(orderId: string): Promise<Standing>;
}

/** The provider's answer, or `fallback` when it is late or fails. */
export const within = async <T>(asked: Promise<T>, ms: number, fallback: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(fallback), ms);
  });
  try {
    return await Promise.race([asked, late]);
  } catch {
    // An error says no more than silence: the provider may have done it all the same.
    return fallback;
  } finally {
    clearTimeout(timer);
  }
};
