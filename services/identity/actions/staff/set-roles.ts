import type { Handler } from "../../../../platform/broker/context.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { toUser } from "../../domain/user.ts";
import type * as contract from "../../staff.contract.ts";
import { entitle } from "./entitle.ts";
import { knownRoles } from "./known-roles.ts";

/** PUT /v1/users/{id}/roles */
export const setRoles: Handler<typeof contract.setRoles> = async (ctx) => {
  const { id, roles, expectedVersion } = ctx.params;
  const there = await knownRoles(ctx);
  const errors = roles.flatMap((role, i) =>
    there.has(role) ? [] : [{ pointer: `/roles/${i}`, message: "is no role" }],
  );
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  const actor = ctx.principal?.id ?? "system";
  const user = await entitle(ctx, {
    ...{ id, actor, action: "rolesSet", expectedVersion },
    command: (known) => ({ type: "Grant", roles, known, at: ctx.now() }),
  });
  return isFault(user) ? user : toUser(user, ctx.now());
};
