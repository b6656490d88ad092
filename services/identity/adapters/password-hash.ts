import { randomBytes, timingSafeEqual } from "node:crypto";
import { slowKey, type Argon2Request } from "../../../platform/runtime/scrypt-pool.ts";

// More than OWASP's least for Argon2id (19 MiB, two passes), and as much work as the scrypt of earlier versions:
// else an account whose hash is still that one would be told from none by its time.
const COST: Argon2Request = { memoryKiB: 32_768, passes: 7, lanes: 1 };
const LENGTH = 32;

/** `argon2id$<KiB>$<passes>$<lanes>`, of hashes that are made today. */
const PREFIX = ["argon2id", COST.memoryKiB, COST.passes, COST.lanes].join("$");

/** The key of a password by what stands before it in a hash. */
const derive = (
  password: string,
  scheme: string,
  costs: number[],
  salt: Buffer,
): Promise<Buffer> => {
  // One form of each letter, so that a password typed on another keyboard still fits.
  const wish = { password: password.normalize("NFKC"), salt, length: LENGTH };
  const [first = 0, second = 0, third = 0] = costs;
  if (scheme === "argon2id")
    return slowKey({ ...wish, argon2: { memoryKiB: first, passes: second, lanes: third } });
  const N = 2 ** first;
  return slowKey({ ...wish, N, r: second, p: third, maxmem: 256 * N * second });
};

/** `argon2id$<KiB>$<passes>$<lanes>$<salt>$<key>`, base64url. @throws HashingBusyError */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  const { memoryKiB, passes, lanes } = COST;
  const key = await derive(password, "argon2id", [memoryKiB, passes, lanes], salt);
  return [PREFIX, salt.toString("base64url"), key.toString("base64url")].join("$");
};

/** Whether a hash is of an earlier version, or of other costs: to be made anew at the next sign-in. */
export const isOutdated = (hash: string): boolean => !hash.startsWith(`${PREFIX}$`);

/** A hash nothing fits, with the usual cost: work to do for an account that is not there. */
const nobody = [PREFIX, "AAAAAAAAAAAAAAAAAAAAAA", ""].join("$");

/** Whether the password fits; without a hash it takes as long and answers no. @throws HashingBusyError */
export const fitsPassword = async (
  password: string,
  hash: string | undefined,
): Promise<boolean> => {
  // Earlier versions: `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`.
  const [scheme = "", first, second, third, salt = "", key = ""] = (hash || nobody).split("$");
  const wanted = Buffer.from(key, "base64url");
  const costs = [first, second, third].map(Number);
  const made = await derive(password, scheme, costs, Buffer.from(salt, "base64url"));
  return wanted.length === made.length && timingSafeEqual(wanted, made);
};
