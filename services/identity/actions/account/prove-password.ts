import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { orQueueFull } from "../../../../platform/broker/faults.ts";
import type { ActionContract } from "../../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import type { Stored } from "../../../../platform/storage/aggregate.ts";
import { beginAny, giveBack, ofAccount, type Count } from "../../adapters/attempts.ts";
import { record } from "../../adapters/audit-chain.ts";
import { fitsPassword } from "../../adapters/password-hash.ts";
import type { User } from "../../domain/user.ts";
import { faults } from "../../identity.contract.ts";
import { users } from "../../identity.store.ts";

export interface Comparison {
  readonly password: string;
  /** Undefined: no account, and the same work. */
  readonly hash: string | undefined;
  /** What it counts for, by the first of several ways that lets it pass. */
  readonly ways: readonly (readonly Count[])[];
  /** The action that asks. */
  readonly contract: Pick<ActionContract, "name">;
}

/**
 * Whether a password fits: the only way to compare one, since it counts first. One that fits was no guess, and counts no
 * more; nor does one that had to wait too long. The fault when it is too early.
 */
export const comparePassword = async (
  ctx: ServiceContext,
  { password, hash, ways, contract }: Comparison,
): Promise<boolean | Fault> => {
  const begun = await beginAny(ctx, ways);
  if (isFault(begun)) return begun;
  let isGuess = false;
  try {
    const fits = await fitsPassword(password, hash);
    isGuess = !fits;
    return fits;
  } catch (error) {
    return orQueueFull(ctx.broker.nodeID, contract)(error);
  } finally {
    if (!isGuess) await giveBack(ctx, begun);
  }
};

/** The caller, who has shown to have the password too: a token alone may have been stolen. */
export const proven = async (
  ctx: ServiceContext,
  password: string,
  contract: Pick<ActionContract, "name">,
): Promise<Stored<User> | Fault> => {
  const { principal } = ctx;
  const user = principal && (await ctx.collection(users.declaration).get(principal.id));
  if (!user || user.closed) return common.UNAUTHENTICATED();
  const { id, email, passwordHash: hash } = user;
  const ways = [[ofAccount("trusted", email)]];
  const fits = await comparePassword(ctx, { password, hash, ways, contract });
  if (isFault(fits)) return fits;
  if (fits) return user;
  await record(ctx, { actor: id, action: "passwordRefused", subject: id });
  return faults.PASSWORD_WRONG();
};
