import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { noteEnded } from "../../../platform/broker/middlewares/ended-sessions.ts";
import { signingKeys } from "../adapters/token-signer.ts";
import type { User } from "../domain/user.ts";
import { ENDED_MAX } from "../identity.contract.ts";
import type * as contract from "../identity.contract.ts";
import { sessions, users } from "../identity.store.ts";

const endedOf = ({ id, restrictions = 0, restrictedAt = "" }: User) => ({
  id,
  at: restrictedAt,
  restrictions,
});

/** Tokens that were issued to a user before scopes were taken away are refused by this process at once. */
export const noteRestricted = (ctx: ServiceContext, user: User): void => {
  if (user.restrictedAt !== undefined) noteEnded(ctx.broker, endedOf(user));
};

/** Sessions that ended and users who lost scopes, or were closed, after `since`, the oldest first. */
export const listEnded: Handler<typeof contract.revokedSessions> = async (ctx) => {
  const after = { $gt: ctx.params.since };
  const [keys, ended, restricted] = await Promise.all([
    signingKeys(ctx),
    ctx
      .collection(sessions.declaration)
      .find({ endedAt: after }, { sort: [["endedAt", 1]], limit: ENDED_MAX }),
    ctx
      .collection(users.declaration)
      .find({ restrictedAt: after }, { sort: [["restrictedAt", 1]], limit: ENDED_MAX }),
  ]);
  const items = [
    ...ended.map(({ id, endedAt = "" }) => ({ id, at: endedAt })),
    ...restricted.map(endedOf),
  ];
  return {
    keys: keys.map(({ kid }) => kid),
    items: items.sort((a, b) => (a.at < b.at ? -1 : 1)).slice(0, ENDED_MAX),
  };
};
