/** Who works in the shop, and what they may do. */
import {
  action,
  closedObject,
  Email,
  Id,
  Paging,
  pageOf,
  Type,
} from "../../platform/contract/contract.ts";
import { common } from "../../platform/kernel/fault.ts";
import { externalFaults, externalResponse } from "./external.schemas.ts";
import { faults, hashingMs, NewPassword, User } from "./identity.schemas.ts";
import { Invitation, Role, roleFields, RoleId, staffFaults } from "./staff.schemas.ts";

const administrators = { scope: "admin" } as const;
/** What makes others more, or less. */
const steppedUp = { scope: "admin", stepUp: true } as const;
const ifMatch = { expectedVersion: Type.Optional(Type.Integer()) };
const { name, description, scopes } = roleFields;

export const listRoles = action({
  name: "identity.listRoles",
  summary: "Roles, those that are built in first",
  params: closedObject({ ...Paging }),
  returns: pageOf(Role),
  access: administrators,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/roles" },
});

export const getRole = action({
  name: "identity.getRole",
  summary: "One role",
  params: closedObject({ roleId: RoleId }),
  returns: Role,
  access: administrators,
  faults: [common.NOT_FOUND],
  rest: { method: "GET", path: "/roles/{roleId}" },
});

export const createRole = action({
  name: "identity.createRole",
  summary: "Makes a role",
  params: closedObject({ name, description: Type.Optional(description), scopes }),
  returns: Role,
  access: steppedUp,
  faults: [staffFaults.ROLE_NAME_TAKEN, staffFaults.ROLE_LIMIT],
  rest: { method: "POST", path: "/roles", status: 201, location: "/v1/roles/{id}" },
});

export const changeRole = action({
  name: "identity.changeRole",
  summary:
    "Changes the fields that are sent; scopes that are taken away are lost within 5 s by all who have the role",
  params: closedObject({
    roleId: RoleId,
    name: Type.Optional(name),
    description: Type.Optional(Type.Union([description, Type.Null()])),
    scopes: Type.Optional(scopes),
    ...ifMatch,
  }),
  returns: Role,
  access: steppedUp,
  faults: [
    common.NOT_FOUND,
    common.PRECONDITION_FAILED,
    staffFaults.ROLE_BUILT_IN,
    staffFaults.ROLE_NAME_TAKEN,
  ],
  rest: { method: "PATCH", path: "/roles/{roleId}", ifMatch: true },
});

export const removeRole = action({
  name: "identity.removeRole",
  summary: "Removes a role that nobody has",
  params: closedObject({ roleId: RoleId, ...ifMatch }),
  returns: Type.Null(),
  access: steppedUp,
  faults: [
    common.NOT_FOUND,
    common.PRECONDITION_FAILED,
    staffFaults.ROLE_BUILT_IN,
    staffFaults.ROLE_IN_USE,
  ],
  rest: { method: "DELETE", path: "/roles/{roleId}", status: 204, ifMatch: true },
});

export const setRoles = action({
  name: "identity.setRoles",
  summary:
    "Sets the roles of a user, beside scopes of their own; what is taken away is lost within 5 s",
  params: closedObject({
    id: Id,
    roles: Type.Array(RoleId, { maxItems: 20, uniqueItems: true }),
    ...ifMatch,
  }),
  returns: User,
  access: steppedUp,
  faults: [
    common.NOT_FOUND,
    common.PRECONDITION_FAILED,
    common.VALIDATION_FAILED,
    faults.LAST_ADMINISTRATOR,
    faults.PASSWORD_UNFIT,
  ],
  rest: { method: "PUT", path: "/users/{id}/roles", ifMatch: true },
});

export const listStaff = action({
  name: "identity.listStaff",
  summary: "Users who hold a scope, and those of them who were deactivated",
  params: closedObject({
    status: Type.Optional(
      Type.Union([Type.Literal("active"), Type.Literal("deactivated")], {
        description: "Only staff of this status",
      }),
    ),
    ...Paging,
  }),
  returns: pageOf(User),
  access: administrators,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/staff" },
});

export const deactivate = action({
  name: "identity.deactivate",
  summary: "Locks somebody of the staff out: sessions end, signing in is refused",
  params: closedObject({ id: Id }),
  returns: User,
  access: steppedUp,
  faults: [common.NOT_FOUND, faults.LAST_ADMINISTRATOR],
  rest: { method: "POST", path: "/staff/{id}/deactivate" },
});

export const reactivate = action({
  name: "identity.reactivate",
  summary: "Lets somebody who was deactivated in again, with the scopes and roles of before",
  params: closedObject({ id: Id }),
  returns: User,
  access: steppedUp,
  faults: [common.NOT_FOUND, faults.PASSWORD_UNFIT],
  rest: { method: "POST", path: "/staff/{id}/reactivate" },
});

export const invite = action({
  name: "identity.invite",
  summary:
    "Invites somebody by mail to work in the shop, for three days; the response is the same whether they have an account",
  params: closedObject({
    email: Email,
    roles: Type.Array(RoleId, { minItems: 1, maxItems: 20, uniqueItems: true }),
  }),
  returns: Invitation,
  access: steppedUp,
  faults: [common.VALIDATION_FAILED, staffFaults.INVITATION_LIMIT, faults.TOO_MANY_ATTEMPTS],
  rest: { method: "POST", path: "/staff/invitations", status: 201 },
});

export const listInvitations = action({
  name: "identity.listInvitations",
  summary: "Invitations of the last month, the oldest first",
  params: closedObject({ ...Paging }),
  returns: pageOf(Invitation),
  access: administrators,
  faults: [common.CURSOR_INVALID],
  rest: { method: "GET", path: "/staff/invitations" },
});

export const revokeInvitation = action({
  name: "identity.revokeInvitation",
  summary: "Revokes an invitation that nobody has accepted yet",
  params: closedObject({ id: Id }),
  returns: Type.Null(),
  access: steppedUp,
  faults: [common.NOT_FOUND],
  rest: { method: "DELETE", path: "/staff/invitations/{id}", status: 204 },
  idempotent: true,
});

export const acceptInvitation = action({
  name: "identity.acceptInvitation",
  timeoutMs: hashingMs + 10_000,
  summary:
    "Accepts an invitation by the token of its mail, with a password, or with a sign-in at a provider that was begun: makes an account, or gives the one with the address the roles",
  params: closedObject({
    token: Type.String({ minLength: 1, maxLength: 200, description: "As the mail has it" }),
    password: Type.Optional(NewPassword),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    external: Type.Optional(
      closedObject(externalResponse, {
        description: "Instead of a password: as `POST /v1/external-sign-ins/complete` takes it",
      }),
    ),
  }),
  returns: Type.Null(),
  access: "public",
  faults: [
    common.VALIDATION_FAILED,
    staffFaults.INVITATION_INVALID,
    faults.PASSWORD_COMMON,
    faults.PASSWORD_IS_EMAIL,
    faults.PASSWORD_TOO_SHORT,
    externalFaults.EXTERNAL_SIGN_IN_INVALID,
    externalFaults.EXTERNAL_SIGN_IN_DENIED,
    externalFaults.EXTERNAL_IDENTITY_TAKEN,
    externalFaults.EXTERNAL_IDENTITY_LIMIT,
    externalFaults.SIGN_IN_PROVIDER_UNAVAILABLE,
  ],
  rest: { method: "POST", path: "/staff/invitations/accept", status: 204 },
});
