import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { toUser } from "../domain/user.ts";
import { ExternalIdentity } from "../external.schemas.ts";
import { ExportedDevice, ExportedSession } from "../identity.schemas.ts";
import type * as contract from "../identity.contract.ts";
import { devices, externalIdentities, sessions, users } from "../identity.store.ts";

/** GET /v1/users/me: a session that has ended is refused here at once, not only at its token's end. */
export const getMe: Handler<typeof contract.me> = async (ctx) => {
  const { principal } = ctx;
  if (!principal) return common.UNAUTHENTICATED();
  const { id, sessionId = "" } = principal;
  const user = await ctx.collection(users.declaration).get(id);
  const session = await ctx.collection(sessions.declaration).get(sessionId);
  return user && session?.status === "open" ? toUser(user, ctx.now()) : common.UNAUTHENTICATED();
};

/** GET /v1/users/{id}: another's user is refused as a missing one. */
export const getUser: Handler<typeof contract.getUser> = async (ctx) => {
  const { id } = ctx.params;
  const allowed = ctx.principal?.id === id || ctx.holds("admin");
  const user = allowed ? await ctx.collection(users.declaration).get(id) : undefined;
  return user && !user.closed ? toUser(user, ctx.now()) : common.NOT_FOUND({ id });
};

/** Whoever erases a person asks: staff are not erased. */
export const getScopes: Handler<typeof contract.scopesOf> = async (ctx) => ({
  scopes: [...((await ctx.collection(users.declaration).get(ctx.params.id))?.scopes ?? [])],
});

/** The account of a customer with its sessions, for their export. */
export const exportAccount: Handler<typeof contract.exportOf> = async (ctx) => {
  const { customerId: userId } = ctx.params;
  const user = await ctx.collection(users.declaration).get(userId);
  if (!user || user.closed) return { items: [], next: null };
  const found = await ctx.collection(sessions.declaration).find({ userId });
  const shown = found.map((session) => pick(ExportedSession, session));
  const remembered = await ctx.collection(devices).find({ userId });
  const linked = await ctx.collection(externalIdentities).find({ userId });
  const item = {
    user: toUser(user, ctx.now()),
    sessions: shown,
    devices: remembered.map((device) => pick(ExportedDevice, device)),
    externalIdentities: linked.map((one) => pick(ExternalIdentity, one)),
  };
  return { items: [item], next: null };
};
