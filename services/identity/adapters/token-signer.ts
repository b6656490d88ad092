import type { ServiceContext } from "../../../platform/broker/context.ts";
import { createHash, randomBytes } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import {
  AUDIENCE,
  ISSUER,
  TOKEN_TYPE,
} from "../../../platform/broker/middlewares/principal.middleware.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { keys, type StoredKey } from "../identity.store.ts";

const ALGORITHM = "EdDSA";
// RFC 8037: what a key of EdDSA is called in a key set.
const KEY_TYPE = { kty: "OKP", crv: "Ed25519" };
// One document under a fixed id: of two copies that start together, one makes the key.
const SIGNING = "signing";

const make = async (at: string): Promise<StoredKey> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const { x = "", d = "" } = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint({ ...KEY_TYPE, x });
  return { id: SIGNING, version: 1, kid, x, d, createdAt: at };
};

/** The signing key, made once and stored. */
export const signingKey = async (ctx: ServiceContext): Promise<StoredKey> => {
  const store = ctx.collection(keys);
  const stored = await store.get(SIGNING);
  if (stored) return stored;
  const made = await make(ctx.now());
  return (await wasNew(store.insert(made))) ? made : signingKey(ctx);
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
}

/** An access token issued at `at` (ISO) for `ttlS` seconds. */
export const accessToken = async (
  key: StoredKey,
  { userId, restrictions, email, scopes, sessionId }: Claims,
  at: string,
  ttlS: number,
): Promise<string> => {
  const issuedAt = Math.floor(Date.parse(at) / 1000);
  const secret = await importJWK({ ...KEY_TYPE, x: key.x, d: key.d }, ALGORITHM);
  return new SignJWT({ email, scopes: [...scopes], sid: sessionId, rst: restrictions })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: TOKEN_TYPE })
    .setSubject(userId)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttlS)
    .sign(secret);
};

/** `<session id>.<secret>`: the session is found by its id, the secret by its hash. */
export const newRefreshToken = (sessionId: string, secret: Uint8Array = randomBytes(32)): string =>
  `${sessionId}.${Buffer.from(secret).toString("base64url")}`;

export const sessionIdIn = (refreshToken: string): string => refreshToken.split(".")[0] ?? "";

/** `<user id>.<secret>`, as a mail has it. */
export const newMailToken = (userId: string): string =>
  `${userId}.${randomBytes(32).toString("base64url")}`;

/** A random secret of 256 bits needs no slow hash. */
export const hashOf = (token: string): string =>
  createHash("sha256").update(token).digest("base64url");
