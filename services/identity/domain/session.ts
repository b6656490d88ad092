import { published } from "../../../platform/contract/contract.ts";
import {
  commands,
  evolver,
  type Decider,
  type Decision as DecisionOf,
  type Private,
  type Published,
} from "../../../platform/domain/decider.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
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
  /** When the refresh token was changed last; absent from sessions of earlier versions. */
  readonly rotatedAt?: string;
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
      /** The hash of what follows `presented`: there is one only. */
      readonly next: string;
      readonly at: string;
      /** When it was first asked for. */
      readonly asked: string;
      readonly until: string;
    }
  | { readonly type: "Revoke"; readonly at: string };

type Command<T extends SessionCommand["type"]> = Extract<SessionCommand, { type: T }>;

export type SessionEvent =
  | Published<typeof sessionRevoked>
  | Private<"opened", Omit<Command<"Open">, "type">>
  | Private<"rotated", { next: string; until: string; at: string }>;
type Decision = DecisionOf<SessionEvent>;

// An older one than these is merely invalid: enough for the chain of months.
const USED_MAX = 500;
/** For so long two who have one refresh token are two tabs of one browser. */
export const GRACE_MS = 10_000;

const revoke = (session: Session, { at }: { readonly at: string }): Decision =>
  session.status === "open" ? [published(sessionRevoked, { sessionId: session.id, at })] : [];

const isRecent = ({ rotatedAt }: Session, asked: string): boolean =>
  rotatedAt !== undefined && asked <= plusMs(rotatedAt, GRACE_MS);

const rotate = (
  session: Session,
  { presented, next, at, asked, until }: Command<"Rotate">,
): Decision => {
  if (session.status !== "open") return faults.REFRESH_TOKEN_INVALID();
  // Two tabs, or the same request begun again after a crash: both get the one next token.
  if (session.current === next && isRecent(session, asked)) return [];
  // Reuse is judged before age: a thief with an old token must not pass unnoticed.
  if (session.used.includes(presented)) return revoke(session, { at });
  if (presented !== session.current || at >= session.expiresAt) {
    return faults.REFRESH_TOKEN_INVALID();
  }
  return [{ type: "rotated", data: { next, until, at } }];
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
    rotated: (session, { next, until, at }) => ({
      ...session,
      rotatedAt: at,
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
