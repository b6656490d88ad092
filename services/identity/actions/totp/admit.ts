import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import type { Stored } from "../../../../platform/storage/aggregate.ts";
import { begin, giveBack, ofAccount } from "../../adapters/attempts.ts";
import { record } from "../../adapters/audit-chain.ts";
import { proofOf } from "../../adapters/totp-codes.ts";
import type { TotpProof } from "../../domain/user-commands.ts";
import type { User } from "../../domain/user.ts";
import { users } from "../../identity.store.ts";
import { totpFaults } from "../../totp.contract.ts";

const admitted: unique symbol = Symbol("admitted");

/** A user who has shown all that the account asks for: made here alone, so that no way to sign in passes the code by. */
export interface Admitted {
  readonly user: Stored<User>;
  readonly [admitted]: true;
}

/** Counts a code before it is judged; one that is good was no guess, and counts no more. */
export const judgedCode = async <T>(
  ctx: ServiceContext,
  { id, email }: User,
  judge: () => Promise<T | Fault>,
): Promise<T | Fault> => {
  const begun = await begin(ctx, [ofAccount("totp", email)]);
  if (isFault(begun)) return begun;
  const done = await judge();
  if (isFault(done)) await record(ctx, { actor: id, action: "totpRefused", subject: id });
  else await giveBack(ctx, begun);
  return done;
};

const spend = (
  ctx: ServiceContext,
  { id, totp }: Stored<User>,
  proof: TotpProof | undefined,
): Promise<Stored<User> | Fault> | Fault =>
  totp && proof
    ? ctx.execute(users, id, { type: "UseTotp", secret: totp.secret, proof })
    : totpFaults.TOTP_WRONG();

/** Uses a code of the account's authenticator app up, or a recovery code. */
const spendCode = (
  ctx: ServiceContext,
  user: Stored<User>,
  code: string,
): Promise<Stored<User> | Fault> =>
  judgedCode(ctx, user, async () => {
    const proof = user.totp && proofOf(user.totp.secret, code, ctx.now());
    const done = await spend(ctx, user, proof);
    const { id } = user;
    if (!isFault(done) && proof && "recovery" in proof)
      await record(ctx, { actor: id, action: "recoveryCodeUsed", subject: id });
    return done;
  });

/** Whoever has shown the first proof (a password, a mail, a provider) shows the second, where the account asks for one. */
export const admit = async (
  ctx: ServiceContext,
  user: Stored<User>,
  code: string | undefined,
): Promise<Admitted | Fault> => {
  if (user.totp?.since === undefined) return { user, [admitted]: true };
  if (code === undefined) return totpFaults.TOTP_REQUIRED();
  const done = await spendCode(ctx, user, code);
  return isFault(done) ? done : { user: done, [admitted]: true };
};

/** The caller, who has shown a code of the account's authenticator app too. */
export const provenByCode = async (
  ctx: ServiceContext,
  code: string,
): Promise<Stored<User> | Fault> => {
  const user = await ctx.collection(users.declaration).get(ctx.principal?.id ?? "");
  return !user || user.closed ? common.UNAUTHENTICATED() : spendCode(ctx, user, code);
};
