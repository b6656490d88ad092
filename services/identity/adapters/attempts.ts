/**
 * Counts attempts before what they cost is done, in this service's own store: over all copies and all gateways, and
 * whatever becomes of Redis. Only hashes say of whom and from where they are.
 */
import { networkOf } from "../../../platform/ops/client-network.ts";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { newId } from "../../../platform/broker/ids.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { ATTEMPT_MS, budgets, recent, waitMs, type BudgetName } from "../domain/guessing.ts";
import { normalEmail } from "../domain/user.ts";
import { faults } from "../identity.contract.ts";
import { attempts, type StoredAttempts } from "../identity.store.ts";
import { hashOf } from "./token-signer.ts";

/** What an attempt counts for. */
export interface Count {
  readonly budget: BudgetName;
  readonly id: string;
}

/** An attempt that was let pass. */
export interface Begun {
  readonly id: string;
  readonly counts: readonly Count[];
}

const countOf = (budget: BudgetName, of: string): Count => ({
  budget,
  id: `${budget}:${hashOf(of)}`,
});

/** Of an account: unknown addresses count alike, so that nobody learns which exist. */
export const ofAccount = (
  budget: "account" | "trusted" | "totp" | "mailbox",
  email: string,
): Count => countOf(budget, normalEmail(email));

export const ofToken = (token: string): Count => countOf("mailed", token);

/** Of the caller's network; none where no gateway has said which that is. */
export const ofNetwork = (ctx: ServiceContext, budget: "network" | "requests"): Count[] => {
  const { clientAddress } = ctx.meta;
  return clientAddress === undefined ? [] : [countOf(budget, networkOf(clientAddress))];
};

/** More lost races than attempts can win in a row. */
const RACES_MAX = 25;

/** Counts it in one conditional write; milliseconds to wait when it is too early. */
const take = async (
  ctx: ServiceContext,
  { budget, id }: Count,
  attemptId: string,
  first: StoredAttempts | undefined,
): Promise<number> => {
  const store = ctx.collection(attempts);
  let found = first;
  for (let race = 0; race < RACES_MAX; race += 1) {
    const now = ctx.now();
    const before = found?.attempts ?? [];
    const wait = waitMs(before, budgets[budget], now);
    if (wait > 0) return wait;
    const changed = {
      attempts: [...recent(before, now), { id: attemptId, at: now }],
      expiresAt: plusMs(now, ATTEMPT_MS),
    };
    const won = found
      ? // With its time too: one that was removed and made again may have the same version.
        store.update({ id, version: found.version, expiresAt: found.expiresAt }, { $set: changed })
      : wasNew(store.insert({ id, version: 1, ...changed }));
    if (await won) return 0;
    found = await store.get(id);
  }
  return 1000;
};

const tooMany = (wait: number): Fault =>
  faults.TOO_MANY_ATTEMPTS({ retryAfter: Math.ceil(wait / 1000) });

/** Takes back what an attempt counted: it was none. */
export const giveBack = async (ctx: ServiceContext, { id, counts }: Begun): Promise<void> => {
  const store = ctx.collection(attempts);
  for (const count of counts)
    await store.update({ id: count.id }, { $pullIds: { attempts: [id] } });
};

/** Counts an attempt, for all or for none. The fault says how long to wait. */
export const begin = async (
  ctx: ServiceContext,
  counts: readonly Count[],
): Promise<Begun | Fault> => {
  const store = ctx.collection(attempts);
  const found = await Promise.all(counts.map((count) => store.get(count.id)));
  const now = ctx.now();
  // Looked at first: whoever is refused causes no write.
  const waits = counts.map(({ budget }, i) =>
    waitMs(found[i]?.attempts ?? [], budgets[budget], now),
  );
  const longest = Math.max(0, ...waits);
  if (longest > 0) return tooMany(longest);
  const id = newId("att");
  for (const [i, count] of counts.entries()) {
    const wait = await take(ctx, count, id, found[i]);
    if (wait === 0) continue;
    await giveBack(ctx, { id, counts: counts.slice(0, i) });
    return tooMany(wait);
  }
  return { id, counts };
};

/** Forgets what was tried with an account. */
export const forgetAttempts = async (ctx: ServiceContext, email: string): Promise<void> => {
  const ids = (["account", "trusted", "totp"] as const).map(
    (budget) => ofAccount(budget, email).id,
  );
  await ctx.collection(attempts).remove({ id: { $in: ids } });
};

/** As `begin`, by the first of several ways that lets it pass. */
export const beginAny = async (
  ctx: ServiceContext,
  [way = [], ...others]: readonly (readonly Count[])[],
): Promise<Begun | Fault> => {
  const begun = await begin(ctx, way);
  return isFault(begun) && others.length > 0 ? beginAny(ctx, others) : begun;
};
