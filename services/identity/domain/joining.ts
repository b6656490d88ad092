/** What becomes of the account of somebody who accepts an invitation. */
import { published } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { emailConfirmed, registered } from "../identity.contract.ts";
import { staffFaults } from "../staff.schemas.ts";
import { grant } from "./staff.ts";
import type { Command, User, UserDecision, UserEvent } from "./user-commands.ts";

type Acceptance = Command<"AcceptInvitation">;

const joined = (id: string, acceptance: Acceptance): UserEvent[] => {
  const { email, name, passwordHash = "", fitForStaff, at } = acceptance;
  const person = { email, ...defined({ name }) };
  return [
    {
      type: "joined",
      data: { ...person, passwordHash, ...defined({ fitForStaff }), scopes: [], at },
    },
    published(registered, { userId: id, ...person }),
  ];
};

/** A password that is not set now stays only where it is the owner's, and one that staff may have. */
const withPassword = (
  { confirmedAt, fitForStaff: fit }: User,
  { passwordHash, fitForStaff, at }: Acceptance,
): UserEvent[] => {
  if (passwordHash === undefined && confirmedAt !== undefined && fit) return [];
  const data = { passwordHash: passwordHash ?? "", ...defined({ fitForStaff }), at };
  return [{ type: "passwordSet", data }];
};

/** Whoever made the account without confirming its address may be somebody else: nothing of theirs lets them in. */
const ofOwner = (user: User, { at }: Acceptance): UserEvent[] =>
  user.confirmedAt === undefined
    ? [
        ...(user.totp ? [{ type: "totpRemoved", data: {} } as const] : []),
        { type: "confirmed", data: { at } },
        published(emailConfirmed, { userId: user.id, email: user.email }),
      ]
    : [];

export const acceptInvitation = (user: User, acceptance: Acceptance): UserDecision => {
  const { email, roles: added, known, at } = acceptance;
  const isNew = user.email === "";
  const isOther = !isNew && user.email !== email;
  if (user.closed || user.deactivatedAt !== undefined || isOther)
    return staffFaults.INVITATION_INVALID();
  const there = { ...user, email };
  const roles = [...(user.roles ?? []), ...added];
  const granted = grant(there, { type: "Grant", roles, known, at });
  if ("fault" in granted) return granted;
  const account = isNew ? joined(user.id, acceptance) : withPassword(user, acceptance);
  return [...account, ...ofOwner(there, acceptance), ...granted];
};
