import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import type { Static } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, isFault, type Fault } from "../../../../platform/kernel/fault.ts";
import type { Stored } from "../../../../platform/storage/aggregate.ts";
import { DuplicateError } from "../../../../platform/storage/collection.ts";
import { record } from "../../adapters/audit-chain.ts";
import { forgetDevices } from "../../adapters/devices.ts";
import { hashOf, userIdIn } from "../../adapters/token-signer.ts";
import { isInvited, type Invitation } from "../../domain/invitation.ts";
import type { Command } from "../../domain/user-commands.ts";
import type { User } from "../../domain/user.ts";
import { externalFaults } from "../../external.schemas.ts";
import { externalIdentities, invitations, users } from "../../identity.store.ts";
import * as contract from "../../staff.contract.ts";
import { staffFaults } from "../../staff.schemas.ts";
import { endSessions } from "../account/end-sessions.ts";
import { newPasswordHash } from "../account/set-password.ts";
import { storeIdentity } from "../external/link-identity.ts";
import { identityId, proveIdentity, type Proven } from "../external/prove.ts";
import { noteRestricted } from "../list-ended.ts";
import { withScopesOfNow } from "./entitle.ts";
import { knownRoles } from "./known-roles.ts";

type Asked = ServiceContext<Static<typeof contract.acceptInvitation.params>>;

const accountOf = (ctx: ServiceContext, email: string): Promise<Stored<User> | undefined> =>
  ctx.collection(users.declaration).findOne({ email });

/** What the token invites to: an administrator who is none any more invites nobody, who is locked out is let in otherwise. */
const invitationOf = async (ctx: Asked): Promise<Invitation | Fault> => {
  const { token } = ctx.params;
  const invitation = await ctx.collection(invitations.declaration).get(userIdIn(token));
  if (!invitation || !isInvited(invitation, { hash: hashOf(token), at: ctx.now() }))
    return staffFaults.INVITATION_INVALID();
  const inviter = await ctx.collection(users.declaration).get(invitation.invitedBy);
  const account = await accountOf(ctx, invitation.email);
  return inviter?.scopes.includes("admin") && account?.deactivatedAt === undefined
    ? invitation
    : staffFaults.INVITATION_INVALID();
};

/** How the person signs in from now on. */
interface Way {
  readonly hashed?: { readonly passwordHash: string; readonly fitForStaff?: true };
  readonly proven?: Proven;
}

const byProvider = async (ctx: Asked, email: string): Promise<Way | Fault> => {
  const { external } = ctx.params;
  const proven = external && (await proveIdentity(ctx, external));
  if (!proven || isFault(proven)) return proven ?? {};
  const identity = await ctx.collection(externalIdentities).get(identityId(proven.claims));
  const account = identity && (await accountOf(ctx, email));
  return identity && identity.userId !== account?.id
    ? externalFaults.EXTERNAL_IDENTITY_TAKEN()
    : { proven };
};

const wayOf = async (ctx: Asked, email: string): Promise<Way | Fault> => {
  const { password, external } = ctx.params;
  if ((password === undefined) === (external === undefined)) {
    const message = 'Send either "password" or "external".';
    return common.VALIDATION_FAILED({ errors: [{ pointer: "/password", message }] });
  }
  if (password === undefined) return byProvider(ctx, email);
  const hashed = await newPasswordHash(ctx, {
    ...{ password, email, staff: true },
    contract: contract.acceptInvitation,
  });
  return isFault(hashed) ? hashed : { hashed };
};

/** Gives the account with the address the roles, or makes it. */
const join = async (
  ctx: ServiceContext,
  command: Command<"AcceptInvitation">,
): Promise<Stored<User> | Fault> => {
  const account = await accountOf(ctx, command.email);
  try {
    return await ctx.execute(users, account?.id ?? ctx.newId("usr"), command);
  } catch (error) {
    if (!(error instanceof DuplicateError) || account) throw error;
    return join(ctx, command); // Somebody has registered with the address meanwhile.
  }
};

/** What follows from who the account belongs to now. */
const settled = async (
  ctx: ServiceContext,
  user: Stored<User>,
  {
    way: { proven },
    invitation,
    at,
  }: { readonly way: Way; readonly invitation: Invitation; readonly at: string },
): Promise<null | Fault> => {
  noteRestricted(ctx, user);
  if (user.passwordAt === at) {
    await endSessions(ctx, user.id);
    await forgetDevices(ctx, user.id);
  }
  if (proven) {
    const { provider, claims } = proven;
    const linked = await storeIdentity(ctx, {
      ...{ user, provider: provider.name, claims, byInvitation: true },
    });
    if (isFault(linked)) return linked;
  }
  const { id: actor } = user;
  const detail = invitation.roles.map((role) => `role:${role}`).join(" ");
  await record(ctx, { actor, action: "invitationAccepted", subject: invitation.id, detail });
  const given = await withScopesOfNow(ctx, user);
  return isFault(given) ? given : null;
};

/** POST /v1/staff/invitations/accept: who reads the mails of an address is who its account belongs to. */
export const acceptInvitation: Handler<typeof contract.acceptInvitation> = async (ctx) => {
  const { token, name } = ctx.params;
  const invitation = await invitationOf(ctx);
  if (isFault(invitation)) return invitation;
  const { id, email, roles } = invitation;
  const way = await wayOf(ctx, email);
  if (isFault(way)) return way;
  const at = ctx.now();
  const used = await ctx.execute(invitations, id, { type: "Accept", hash: hashOf(token), at });
  if (isFault(used)) return used;
  const user = await join(ctx, {
    ...{ type: "AcceptInvitation", email, ...defined({ name }), ...way.hashed },
    ...{ roles, known: await knownRoles(ctx), at },
  });
  if (isFault(user)) return user;
  return settled(ctx, user, { way, invitation, at });
};
