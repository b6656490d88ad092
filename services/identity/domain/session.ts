import { fact } from "../../../platform/contract/contract.ts";
import type { Decider, Decision, Fact } from "../../../platform/domain/decider.ts";
import { sessionRevoked, faults } from "../identity.contract.ts";

/** A sign-in and the chain of refresh tokens that grew from it. Only hashes are kept. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly status: "none" | "open" | "revoked";
  /** Hash of the one refresh token that is good now. */
  readonly current: string;
  /** Hashes of those used before, newest last: seeing one again means that two hold the chain. */
  readonly used: readonly string[];
  readonly openedAt: string;
  readonly expiresAt: string;
  /** When it was revoked. */
  readonly endedAt?: string;
}

export type SessionCommand =
  | {
      readonly type: "Open";
      readonly userId: string;
      readonly hash: string;
      readonly at: string;
      readonly until: string;
    }
  | {
      readonly type: "Rotate";
      readonly presented: string;
      readonly next: string;
      readonly at: string;
      readonly until: string;
    }
  | { readonly type: "Revoke"; readonly at: string };

// An older one than these is merely invalid: enough for the chain of months.
const USED_MAX = 500;

const revoke = (session: Session, at: string): Decision =>
  session.status === "open" ? [fact(sessionRevoked, { sessionId: session.id, at })] : [];

const rotate = (
  session: Session,
  { presented, next, at, until }: Extract<SessionCommand, { type: "Rotate" }>,
): Decision => {
  if (session.status !== "open") return faults.REFRESH_TOKEN_INVALID();
  // The same request begun again after a crash: it is done.
  if (session.current === next && session.used.at(-1) === presented) return [];
  // Reuse is judged before age: a thief with an old token must not pass unnoticed.
  if (session.used.includes(presented)) return revoke(session, at);
  if (presented !== session.current || at >= session.expiresAt) {
    return faults.REFRESH_TOKEN_INVALID();
  }
  return [{ type: "rotated", data: { next, until } }];
};

const open = (session: Session, command: Extract<SessionCommand, { type: "Open" }>): Decision => {
  if (session.status !== "none") return [];
  const { type: _type, ...data } = command;
  return [{ type: "opened", data }];
};

const evolveOpened = (session: Session, data: Fact["data"]): Session => {
  const { userId, hash, at, until } = data as Record<"userId" | "hash" | "at" | "until", string>;
  return { ...session, userId, status: "open", current: hash, openedAt: at, expiresAt: until };
};

/** Decisions about a session. A reused refresh token answers the revocation, not a fault: it must be kept. */
export const sessionDecider: Decider<Session, SessionCommand, Fact> = {
  initial: (id) => ({
    id,
    userId: "",
    status: "none",
    current: "",
    used: [],
    openedAt: "",
    expiresAt: "",
  }),
  decide(session, command) {
    if (command.type === "Open") return open(session, command);
    return command.type === "Rotate" ? rotate(session, command) : revoke(session, command.at);
  },
  evolve(session, { type, data }) {
    if (type === "opened") return evolveOpened(session, data);
    if (type === "rotated") {
      const { next, until } = data as Record<"next" | "until", string>;
      const used = [...session.used, session.current].slice(-USED_MAX);
      return { ...session, current: next, used, expiresAt: until };
    }
    if (type !== sessionRevoked.type) return session;
    return { ...session, status: "revoked", endedAt: data["at"] as string };
  },
};
