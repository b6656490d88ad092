import { setImmediate as turn } from "node:timers/promises";
import type { Handler } from "../../../platform/broker/context.ts";
import { firstBroken } from "../adapters/audit-chain.ts";
import type * as contract from "../identity.contract.ts";
import { entries, type StoredEntry } from "../identity.store.ts";

const batch = 500;

type Link = Pick<StoredEntry, "seq" | "hash">;
const before: Link = { seq: 0, hash: "" };

/** The last entry that follows, and the first that does not. */
const follow = (link: Link, some: readonly StoredEntry[]) => {
  const broken = firstBroken(some, link === before ? undefined : link.hash);
  const last = some.findLast(({ seq }) => broken === undefined || seq < broken) ?? link;
  return { last, broken };
};

/** Follows the audit's hashes from the first entry, up to the first that does not follow from the one before. */
export const verifyAudit: Handler<typeof contract.verifyAudit> = async (ctx) => {
  const store = ctx.collection(entries);
  for (let link = before; ;) {
    const some = await store.find({ seq: { $gt: link.seq } }, { sort: [["seq", 1]], limit: batch });
    const { last, broken } = follow(link, some);
    if (broken !== undefined) return { entries: last.seq, broken };
    if (some.length < batch)
      return { entries: last.seq, ...(last === before ? {} : { hash: last.hash }) };
    link = last;
    await turn();
  }
};
