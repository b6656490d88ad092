import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { contextFor } from "../../../platform/broker/context.ts";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { roles, users } from "../../../services/identity/identity.store.ts";
import { applyRoles } from "../../../services/identity/jobs/apply-roles.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { register, signIn, refresh, me, getUser, setRoles, grant } = contract.actions;
const { createRole, changeRole, removeRole, listRoles, listStaff } = contract.actions;
const { deactivate, reactivate, stepUp } = contract.actions;

let shop: Signed;
let admin: string;
let last = 0;
beforeAll(async () => {
  shop = await startSigned([identity]);
  admin = await administratorToken(shop);
});
afterAll(() => shop.stop());

/** Somebody new, signed in. */
const somebody = async () => {
  last += 1;
  const who = { email: `staff${last}@example.org`, password: "seven wooden looms" };
  await shop.call(register, who);
  const tokens = await shop.call(signIn, who);
  const { id } = await shop.call(me, {}, tokens.accessToken);
  return { who, ...tokens, id };
};
const scopesIn = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()).scopes;
const own = () => {
  const found = shop.broker.services.find(({ name }) => name === "identity");
  if (!found) throw new Error("identity does not run");
  return contextFor(found);
};

describe("roles", () => {
  test("those built in are listed first, and are not changed", async () => {
    const { items, next } = await shop.call(listRoles, { limit: 3 }, admin);
    const rest = await shop.call(listRoles, { cursor: next ?? "" }, admin);
    expect([...items, ...rest.items].map(({ id }) => id).slice(0, 5)).toEqual([
      ...["administrator", "catalogueEditor", "manager", "support", "warehouse"],
    ]);
    const change = { roleId: "support", name: "Helpers" };
    expect(await shop.codeOf(changeRole, change, admin)).toBe("ROLE_BUILT_IN");
    expect(await shop.codeOf(removeRole, change, admin)).toBe("VALIDATION_ERROR");
    expect(await shop.codeOf(removeRole, { roleId: "support" }, admin)).toBe("ROLE_BUILT_IN");
    const taken = { name: "Support", scopes: ["stock:read" as const] };
    expect(await shop.codeOf(createRole, taken, admin)).toBe("ROLE_NAME_TAKEN");
    const all = { name: "All", scopes: ["admin"] } as never;
    expect(await shop.codeOf(createRole, all, admin)).toBe("VALIDATION_ERROR");
  });

  test("give scopes beside a user's own, and take none of those away", async () => {
    const { id, refreshToken } = await somebody();
    await shop.call(grant, { id, scopes: ["insights:read"] }, admin);
    const given = await shop.call(setRoles, { id, roles: ["warehouse"] }, admin);
    expect(given).toMatchObject({ roles: ["warehouse"] });
    expect(given.scopes).toEqual(expect.arrayContaining(["insights:read", "stock:write"]));
    const next = await shop.call(refresh, { refreshToken });
    expect(scopesIn(next.accessToken)).toEqual(given.scopes);
    const without = await shop.call(setRoles, { id, roles: [] }, admin);
    expect(without.scopes).toEqual(["insights:read"]);
    expect(await shop.codeOf(me, {}, next.accessToken)).toBe("TOKEN_EXPIRED");
    const unknown = { id, roles: ["warehouse", "nobody"] };
    expect(await shop.codeOf(setRoles, unknown, admin)).toBe("VALIDATION_FAILED");
  });

  test("that change, change what all who have them may do, at once", async () => {
    const role = await shop.call(
      createRole,
      { name: "Night shift", scopes: ["orders:read", "stock:read"] },
      admin,
    );
    const [ann, bob] = [await somebody(), await somebody()];
    for (const { id } of [ann, bob]) await shop.call(setRoles, { id, roles: [role.id] }, admin);
    const { accessToken } = await shop.call(refresh, { refreshToken: ann.refreshToken });
    const { id: roleId, version } = role;
    const less = { roleId, scopes: ["stock:read" as const], expectedVersion: version };
    const changed = await shop.call(changeRole, less, admin);
    expect(await shop.codeOf(changeRole, less, admin)).toBe("PRECONDITION_FAILED");
    expect(await shop.codeOf(me, {}, accessToken)).toBe("TOKEN_EXPIRED");
    for (const { id } of [ann, bob])
      expect((await shop.call(getUser, { id }, admin)).scopes).toEqual(["stock:read"]);

    expect(await shop.codeOf(removeRole, { roleId }, admin)).toBe("ROLE_IN_USE");
    for (const { id } of [ann, bob]) await shop.call(setRoles, { id, roles: [] }, admin);
    const stale = { roleId, expectedVersion: changed.version - 1 };
    expect(await shop.codeOf(removeRole, stale, admin)).toBe("PRECONDITION_FAILED");
    await shop.call(removeRole, { roleId, expectedVersion: changed.version }, admin);
    expect(await shop.codeOf(removeRole, { roleId }, admin)).toBe("NOT_FOUND");
  });

  test("a change that a crash cut off is finished by the job", async () => {
    const scopes = ["stock:read" as const, "orders:read" as const];
    const role = await shop.call(createRole, { name: "Cut off", scopes }, admin);
    const { id } = await somebody();
    await shop.call(setRoles, { id, roles: [role.id] }, admin);
    const ctx = own();
    const fewer = { $set: { scopes: ["orders:read"], applying: true } };
    await ctx.collection(roles).update({ id: role.id }, fewer);
    expect(await applyRoles.run(ctx, new AbortController().signal)).toBe(1);
    expect((await shop.call(getUser, { id }, admin)).scopes).toEqual(["orders:read"]);
    expect(await applyRoles.run(ctx, new AbortController().signal)).toBe(0);
  });
});

