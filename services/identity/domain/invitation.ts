/** Who is asked by mail to work in the shop. */
import { published } from "../../../platform/contract/contract.ts";
import {
  commands,
  evolver,
  unchanged,
  type Decider,
  type Decision as DecisionOf,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { mailRequested } from "../identity.contract.ts";
import { staffFaults } from "../staff.schemas.ts";

/** A mail of Friday is read on Monday. */
export const INVITATION_MS = 3 * 86_400_000;
/** Handing the mail over may take several attempts, each with a token of its own. */
const ISSUED_MAX = 10;

/** The hashes are those of its tokens, which are stored nowhere. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** Id of the administrator. */
  readonly invitedBy: string;
  readonly status: "none" | "open" | "accepted" | "revoked";
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly hashes: readonly string[];
}

export type InvitationCommand =
  | {
      readonly type: "Invite";
      readonly email: string;
      readonly roles: readonly string[];
      readonly invitedBy: string;
      readonly at: string;
    }
  | { readonly type: "Issue" | "Accept"; readonly hash: string; readonly at: string }
  | { readonly type: "Withdraw" };
type Command<T extends InvitationCommand["type"]> = Extract<InvitationCommand, { type: T }>;

export type InvitationEvent =
  | Published<typeof mailRequested>
  | Private<"invited", Omit<Command<"Invite">, "type">>
  | Private<"issued", { hash: string }>
  | Private<"ended", { status: "accepted" | "revoked" }>;
type Decision = DecisionOf<InvitationEvent>;

const isOpen = ({ status, expiresAt }: Invitation, at: string): boolean =>
  status === "open" && at < expiresAt;

/** Whether a token, by its hash, is one that the mail had. */
export const isInvited = (
  invitation: Invitation,
  { hash, at }: { readonly hash: string; readonly at: string },
): boolean => isOpen(invitation, at) && invitation.hashes.includes(hash);

const invite = ({ id, status }: Invitation, command: Command<"Invite">): Decision => {
  if (status !== "none") return [];
  const { type: _type, ...invited } = command;
  const { email } = invited;
  return [
    { type: "invited", data: invited },
    published(mailRequested, { userId: id, email, kind: "invitation", tokenId: id }),
  ];
};

const issue = (invitation: Invitation, { hash, at }: Command<"Issue">): Decision => {
  if (invitation.hashes.includes(hash)) return [];
  return isOpen(invitation, at) && invitation.hashes.length < ISSUED_MAX
    ? [{ type: "issued", data: { hash } }]
    : staffFaults.INVITATION_INVALID();
};

const accept = (invitation: Invitation, { hash, at }: Command<"Accept">): Decision =>
  isInvited(invitation, { hash, at })
    ? [{ type: "ended", data: { status: "accepted" } }]
    : staffFaults.INVITATION_INVALID();

const withdraw = ({ status }: Invitation): Decision =>
  status === "open" ? [{ type: "ended", data: { status: "revoked" } }] : [];

/** Decisions about an invitation: it is accepted once. */
export const invitationDecider: Decider<Invitation, InvitationCommand, InvitationEvent> = {
  initial: (id) => ({
    ...{ id, email: "", roles: [], invitedBy: "", status: "none" },
    ...{ createdAt: "", expiresAt: "", hashes: [] },
  }),
  decide: commands<Invitation, InvitationCommand, InvitationEvent>({
    Invite: invite,
    Issue: issue,
    Accept: accept,
    Withdraw: withdraw,
  }),
  evolve: evolver<Invitation, InvitationEvent>({
    "identity.mailRequested": unchanged,
    invited: (invitation, { at, ...invited }) => ({
      ...invitation,
      ...invited,
      status: "open",
      createdAt: at,
      expiresAt: plusMs(at, INVITATION_MS),
    }),
    issued: (invitation, { hash }) => ({
      ...invitation,
      hashes: [...invitation.hashes, hash],
    }),
    ended: (invitation, { status }) => ({ ...invitation, status, hashes: [] }),
  }),
};
