import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { orQueueFull } from "../../../../platform/broker/faults.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { record } from "../../adapters/audit-chain.ts";
import { fitsPassword, hashPassword } from "../../adapters/password-hash.ts";
import { normalEmail, type User } from "../../domain/user.ts";
import * as contract from "../../account.contract.ts";
import { faults } from "../../identity.contract.ts";
import { users } from "../../identity.store.ts";
import { endSessions } from "./end-sessions.ts";
import { mailSent } from "./reset-password.ts";

/** The caller, who has shown to have the password too: a token alone may have been stolen. */
const proven = async (
  ctx: ServiceContext,
  password: string,
  busy: (error: unknown) => never,
): Promise<User | Fault> => {
  const { principal } = ctx;
  const user = principal && (await ctx.collection(users.declaration).get(principal.id));
  if (!user || user.closed) return common.UNAUTHENTICATED();
  const fits = await fitsPassword(password, user.passwordHash).catch(busy);
  if (fits) return user;
  await record(ctx, { actor: user.id, action: "passwordRefused", subject: user.id });
  return faults.PASSWORD_WRONG();
};

/** POST /v1/users/me/password */
export const changePassword: Handler<typeof contract.changePassword> = async (ctx) => {
  const busy = orQueueFull(ctx.broker.nodeID, contract.changePassword);
  const user = await proven(ctx, ctx.params.currentPassword, busy);
  if (isFault(user)) return user;
  const { id, passwordHash: from } = user;
  const sessionId = ctx.principal?.sessionId ?? "";
  const done = await ctx.execute(users, id, {
    type: "ChangePassword",
    from,
    passwordHash: await hashPassword(ctx.params.password).catch(busy),
    sessionId,
    tokenId: ctx.newId("mtk"),
    at: ctx.now(),
  });
  if (isFault(done)) return done;
  await endSessions(ctx, id, sessionId);
  await record(ctx, { actor: id, action: "passwordChanged", subject: id });
  return null;
};

/** POST /v1/users/me/email: the response is the same when the address is another account's. */
export const changeEmail: Handler<typeof contract.changeEmail> = async (ctx) => {
  const busy = orQueueFull(ctx.broker.nodeID, contract.changeEmail);
  const user = await proven(ctx, ctx.params.password, busy);
  if (isFault(user)) return user;
  const email = normalEmail(ctx.params.email);
  const [leaveId, enterId, at] = [ctx.newId("mtk"), ctx.newId("mtn"), ctx.now()];
  const owner = await ctx.collection(users.declaration).findOne({ email });
  const ids = owner ? { leaveId } : { leaveId, enterId };
  const done = await ctx.execute(users, user.id, { type: "ChangeEmail", email, ...ids, at });
  if (isFault(done)) return done;
  if (owner && owner.id !== user.id) {
    const command = { type: "RequestMail", kind: "accountExists", tokenId: enterId, at } as const;
    await ctx.execute(users, owner.id, command);
  }
  await record(ctx, { actor: user.id, action: "emailChangeRequested", subject: user.id });
  return mailSent;
};
