/** AES-256-GCM and HMAC-SHA256 of `node:crypto`, as texts that a document can hold. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from "node:crypto";
import { lru } from "../../kernel/lru.ts";

/** Bytes of the salt that a process draws, of the counter behind it, and of the tag. */
const saltBytes = 16;
const counterBytes = 12;
const tagBytes = 16;
const headBytes = saltBytes + counterBytes;
/** Texts under one salt: far from the 2^32 of which NIST SP 800-38D warns, and from 2^53. */
const perSaltMax = 2 ** 31;
const saltsMax = 1_000;

/** A text that was encrypted under no such key, or altered, or belongs elsewhere. */
export class CipherError extends Error {
  override readonly name = "CipherError";
}

/**
 * Encrypts and decrypts under one key. Each process encrypts under a key of its own, made of the key and a random salt, and counts its
 * nonces: no nonce comes twice, without anything being stored of how many there were.
 */
export interface Cipher {
  /** `bound`: what the text belongs to; it is decrypted there only. */
  readonly encrypt: (text: string, bound: string) => string;
  /** @throws CipherError */
  readonly decrypt: (sealed: string, bound: string) => string;
}

const saltedKey = (key: Buffer, salt: Buffer): KeyObject =>
  createSecretKey(createHmac("sha256", key).update("caravan salted\n").update(salt).digest());

/** @param key 32 bytes */
export const cipherOf = (key: Buffer): Cipher => {
  if (key.length !== 32) throw new Error("A key of AES-256 has 32 bytes.");
  const known = lru<KeyObject>(saltsMax);
  let salt = randomBytes(saltBytes);
  let own = saltedKey(key, salt);
  let count = 0;
  const keyFor = (of: Buffer): KeyObject => {
    const name = of.toString("base64url");
    const there = known.get(name);
    if (there) return there;
    const made = saltedKey(key, of);
    known.set(name, made);
    return made;
  };
  return {
    encrypt(text, bound) {
      if (count >= perSaltMax) {
        salt = randomBytes(saltBytes);
        own = saltedKey(key, salt);
        count = 0;
      }
      count += 1;
      const nonce = Buffer.alloc(counterBytes);
      nonce.writeUInt32BE(count, counterBytes - 4);
      const cipher = createCipheriv("aes-256-gcm", own, nonce).setAAD(Buffer.from(bound));
      const body = cipher.update(text, "utf8");
      cipher.final();
      return Buffer.concat([salt, nonce, body, cipher.getAuthTag()]).toString("base64url");
    },
    decrypt(sealed, bound) {
      const all = Buffer.from(sealed, "base64url");
      if (all.length < headBytes + tagBytes) throw new CipherError("it is cut off");
      const nonce = all.subarray(saltBytes, headBytes);
      const options = { authTagLength: tagBytes };
      const from = keyFor(all.subarray(0, saltBytes));
      const decipher = createDecipheriv("aes-256-gcm", from, nonce, options)
        .setAAD(Buffer.from(bound))
        .setAuthTag(all.subarray(-tagBytes));
      const body = decipher.update(all.subarray(headBytes, -tagBytes));
      try {
        return Buffer.concat([body, decipher.final()]).toString("utf8");
      } catch (error) {
        throw new CipherError("it was altered, or belongs elsewhere", { cause: error });
      }
    },
  };
};

/** What stands for a value in an index: the same for the same value, and it says nothing of the value to whoever lacks the key. */
export const blindOf = (key: Buffer, bound: string, value: string): string =>
  createHmac("sha256", key)
    .update(bound)
    .update("\n")
    .update(value)
    .digest()
    .toString("base64url", 0, 18);
