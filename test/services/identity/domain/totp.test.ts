import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isFault } from "../../../../platform/kernel/fault.ts";
import type { TotpProof } from "../../../../services/identity/domain/user-commands.ts";
import {
  userDecider as users,
  type User,
  type UserCommand,
} from "../../../../services/identity/domain/user.ts";

const at = "2026-11-28T12:00:00.000Z";
const initial = users.initial("usr_1");
const account: User = { ...initial, email: "a@example.org", passwordHash: "x", createdAt: at };

/** What becomes of a user, or the code of the refusal. */
const after = (user: User, command: UserCommand): User | string => {
  const events = users.decide(user, command);
  return isFault(events) ? events.code : events.reduce(users.evolve, user);
};
const all = (user: User, ...commands: readonly UserCommand[]): User =>
  commands.reduce<User>((state, command) => {
    const next = after(state, command);
    if (typeof next === "string") throw new Error(next);
    return next;
  }, user);

const setUp: UserCommand = { type: "SetUpTotp", secret: "s1" };
const confirm: UserCommand = {
  ...{ type: "ConfirmTotp", secret: "s1", step: 100, recovery: ["r1", "r2"], at },
};
const use = (proof: TotpProof, secret = "s1"): UserCommand => ({ type: "UseTotp", secret, proof });
const on = all(account, setUp, confirm);

describe("an authenticator app", () => {
  test("counts once a code of it was confirmed, and only the secret that was set up last", () => {
    const pending = all(account, setUp);
    expect(pending.totp?.since).toBeUndefined();
    expect(after(pending, use({ step: 101 }))).toBe("TOTP_WRONG");
    const again = all(pending, { type: "SetUpTotp", secret: "s2" });
    expect(after(again, confirm)).toBe("TOTP_WRONG");
    expect(on.totp).toEqual({ secret: "s1", since: at, step: 100, recovery: ["r1", "r2"] });
    expect([after(on, setUp), after(on, confirm)]).toEqual(["TOTP_IS_ON", "TOTP_IS_ON"]);
  });

  test("no code is good twice, and none before one that was used", () => {
    const steps = fc.array(fc.integer({ min: 98, max: 106 }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (tried) => {
        let [user, last] = [on, 100];
        for (const step of tried) {
          const next = after(user, use({ step }));
          expect(typeof next === "string" ? next : "used").toBe(
            step > last ? "used" : "TOTP_WRONG",
          );
          if (typeof next !== "string") [user, last] = [next, step];
        }
      }),
    );
  });

  test("each recovery code is good once, and a code judged by another secret is not", () => {
    const used = all(on, use({ recovery: "r1" }));
    expect(used.totp?.recovery).toEqual(["r2"]);
    expect(after(used, use({ recovery: "r1" }))).toBe("TOTP_WRONG");
    expect(after(used, use({ recovery: "r3" }))).toBe("TOTP_WRONG");
    expect(after(used, use({ step: 200 }, "s2"))).toBe("TOTP_WRONG");
  });

  test("goes with its removal, which ends tokens of before where another removes it, and with the person", () => {
    expect(all(on, { type: "RemoveTotp" })).toEqual(account);
    expect(all(on, { type: "RemoveTotp", lostAt: at })).toMatchObject({ restrictedAt: at });
    expect(all(account, { type: "RemoveTotp", lostAt: at })).toEqual(account);
    const gone = all(on, { type: "Close", at });
    expect(JSON.stringify(gone)).not.toMatch(/s1|r1|r2|totp/u);
    expect(after(gone, setUp)).toBe("UNAUTHENTICATED");
  });
});
