import type { ServiceContext } from "../../../../platform/broker/context.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { record } from "../../adapters/audit-chain.ts";
import { isStaff, ownScopesOf } from "../../domain/staff.ts";
import type { RoleScopes } from "../../domain/user-commands.ts";
import { STAFF_LENGTH } from "../../domain/new-password.ts";
import { userDecider, type User, type UserCommand } from "../../domain/user.ts";
import { faults } from "../../identity.schemas.ts";
import { users } from "../../identity.store.ts";
import { noteRestricted } from "../list-ended.ts";
import { knownRoles } from "./known-roles.ts";

type StoredUser = User & { readonly version: number };

/** What is to be changed of whom, and how the audit calls it. */
export interface Change {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly expectedVersion?: number | undefined;
  readonly command: (known: RoleScopes) => UserCommand;
}

const administrators = (ctx: ServiceContext): Promise<number> =>
  ctx.collection(users.declaration).count({ scopes: "admin" });

/** Whether an administrator would be none any more. */
const losesAdmin = (user: User, command: UserCommand): boolean => {
  const events = userDecider.decide(user, command);
  if ("fault" in events || !user.scopes.includes("admin")) return false;
  return !events.reduce(userDecider.evolve, user).scopes.includes("admin");
};

/** Whether a shopper would be given scopes. */
const becomesStaff = (user: User, command: UserCommand): boolean => {
  if (command.type !== "Grant" || isStaff(user)) return false;
  const events = userDecider.decide(user, command);
  return !("fault" in events) && isStaff(events.reduce(userDecider.evolve, user));
};

/** Two who take it from each other at once have both counted two before: each gives it back. */
const unlessNoneIsLeft = async (
  ctx: ServiceContext,
  before: User,
  { type }: UserCommand,
): Promise<Fault | undefined> => {
  if ((await administrators(ctx)) > 0) return undefined;
  const [known, at] = [await knownRoles(ctx), ctx.now()];
  const own = { scopes: ownScopesOf(before), roles: before.roles ?? [] };
  const undo: UserCommand =
    type === "Deactivate"
      ? { type: "Reactivate", known, at }
      : { type: "Grant", ...own, known, at };
  const back = await ctx.execute(users, before.id, undo);
  return isFault(back) ? back : faults.LAST_ADMINISTRATOR();
};

/** Why it is not even tried: it would make one of staff whose password is too weak for that, or leave no administrator. */
const refusalOf = async (
  ctx: ServiceContext,
  user: User,
  command: UserCommand,
): Promise<Fault | undefined> => {
  if (!user.fitForStaff && becomesStaff(user, command))
    return faults.PASSWORD_UNFIT({ min: STAFF_LENGTH });
  return losesAdmin(user, command) && (await administrators(ctx)) <= 1
    ? faults.LAST_ADMINISTRATOR()
    : undefined;
};

/** A role may have changed while it was given: then whoever changed it has not seen this user. */
export const withScopesOfNow = async (
  ctx: ServiceContext,
  user: StoredUser,
): Promise<StoredUser | Fault> => {
  if ((user.roles ?? []).length === 0) return user;
  const command = { type: "Grant", known: await knownRoles(ctx), at: ctx.now() } as const;
  const done = await ctx.execute(users, user.id, command);
  if (!isFault(done)) noteRestricted(ctx, done);
  return done;
};

/** Changes what a user may do; the last administrator stays one. */
export const entitle = async (
  ctx: ServiceContext,
  { id, actor, action, expectedVersion, command: commandOf }: Change,
): Promise<StoredUser | Fault> => {
  const user = await ctx.collection(users.declaration).get(id);
  if (!user || user.closed) return common.NOT_FOUND({ id });
  const command = commandOf(await knownRoles(ctx));
  const lost = losesAdmin(user, command);
  const refused = await refusalOf(ctx, user, command);
  if (refused) return refused;
  const done = await ctx.decide(users, id, command, { expectedVersion });
  if (isFault(done)) return done;
  noteRestricted(ctx, done.state);
  const none = lost ? await unlessNoneIsLeft(ctx, user, command) : undefined;
  if (none) return none;
  if (done.events.length > 0) {
    const { roles = [], scopes } = done.state;
    const detail = [...roles.map((role) => `role:${role}`), ...scopes].join(" ");
    await record(ctx, { actor, action, subject: id, detail });
  }
  return withScopesOfNow(ctx, done.state);
};
