import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { toUser } from "../domain/user.ts";
import type * as contract from "../identity.contract.ts";
import type { UserView } from "../identity.schemas.ts";
import { entitle } from "./staff/entitle.ts";

/** Gives a user exactly these scopes beside those of roles; the last administrator stays one. */
export const setScopes = async (
  ctx: ServiceContext,
  actor: string,
  { id, scopes, expectedVersion }: Static<typeof contract.grant.params>,
): Promise<UserView | Fault> => {
  const user = await entitle(ctx, {
    ...{ id, actor, action: "scopesGranted", expectedVersion },
    command: (known) => ({ type: "Grant", scopes, known, at: ctx.now() }),
  });
  return isFault(user) ? user : toUser(user, ctx.now());
};

/** PUT /v1/users/{id}/scopes */
export const grantScopes: Handler<typeof contract.grant> = (ctx) =>
  setScopes(ctx, ctx.principal?.id ?? "system", ctx.params);
