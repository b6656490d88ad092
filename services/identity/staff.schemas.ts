import { catalogue } from "../../platform/kernel/fault.ts";
import {
  closedObject,
  Id,
  Instant,
  ShownEmail,
  Type,
  type Static,
} from "../../platform/contract/contract.ts";
import { Scope } from "./identity.schemas.ts";

/** Roles that a shop makes itself. */
export const rolesMax = 100;

/** Invitations that nobody has accepted yet. */
export const invitationsMax = 200;

export const staffFaults = catalogue({
  INVITATION_INVALID: [
    422,
    "This invitation is not good: it was accepted or revoked, or is older than three days: ask for another",
  ],
  INVITATION_LIMIT: [
    409,
    "There are as many open invitations as a shop may have: revoke one first",
    { limit: Type.Integer() },
  ],
  ROLE_BUILT_IN: [409, "This role is built in: make another with the scopes that you want"],
  ROLE_NAME_TAKEN: [409, "There is a role of that name"],
  ROLE_IN_USE: [
    409,
    "Staff have this role: give them another first",
    { users: Type.Integer({ description: "How many" }) },
  ],
  ROLE_LIMIT: [
    409,
    "There are as many roles as a shop may have: remove one first",
    { limit: Type.Integer() },
  ],
});

/** Roles with `admin` could not be changed without looking for the last administrator: the one built in has it. */
const RoleScope = Type.Exclude(Scope, Type.Literal("admin"));

export const roleFields = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  description: Type.String({ minLength: 1, maxLength: 500 }),
  scopes: Type.Array(RoleScope, { minItems: 1, maxItems: 40, uniqueItems: true }),
};

export const RoleId = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: "^[A-Za-z0-9_]+$",
  description: "Id of a role",
});

export const Role = closedObject(
  {
    id: RoleId,
    name: roleFields.name,
    description: Type.Optional(roleFields.description),
    scopes: Type.Array(Scope),
    builtIn: Type.Boolean({ description: "Comes with the shop, and is not changed" }),
    version: Type.Integer(),
  },
  { title: "Role", description: "A named set of scopes" },
);
export type RoleView = Static<typeof Role>;

export const Invitation = closedObject(
  {
    id: Id,
    email: ShownEmail,
    roles: Type.Array(RoleId),
    invitedBy: Type.String({ description: "Id of the administrator" }),
    status: Type.Union([
      Type.Literal("open"),
      Type.Literal("expired"),
      Type.Literal("accepted"),
      Type.Literal("revoked"),
    ]),
    createdAt: Instant,
    expiresAt: Instant,
  },
  { title: "Invitation", description: "Somebody who is asked to work in the shop" },
);
export type InvitationView = Static<typeof Invitation>;
