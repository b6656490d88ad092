import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { pick, type Static } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../../platform/kernel/page.ts";
import { DuplicateError } from "../../../../platform/storage/collection.ts";
import { record } from "../../adapters/audit-chain.ts";
import { builtInRoles, type RoleState } from "../../domain/staff.ts";
import { roles, users, type StoredRole } from "../../identity.store.ts";
import { applyRole } from "../../jobs/apply-roles.ts";
import type * as contract from "../../staff.contract.ts";
import { Role, rolesMax, staffFaults, type RoleView } from "../../staff.schemas.ts";

const builtIn = new Map(builtInRoles.map((role) => [role.id, role]));

const isBuiltInName = (name: string | undefined): boolean =>
  builtInRoles.some((role) => role.name === name);

const view = (role: RoleState & { readonly version?: number }): RoleView =>
  pick(Role, {
    version: 1,
    ...role,
    scopes: [...role.scopes],
    builtIn: builtIn.has(role.id),
  });

/** GET /v1/roles */
export const listRoles: Handler<typeof contract.listRoles> = async (ctx) => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? ([0, ""] as const) : readCursor(cursor, "number", "string");
  if (isFault(after)) return after;
  const made = await ctx.collection(roles).find({}, { sort: [["id", 1]] });
  const all = [...builtInRoles.toSorted((a, b) => (a.id < b.id ? -1 : 1)), ...made];
  const rank = ({ id }: RoleState): [number, string] => [builtIn.has(id) ? 0 : 1, id];
  const found = all.filter((role) => {
    const [group, id] = rank(role);
    return group > after[0] || (group === after[0] && id > after[1]);
  });
  const { items, next } = toPage(found.slice(0, limit + 1), limit, rank);
  return { items: items.map(view), next };
};

/** GET /v1/roles/{roleId} */
export const getRole: Handler<typeof contract.getRole> = async (ctx) => {
  const { roleId: id } = ctx.params;
  const role = builtIn.get(id) ?? (await ctx.collection(roles).get(id));
  return role ? view(role) : common.NOT_FOUND({ id });
};

/** POST /v1/roles */
export const createRole: Handler<typeof contract.createRole> = async (ctx) => {
  const { name, description, scopes } = ctx.params;
  const store = ctx.collection(roles);
  if ((await store.count({})) >= rolesMax) return staffFaults.ROLE_LIMIT({ limit: rolesMax });
  if (isBuiltInName(name)) return staffFaults.ROLE_NAME_TAKEN();
  const id = ctx.newId("rol");
  const role = { id, version: 1, name, ...defined({ description }), scopes: scopes.toSorted() };
  try {
    await store.insert(role);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    // A request that was begun before and cut off.
    const own = await store.get(id);
    return own ? view(own) : staffFaults.ROLE_NAME_TAKEN();
  }
  const actor = ctx.principal?.id ?? "system";
  await record(ctx, { actor, action: "roleMade", subject: id, detail: role.scopes.join(" ") });
  return view(role);
};

/** Writes the fields that are sent, provided that the role is of this version still. */
const write = async (
  ctx: ServiceContext<Static<typeof contract.changeRole.params>>,
  { id, version }: StoredRole,
): Promise<StoredRole | Fault> => {
  const { name, description, scopes } = ctx.params;
  const update = {
    $set: {
      ...defined({ name, description: description ?? undefined }),
      ...(scopes ? { scopes: scopes.toSorted(), applying: true } : {}),
    },
    ...(description === null ? { $unset: { description: true as const } } : {}),
  };
  try {
    const changed = await ctx.collection(roles).update({ id, version }, update);
    return changed ?? common.PRECONDITION_FAILED();
  } catch (error) {
    if (error instanceof DuplicateError) return staffFaults.ROLE_NAME_TAKEN();
    throw error;
  }
};

/** PATCH /v1/roles/{roleId} */
export const changeRole: Handler<typeof contract.changeRole> = async (ctx) => {
  const { roleId: id, expectedVersion, name } = ctx.params;
  if (builtIn.has(id)) return staffFaults.ROLE_BUILT_IN();
  const before = await ctx.collection(roles).get(id);
  if (!before) return common.NOT_FOUND({ id });
  if (isBuiltInName(name)) return staffFaults.ROLE_NAME_TAKEN();
  if ((expectedVersion ?? before.version) !== before.version) return common.PRECONDITION_FAILED();
  const changed = await write(ctx, before);
  if (isFault(changed)) return changed;
  if (changed.applying) await applyRole(ctx, changed);
  const actor = ctx.principal?.id ?? "system";
  const detail = `${before.scopes.join(" ")} > ${changed.scopes.join(" ")}`;
  await record(ctx, { actor, action: "roleChanged", subject: id, detail });
  return view(changed);
};

/** DELETE /v1/roles/{roleId}: whoever is given it at the same time finds that it is gone. */
export const removeRole: Handler<typeof contract.removeRole> = async (ctx) => {
  const { roleId: id, expectedVersion } = ctx.params;
  if (builtIn.has(id)) return staffFaults.ROLE_BUILT_IN();
  const store = ctx.collection(roles);
  const role = await store.get(id);
  if (!role) return common.NOT_FOUND({ id });
  const having = await ctx.collection(users.declaration).count({ roles: id });
  if (having > 0) return staffFaults.ROLE_IN_USE({ users: having });
  const version = expectedVersion ?? role.version;
  if ((await store.remove({ id, version })) === 0) return common.PRECONDITION_FAILED();
  const actor = ctx.principal?.id ?? "system";
  await record(ctx, { actor, action: "roleRemoved", subject: id });
  return null;
};
