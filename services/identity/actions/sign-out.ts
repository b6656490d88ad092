import type { Handler } from "../../../platform/broker/context.ts";
import { noteEnded } from "../../../platform/broker/middlewares/ended-sessions.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { record } from "../adapters/audit-chain.ts";
import type * as contract from "../identity.contract.ts";
import { sessions } from "../identity.store.ts";

/** DELETE /v1/sessions/current */
export const signOut: Handler<typeof contract.signOut> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id, sessionId } = principal;
  if (sessionId === undefined) return null;
  const at = ctx.now();
  const done = await ctx.decide(sessions, sessionId, { type: "Revoke", at });
  if (isFault(done)) return done;
  if (done.events.length > 0) {
    noteEnded(ctx.broker, { id: sessionId, at });
    await record(ctx, { actor: id, action: "signedOut", subject: id });
  }
  return null;
};
