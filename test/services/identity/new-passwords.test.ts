import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { contextFor } from "../../../platform/broker/context.ts";
import { hashPassword } from "../../../services/identity/adapters/password-hash.ts";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { users } from "../../../services/identity/identity.store.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { register, signIn, me, grant, changePassword, requestPasswordReset, resetPassword } =
  contract.actions;
const { issueMailToken } = contract.actions;
const long = "seven wooden looms";
const short = "brass loom";

let shop: Signed;
let adminToken: string;
beforeAll(async () => {
  shop = await startSigned([identity]);
  adminToken = await administratorToken(shop);
});
afterAll(() => shop.stop());

const context = () => {
  const found = shop.broker.services.find(({ name }) => name === "identity");
  if (!found) throw new Error("identity does not run");
  return contextFor(found);
};
const registered = async (email: string, password: string) => {
  await shop.call(register, { email, password });
  return shop.call(signIn, { email, password });
};
const idOf = async (token: string): Promise<string> => (await shop.call(me, {}, token)).id;

describe("a new password", () => {
  test("is judged where an account is made", async () => {
    const tried = (password: string) =>
      shop.codeOf(register, { email: "grace.hopper@example.org", password });
    expect(await tried("Password1")).toBe("PASSWORD_COMMON");
    expect(await tried("Grace.Hopper@example.org")).toBe("PASSWORD_IS_EMAIL");
    expect(await tried(short)).toBe("answered");
  });

  test("is judged where one is changed or reset, for staff more strictly", async () => {
    const email = "clerk@example.org";
    const { accessToken } = await registered(email, long);
    const id = await idOf(accessToken);
    await shop.call(grant, { id, scopes: ["orders:read"] }, adminToken);
    const change = (currentPassword: string, password: string) =>
      shop.codeOf(changePassword, { currentPassword, password }, accessToken);
    expect(await change(long, "trustno1")).toBe("PASSWORD_TOO_SHORT");
    expect(await change(long, short)).toBe("PASSWORD_TOO_SHORT");
    expect(await change(long, "1q2w3e4r5t6y")).toBe("PASSWORD_COMMON");
    await shop.call(requestPasswordReset, { email });
    await shop.idle();
    const { mailTokens = [] } = (await context().collection(users.declaration).get(id)) ?? {};
    const { id: tokenId = "" } = mailTokens.find(({ kind }) => kind === "resetPassword") ?? {};
    const { token } = await shop.call(issueMailToken, { userId: id, tokenId });
    const reset = (password: string) => shop.codeOf(resetPassword, { token, password });
    expect(await reset(short)).toBe("PASSWORD_TOO_SHORT");
    expect(await reset("eleven brass gears")).toBe("answered");
    expect(await reset("eleven brass gears")).toBe("MAIL_TOKEN_INVALID");
  });

  test("an account becomes one of staff only with a password that staff may have", async () => {
    const { accessToken } = await registered("packer@example.org", short);
    const id = await idOf(accessToken);
    const granted = () => shop.codeOf(grant, { id, scopes: ["stock:read"] }, adminToken);
    expect(await granted()).toBe("PASSWORD_UNFIT");
    await shop.call(changePassword, { currentPassword: short, password: long }, accessToken);
    expect(await granted()).toBe("answered");
  });
});

describe("accounts of earlier versions", () => {
  const old = async (email: string, password: string): Promise<string> => {
    const ctx = context();
    const id = ctx.newId("usr");
    const passwordHash = await hashPassword(password);
    const command = { type: "Register", email, passwordHash, scopes: [], at: ctx.now() } as const;
    await ctx.execute(users, id, command);
    return id;
  };

  test("sign in with a password that would be refused now, and are told", async () => {
    const email = "early@example.org";
    await old(email, "password1");
    const { accessToken, weakPassword } = await shop.call(signIn, { email, password: "password1" });
    expect(weakPassword).toBe(true);
    expect(await shop.codeOf(me, {}, accessToken)).toBe("answered");
  });

  test("become staff once they have signed in with one that staff may have", async () => {
    const email = "old-hand@example.org";
    const id = await old(email, long);
    const granted = () => shop.codeOf(grant, { id, scopes: ["stock:read"] }, adminToken);
    expect(await granted()).toBe("PASSWORD_UNFIT");
    expect((await shop.call(signIn, { email, password: long })).weakPassword).toBeUndefined();
    expect(await granted()).toBe("answered");
  });
});
