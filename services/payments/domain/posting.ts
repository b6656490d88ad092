/** One side of a booking; the lines of a posting sum to zero. */
export interface PostingLine {
  readonly account: string;
  /** Minor units; debit above, credit below zero. */
  readonly amount: number;
}

interface Moved {
  readonly amount: { readonly amount: number };
}

/** Both sides of a movement between two accounts. */
const between = (debit: string, credit: string, amount: number): PostingLine[] => [
  { account: debit, amount },
  { account: credit, amount: amount === 0 ? 0 : -amount },
];

const promised = "authorizations";
const owed = "authorizationsOwed";

const byType = new Map<string, (amount: number) => PostingLine[]>(
  Object.entries({
    "payments.authorized": (amount: number) => between(promised, owed, amount),
    "payments.voided": (amount: number) => between(owed, promised, amount),
    "payments.captured": (amount: number) => [
      ...between("cash", "sales", amount),
      ...between(owed, promised, amount),
    ],
    "payments.refunded": (amount: number) => between("sales", "cash", amount),
  }),
);

/** Double entry of a payment's event; [] for one that moves no money. */
export const postingOf = (type: string, data: unknown): readonly PostingLine[] =>
  byType.get(type)?.((data as Moved).amount.amount) ?? [];
