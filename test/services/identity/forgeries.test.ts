import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createHmac, createPrivateKey, sign, type KeyObject } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import { contextFor } from "../../../platform/broker/context.ts";
import { signingKey } from "../../../services/identity/adapters/token-signer.ts";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import type { StoredKey } from "../../../services/identity/identity.store.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { audit, jwks, register, signIn } = contract.actions;
const account = { email: "ada@example.org", password: "seven wooden looms" };

const encoded = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** What a forger has: a token of an administrator that they saw, public keys, keys of their own. And our key, to show that claims are judged. */
interface Forger {
  readonly good: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly ours: StoredKey;
  readonly theirs: KeyObject;
  readonly theirPublic: object;
  readonly rsa: KeyObject;
  readonly refreshToken: string;
}

const joined = (head: unknown, payload: unknown, signature: string): string =>
  `${encoded(head)}.${encoded(payload)}.${signature}`;
const signed = (key: KeyObject, head: unknown, payload: unknown, hash: string | null = null) => {
  const text = `${encoded(head)}.${encoded(payload)}`;
  return `${text}.${sign(hash, Buffer.from(text), key).toString("base64url")}`;
};
const shared = (secret: string, head: unknown, payload: unknown): string => {
  const text = `${encoded(head)}.${encoded(payload)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
};
const ourKey = ({ ours: { x, d } }: Forger): KeyObject =>
  createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", x, d }, format: "jwk" });
/** Signed with our own key: only what it says is wrong. */
const claiming = (one: Forger, more: object, head: object = {}): string =>
  signed(ourKey(one), { ...one.header, ...head }, { ...one.claims, ...more });
const byThem = (one: Forger, head: object): string =>
  signed(one.theirs, { ...one.header, ...head }, one.claims);

const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

const forgeries: Readonly<Record<string, (forger: Forger) => string>> = {
  "alg none, no signature": ({ claims }) => joined({ alg: "none", typ: "JWT" }, claims, ""),
  "alg None, an old signature": ({ good, header, claims }) =>
    joined({ ...header, alg: "None" }, claims, good.split(".")[2] ?? ""),
  "an empty signature": ({ good }) => good.replace(/[^.]+$/u, ""),
  "a stripped signature": ({ good }) => good.replace(/[.][^.]+$/u, ""),
  "a signature cut short": ({ good }) => good.slice(0, -4),
  "a fourth part": ({ good }) => `${good}.e30`,
  "other claims under an old signature": ({ good, header, claims }) =>
    joined(header, { ...claims, sub: "usr_other" }, good.split(".")[2] ?? ""),
  "HS256 with the public key": ({ header, claims, ours }) =>
    shared(ours.x, { ...header, alg: "HS256" }, claims),
  "HS256 with the key set's text": ({ header, claims, ours }) =>
    shared(
      JSON.stringify({ kty: "OKP", crv: "Ed25519", x: ours.x }),
      { ...header, alg: "HS256" },
      claims,
    ),
  "RS256 with a key of their own": ({ header, claims, rsa }) =>
    signed(rsa, { ...header, alg: "RS256" }, claims, "sha256"),
  "a key of their own under our key's id": (one) => byThem(one, {}),
  "a key of their own, without an id": (one) => byThem(one, { kid: undefined }),
  "an embedded jwk": (one) => byThem(one, { jwk: one.theirPublic }),
  "a jku": (one) => byThem(one, { jku: "http://127.0.0.1:9/keys.json" }),
  "an x5u": (one) => byThem(one, { x5u: "http://127.0.0.1:9/chain.pem" }),
  "an x5c": (one) => byThem(one, { x5c: ["MIIB"] }),
  "a kid that is a path": (one) => byThem(one, { kid: "../../../../dev/null" }),
  "a kid that is a query": (one) => byThem(one, { kid: "' UNION SELECT 'x" }),
  "a kid that is no text": (one) => byThem(one, { kid: { $ne: "" } }),
  "a crit that nobody knows": (one) => claiming(one, {}, { crit: ["exp2"], exp2: 1 }),
  "a payload that is not encoded": (one) => claiming(one, {}, { b64: false, crit: ["b64"] }),
  "another type": (one) => claiming(one, {}, { typ: "logout+jwt" }),
  "no type": (one) => claiming(one, {}, { typ: undefined }),
  "another audience": (one) => claiming(one, { aud: "billing" }),
  "no audience": (one) => claiming(one, { aud: undefined }),
  "another issuer": (one) => claiming(one, { iss: "https://evil.example" }),
  "no exp": (one) => claiming(one, { exp: undefined }),
  "an exp that is text": (one) => claiming(one, { exp: String(inSeconds(600)) }),
  "an nbf in the future": (one) => claiming(one, { nbf: inSeconds(600) }),
  "an iat that is text": (one) => claiming(one, { iat: "today" }),
  "claims that stand there twice": (one) => {
    const twice = JSON.stringify(one.claims).replace("{", '{"sub":"usr_other",');
    return signed(ourKey(one), one.header, twice);
  },
  "nobody in it": (one) => claiming(one, { sub: undefined }),
  "scopes that are text": (one) => claiming(one, { scopes: "admin" }),
  "a refresh token": ({ refreshToken }) => refreshToken,
  "the token of a mail": () => `usr_01kb9w5d00e5f8r30q00000000.${"a".repeat(43)}`,
  "1 MB": (one) => claiming(one, { more: "x".repeat(1_000_000) }),
};

describe("forgeries of access tokens", () => {
  let shop: Signed;
  let forger: Forger;
  const lines: string[] = [];
  beforeAll(async () => {
    shop = await startSigned([identity]);
    const good = await administratorToken(shop);
    await shop.call(register, account);
    const { refreshToken } = await shop.call(signIn, account);
    const [header, claims] = good
      .split(".")
      .map((part) => Buffer.from(part, "base64url").toString())
      .map((text) => (text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {}));
    const service = shop.broker.getLocalService({ name: "identity", version: 1 });
    const [pair, rsa] = [
      await generateKeyPair("EdDSA", { extractable: true }),
      await generateKeyPair("RS256", { extractable: true }),
    ];
    const asKey = async (key: CryptoKey) =>
      createPrivateKey({ key: (await exportJWK(key)) as object, format: "jwk" });
    forger = {
      ...{ good, refreshToken, header: header ?? {}, claims: claims ?? {} },
      ours: await signingKey(contextFor(service)),
      theirs: await asKey(pair.privateKey),
      theirPublic: await exportJWK(pair.publicKey),
      rsa: await asKey(rsa.privateKey),
    };
    shop.broker.logger.info = (line: string) => void lines.push(line);
  }, 60_000);
  afterAll(() => shop.stop());

  test("what they are made from is good", async () => {
    expect(await shop.codeOf(audit, {}, forger.good)).toBe("answered");
    expect(await shop.codeOf(audit, {}, claiming(forger, {}))).toBe("answered");
    expect(lines).toEqual([]);
    expect(Object.keys(forgeries).length).toBeGreaterThan(25);
  });

  const refused = async (token: string, code: string): Promise<void> => {
    lines.length = 0;
    expect([await shop.codeOf(audit, {}, token), await shop.codeOf(jwks, {}, token)]).toEqual([
      code,
      code,
    ]);
    const line = (action: string): unknown =>
      expect.stringMatching(
        new RegExp(
          `^Security: ${code} for v1[.]identity[.]${action}: the token is refused, .+[.]$`,
          "u",
        ),
      );
    expect(lines).toEqual([line("audit"), line("jwks")]);
    for (const part of token.split(".").filter((one) => one.length > 8))
      expect(lines.join("\n")).not.toContain(part);
  };

  test.each(Object.entries(forgeries))(
    "%s: refused where one must sign in and where nobody must, and a line of the log",
    (_name, forge) => refused(forge(forger), "TOKEN_INVALID"),
  );

  test("an exp in the past: expired, and a line of the log", () =>
    refused(claiming(forger, { exp: inSeconds(-60) }), "TOKEN_EXPIRED"));
});
