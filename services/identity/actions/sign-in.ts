import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { emailFlaw } from "../../../platform/contract/email.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import type { Stored } from "../../../platform/storage/aggregate.ts";
import { HashingBusyError } from "../../../platform/runtime/scrypt-pool.ts";
import { ofAccount, ofNetwork, type Count } from "../adapters/attempts.ts";
import { record } from "../adapters/audit-chain.ts";
import { isCommon } from "../adapters/common-passwords.ts";
import { deviceOf } from "../adapters/devices.ts";
import { hashPassword, isOutdated } from "../adapters/password-hash.ts";
import { isFitForStaff, passwordFault } from "../domain/new-password.ts";
import { isStaff } from "../domain/staff.ts";
import { normalEmail, type User } from "../domain/user.ts";
import * as contract from "../identity.contract.ts";
import type { Tokens } from "../identity.schemas.ts";
import { users } from "../identity.store.ts";
import { openSession } from "./account/open-session.ts";
import { comparePassword } from "./account/prove-password.ts";
import { admit } from "./totp/admit.ts";

/** Now the password is at hand: a hash of an earlier version becomes one of today, and it is noted whether staff may have it. */
const hashAnew = async (ctx: ServiceContext, user: User, password: string): Promise<void> => {
  const { id, email, passwordHash: from } = user;
  const isNews = !user.fitForStaff && isFitForStaff({ password, email, isCommon });
  if (!isNews && !isOutdated(from)) return;
  try {
    const passwordHash = isOutdated(from) ? await hashPassword(password) : from;
    const fit = isNews ? { fitForStaff: true as const } : {};
    await ctx.execute(users, id, { type: "Rehash", from, passwordHash, ...fit });
  } catch (error) {
    // Too many hashes wait: at the next sign-in, then.
    if (!(error instanceof HashingBusyError)) throw error;
  }
};

/** With a note that the password would be refused as a new one. */
const withNote = (opened: Tokens | Fault, user: User, password: string): Tokens | Fault => {
  if (isFault(opened)) return opened;
  const weak = passwordFault({ password, email: user.email, staff: isStaff(user), isCommon });
  return weak ? { ...opened, weakPassword: true } : opened;
};

/** Whether the account was closed, or has another password or an authenticator app, since it was read. */
const isOtherwise = async (
  ctx: ServiceContext,
  { id, passwordAt, deactivatedAt, totp }: User,
): Promise<boolean> => {
  const now = await ctx.collection(users.declaration).get(id);
  if (!now || now.closed) return true;
  const same = now.passwordAt === passwordAt && now.deactivatedAt === deactivatedAt;
  return !same || now.totp?.since !== totp?.since;
};

/** An address that no account can have. */
const flawOf = (email: string): Fault | undefined => {
  const flaw = emailFlaw(email.trim());
  if (flaw === undefined) return undefined;
  const errors = [{ pointer: "/email", message: `"email" ${flaw}.` }];
  return common.VALIDATION_FAILED({ errors });
};

/** What the attempt counts for: a device of the user has a part of the account's budget that strangers cannot use up. */
const waysIn = async (
  ctx: ServiceContext<Static<typeof contract.signIn.params>>,
  user: User | undefined,
): Promise<Count[][]> => {
  const { email, deviceToken } = ctx.params;
  const device = await deviceOf(ctx, deviceToken, user?.id);
  const anybody = [...ofNetwork(ctx, "network"), ofAccount("account", email)];
  return device ? [[ofAccount("trusted", email)], anybody] : [anybody];
};

/** The password fits. */
const letIn = async (
  ctx: ServiceContext<Static<typeof contract.signIn.params>>,
  user: Stored<User>,
  at: string,
): Promise<Tokens | Fault> => {
  const { password, totp, deviceToken } = ctx.params;
  const admitted = await admit(ctx, user, totp);
  if (isFault(admitted)) return admitted;
  await hashAnew(ctx, user, password);
  return withNote(await openSession(ctx, admitted, { at, deviceToken }), user, password);
};

/** POST /v1/sessions */
export const signIn: Handler<typeof contract.signIn> = async (ctx) => {
  // Before anything is read: who resets the password meanwhile ends this session too.
  const at = ctx.now();
  const user = await ctx.collection(users.declaration).findOne({
    email: normalEmail(ctx.params.email),
  });
  const malformed = user ? undefined : flawOf(ctx.params.email);
  if (malformed) return malformed;
  const { password } = ctx.params;
  // The same work whether there is an account or not: the time taken must not show it.
  const fits = await comparePassword(ctx, {
    password,
    hash: user?.passwordHash,
    ways: await waysIn(ctx, user),
    contract: contract.signIn,
  });
  if (isFault(fits)) return fits;
  if (!user || !fits) {
    if (user) await record(ctx, { actor: user.id, action: "signInRefused", subject: user.id });
    return contract.faults.CREDENTIALS_WRONG();
  }
  if (user.deactivatedAt !== undefined) {
    await record(ctx, { actor: user.id, action: "signInRefused", subject: user.id });
    return contract.faults.ACCOUNT_DEACTIVATED();
  }
  if (await isOtherwise(ctx, user)) return contract.faults.CREDENTIALS_WRONG();
  return letIn(ctx, user, at);
};
