import { noteEnded } from "../../../platform/broker/middlewares/ended-sessions.ts";
import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { record } from "../adapters/audit-chain.ts";
import { hashOf, newRefreshToken, sessionIdIn } from "../adapters/token-signer.ts";
import * as contract from "../identity.contract.ts";
import { sessions, users } from "../identity.store.ts";
import { sessionEnd, tokensFor } from "./tokens.ts";

/** POST /v1/sessions/refresh */
export const refreshSession: Handler<typeof contract.refresh> = async (ctx) => {
  const { refreshToken: presented } = ctx.params;
  const sessionId = sessionIdIn(presented);
  const next = newRefreshToken(sessionId, ctx.secretBytes("refresh"));
  const at = ctx.now();
  const session = await ctx.execute(sessions, sessionId, {
    type: "Rotate",
    presented: hashOf(presented),
    next: hashOf(next),
    at,
    until: sessionEnd(at),
  });
  if (isFault(session)) return session;
  const { userId, status } = session;
  if (status === "revoked") {
    noteEnded(ctx.broker, { id: sessionId, at });
    await record(ctx, { actor: userId, action: "refreshTokenReused", subject: userId });
    return contract.faults.REFRESH_TOKEN_REUSED();
  }
  const user = await ctx.collection(users.declaration).get(userId);
  return user && !user.closed
    ? tokensFor(ctx, user, sessionId, next)
    : contract.faults.REFRESH_TOKEN_INVALID();
};
