import { noteEnded } from "../../../platform/broker/middlewares/ended-sessions.ts";
import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { record } from "../adapters/audit-chain.ts";
import { hashOf, refreshTokenAfter, sessionIdIn, signingKeys } from "../adapters/token-signer.ts";
import type { Session } from "../domain/session.ts";
import * as contract from "../identity.contract.ts";
import { sessions, users, type StoredKey } from "../identity.store.ts";
import { endSession, isOver } from "./account/end-sessions.ts";
import { sessionEnd, tokensFor } from "./tokens.ts";

/** What follows a token; where it was used already, what followed then, though the signing key may be another since. */
const nextOf = (
  keys: readonly StoredKey[],
  presented: string,
  session: Session | undefined,
): string => {
  const [newest = "", ...others] = keys.map((key) => refreshTokenAfter(key, presented)).reverse();
  return [newest, ...others].find((one) => hashOf(one) === session?.current) ?? newest;
};

/** POST /v1/sessions/refresh */
export const refreshSession: Handler<typeof contract.refresh> = async (ctx) => {
  const { refreshToken: presented } = ctx.params;
  const sessionId = sessionIdIn(presented);
  const session = await ctx.collection(sessions.declaration).get(sessionId);
  const next = nextOf(await signingKeys(ctx), presented, session);
  const at = ctx.now();
  const command = {
    type: "Rotate",
    presented: hashOf(presented),
    next: hashOf(next),
    at,
    asked: ctx.locals.idSeed?.at ?? at,
    until: sessionEnd(at),
  } as const;
  const rotated = await ctx.execute(sessions, sessionId, command, { state: session });
  if (isFault(rotated)) return rotated;
  const { userId, status } = rotated;
  if (status === "revoked") {
    noteEnded(ctx.broker, { id: sessionId, at });
    await record(ctx, { actor: userId, action: "refreshTokenReused", subject: userId });
    return contract.faults.REFRESH_TOKEN_REUSED();
  }
  const user = await ctx.collection(users.declaration).get(userId);
  const isLockedOut = !user || user.closed || user.deactivatedAt !== undefined;
  if (!isLockedOut && !isOver(rotated, user)) return tokensFor(ctx, user, sessionId, next);
  await endSession(ctx, sessionId);
  return contract.faults.REFRESH_TOKEN_INVALID();
};
