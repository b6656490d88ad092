/** What a user may do: scopes of their own, and those of their roles. */
import { common } from "../../../platform/kernel/fault.ts";
import type { Scope } from "../identity.schemas.ts";
import { restricted } from "./restricted.ts";
import type { Command, User, UserDecision } from "./user-commands.ts";

export interface RoleState {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly scopes: readonly Scope[];
}

/** Roles that every shop has. */
export const builtInRoles: readonly RoleState[] = [
  { id: "administrator", name: "Administrator", scopes: ["admin"] },
  {
    id: "manager",
    name: "Manager",
    description: "Everything but staff, webhooks and the operation of the shop",
    scopes: [
      "catalog:read",
      "catalog:write",
      "customers:read",
      "customers:write",
      "insights:read",
      "orders:read",
      "orders:write",
      "payments:read",
      "payments:write",
      "pricing:read",
      "pricing:write",
      "refunds:write",
      "shipping:read",
      "shipping:write",
      "stock:read",
      "stock:write",
    ],
  },
  {
    id: "support",
    name: "Support",
    description: "Helps customers with their orders",
    scopes: [
      "catalog:read",
      "customers:read",
      "orders:read",
      "orders:write",
      "payments:read",
      "refunds:write",
      "stock:read",
    ],
  },
  {
    id: "warehouse",
    name: "Warehouse",
    description: "Counts stock and ships orders",
    scopes: ["catalog:read", "orders:read", "orders:write", "stock:read", "stock:write"],
  },
  {
    id: "catalogueEditor",
    name: "Catalogue editor",
    scopes: ["catalog:read", "catalog:write", "pricing:read", "stock:read"],
  },
];

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();
const asSet = <T extends string>(all: readonly T[]): T[] => [...new Set(all)].sort();

/** Scopes that a user has beside those of roles; of accounts of earlier versions all. */
export const ownScopesOf = ({ ownScopes, scopes }: User): readonly Scope[] => ownScopes ?? scopes;

/** Whether the user works, or worked, in the shop. */
export const isStaff = ({ scopes, deactivatedAt }: User): boolean =>
  scopes.length > 0 || deactivatedAt !== undefined;

const isThere = ({ email, closed }: User): boolean => email !== "" && closed !== true;

/** What a user is to have; roles that are gone give nothing, and are forgotten. */
const entitlement = (user: User, wish: Omit<Command<"Grant">, "type" | "at">) => {
  const { scopes = ownScopesOf(user), roles = user.roles ?? [], known = new Map() } = wish;
  const own = asSet(scopes);
  const kept = asSet(roles.filter((id) => known.has(id)));
  const all: Scope[] = asSet([...own, ...kept.flatMap((id) => known.get(id) ?? [])]);
  return { scopes: user.deactivatedAt === undefined ? all : [], own, roles: kept };
};

export const grant = (user: User, { type: _type, at, ...wish }: Command<"Grant">): UserDecision => {
  if (!isThere(user)) return common.NOT_FOUND({ id: user.id });
  const data = entitlement(user, wish);
  const same =
    isSame(data.scopes, user.scopes) &&
    isSame(data.own, ownScopesOf(user)) &&
    isSame(data.roles, user.roles ?? []);
  if (same) return [];
  const lost = user.scopes.some((scope) => !data.scopes.includes(scope));
  return [{ type: "granted", data: { ...data, ...(lost ? { lostAt: at } : {}) } }];
};

export const deactivate = (user: User, { at }: Command<"Deactivate">): UserDecision => {
  if (!isThere(user) || !isStaff(user)) return common.NOT_FOUND({ id: user.id });
  return user.deactivatedAt === undefined ? [{ type: "deactivated", data: { at } }] : [];
};

export const reactivate = (user: User, { known, at }: Command<"Reactivate">): UserDecision => {
  if (!isThere(user) || !isStaff(user)) return common.NOT_FOUND({ id: user.id });
  if (user.deactivatedAt === undefined) return [];
  const { deactivatedAt: _past, ...active } = user;
  const granted = grant(active, { type: "Grant", known, at });
  return "fault" in granted ? granted : [{ type: "reactivated", data: {} }, ...granted];
};

interface Granted {
  readonly scopes: readonly Scope[];
  /** Absent from events of earlier versions: all are the user's own. */
  readonly own?: readonly Scope[];
  readonly roles?: readonly string[];
  readonly lostAt?: string;
}

/** Steps of the evolver. */
export const evolveStaff = {
  granted: (user: User, { scopes, own = scopes, roles = [], lostAt }: Granted): User => ({
    ...user,
    scopes,
    ...(roles.length > 0 || user.ownScopes ? { ownScopes: own, roles } : {}),
    ...(lostAt === undefined ? {} : restricted(user, lostAt)),
  }),
  deactivated: (user: User, { at }: { at: string }): User => ({
    ...user,
    scopes: [],
    ownScopes: ownScopesOf(user),
    roles: user.roles ?? [],
    deactivatedAt: at,
    ...restricted(user, at),
  }),
  reactivated: ({ deactivatedAt: _past, ...user }: User): User => user,
};
