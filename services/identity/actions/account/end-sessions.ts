import { noteEnded } from "../../../../platform/broker/middlewares/ended-sessions.ts";
import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import type { Session } from "../../domain/session.ts";
import type { User } from "../../domain/user.ts";
import { sessions } from "../../identity.store.ts";

/** Whether a session was opened with a password that is none any more: so it is even where nothing has ended it yet. */
export const isOver = (
  { id, openedAt }: Session,
  { passwordAt = "", keptSession }: Pick<User, "passwordAt" | "keptSession">,
): boolean => openedAt < passwordAt && id !== keptSession;

/** Ends a session; whether it was open. */
export const endSession = async (ctx: ServiceContext, id: string): Promise<boolean | Fault> => {
  const at = ctx.now();
  const done = await ctx.decide(sessions, id, { type: "Revoke", at });
  if (isFault(done)) return done;
  if (done.events.length > 0) noteEnded(ctx.broker, { id, at });
  return done.events.length > 0;
};

/** Ends the open sessions of a user, but for one. */
export const endSessions = async (
  ctx: ServiceContext,
  userId: string,
  kept?: string,
): Promise<void> => {
  const open = await ctx.collection(sessions.declaration).find({ userId, status: "open" });
  for (const { id } of open) if (id !== kept) await endSession(ctx, id);
};
