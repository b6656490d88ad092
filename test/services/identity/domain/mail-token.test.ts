import { describe, expect, test } from "@jest/globals";
import { fold } from "../../../../platform/domain/decider.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import { plusMs } from "../../../../platform/kernel/instant.ts";
import { MAILS_MAX, TOKEN_MS } from "../../../../services/identity/domain/mail-token.ts";
import {
  userDecider as users,
  type UserCommand,
  type UserEvent,
} from "../../../../services/identity/domain/user.ts";

const at = "2026-02-01T00:00:00.000Z";
const later = (ms: number): string => plusMs(at, ms);

const registerOf = (tokenId?: string): UserCommand => ({
  type: "Register",
  email: "ann@example.com",
  passwordHash: "secret",
  scopes: [],
  at,
  ...(tokenId === undefined ? {} : { tokenId }),
});
const issue = (tokenId: string, hash: string, now = at): UserCommand => ({
  type: "IssueToken",
  tokenId,
  hash,
  at: now,
});
const confirm = (hash: string, now = at): UserCommand => ({ type: "Confirm", hash, at: now });
const wish = (tokenId: string, now = at): UserCommand => ({
  type: "RequestMail",
  kind: "confirmEmail",
  tokenId,
  at: now,
});

/** The history after the commands; the code of the last one's refusal. */
const after = (...given: UserCommand[]): { code?: string; events: UserEvent[]; last: string[] } =>
  given.reduce<{ code?: string; events: UserEvent[]; last: string[] }>(
    ({ events }, command) => {
      const done = users.decide(fold(users, "usr_1", events), command);
      if (isFault(done)) return { code: done.code, events, last: [] };
      return { events: [...events, ...done], last: done.map(({ type }) => type) };
    },
    { events: [], last: [] },
  );

describe("tokens of mails (F.16)", () => {
  test("one confirms the address, once, within its hour", () => {
    const given = [registerOf("a"), issue("a", "h")];
    expect(after(...given, confirm("h", later(TOKEN_MS - 1))).last).toContain(
      "identity.emailConfirmed",
    );
    expect(after(...given, confirm("h"), confirm("h")).code).toBe("MAIL_TOKEN_INVALID");
    expect(after(...given, confirm("h", later(TOKEN_MS))).code).toBe("MAIL_TOKEN_INVALID");
    expect(after(...given, confirm("other")).code).toBe("MAIL_TOKEN_INVALID");
    expect(after(registerOf(), confirm("h")).code).toBe("MAIL_TOKEN_INVALID");
  });

  test("a mail that is handed over again has another, and both are good until one is used", () => {
    const given = [registerOf("a"), issue("a", "h1"), issue("a", "h2")];
    expect(after(...given, confirm("h1")).code).toBeUndefined();
    expect(after(...given, confirm("h2"), confirm("h1")).code).toBe("MAIL_TOKEN_INVALID");
    expect(after(...given, confirm("h2"), issue("a", "h3")).code).toBe("MAIL_TOKEN_INVALID");
    expect(after(registerOf("a"), issue("a", "h", later(TOKEN_MS))).code).toBe(
      "MAIL_TOKEN_INVALID",
    );
  });

  test("nobody has mails sent without end, and what was confirmed needs none", () => {
    const many = Array.from({ length: 20 }, (_, i) => wish(`t${i}`, later(i)));
    const { events } = after(registerOf(), ...many);
    const mails = events.filter(({ type }) => type === "identity.mailRequested");
    expect(mails).toHaveLength(MAILS_MAX);
    expect(after(registerOf(), ...many, wish("next", later(TOKEN_MS + 1))).last).not.toEqual([]);
    const done = [registerOf("a"), issue("a", "h"), confirm("h")];
    expect(after(...done, wish("b")).last).toEqual([]);
  });
});
