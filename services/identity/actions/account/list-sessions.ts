import type { Handler } from "../../../../platform/broker/context.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../../platform/kernel/page.ts";
import { record } from "../../adapters/audit-chain.ts";
import { forgetDevices } from "../../adapters/devices.ts";
import type * as contract from "../../account.contract.ts";
import { sessions } from "../../identity.store.ts";
import { endSession, endSessions } from "./end-sessions.ts";

/** GET /v1/sessions */
export const listSessions: Handler<typeof contract.listSessions> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await ctx.collection(sessions.declaration).find(
    {
      userId: principal.id,
      status: "open",
      expiresAt: { $gt: ctx.now() },
      id: { $gt: after[0] },
    },
    { sort: [["id", 1]], limit: limit + 1 },
  );
  const page = toPage(found, limit, ({ id }) => [id]);
  return {
    items: page.items.map(({ id, openedAt, rotatedAt, expiresAt }) => ({
      id,
      openedAt,
      ...defined({ usedAt: rotatedAt }),
      expiresAt,
      current: id === principal.sessionId,
    })),
    next: page.next,
  };
};

/** DELETE /v1/sessions/{id}: another's session is refused as a missing one. */
export const revokeSession: Handler<typeof contract.revokeSession> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id } = ctx.params;
  const session = await ctx.collection(sessions.declaration).get(id);
  if (session?.userId !== principal.id) return common.NOT_FOUND({ id });
  const ended = await endSession(ctx, id);
  if (isFault(ended)) return ended;
  await forgetDevices(ctx, principal.id, { of: id });
  if (ended)
    await record(ctx, { actor: principal.id, action: "sessionRevoked", subject: principal.id });
  return null;
};

/** DELETE /v1/sessions */
export const revokeSessions: Handler<typeof contract.revokeSessions> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id, sessionId } = principal;
  await endSessions(ctx, id, sessionId);
  await forgetDevices(ctx, id, { but: sessionId ?? "" });
  await record(ctx, { actor: id, action: "sessionsRevoked", subject: id });
  return null;
};
