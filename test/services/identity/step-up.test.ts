import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { register, signIn, signOut, refresh, me, grant, setRoles, stepUp } = contract.actions;

describe("a step-up", () => {
  const who = { email: "boss@example.org", password: "seven wooden looms" };
  const { password } = who;
  let shop: Signed;
  let id: string;
  beforeAll(async () => {
    shop = await startSigned([identity]);
    await shop.call(register, who);
    const { accessToken } = await shop.call(signIn, who);
    ({ id } = await shop.call(me, {}, accessToken));
    const admin = await administratorToken(shop);
    await shop.call(setRoles, { id, roles: ["administrator"] }, admin);
  });
  afterAll(() => shop.stop());

  const change = (token: string): Promise<string> =>
    shop.codeOf(grant, { id, scopes: ["admin", "insights:read"] }, token);

  test("is needed for what makes others more, and takes the password", async () => {
    const { accessToken } = await shop.call(signIn, who);
    expect(await change(accessToken)).toBe("STEP_UP_REQUIRED");
    const wrong = { password: "eight wooden looms" };
    expect(await shop.codeOf(stepUp, wrong, accessToken)).toBe("PASSWORD_WRONG");
    expect(await shop.codeOf(stepUp, { password })).toBe("UNAUTHENTICATED");
    const stepped = await shop.call(stepUp, { password }, accessToken);
    expect(await change(stepped.accessToken)).toBe("answered");
    // The token of before is as it was.
    expect(await change(accessToken)).toBe("STEP_UP_REQUIRED");
  });

  test("makes nobody staff", async () => {
    const guest = { email: "guest@example.org", password };
    await shop.call(register, guest);
    const { accessToken } = await shop.call(signIn, guest);
    const stepped = await shop.call(stepUp, { password }, accessToken);
    expect(await change(stepped.accessToken)).toBe("FORBIDDEN");
  });

  test("ends with its session, with a refresh, and after five minutes", async () => {
    const { accessToken, refreshToken } = await shop.call(signIn, who);
    const stepped = await shop.call(stepUp, { password }, accessToken);
    const refreshed = await shop.call(refresh, { refreshToken });
    expect(await change(refreshed.accessToken)).toBe("STEP_UP_REQUIRED");
    expect(await change(stepped.accessToken)).toBe("answered");
    shop.forward(301_000);
    expect(await change(stepped.accessToken)).toBe("STEP_UP_REQUIRED");
    const again = await shop.call(stepUp, { password }, stepped.accessToken);
    expect(await change(again.accessToken)).toBe("answered");
    await shop.call(signOut, {}, again.accessToken);
    expect(await change(again.accessToken)).toBe("TOKEN_INVALID");
    expect(await shop.codeOf(stepUp, { password }, again.accessToken)).toBe("TOKEN_INVALID");
  });
});
