import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fold } from "../../../../platform/domain/decider.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  GRACE_MS,
  sessionDecider as sessions,
  type SessionCommand,
  type SessionEvent,
} from "../../../../services/identity/domain/session.ts";

const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString();
const open: SessionCommand = {
  type: "Open",
  userId: "usr_1",
  hash: "h0",
  at: day(1),
  until: day(31),
};
const rotate = (presented: string, next: string, at = day(2)): SessionCommand => ({
  type: "Rotate",
  presented,
  next,
  at,
  asked: at,
  until: day(40),
});
const revoke: SessionCommand = { type: "Revoke", at: day(3) };

/** What commands make of a session: its events and the outcome of each. */
const after = (...commands: SessionCommand[]) => {
  const events: SessionEvent[] = [];
  const outcomes = commands.map((command) => {
    const decision = sessions.decide(fold(sessions, "ses_1", events), command);
    if (isFault(decision)) return decision.code;
    events.push(...decision);
    return decision.map(({ type }) => type).join();
  });
  return { outcomes, state: fold(sessions, "ses_1", events) };
};

describe("a session", () => {
  test("goes from one refresh token to the next", () => {
    const { outcomes, state } = after(open, rotate("h0", "h1"), rotate("h1", "h2"));
    expect(outcomes).toEqual(["opened", "rotated", "rotated"]);
    expect(state).toMatchObject({
      status: "open",
      current: "h2",
      used: ["h0", "h1"],
      expiresAt: day(40),
    });
  });

  test("ends when a used token is seen again, and stays so", () => {
    const { outcomes, state } = after(
      open,
      rotate("h0", "h1"),
      rotate("h0", "x"),
      rotate("h1", "h2"),
    );
    expect(outcomes).toEqual([
      "opened",
      "rotated",
      "identity.sessionRevoked",
      "REFRESH_TOKEN_INVALID",
    ]);
    expect(state.status).toBe("revoked");
  });

  test("ends for reuse even when it has expired", () => {
    expect(after(open, rotate("h0", "h1"), rotate("h0", "x", day(99))).state.status).toBe(
      "revoked",
    );
  });

  test("goes on when a rotation that was cut off is begun again with the same token", () => {
    const { outcomes, state } = after(open, rotate("h0", "h1"), rotate("h0", "h1"));
    expect(outcomes).toEqual(["opened", "rotated", ""]);
    expect(state).toMatchObject({ status: "open", current: "h1" });
  });

  test("gives two tabs the same next token for ten seconds, and then ends", () => {
    const after2 = (ms: number): string => new Date(Date.parse(day(2)) + ms).toISOString();
    const tab = (ms: number) => after(open, rotate("h0", "h1"), rotate("h0", "h1", after2(ms)));
    expect(tab(GRACE_MS).outcomes[2]).toBe("");
    expect(tab(GRACE_MS + 1).outcomes[2]).toBe("identity.sessionRevoked");
    const older = after(open, rotate("h0", "h1"), rotate("h1", "h2"), rotate("h0", "h1"));
    expect(older.state.status).toBe("revoked");
  });

  test("refuses a token that was never one of its own, and one out of time", () => {
    expect(after(open, rotate("guess", "x")).outcomes[1]).toBe("REFRESH_TOKEN_INVALID");
    expect(after(open, rotate("guess", "x")).state.status).toBe("open");
    expect(after(open, rotate("h0", "x", day(31))).outcomes[1]).toBe("REFRESH_TOKEN_INVALID");
    expect(after(rotate("", "x")).outcomes).toEqual(["REFRESH_TOKEN_INVALID"]);
  });

  test("is opened and revoked once, however often it is asked", () => {
    expect(after(open, open, revoke, revoke, open).outcomes).toEqual([
      "opened",
      "",
      "identity.sessionRevoked",
      "",
      "",
    ]);
    expect(after(revoke).outcomes).toEqual([""]);
    expect(after(open, revoke, revoke).state.endedAt).toBe(day(3));
  });

  test("never holds two good tokens, whatever is tried", () => {
    const hashes = fc.constantFrom("h0", "h1", "h2", "h3");
    const commands = fc.oneof(
      fc.tuple(hashes, hashes).map(([presented, next]) => rotate(presented, `${next}-next`)),
      hashes.map((presented) => rotate(`${presented}-next`, presented)),
      fc.constant(revoke),
      fc.constant(open),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 12 }), (tried) => {
        const { state } = after(open, ...tried);
        for (const used of state.used.filter((hash) => hash !== state.current)) {
          const decision = sessions.decide(state, rotate(used, "x"));
          expect(isFault(decision) || decision[0]?.type).not.toBe("rotated");
        }
      }),
    );
  });
});
