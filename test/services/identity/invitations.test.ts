import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { contextFor } from "../../../platform/broker/context.ts";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { invitations } from "../../../services/identity/identity.store.ts";
import { removeInvitations } from "../../../services/identity/jobs/remove-invitations.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { register, signIn, me, refresh, setRoles, stepUp, deactivate } = contract.actions;
const { invite, listInvitations, revokeInvitation, acceptInvitation } = contract.actions;
const { issueMailToken } = contract.actions;
const password = "seven wooden looms";
const other = "eleven brass gears";

let shop: Signed;
let admin: string;
let last = 0;
beforeAll(async () => {
  shop = await startSigned([identity]);
  admin = await administratorToken(shop);
});
afterAll(() => shop.stop());

const newEmail = (): string => `invited${(last += 1)}@example.org`;
/** An invitation with the token of its mail. */
const invited = async (email = newEmail(), roles = ["support"], by = admin) => {
  const invitation = await shop.call(invite, { email, roles }, by);
  const { id } = invitation;
  const { token } = await shop.call(issueMailToken, { userId: id, tokenId: id });
  return { ...invitation, token };
};
const accept = (token: string, secret = password): Promise<string> =>
  shop.codeOf(acceptInvitation, { token, password: secret });

test("makes an account with the roles, once, with a password that staff may have", async () => {
  const { email, token } = await invited();
  expect(await accept(token, "ten chars.")).toBe("PASSWORD_TOO_SHORT");
  expect(await accept(`${token.slice(0, -2)}AA`)).toBe("INVITATION_INVALID");
  expect(await shop.codeOf(acceptInvitation, { token })).toBe("VALIDATION_FAILED");
  const both = await Promise.all([accept(token), accept(token)]);
  expect(both.toSorted()).toEqual(["INVITATION_INVALID", "answered"]);
  const { accessToken } = await shop.call(signIn, { email, password });
  expect(await shop.call(me, {}, accessToken)).toMatchObject({
    ...{ email, roles: ["support"], emailConfirmed: true },
  });
});

test("responds alike with an account and without, which is nobody's staff before it is accepted", async () => {
  const who = { email: newEmail(), password };
  await shop.call(register, who);
  const before = await shop.call(signIn, who);
  const [free, taken] = [await invited(), await invited(who.email)];
  const names = (one: object): string[] => Object.keys(one).toSorted();
  expect(names(taken)).toEqual(names(free));
  const { id, scopes } = await shop.call(me, {}, before.accessToken);
  expect(scopes).toEqual([]);
  expect(await accept(taken.token, other)).toBe("answered");
  expect(await shop.codeOf(signIn, who)).toBe("CREDENTIALS_WRONG");
  expect(await shop.codeOf(refresh, { refreshToken: before.refreshToken })).toBe(
    "REFRESH_TOKEN_INVALID",
  );
  const after = await shop.call(signIn, { ...who, password: other });
  expect(await shop.call(me, {}, after.accessToken)).toMatchObject({ id, roles: ["support"] });
});

test("asks for a step-up and for roles that there are; revoked, it is good no more", async () => {
  const who = { email: newEmail(), password };
  const { token: first } = await invited(who.email, ["administrator"]);
  await accept(first);
  const { accessToken } = await shop.call(signIn, who);
  const wish = { email: newEmail(), roles: ["support"] };
  expect(await shop.codeOf(invite, wish, accessToken)).toBe("STEP_UP_REQUIRED");
  expect(await shop.codeOf(invite, { ...wish, roles: ["nobody"] }, admin)).toBe(
    "VALIDATION_FAILED",
  );
  const { id, token } = await invited();
  expect(await shop.codeOf(revokeInvitation, { id: "inv_nobody" }, admin)).toBe("NOT_FOUND");
  await shop.call(revokeInvitation, { id }, admin);
  await shop.call(revokeInvitation, { id }, admin);
  expect(await accept(token)).toBe("INVITATION_INVALID");
  const { items } = await shop.call(listInvitations, { limit: 100 }, admin);
  expect(items.find((one) => one.id === id)?.status).toBe("revoked");
  expect(JSON.stringify(items)).not.toContain(token.split(".")[1]);
});

test("is worth nothing from who is no administrator any more, and for who is locked out", async () => {
  const boss = { email: newEmail(), password };
  const made = await invited(boss.email, ["administrator"]);
  await accept(made.token);
  const session = await shop.call(signIn, boss);
  const { accessToken } = await shop.call(stepUp, { password }, session.accessToken);
  const { id } = await shop.call(me, {}, accessToken);
  const theirs = await invited(newEmail(), ["support"], accessToken);
  const back = await invited(boss.email);
  await shop.call(setRoles, { id, roles: ["support"] }, admin);
  expect(await accept(theirs.token)).toBe("INVITATION_INVALID");
  await shop.call(deactivate, { id }, admin);
  expect(await accept(back.token)).toBe("INVITATION_INVALID");
});

test("ends after three days, and is removed a month later", async () => {
  const { id, token } = await invited();
  shop.forward(3 * 86_400_000);
  expect(await accept(token)).toBe("INVITATION_INVALID");
  admin = await administratorToken(shop);
  const { items } = await shop.call(listInvitations, { limit: 100 }, admin);
  expect(items.find((one) => one.id === id)?.status).toBe("expired");
  shop.forward(31 * 86_400_000);
  await shop.idle();
  const found = shop.broker.services.find(({ name }) => name === "identity");
  if (!found) throw new Error("identity does not run");
  const ctx = contextFor(found);
  await removeInvitations.run(ctx, new AbortController().signal);
  expect(await ctx.collection(invitations.declaration).get(id)).toBeUndefined();
});
