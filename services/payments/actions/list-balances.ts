import type { Handler } from "../../../platform/broker/context.ts";
import type * as contract from "../payments.contract.ts";
import { ledger } from "../payments.store.ts";

const PAGE = 1_000;

/** GET /v1/ledger/balances: reads the ledger in pages; a report, not a hot path. */
export const listBalances: Handler<typeof contract.balances> = async (ctx) => {
  const sums = new Map<string, { currency: string; account: string; balance: number }>();
  let last = "";
  for (;;) {
    const postings = await ctx
      .collection(ledger)
      .find({ id: { $gt: last } }, { sort: [["id", 1]], limit: PAGE });
    for (const { currency, lines } of postings) {
      for (const { account, amount } of lines) {
        const key = `${currency} ${account}`;
        const balance = (sums.get(key)?.balance ?? 0) + amount;
        sums.set(key, { currency, account, balance });
      }
    }
    last = postings.at(-1)?.id ?? "";
    if (postings.length < PAGE) break;
  }
  const items = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  return { items, next: null };
};
