import type { ServiceContext } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import type { Job } from "../../../platform/runtime/jobs.ts";
import { withScopesOfNow } from "../actions/staff/entitle.ts";
import { roles, users, type StoredRole } from "../identity.store.ts";

/** Gives everybody who has the role its scopes of now. */
export const applyRole = async (
  ctx: ServiceContext,
  { id, version }: StoredRole,
): Promise<number> => {
  const having = await ctx.collection(users.declaration).find({ roles: id });
  for (const user of having) {
    const done = await withScopesOfNow(ctx, user);
    if (isFault(done) && done.code !== "NOT_FOUND") return 0; // Again with the next run.
  }
  await ctx
    .collection(roles)
    .update({ id, version }, { $unset: { applying: true } }, { quiet: true });
  return having.length;
};

/** What a crash left of a change of a role. */
export const applyRoles: Job = {
  what: "The change of roles",
  everyMs: 10_000,
  firstMs: 0,
  run: async (ctx) => {
    const open = await ctx.collection(roles).find({ applying: true });
    let applied = 0;
    for (const role of open) applied += await applyRole(ctx, role);
    return applied;
  },
};
