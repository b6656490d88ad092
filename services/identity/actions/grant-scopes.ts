import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { record } from "../adapters/audit-chain.ts";
import { toUser, type User } from "../domain/user.ts";
import * as contract from "../identity.contract.ts";
import type { UserView } from "../identity.schemas.ts";
import { users } from "../identity.store.ts";
import { noteRestricted } from "./list-ended.ts";

const administrators = (ctx: ServiceContext): Promise<number> =>
  ctx.collection(users.declaration).count({ scopes: "admin" });

/** Two who take it from each other at once have both counted two before: each gives it back. */
const unlessNoneIsLeft = async (ctx: ServiceContext, before: User): Promise<Fault | undefined> => {
  if ((await administrators(ctx)) > 0) return undefined;
  const { id, scopes } = before;
  const back = await ctx.execute(users, id, { type: "Grant", scopes, at: ctx.now() });
  return isFault(back) ? back : contract.faults.LAST_ADMINISTRATOR();
};

/** Gives a user exactly these scopes; the last administrator stays one. */
export const setScopes = async (
  ctx: ServiceContext,
  actor: string,
  { id, scopes, expectedVersion }: Static<typeof contract.grant.params>,
): Promise<UserView | Fault> => {
  const user = await ctx.collection(users.declaration).get(id);
  if (!user || user.closed) return common.NOT_FOUND({ id });
  const lost = user.scopes.includes("admin") && !scopes.includes("admin");
  if (lost && (await administrators(ctx)) <= 1) return contract.faults.LAST_ADMINISTRATOR();
  const command = { type: "Grant", scopes, at: ctx.now() } as const;
  const done = await ctx.decide(users, id, command, { expectedVersion });
  if (isFault(done)) return done;
  noteRestricted(ctx, done.state);
  const none = lost ? await unlessNoneIsLeft(ctx, user) : undefined;
  if (none) return none;
  if (done.events.length > 0) {
    const detail = done.state.scopes.join(" ");
    await record(ctx, { actor, action: "scopesGranted", subject: id, detail });
  }
  return toUser(done.state, ctx.now());
};

/** PUT /v1/users/{id}/scopes */
export const grantScopes: Handler<typeof contract.grant> = (ctx) =>
  setScopes(ctx, ctx.principal?.id ?? "system", ctx.params);
