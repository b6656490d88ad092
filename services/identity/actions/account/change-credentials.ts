import type { Handler } from "../../../../platform/broker/context.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { begin, ofAccount } from "../../adapters/attempts.ts";
import { record } from "../../adapters/audit-chain.ts";
import { forgetDevices } from "../../adapters/devices.ts";
import { isStaff } from "../../domain/staff.ts";
import { normalEmail } from "../../domain/user.ts";
import * as contract from "../../account.contract.ts";
import { users } from "../../identity.store.ts";
import { endSessions } from "./end-sessions.ts";
import { proven } from "./prove-password.ts";
import { newPasswordHash } from "./set-password.ts";
import { mailSent } from "./reset-password.ts";

/** POST /v1/users/me/password */
export const changePassword: Handler<typeof contract.changePassword> = async (ctx) => {
  const user = await proven(ctx, ctx.params.currentPassword, contract.changePassword);
  if (isFault(user)) return user;
  const { id, email, passwordHash: from } = user;
  const { password } = ctx.params;
  const hashed = await newPasswordHash(ctx, {
    ...{ password, email, staff: isStaff(user) },
    contract: contract.changePassword,
  });
  if (isFault(hashed)) return hashed;
  const sessionId = ctx.principal?.sessionId ?? "";
  const done = await ctx.execute(users, id, {
    type: "ChangePassword",
    from,
    ...hashed,
    sessionId,
    tokenId: ctx.newId("mtk"),
    at: ctx.now(),
  });
  if (isFault(done)) return done;
  await endSessions(ctx, id, sessionId);
  await forgetDevices(ctx, id, { but: sessionId });
  await record(ctx, { actor: id, action: "passwordChanged", subject: id });
  return null;
};

/** POST /v1/users/me/email: the response is the same when the address is another account's. */
export const changeEmail: Handler<typeof contract.changeEmail> = async (ctx) => {
  const user = await proven(ctx, ctx.params.password, contract.changeEmail);
  if (isFault(user)) return user;
  const email = normalEmail(ctx.params.email);
  const [leaveId, enterId, at] = [ctx.newId("mtk"), ctx.newId("mtn"), ctx.now()];
  const owner = await ctx.collection(users.declaration).findOne({ email });
  const mayMail = !owner && !isFault(await begin(ctx, [ofAccount("mailbox", email)]));
  const ids = mayMail ? { leaveId, enterId } : { leaveId };
  const done = await ctx.execute(users, user.id, { type: "ChangeEmail", email, ...ids, at });
  if (isFault(done)) return done;
  if (owner && owner.id !== user.id) {
    const command = { type: "RequestMail", kind: "accountExists", tokenId: enterId, at } as const;
    await ctx.execute(users, owner.id, command);
  }
  await record(ctx, { actor: user.id, action: "emailChangeRequested", subject: user.id });
  return mailSent;
};
