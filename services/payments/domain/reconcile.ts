/** A payment against its postings and against what its provider has: three books that must say the same. */
import type { PaymentState } from "./payment.ts";
import type { PostingLine } from "./posting.ts";

/** In minor units, but for a status. */
export interface Difference {
  readonly what: "status" | "captured" | "refunded" | "ledger" | "unreachable";
  readonly shop: string;
  readonly provider: string;
}

/** How the provider has it. `unknown`: it does not say. */
export interface AtProvider {
  readonly outcome: string;
  readonly sums?: { readonly captured?: number; readonly refunded?: number } | undefined;
}

const differing = (
  what: Difference["what"],
  shop: number,
  provider: number | undefined,
): Difference[] =>
  provider === undefined || provider === shop
    ? []
    : [{ what, shop: `${shop}`, provider: `${provider}` }];

/** Money that is promised or taken. */
const isLive = ({ status, captured, authorized }: PaymentState): boolean =>
  captured > 0 || (authorized > 0 && status === "authorized");

/** One has money that the other has not. Where nothing is live the provider may say so in several ways. */
const statusDiffers = (state: PaymentState, { outcome, sums }: AtProvider): Difference[] => {
  const there = outcome === "authorized" || (sums?.captured ?? 0) > 0;
  return isLive(state) === there ? [] : [{ what: "status", shop: state.status, provider: outcome }];
};

/** What the ledger booked as cash of this payment. */
const cashOf = (postings: readonly { readonly lines: readonly PostingLine[] }[]): number =>
  postings
    .flatMap(({ lines }) => lines)
    .filter(({ account }) => account.startsWith("cash"))
    .reduce((sum, { amount }) => sum + amount, 0);

/** What differs; [] where all three say the same. */
export const differencesOf = (
  state: PaymentState,
  postings: readonly { readonly lines: readonly PostingLine[] }[],
  standing: AtProvider,
): Difference[] => {
  const { captured, refunded } = state;
  const booked = differing("ledger", captured - refunded, cashOf(postings));
  if (standing.outcome === "unknown")
    return [...booked, { what: "unreachable", shop: state.status, provider: "unknown" }];
  const { sums } = standing;
  return [
    ...booked,
    ...statusDiffers(state, standing),
    ...differing("captured", captured, sums?.captured),
    ...differing("refunded", refunded, sums?.refunded),
  ];
};
