import type { Handler } from "../../../../platform/broker/context.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { record } from "../../adapters/audit-chain.ts";
import { forgetDevices } from "../../adapters/devices.ts";
import { users } from "../../identity.store.ts";
import type * as contract from "../../totp.contract.ts";
import { endSessions } from "../account/end-sessions.ts";
import { noteRestricted } from "../list-ended.ts";

/** DELETE /v1/users/me/totp */
export const removeTotp: Handler<typeof contract.removeTotp> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id } = principal;
  const done = await ctx.decide(users, id, { type: "RemoveTotp" });
  if (isFault(done)) return done;
  if (done.events.length > 0) await record(ctx, { actor: id, action: "totpRemoved", subject: id });
  return null;
};

/** DELETE /v1/users/{id}/totp: whoever found the app, or took it, is signed out. */
export const removeTotpOf: Handler<typeof contract.removeTotpOf> = async (ctx) => {
  const { id } = ctx.params;
  const user = await ctx.collection(users.declaration).get(id);
  if (!user || user.closed) return common.NOT_FOUND({ id });
  const done = await ctx.decide(users, id, { type: "RemoveTotp", lostAt: ctx.now() });
  if (isFault(done)) return done;
  if (done.events.length === 0) return null;
  noteRestricted(ctx, done.state);
  await endSessions(ctx, id);
  await forgetDevices(ctx, id);
  const actor = ctx.principal?.id ?? "system";
  await record(ctx, { actor, action: "totpRemoved", subject: id });
  return null;
};
