import { expect, test } from "@jest/globals";
import { holdsScope } from "../../../platform/broker/context.ts";

test.each([
  [["stock:write"], "stock:write", true],
  [["stock:read"], "stock:write", false],
  [["stock:write"], "stock:read", false],
  // Of earlier versions: both.
  [["stock"], "stock:write", true],
  [["stock"], "stock:read", true],
  [["orders"], "stock:read", false],
  [["stock:write"], "stock", false],
  [["stock:read"], "admin", false],
  [["admin"], "stock:write", true],
  [[""], "stock:write", false],
  [[""], "stock", false],
  [["stoc"], "stock", false],
  [[], "stock:read", false],
] as const)("%j let %s pass: %s", (scopes, wanted, passes) => {
  expect(holdsScope({ id: "usr_1", scopes }, wanted)).toBe(passes);
  expect(holdsScope(undefined, wanted)).toBe(false);
});
