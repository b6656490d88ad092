import { randomBytes, timingSafeEqual } from "node:crypto";
import { slowKey } from "../../../platform/runtime/scrypt-pool.ts";

// OWASP's scrypt setting for 32 MiB: N = 2^15, r = 8, p = 3.
const COST_LOG2 = 15;
const BLOCK = 8;
const PARALLEL = 3;
const LENGTH = 32;

const derive = (
  password: string,
  salt: Buffer,
  costLog2: number,
  r: number,
  p: number,
): Promise<Buffer> => {
  const N = 2 ** costLog2;
  // One form of each letter, so that a password typed on another keyboard still fits.
  const normal = password.normalize("NFKC");
  return slowKey({ password: normal, salt, length: LENGTH, N, r, p, maxmem: 256 * N * r });
};

/** `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`, base64url. @throws HashingBusyError */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST_LOG2, BLOCK, PARALLEL);
  return [
    "scrypt",
    COST_LOG2,
    BLOCK,
    PARALLEL,
    salt.toString("base64url"),
    key.toString("base64url"),
  ].join("$");
};

/** A hash nothing fits, with the usual cost: work to do for an account that is not there. */
const nobody = ["scrypt", COST_LOG2, BLOCK, PARALLEL, "AAAAAAAAAAAAAAAAAAAAAA", ""].join("$");

/** Whether the password fits; without a hash it takes as long and answers no. @throws HashingBusyError */
export const fitsPassword = async (
  password: string,
  hash: string | undefined,
): Promise<boolean> => {
  const [, costLog2, r, p, salt = "", key = ""] = (hash || nobody).split("$");
  const wanted = Buffer.from(key, "base64url");
  const made = await derive(
    password,
    Buffer.from(salt, "base64url"),
    Number(costLog2),
    Number(r),
    Number(p),
  );
  return wanted.length === made.length && timingSafeEqual(wanted, made);
};
