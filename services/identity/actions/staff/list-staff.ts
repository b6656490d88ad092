import type { Handler } from "../../../../platform/broker/context.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../../platform/kernel/page.ts";
import type { Filter } from "../../../../platform/storage/collection.ts";
import { toUser } from "../../domain/user.ts";
import { Scope } from "../../identity.schemas.ts";
import type * as contract from "../../staff.contract.ts";
import { users } from "../../identity.store.ts";

const active: Filter = { scopes: { $in: Scope.anyOf.map((one) => one.const) } };
const deactivated: Filter = { deactivatedAt: { $exists: true } };

/** GET /v1/staff, the longest there first. */
export const listStaff: Handler<typeof contract.listStaff> = async (ctx) => {
  const { status, limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const wanted = status === undefined ? [active, deactivated] : [{ active, deactivated }[status]];
  const pages = await Promise.all(
    wanted.map((filter) =>
      ctx
        .collection(users.declaration)
        .find({ ...filter, id: { $gt: after[0] } }, { sort: [["id", 1]], limit: limit + 1 }),
    ),
  );
  const found = pages
    .flat()
    .filter(({ closed }) => closed !== true)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const { items, next } = toPage(found.slice(0, limit + 1), limit, ({ id }) => [id]);
  return { items: items.map((user) => toUser(user, ctx.now())), next };
};
