import { published } from "../../../platform/contract/contract.ts";
import {
  commands,
  evolver,
  type Decider,
  type Decision as DecisionOf,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { sessionRevoked, faults } from "../identity.contract.ts";

/** A sign-in and the chain of refresh tokens that grew from it. Only hashes are stored. */
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

type Command<T extends SessionCommand["type"]> = Extract<SessionCommand, { type: T }>;

export type SessionEvent =
  | Published<typeof sessionRevoked>
  | Private<"opened", Omit<Command<"Open">, "type">>
  | Private<"rotated", { next: string; until: string }>;
type Decision = DecisionOf<SessionEvent>;

// An older one than these is merely invalid: enough for the chain of months.
const USED_MAX = 500;

const revoke = (session: Session, { at }: { readonly at: string }): Decision =>
  session.status === "open" ? [published(sessionRevoked, { sessionId: session.id, at })] : [];

const rotate = (session: Session, { presented, next, at, until }: Command<"Rotate">): Decision => {
  if (session.status !== "open") return faults.REFRESH_TOKEN_INVALID();
  // The same request begun again after a crash: it is done.
  if (session.current === next && session.used.at(-1) === presented) return [];
  // Reuse is judged before age: a thief with an old token must not pass unnoticed.
  if (session.used.includes(presented)) return revoke(session, { at });
  if (presented !== session.current || at >= session.expiresAt) {
    return faults.REFRESH_TOKEN_INVALID();
  }
  return [{ type: "rotated", data: { next, until } }];
};

const open = (session: Session, command: Command<"Open">): Decision => {
  if (session.status !== "none") return [];
  const { type: _type, ...data } = command;
  return [{ type: "opened", data }];
};

/** Decisions about a session. A reused refresh token gives the revocation, not a fault: it must be written. */
export const sessionDecider: Decider<Session, SessionCommand, SessionEvent> = {
  initial: (id) => ({
    id,
    userId: "",
    status: "none",
    current: "",
    used: [],
    openedAt: "",
    expiresAt: "",
  }),
  decide: commands<Session, SessionCommand, SessionEvent>({
    Open: open,
    Rotate: rotate,
    Revoke: revoke,
  }),
  evolve: evolver<Session, SessionEvent>({
    opened: (session, { userId, hash, at, until }) => ({
      ...session,
      userId,
      status: "open",
      current: hash,
      openedAt: at,
      expiresAt: until,
    }),
    rotated: (session, { next, until }) => ({
      ...session,
      current: next,
      used: [...session.used, session.current].slice(-USED_MAX),
      expiresAt: until,
    }),
    "identity.sessionRevoked": (session, { at }) => ({
      ...session,
      status: "revoked",
      endedAt: at,
    }),
  }),
};
