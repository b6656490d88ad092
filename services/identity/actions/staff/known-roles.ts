import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { builtInRoles } from "../../domain/staff.ts";
import { common, type Fault } from "../../../../platform/kernel/fault.ts";
import type { RoleScopes } from "../../domain/user-commands.ts";
import { roles } from "../../identity.store.ts";

/** The scopes of every role there is now. */
export const knownRoles = async (ctx: ServiceContext): Promise<RoleScopes> => {
  const made = await ctx.collection(roles).find({});
  return new Map([...builtInRoles, ...made].map(({ id, scopes }) => [id, scopes]));
};

/** The refusal of ids that are no role's; undefined: all are. */
export const unknownRoles = async (
  ctx: ServiceContext,
  ids: readonly string[],
): Promise<Fault | undefined> => {
  const there = await knownRoles(ctx);
  const errors = ids.flatMap((role, i) =>
    there.has(role) ? [] : [{ pointer: `/roles/${i}`, message: "is no role" }],
  );
  return errors.length > 0 ? common.VALIDATION_FAILED({ errors }) : undefined;
};
