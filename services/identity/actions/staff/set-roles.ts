import type { Handler } from "../../../../platform/broker/context.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { toUser } from "../../domain/user.ts";
import type * as contract from "../../staff.contract.ts";
import { entitle } from "./entitle.ts";
import { unknownRoles } from "./known-roles.ts";

/** PUT /v1/users/{id}/roles */
export const setRoles: Handler<typeof contract.setRoles> = async (ctx) => {
  const { id, roles, expectedVersion } = ctx.params;
  const refused = await unknownRoles(ctx, roles);
  if (refused) return refused;
  const actor = ctx.principal?.id ?? "system";
  const user = await entitle(ctx, {
    ...{ id, actor, action: "rolesSet", expectedVersion },
    command: (known) => ({ type: "Grant", roles, known, at: ctx.now() }),
  });
  return isFault(user) ? user : toUser(user, ctx.now());
};
