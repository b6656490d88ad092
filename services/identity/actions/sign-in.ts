import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { orQueueFull } from "../../../platform/broker/faults.ts";
import { newSecretId } from "../../../platform/broker/ids.ts";
import { emailFlaw } from "../../../platform/contract/email.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { HashingBusyError } from "../../../platform/runtime/scrypt-pool.ts";
import { record } from "../adapters/audit-chain.ts";
import { fitsPassword, hashPassword, isOutdated } from "../adapters/password-hash.ts";
import { hashOf, newRefreshToken } from "../adapters/token-signer.ts";
import { normalEmail, type User } from "../domain/user.ts";
import * as contract from "../identity.contract.ts";
import { sessions, users } from "../identity.store.ts";
import { sessionEnd, tokensFor } from "./tokens.ts";

/** Now the password is at hand: a hash of an earlier version becomes one of today. */
const hashAnew = async (ctx: ServiceContext, user: User, password: string): Promise<void> => {
  const { id, passwordHash: from } = user;
  if (!isOutdated(from)) return;
  try {
    const passwordHash = await hashPassword(password);
    await ctx.execute(users, id, { type: "Rehash", from, passwordHash });
  } catch (error) {
    // Too many hashes wait: at the next sign-in, then.
    if (!(error instanceof HashingBusyError)) throw error;
  }
};

/** Whether the account was closed, or has another password, since it was read. */
const isOtherwise = async (
  ctx: ServiceContext,
  { id, passwordAt, deactivatedAt }: User,
): Promise<boolean> => {
  const now = await ctx.collection(users.declaration).get(id);
  const same = now?.passwordAt === passwordAt && now?.deactivatedAt === deactivatedAt;
  return !same || now?.closed === true;
};

/** POST /v1/sessions */
export const signIn: Handler<typeof contract.signIn> = async (ctx) => {
  // Before anything is read: who resets the password meanwhile ends this session too.
  const at = ctx.now();
  const user = await ctx.collection(users.declaration).findOne({
    email: normalEmail(ctx.params.email),
  });
  const flaw = user ? undefined : emailFlaw(ctx.params.email.trim());
  if (flaw !== undefined) {
    const errors = [{ pointer: "/email", message: `"email" ${flaw}.` }];
    return common.VALIDATION_FAILED({ errors });
  }
  // The same work whether there is an account or not: the time taken must not show it.
  const fits = await fitsPassword(ctx.params.password, user?.passwordHash).catch(
    orQueueFull(ctx.broker.nodeID, contract.signIn),
  );
  if (!user || !fits) {
    if (user) await record(ctx, { actor: user.id, action: "signInRefused", subject: user.id });
    return contract.faults.CREDENTIALS_WRONG();
  }
  if (user.deactivatedAt !== undefined) {
    await record(ctx, { actor: user.id, action: "signInRefused", subject: user.id });
    return contract.faults.ACCOUNT_DEACTIVATED();
  }
  if (await isOtherwise(ctx, user)) return contract.faults.CREDENTIALS_WRONG();
  await hashAnew(ctx, user, ctx.params.password);
  const sessionId = newSecretId("ses");
  const refreshToken = newRefreshToken(sessionId);
  const opened = await ctx.execute(sessions, sessionId, {
    type: "Open",
    userId: user.id,
    hash: hashOf(refreshToken),
    at,
    until: sessionEnd(at),
  });
  if (isFault(opened)) return opened;
  await record(ctx, { actor: user.id, action: "signedIn", subject: user.id });
  return tokensFor(ctx, user, sessionId, refreshToken);
};
