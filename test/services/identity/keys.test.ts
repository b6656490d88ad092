import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { decodeProtectedHeader } from "jose";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { firstAdministrator } from "../../../services/identity/jobs/first-administrator.ts";
import { until } from "../../support/client.ts";
import { startSigned, type Signed } from "../../support/signed-broker.ts";

const { signIn, refresh, me, jwks, rotateKeys, audit } = contract.actions;
const kidOf = (token: string): string | undefined => decodeProtectedHeader(token).kid;

describe("signing keys", () => {
  let shop: Signed;
  beforeAll(async () => {
    shop = await startSigned([identity]);
  });
  afterAll(() => shop.stop());

  const admin = () => {
    const { email = "", password = "" } = firstAdministrator() ?? {};
    return shop.call(signIn, { email, password });
  };
  const published = async (): Promise<string[]> =>
    (await shop.call(jwks, {})).keys.map(({ kid }) => kid);

  test("a rotation refuses no token: the next key is published, signs later, and the one before is believed on", async () => {
    const { accessToken: first, refreshToken } = await admin();
    const [before] = await published();
    expect(kidOf(first)).toBe(before);

    const made = await shop.call(rotateKeys, {}, first);
    expect(made.previous).toEqual([{ kid: before, until: expect.any(String) }]);
    expect(await published()).toEqual([before, made.kid]);
    // Everybody learns of it before its first token comes.
    const soon = await shop.call(refresh, { refreshToken });
    expect(kidOf(soon.accessToken)).toBe(before);
    expect(await shop.codeOf(rotateKeys, {}, first)).toBe("KEYS_ROTATING");

    shop.forward(16_000);
    const later = await shop.call(refresh, { refreshToken: soon.refreshToken });
    expect(kidOf(later.accessToken)).toBe(made.kid);
    for (const token of [first, soon.accessToken, later.accessToken])
      expect(await shop.codeOf(me, {}, token)).toBe("answered");

    shop.forward(911_000);
    const last = await admin();
    expect(await published()).toEqual([made.kid]);
    expect(await shop.codeOf(rotateKeys, {}, last.accessToken)).toBe("answered");
    // Whoever judges tokens asks every few seconds; the clock of the test is faster.
    expect(await shop.codeOf(me, {}, last.accessToken)).toBe("answered");
  });

  test("of five rotations at once one makes a key", async () => {
    shop.forward(930_000);
    const { accessToken } = await admin();
    const [before] = await published();
    const codes = await Promise.all(
      [1, 2, 3, 4, 5].map(() => shop.codeOf(rotateKeys, {}, accessToken)),
    );
    expect(codes.sort()).toEqual([
      "KEYS_ROTATING",
      "KEYS_ROTATING",
      "KEYS_ROTATING",
      "KEYS_ROTATING",
      "answered",
    ]);
    expect((await published())[0]).toBe(before);
    expect(await shop.codeOf(me, {}, accessToken)).toBe("answered");
  });

  test("to revoke, the new key is alone at once, and tokens of the others are refused within 5 s", async () => {
    const { accessToken, refreshToken } = await admin();
    expect(await shop.codeOf(me, {}, accessToken)).toBe("answered");
    const made = await shop.call(rotateKeys, { revoke: true }, accessToken);
    expect(await published()).toEqual([made.kid]);
    await until(
      "the old token to be refused",
      async () => (await shop.codeOf(me, {}, accessToken)) === "TOKEN_INVALID",
      6_000,
    );
    const fresh = await shop.call(refresh, { refreshToken });
    expect(kidOf(fresh.accessToken)).toBe(made.kid);
    expect(await shop.codeOf(me, {}, fresh.accessToken)).toBe("answered");
  }, 30_000);

  test("the audit notes both, and only administrators may", async () => {
    const { accessToken } = await admin();
    const { items } = await shop.call(audit, { limit: 100 }, accessToken);
    const noted = items.map(({ action }) => action).filter((action) => action.startsWith("keys"));
    expect(noted).toEqual(["keysRotated", "keysRotated", "keysRotated", "keysRevoked"]);
    expect(await shop.codeOf(rotateKeys, {})).toBe("UNAUTHENTICATED");
  });
});
