import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { builtInRoles } from "../../domain/staff.ts";
import type { RoleScopes } from "../../domain/user-commands.ts";
import { roles } from "../../identity.store.ts";

/** The scopes of every role there is now. */
export const knownRoles = async (ctx: ServiceContext): Promise<RoleScopes> => {
  const made = await ctx.collection(roles).find({});
  return new Map([...builtInRoles, ...made].map(({ id, scopes }) => [id, scopes]));
};
