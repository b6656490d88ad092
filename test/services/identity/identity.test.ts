import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateKeyPair, importJWK, SignJWT, type JWK } from "jose";
import { contract } from "../../../services/identity/identity.contract.ts";
import type { Tokens } from "../../../services/identity/identity.schemas.ts";
import identity from "../../../services/identity/identity.service.ts";
import { firstBroken } from "../../../services/identity/adapters/audit-chain.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { register, signIn, refresh, signOut, me, getUser, grant, jwks, audit } = contract.actions;
const { revokedSessions } = contract.actions;
const MINUTE_MS = 60_000;
const password = "correct horse battery";

let shop: Signed;
let adminToken: string;
let count = 0;

const freshEmail = (): string => `Shopper${(count += 1)}@Example.com`;
const signedIn = async (): Promise<Tokens & { id: string; email: string }> => {
  const email = freshEmail();
  await shop.call(register, { email, password });
  const tokens = await shop.call(signIn, { email, password });
  const { id, email: shown } = await shop.call(me, {}, tokens.accessToken);
  return { ...tokens, id, email: shown };
};

beforeAll(async () => {
  shop = await startSigned([identity]);
  adminToken = await administratorToken(shop);
});
afterAll(() => shop.stop());

describe("accounts", () => {
  test("an address is one account, however it is written", async () => {
    const email = freshEmail();
    await shop.call(register, { email, password, name: "Ann" });
    await shop.call(register, { email: email.toUpperCase(), password: `${password} too` });
    const { accessToken } = await shop.call(signIn, { email, password });
    const user = await shop.call(me, {}, accessToken);
    expect(user).toMatchObject({ email: email.toLowerCase(), name: "Ann", scopes: [] });
    const other = { email, password: `${password} too` };
    expect(await shop.codeOf(signIn, other)).toBe("CREDENTIALS_WRONG");
  });

  test("registering says the same with an account and without (F.16)", async () => {
    const [taken, free] = [(await signedIn()).email, freshEmail().toLowerCase()];
    const answers = await Promise.all(
      [taken, free].map((email) => shop.call(register, { email, password, name: "Ann" })),
    );
    expect(answers).toEqual(
      [taken, free].map((email) => ({ email, name: "Ann", emailConfirmed: false })),
    );
  });

  test("registering takes as much work with an account as without (F.16)", async () => {
    const { email } = await signedIn();
    const took = async (addressOf: () => string): Promise<number> => {
      const before = process.cpuUsage();
      for (let i = 0; i < 3; i += 1) await shop.call(register, { email: addressOf(), password });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const ratio = (await took(() => email)) / (await took(freshEmail));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  test("of ten who take one address at once, one gets it and all are answered alike (F.16)", async () => {
    const email = freshEmail();
    const wishes = Array.from({ length: 10 }, (_, i) => ({ email, password: `${password} ${i}` }));
    const answers = await Promise.all(wishes.map((wish) => shop.call(register, wish)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const codes = await Promise.all(wishes.map((wish) => shop.codeOf(signIn, wish)));
    expect(codes.filter((code) => code === "answered")).toHaveLength(1);
  });

  test("an unknown address and a wrong password are answered alike", async () => {
    const { email } = await signedIn();
    const wrong = await shop.codeOf(signIn, { email, password: "not the one" });
    const unknown = await shop.codeOf(signIn, { email: "nobody@example.com", password });
    expect([wrong, unknown]).toEqual(["CREDENTIALS_WRONG", "CREDENTIALS_WRONG"]);
  });

  test("an unknown address takes as much work as a wrong password", async () => {
    const { email } = await signedIn();
    // Processor time of this process: a busy machine does not change it.
    const took = async (address: string): Promise<number> => {
      const before = process.cpuUsage();
      for (let i = 0; i < 3; i += 1)
        await shop.codeOf(signIn, { email: address, password: "not the one" });
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    const ratio = (await took("nobody@example.com")) / (await took(email));
    expect(ratio).toBeGreaterThan(0.5);
  });

  test("another's user is missing, one's own and an administrator's view are not", async () => {
    const ann = await signedIn();
    const bob = await signedIn();
    expect(await shop.codeOf(getUser, { id: bob.id }, ann.accessToken)).toBe("NOT_FOUND");
    expect(await shop.call(getUser, { id: ann.id }, ann.accessToken)).toMatchObject({ id: ann.id });
    expect(await shop.call(getUser, { id: bob.id }, adminToken)).toMatchObject({ id: bob.id });
    expect(await shop.call(me, {}, ann.accessToken)).toMatchObject({ id: ann.id });
  });

  test("no answer holds the password or its hash", async () => {
    const user = await shop.call(register, { email: freshEmail(), password });
    expect(JSON.stringify(user)).not.toMatch(/scrypt|argon2|password|horse/u);
  });
});

describe("refresh tokens", () => {
  test("each is good for one use and answers the next", async () => {
    const first = await signedIn();
    const second = await shop.call(refresh, { refreshToken: first.refreshToken });
    const third = await shop.call(refresh, { refreshToken: second.refreshToken });
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(await shop.codeOf(me, {}, third.accessToken)).toBe("answered");
  });

  test("one used twice ends the session for both who hold it", async () => {
    const first = await signedIn();
    const second = await shop.call(refresh, { refreshToken: first.refreshToken });
    shop.forward(11_000);
    const codes = [
      await shop.codeOf(refresh, { refreshToken: first.refreshToken }),
      await shop.codeOf(refresh, { refreshToken: second.refreshToken }),
      await shop.codeOf(me, {}, second.accessToken),
    ];
    expect(codes).toEqual(["REFRESH_TOKEN_REUSED", "REFRESH_TOKEN_INVALID", "TOKEN_INVALID"]);
  });

  test("two tabs that use one at once get the same next one", async () => {
    const { refreshToken } = await signedIn();
    const both = await Promise.all([1, 2].map(() => shop.call(refresh, { refreshToken })));
    const next = both.map((one) => one.refreshToken);
    expect(new Set(next).size).toBe(1);
    expect(await shop.codeOf(refresh, { refreshToken: next[0] ?? "" })).toBe("answered");
  });

  test("a made-up one ends nobody's session", async () => {
    const { refreshToken } = await signedIn();
    const guess = `${refreshToken.split(".")[0]}.${"A".repeat(43)}`;
    expect(await shop.codeOf(refresh, { refreshToken: guess })).toBe("REFRESH_TOKEN_INVALID");
    expect(await shop.codeOf(refresh, { refreshToken: "x" })).toBe("REFRESH_TOKEN_INVALID");
    expect(await shop.codeOf(refresh, { refreshToken })).toBe("answered");
  });

  test("signing out ends it, twice is once", async () => {
    const { accessToken, refreshToken } = await signedIn();
    expect(await shop.call(signOut, {}, accessToken)).toBeNull();
    expect(await shop.call(signOut, {}, accessToken)).toBeNull();
    expect(await shop.codeOf(refresh, { refreshToken })).toBe("REFRESH_TOKEN_INVALID");
    expect(await shop.codeOf(me, {}, accessToken)).toBe("TOKEN_INVALID");
  });

  test("that has ended opens nothing any more, its access token is still in time", async () => {
    const { id, accessToken } = await signedIn();
    const { accessToken: other } = await signedIn();
    expect(await shop.codeOf(getUser, { id }, accessToken)).toBe("answered");
    await shop.call(signOut, {}, accessToken);
    expect(await shop.codeOf(getUser, { id }, accessToken)).toBe("TOKEN_INVALID");
    expect(await shop.codeOf(jwks, {}, accessToken)).toBe("TOKEN_INVALID");
    expect(await shop.codeOf(me, {}, other)).toBe("answered");
  });
});

describe("F.8: what a user may do no more", () => {
  test("is refused with the tokens of before, which refreshed are good for the rest", async () => {
    const ann = await signedIn();
    await shop.call(grant, { id: ann.id, scopes: ["admin", "stock"] }, adminToken);
    const staff = await shop.call(refresh, { refreshToken: ann.refreshToken });
    expect(await shop.codeOf(audit, {}, staff.accessToken)).toBe("answered");
    await shop.call(grant, { id: ann.id, scopes: ["stock"] }, adminToken);
    expect(await shop.codeOf(audit, {}, staff.accessToken)).toBe("TOKEN_EXPIRED");
    const less = await shop.call(refresh, { refreshToken: staff.refreshToken });
    expect(await shop.codeOf(audit, {}, less.accessToken)).toBe("FORBIDDEN");
    expect(await shop.codeOf(me, {}, less.accessToken)).toBe("answered");
    // More scopes take nothing from anybody.
    await shop.call(grant, { id: ann.id, scopes: ["orders", "stock"] }, adminToken);
    expect(await shop.codeOf(me, {}, less.accessToken)).toBe("answered");
  });

  test("is what other processes are answered, with how many times a token must say", async () => {
    const ann = await signedIn();
    const since = new Date(Date.now() - 1_000).toISOString();
    await shop.call(grant, { id: ann.id, scopes: ["stock"] }, adminToken);
    await shop.call(grant, { id: ann.id, scopes: [] }, adminToken);
    const { items } = await shop.call(revokedSessions, { since });
    expect(items).toContainEqual({ id: ann.id, at: expect.any(String), restrictions: 1 });
  });
});

const forge = async (
  { alg, key, ...claims }: { alg: string; key: never; exp?: number; iss?: string },
  kid: string,
): Promise<string> =>
  new SignJWT({
    email: "a@b.cd",
    scopes: ["admin"],
    sid: "ses_x",
    iss: "caravan",
    aud: "caravan",
    ...claims,
  })
    .setProtectedHeader({ alg, kid, typ: "JWT" })
    .setSubject("usr_x")
    .setExpirationTime(claims.exp ?? "10m")
    .sign(key);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("forged tokens open nothing", () => {
  test("one with another payload under the old signature", async () => {
    const [header, payload = "", signature] = (await signedIn()).accessToken.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
    const forged = [header, part({ ...claims, scopes: ["admin"] }), signature].join(".");
    expect(await shop.codeOf(audit, {}, forged)).toBe("TOKEN_INVALID");
  });

  test("one that says it needs no signature", async () => {
    const [, payload] = adminToken.split(".");
    for (const alg of ["none", "None", "NONE"]) {
      const forged = `${part({ alg, typ: "JWT" })}.${payload}.`;
      expect(await shop.codeOf(audit, {}, forged)).toBe("TOKEN_INVALID");
    }
  });

  test("one signed with the public key as a shared secret", async () => {
    const [key] = (await shop.call(jwks, {})).keys;
    const secret = new TextEncoder().encode(key?.x.padEnd(64, "="));
    const forged = await forge({ alg: "HS256", key: secret as never }, key?.kid ?? "");
    expect(await shop.codeOf(audit, {}, forged)).toBe("TOKEN_INVALID");
  });

  test("one signed with a key of the forger's, under our key's id or its own", async () => {
    const { privateKey } = await generateKeyPair("EdDSA");
    const [key] = (await shop.call(jwks, {})).keys;
    for (const kid of [key?.kid ?? "", "mine"]) {
      const forged = await forge({ alg: "EdDSA", key: privateKey as never }, kid);
      expect(await shop.codeOf(audit, {}, forged)).toBe("TOKEN_INVALID");
    }
  });

  test("rubbish, also where nobody needs to sign in", async () => {
    for (const token of ["", "x", "a.b.c", "x".repeat(10_000), adminToken.slice(0, -3)]) {
      expect(await shop.codeOf(audit, {}, token)).toBe("TOKEN_INVALID");
      expect(await shop.codeOf(jwks, {}, token)).toBe("TOKEN_INVALID");
    }
  });
});

describe("scopes", () => {
  test("a guest is refused with 401, a shopper without the scope with 403", async () => {
    const { accessToken } = await signedIn();
    expect(await shop.codeOf(audit, {})).toBe("UNAUTHENTICATED");
    expect(await shop.codeOf(me, {})).toBe("UNAUTHENTICATED");
    expect(await shop.codeOf(audit, {}, accessToken)).toBe("FORBIDDEN");
    expect(await shop.codeOf(audit, {}, adminToken)).toBe("answered");
  });

  test("a grant holds from the next token on", async () => {
    const { id, accessToken, refreshToken } = await signedIn();
    const { version } = await shop.call(getUser, { id }, adminToken);
    const change = { id, scopes: ["stock" as const], expectedVersion: version };
    expect(await shop.codeOf(grant, change, accessToken)).toBe("FORBIDDEN");
    expect(await shop.call(grant, change, adminToken)).toMatchObject({ scopes: ["stock"] });
    expect(await shop.codeOf(grant, { ...change, scopes: [] }, adminToken)).toBe(
      "PRECONDITION_FAILED",
    );
    const { accessToken: next } = await shop.call(refresh, { refreshToken });
    expect(JSON.parse(Buffer.from(next.split(".")[1] ?? "", "base64url").toString())).toMatchObject(
      {
        sub: id,
        scopes: ["stock"],
        iss: "caravan",
      },
    );
  });

  test("the last administrator stays one", async () => {
    const admin = await shop.call(me, {}, adminToken);
    const change = { id: admin.id, scopes: [], expectedVersion: admin.version };
    expect(await shop.codeOf(grant, change, adminToken)).toBe("LAST_ADMINISTRATOR");
  });
});

describe("time and keys", () => {
  test("the key set holds no private part, and its key verifies tokens", async () => {
    const { keys } = await shop.call(jwks, {});
    expect(keys).toEqual([expect.not.objectContaining({ d: expect.anything() })]);
    expect(keys[0]).toMatchObject({ kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig" });
    await expect(importJWK(keys[0] as JWK, "EdDSA")).resolves.toBeDefined();
  });

  test("the audit is a chain that shows any change", async () => {
    const { items } = await shop.call(audit, { limit: 100 }, adminToken);
    expect(items.length).toBeGreaterThan(10);
    expect(firstBroken(items)).toBeUndefined();
    const forged = items.map((entry) =>
      entry.seq === 3 ? { ...entry, actor: "usr_other" } : entry,
    );
    expect(firstBroken(forged)).toBe(3);
    expect(firstBroken(items.filter(({ seq }) => seq !== 4))).toBe(5);
  });

  // Moves the clock, so it comes last: earlier tokens expire.
  test("E.2: a token is good for a quarter of an hour, its session goes on", async () => {
    const { accessToken, refreshToken, expiresIn } = await signedIn();
    expect(expiresIn).toBe(900);
    shop.forward(14 * MINUTE_MS);
    expect(await shop.codeOf(me, {}, accessToken)).toBe("answered");
    shop.forward(2 * MINUTE_MS);
    expect(await shop.codeOf(me, {}, accessToken)).toBe("TOKEN_EXPIRED");
    // Where nobody needs to sign in, too.
    expect(await shop.codeOf(jwks, {}, accessToken)).toBe("TOKEN_EXPIRED");
    const next = await shop.call(refresh, { refreshToken });
    expect(await shop.codeOf(me, {}, next.accessToken)).toBe("answered");
    shop.forward(31 * 24 * 60 * MINUTE_MS);
    expect(await shop.codeOf(refresh, { refreshToken: next.refreshToken })).toBe(
      "REFRESH_TOKEN_INVALID",
    );
  });
});
