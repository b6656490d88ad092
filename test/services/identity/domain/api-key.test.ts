import { expect, test } from "@jest/globals";
import {
  isWorthNoting,
  scopesHeld,
  statusOf,
  tokenSeconds,
} from "../../../../services/identity/domain/keys/api-key.ts";

const now = "2031-01-01T12:00:00.000Z";
const key = { scopes: ["orders", "stock"], createdBy: "usr_1" } as const;
const terms = { ...key, scopes: [...key.scopes] };

test("a key ends at its time, and before it when it is revoked", () => {
  expect(statusOf(terms, now)).toBe("active");
  expect(statusOf({ ...terms, expiresAt: "2031-01-01T12:00:00.001Z" }, now)).toBe("active");
  expect(statusOf({ ...terms, expiresAt: now }, now)).toBe("expired");
  expect(statusOf({ ...terms, expiresAt: now, revokedAt: now }, now)).toBe("revoked");
});

test("its token is good for a minute, and never for longer than the key", () => {
  expect(tokenSeconds(terms, now)).toBe(60);
  expect(tokenSeconds({ ...terms, expiresAt: "2031-01-01T12:00:07.900Z" }, now)).toBe(7);
  expect(tokenSeconds({ ...terms, expiresAt: "2031-01-01T12:00:00.900Z" }, now)).toBe(0);
});

test("what its maker has lost the key has lost", () => {
  expect(scopesHeld(terms, (scope) => scope === "stock")).toEqual(["stock"]);
});

test("its use is noted once a minute", () => {
  expect(isWorthNoting(undefined, now)).toBe(true);
  expect(isWorthNoting("2031-01-01T11:59:00.001Z", now)).toBe(false);
  expect(isWorthNoting("2031-01-01T11:59:00.000Z", now)).toBe(true);
});