describe("staff", () => {
  test("are listed in pages, shoppers are not", async () => {
    const [ann, bob] = [await somebody(), await somebody()];
    await shop.call(setRoles, { id: ann.id, roles: ["support"] }, admin);
    await shop.call(deactivate, { id: ann.id }, admin);
    const ids: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const asked = { limit: 2, ...(cursor === "" ? {} : { cursor }) };
      const page: { items: { id: string }[]; next: string | null } = await shop.call(
        listStaff,
        asked,
        admin,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(ids).toContain(ann.id);
    expect(ids).not.toContain(bob.id);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    const away = await shop.call(listStaff, { status: "deactivated" }, admin);
    expect(away.items.map(({ id }) => id)).toEqual([ann.id]);
    const there = await shop.call(listStaff, { status: "active", limit: 100 }, admin);
    expect(there.items.map(({ id }) => id)).not.toContain(ann.id);
  });

  test("who are deactivated are out at once, and have what they had when they are back", async () => {
    const ann = await somebody();
    await shop.call(setRoles, { id: ann.id, roles: ["support"] }, admin);
    const tokens = await shop.call(signIn, ann.who);
    const { scopes } = await shop.call(getUser, { id: ann.id }, admin);
    expect(await shop.call(deactivate, { id: ann.id }, admin)).toMatchObject({ scopes: [] });
    expect(await shop.codeOf(me, {}, tokens.accessToken)).toBe("TOKEN_INVALID");
    const { refreshToken } = tokens;
    expect(await shop.codeOf(refresh, { refreshToken })).toBe("REFRESH_TOKEN_INVALID");
    expect(await shop.codeOf(signIn, ann.who)).toBe("ACCOUNT_DEACTIVATED");
    expect(await shop.codeOf(signIn, { ...ann.who, password: "another" })).toBe(
      "CREDENTIALS_WRONG",
    );

    // Roles and scopes that are given meanwhile wait.
    const waiting = await shop.call(setRoles, { id: ann.id, roles: ["support"] }, admin);
    expect(waiting.scopes).toEqual([]);
    const back = await shop.call(reactivate, { id: ann.id }, admin);
    expect(back).toMatchObject({ scopes, roles: ["support"] });
    expect(back.deactivatedAt).toBeUndefined();
    expect(scopesIn((await shop.call(signIn, ann.who)).accessToken)).toEqual(scopes);
    const nobody = (await somebody()).id;
    expect(await shop.codeOf(deactivate, { id: nobody }, admin)).toBe("NOT_FOUND");
  });

  test("the last administrator stays one, whoever takes it away by whatever way, also at once", async () => {
    const first = await shop.call(me, {}, admin);
    expect(await shop.codeOf(deactivate, { id: first.id }, admin)).toBe("LAST_ADMINISTRATOR");
    const ann = await somebody();
    await shop.call(setRoles, { id: ann.id, roles: ["administrator"] }, admin);
    const { password } = ann.who;
    const { accessToken } = await shop.call(signIn, ann.who);
    const { accessToken: other } = await shop.call(stepUp, { password }, accessToken);
    const [a, b] = [first.id, ann.id];
    // Each takes it from the other.
    await Promise.all([
      shop.codeOf(deactivate, { id: b }, admin),
      shop.codeOf(grant, { id: a, scopes: [] }, other),
      shop.codeOf(setRoles, { id: b, roles: [] }, admin),
      shop.codeOf(deactivate, { id: a }, other),
    ]);
    const left = await own().collection(users.declaration).count({ scopes: "admin" });
    expect(left).toBeGreaterThan(0);
  });
});
