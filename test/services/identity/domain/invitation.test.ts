import { describe, expect, test } from "@jest/globals";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  INVITATION_MS,
  invitationDecider as invitations,
  type Invitation,
  type InvitationCommand,
} from "../../../../services/identity/domain/invitation.ts";
import { builtInRoles } from "../../../../services/identity/domain/staff.ts";
import {
  userDecider as users,
  type User,
  type UserCommand,
} from "../../../../services/identity/domain/user.ts";

const at = "2026-11-28T12:00:00.000Z";
const later = (ms: number): string => new Date(Date.parse(at) + ms).toISOString();
const email = "ann@example.org";

describe("an invitation", () => {
  const after = (state: Invitation, command: InvitationCommand): Invitation | string => {
    const events = invitations.decide(state, command);
    return isFault(events) ? events.code : events.reduce(invitations.evolve, state);
  };
  const all = (...commands: readonly InvitationCommand[]): Invitation =>
    commands.reduce<Invitation>((state, command) => {
      const next = after(state, command);
      if (typeof next === "string") throw new Error(next);
      return next;
    }, invitations.initial("inv_1"));
  const invite: InvitationCommand = {
    ...{ type: "Invite", email, roles: ["support"], invitedBy: "usr_1", at },
  };
  const issue = (hash: string): InvitationCommand => ({ type: "Issue", hash, at });
  const accept = (hash: string, when = at): InvitationCommand => ({
    ...{ type: "Accept", hash, at: when },
  });

  test("is good once, by any token that its mail may have had", () => {
    const open = all(invite, issue("a"), issue("b"), issue("a"));
    expect(open).toMatchObject({ status: "open", hashes: ["a", "b"] });
    expect(after(open, accept("c"))).toBe("INVITATION_INVALID");
    const accepted = all(invite, issue("a"), issue("b"), accept("a"));
    expect(accepted).toMatchObject({ status: "accepted", hashes: [] });
    for (const command of [accept("a"), accept("b"), issue("c")])
      expect(after(accepted, command)).toBe("INVITATION_INVALID");
    expect(after(accepted, { type: "Withdraw" })).toEqual(accepted);
  });

  test("ends after three days, and when it is revoked", () => {
    const open = all(invite, issue("a"));
    expect(after(open, accept("a", later(INVITATION_MS - 1)))).toMatchObject({
      status: "accepted",
    });
    expect(after(open, accept("a", later(INVITATION_MS)))).toBe("INVITATION_INVALID");
    const revoked = all(invite, issue("a"), { type: "Withdraw" });
    expect(after(revoked, accept("a"))).toBe("INVITATION_INVALID");
  });

  test("has one mail asked for, however often it is made", () => {
    const events = invitations.decide(invitations.initial("inv_1"), invite);
    expect(events).toContainEqual({
      type: "identity.mailRequested",
      data: { userId: "inv_1", email, kind: "invitation", tokenId: "inv_1" },
    });
    expect(invitations.decide(all(invite), invite)).toEqual([]);
  });
});

describe("who accepts an invitation", () => {
  const known = new Map(builtInRoles.map(({ id, scopes }) => [id, scopes]));
  const byProvider = { type: "AcceptInvitation", email, roles: ["support"], known, at } as const;
  const accept = { ...byProvider, passwordHash: "new", fitForStaff: true } as const;
  const after = (user: User, command: UserCommand): User | string => {
    const events = users.decide(user, command);
    return isFault(events) ? events.code : events.reduce(users.evolve, user);
  };
  const nobody = users.initial("usr_1");
  const shopper: User = {
    ...{ ...nobody, email, name: "Ann", passwordHash: "old", createdAt: at },
    confirmedAt: "2026-01-01T00:00:00.000Z",
  };
  const { confirmedAt: _confirmed, ...unconfirmed } = shopper;
  const totp = { secret: "s", since: at, step: 1, recovery: [] };

  test("without an account gets one, with a confirmed address and the roles", () => {
    const made = after(nobody, { ...accept, name: "Ann" });
    expect(made).toMatchObject({ email, name: "Ann", passwordHash: "new", confirmedAt: at });
    expect(made).toMatchObject({ roles: ["support"], fitForStaff: true });
    expect((made as User).scopes).toContain("orders:read");
    const others = users.decide(nobody, accept);
    const types = isFault(others) ? [] : others.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(["identity.registered", "identity.emailConfirmed"]),
    );
  });

  test("keeps account, roles and authenticator app; sessions of before are over", () => {
    const own = { ...shopper, roles: ["warehouse"], ownScopes: [], totp };
    expect(after(own, accept)).toMatchObject({
      ...{ id: "usr_1", name: "Ann", passwordHash: "new", passwordAt: at, totp },
      roles: ["support", "warehouse"],
    });
  });

  test("has nothing of somebody else who made an account with the address", () => {
    const made = after({ ...unconfirmed, totp }, byProvider);
    expect(made).toMatchObject({ passwordHash: "", passwordAt: at, confirmedAt: at });
    expect(made).not.toHaveProperty("totp");
  });

  test("by a provider keeps a password only if staff may have it", () => {
    expect(after(shopper, byProvider)).toMatchObject({ passwordHash: "" });
    const fit = { ...shopper, fitForStaff: true } as const;
    expect(after(fit, byProvider)).toMatchObject({ passwordHash: "old" });
    expect(after(fit, byProvider)).not.toHaveProperty("passwordAt");
  });

  test("is refused who is locked out, gone, or has another address", () => {
    for (const state of [{ deactivatedAt: at }, { closed: true }, { email: "eve@example.org" }])
      expect(after({ ...shopper, ...state } as User, accept)).toBe("INVITATION_INVALID");
  });
});
