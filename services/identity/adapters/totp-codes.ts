/**
 * Codes by time: HOTP (RFC 4226) over the number of 30 s since 1970 (RFC 6238). SHA-1 and six digits, since many apps
 * pass over what the URI says beside the secret.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { TotpProof } from "../domain/user-commands.ts";
import { hashOf } from "./token-signer.ts";

const STEP_MS = 30_000;
const DIGITS = 6;
/** Clocks of phones differ: codes of so many steps before and after are taken (RFC 6238, 5.2). */
const DRIFT = 1;
/** As many as HMAC-SHA-1 makes (RFC 4226, 4). */
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** 80 bits: a copy of the store and a fast hash do not find one. */
const RECOVERY_BYTES = 10;

const base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** In base 32 (RFC 4648), of bytes whose bits are a multiple of five. */
export const base32 = (bytes: Uint8Array): string => {
  let [text, rest, bits] = ["", 0, 0];
  for (const byte of bytes) {
    rest = ((rest << 8) | byte) & 0xf_ff;
    for (bits += 8; bits >= 5; bits -= 5) text += base32Digits[(rest >> (bits - 5)) & 31];
  }
  return text;
};

/** The code of a count. */
export const codeOf = (secret: Uint8Array, count: number, digits = DIGITS): string => {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(count));
  const mac = createHmac("sha1", secret).update(message).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, "0");
};

/** Of an instant in ISO 8601. */
export const stepAt = (now: string): number => Math.floor(Date.parse(now) / STEP_MS);

export const newTotpSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

const bytesOf = (secret: string): Buffer => Buffer.from(secret, "base64url");

/** What an app takes of a secret (base64url): as text, and as a URI for a QR code. */
export const shownSecret = (
  secret: string,
  { shop, email }: { readonly shop: string; readonly email: string },
): { secret: string; uri: string } => {
  const text = base32(bytesOf(secret));
  const issuer = encodeURIComponent(shop.replaceAll(":", " "));
  const query = `secret=${text}&issuer=${issuer}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1000}`;
  return { secret: text, uri: `otpauth://totp/${issuer}:${encodeURIComponent(email)}?${query}` };
};

/** The text of which a recovery code is the hash, however it was typed. */
const plain = (code: string): string => code.replaceAll(/[\s-]/gu, "").toUpperCase();

/** Ten codes to be shown once, and the hashes that are stored of them. */
export const newRecoveryCodes = (): { codes: string[]; hashes: string[] } => {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    base32(randomBytes(RECOVERY_BYTES)).replaceAll(/.{4}(?!$)/gu, "$&-"),
  );
  return { codes, hashes: codes.map((code) => hashOf(plain(code))) };
};

const isSame = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** What a code that somebody sent may prove; undefined: nothing. Whether it was used before, the account says. */
export const proofOf = (secret: string, sent: string, now: string): TotpProof | undefined => {
  const code = plain(sent);
  if (!/^\d{6}$/u.test(code)) return { recovery: hashOf(code) };
  const [bytes, step] = [bytesOf(secret), stepAt(now)];
  for (let one = step - DRIFT; one <= step + DRIFT; one += 1)
    if (isSame(codeOf(bytes, one), code)) return { step: one };
  return undefined;
};
