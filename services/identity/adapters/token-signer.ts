import type { ServiceContext } from "../../../platform/broker/context.ts";
import { createHash, createHmac, randomBytes } from "node:crypto";
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWTPayload,
} from "jose";
import {
  AUDIENCE,
  ISSUER,
  TOKEN_TYPE,
} from "../../../platform/broker/middlewares/principal.middleware.ts";
import type { Money } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { believedAt, seqOf, signerAt, type KeyTimes } from "../domain/signing-keys.ts";
import { keys, type StoredKey } from "../identity.store.ts";

const ALGORITHM = "EdDSA";
// RFC 8037: what a key of EdDSA is called in a key set.
const KEY_TYPE = { kty: "OKP", crv: "Ed25519" };
/** Earlier versions have stored the first as `signing`. */
const idOf = (seq: number): string => (seq === 1 ? "signing" : `signing-${seq}`);

/** A new key, stored; undefined when another copy has stored that one. */
export const storeKey = async (
  ctx: ServiceContext,
  times: KeyTimes,
): Promise<StoredKey | undefined> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const { x = "", d = "" } = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint({ ...KEY_TYPE, x });
  const made = { id: idOf(seqOf(times)), version: 1, kid, x, d, ...times };
  return (await wasNew(ctx.collection(keys).insert(made))) ? made : undefined;
};

/** Every key that is believed, the oldest first; the first is made where there is none. */
export const signingKeys = async (ctx: ServiceContext): Promise<readonly StoredKey[]> => {
  const stored = await ctx.collection(keys).find({});
  if (stored.length > 0) return believedAt(stored, ctx.now());
  const made = await storeKey(ctx, { createdAt: ctx.now() });
  return made ? [made] : signingKeys(ctx);
};

/** The key that signs now. */
export const signingKey = async (ctx: ServiceContext): Promise<StoredKey> => {
  const key = signerAt(await signingKeys(ctx), ctx.now());
  if (!key) throw new Error("There is no signing key");
  return key;
};

/** The public part, as a key set lists it. */
export const publicKey = ({ kid, x }: StoredKey) => ({
  ...KEY_TYPE,
  x,
  kid,
  alg: ALGORITHM,
  use: "sig",
});

export interface Claims {
  readonly userId: string;
  /** How often the user lost scopes before. */
  readonly restrictions: number;
  readonly email: string;
  readonly scopes: readonly string[];
  readonly sessionId: string;
  /** Until when the user has shown that it is them; ISO 8601. */
  readonly steppedUpUntil?: string;
}

/** What an API key may do, as its token says it. */
export interface KeyClaims {
  readonly keyId: string;
  readonly scopes: readonly string[];
  readonly refundCeiling?: Money;
}

const tokenOf = async (
  key: StoredKey,
  subject: string,
  claims: JWTPayload,
  { at, ttlS }: { readonly at: string; readonly ttlS: number },
): Promise<string> => {
  const issuedAt = Math.floor(Date.parse(at) / 1000);
  const secret = await importJWK({ ...KEY_TYPE, x: key.x, d: key.d }, ALGORITHM);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: TOKEN_TYPE })
    .setSubject(subject)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttlS)
    .sign(secret);
};

/** The token of an API key, issued at `at` (ISO) for `ttlS` seconds. */
export const keyToken = (
  key: StoredKey,
  { keyId, scopes, refundCeiling }: KeyClaims,
  at: string,
  ttlS: number,
): Promise<string> =>
  tokenOf(
    key,
    keyId,
    { key: true, scopes: [...scopes], ...defined({ cap: refundCeiling }) },
    { at, ttlS },
  );

/** An access token issued at `at` (ISO) for `ttlS` seconds. */
export const accessToken = (
  key: StoredKey,
  { userId, restrictions, email, scopes, sessionId, steppedUpUntil }: Claims,
  at: string,
  ttlS: number,
): Promise<string> => {
  const sup = steppedUpUntil === undefined ? {} : { sup: Date.parse(steppedUpUntil) / 1000 };
  const claims = { email, scopes: [...scopes], sid: sessionId, rst: restrictions, ...sup };
  return tokenOf(key, userId, claims, { at, ttlS });
};

/** `<session id>.<secret>`: the session is found by its id, the secret by its hash. */
export const newRefreshToken = (sessionId: string): string =>
  `${sessionId}.${randomBytes(32).toString("base64url")}`;

/** What follows a refresh token, made of it and of what only this service has: the same again for the same one. */
export const refreshTokenAfter = ({ d }: StoredKey, presented: string): string => {
  const secret = createHmac("sha256", `refresh ${d}`).update(presented).digest("base64url");
  return `${sessionIdIn(presented)}.${secret}`;
};

export const sessionIdIn = (refreshToken: string): string => refreshToken.split(".")[0] ?? "";

/** `<user id>.<secret>`, as a mail has it. */
export const newMailToken = (userId: string): string =>
  `${userId}.${randomBytes(32).toString("base64url")}`;

/** Whose token it says to be. */
export const userIdIn = (mailToken: string): string => mailToken.split(".")[0] ?? "";

/** A random secret of 256 bits needs no slow hash. */
export const hashOf = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");
