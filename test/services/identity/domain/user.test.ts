import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { fold } from "../../../../platform/domain/decider.ts";
import { isFault } from "../../../../platform/kernel/fault.ts";
import {
  normalEmail,
  userDecider as users,
  toUser,
  type UserCommand,
  type UserEvent,
} from "../../../../services/identity/domain/user.ts";

const at = "2026-02-01T00:00:00.000Z";

const register: UserCommand = {
  type: "Register",
  email: "ann@example.com",
  name: "Ann",
  passwordHash: "scrypt$secret",
  scopes: [],
  at: "2026-01-01T00:00:00.000Z",
};
const decide = (events: readonly UserEvent[], command: UserCommand): readonly UserEvent[] => {
  const decision = users.decide(fold(users, "usr_1", events), command);
  if (isFault(decision)) throw new Error(decision.code);
  return decision;
};
const joined = decide([], register);

test("registering is published without the password's hash", () => {
  const published = joined.filter(({ type }) => type.includes("."));
  expect(published).toEqual([
    {
      type: "identity.registered",
      data: { userId: "usr_1", email: "ann@example.com", name: "Ann" },
    },
  ]);
  const view = toUser({ ...fold(users, "usr_1", joined), version: 1 }, at);
  expect(view).toEqual({
    id: "usr_1",
    email: "ann@example.com",
    name: "Ann",
    emailConfirmed: false,
    scopes: [],
    createdAt: "2026-01-01T00:00:00.000Z",
    version: 1,
  });
});

test("a repeated command yields nothing", () => {
  const scopes = fc.array(fc.constantFrom("catalog" as const, "stock" as const, "admin" as const));
  fc.assert(
    fc.property(scopes, (granted) => {
      for (const command of [
        register,
        { type: "Grant" as const, scopes: granted, at },
        { type: "Close" as const, at },
      ]) {
        const events = [...joined, ...decide(joined, command)];
        expect(decide(events, command)).toEqual([]);
      }
    }),
  );
});

test("scopes are a set, in whatever order they are given", () => {
  const events = [
    ...joined,
    ...decide(joined, { type: "Grant", scopes: ["stock", "catalog", "stock"], at }),
  ];
  expect(fold(users, "usr_1", events).scopes).toEqual(["catalog", "stock"]);
  expect(decide(events, { type: "Grant", scopes: ["catalog", "stock"], at })).toEqual([]);
});

test("closing forgets the person; staff and strangers are left alone", () => {
  const closed = fold(users, "usr_1", [...joined, ...decide(joined, { type: "Close", at })]);
  expect(closed.closed).toBe(true);
  expect(JSON.stringify(closed)).not.toMatch(/ann|scrypt/iu);
  const staff = [...joined, ...decide(joined, { type: "Grant", scopes: ["stock"], at })];
  expect(decide(staff, { type: "Close", at })).toEqual([]);
  expect(decide([], { type: "Close", at })).toEqual([]);
  expect(() => decide([], { type: "Grant", scopes: ["admin"], at })).toThrow("NOT_FOUND");
});

test("an address is compared without regard to case or space around it", () => {
  expect(normalEmail("  Ann@Example.COM ")).toBe("ann@example.com");
});
