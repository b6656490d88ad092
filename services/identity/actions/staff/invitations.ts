import type { Handler } from "../../../../platform/broker/context.ts";
import { pick } from "../../../../platform/contract/contract.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../../platform/kernel/page.ts";
import { begin, ofAccount } from "../../adapters/attempts.ts";
import { record } from "../../adapters/audit-chain.ts";
import type { Invitation as InvitationState } from "../../domain/invitation.ts";
import { normalEmail } from "../../domain/user.ts";
import { invitations } from "../../identity.store.ts";
import type * as contract from "../../staff.contract.ts";
import {
  Invitation,
  invitationsMax,
  staffFaults,
  type InvitationView,
} from "../../staff.schemas.ts";
import { unknownRoles } from "./known-roles.ts";

const view = ({ status, roles, ...invitation }: InvitationState, now: string): InvitationView => {
  const open = invitation.expiresAt > now ? "open" : "expired";
  const shown: InvitationView["status"] = status === "none" || status === "open" ? open : status;
  return pick(Invitation, { ...invitation, roles: [...roles], status: shown });
};

/** POST /v1/staff/invitations: whether there is an account with the address is looked at when it is accepted. */
export const invite: Handler<typeof contract.invite> = async (ctx) => {
  const { roles } = ctx.params;
  const refused = await unknownRoles(ctx, roles);
  if (refused) return refused;
  const id = ctx.newId("inv");
  const [email, at] = [normalEmail(ctx.params.email), ctx.now()];
  const open = { status: "open", expiresAt: { $gt: at } };
  if ((await ctx.collection(invitations.declaration).count(open)) >= invitationsMax)
    return staffFaults.INVITATION_LIMIT({ limit: invitationsMax });
  const begun = await begin(ctx, [ofAccount("mailbox", email)]);
  if (isFault(begun)) return begun;
  const invitedBy = ctx.principal?.id ?? "system";
  const command = { type: "Invite", email, roles, invitedBy, at } as const;
  const done = await ctx.execute(invitations, id, command);
  if (isFault(done)) return done;
  const detail = roles.map((role) => `role:${role}`).join(" ");
  await record(ctx, { actor: invitedBy, action: "staffInvited", subject: id, detail });
  return view(done, at);
};

/** GET /v1/staff/invitations */
export const listInvitations: Handler<typeof contract.listInvitations> = async (ctx) => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? ([""] as const) : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const found = await ctx
    .collection(invitations.declaration)
    .find({ id: { $gt: after[0] } }, { sort: [["id", 1]], limit: limit + 1 });
  const page = toPage(found, limit, ({ id }) => [id]);
  return { items: page.items.map((one) => view(one, ctx.now())), next: page.next };
};

/** DELETE /v1/staff/invitations/{id} */
export const revokeInvitation: Handler<typeof contract.revokeInvitation> = async (ctx) => {
  const { id } = ctx.params;
  const invitation = await ctx.collection(invitations.declaration).get(id);
  if (!invitation) return common.NOT_FOUND({ id });
  const done = await ctx.decide(invitations, id, { type: "Withdraw" });
  if (isFault(done)) return done;
  const actor = ctx.principal?.id ?? "system";
  if (done.events.length > 0)
    await record(ctx, { actor, action: "invitationRevoked", subject: id });
  return null;
};
