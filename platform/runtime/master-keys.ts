/** The keys of SECRETS_KEY, under which the keys of stored data are encrypted; and the one of a user who has set none. */
import { createHash, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ConfigurationError } from "../kernel/configuration-error.ts";
import { cipherOf, type Cipher } from "../storage/sealing/cipher.ts";

export interface MasterKey {
  /** Names the key and says nothing of it. */
  readonly id: string;
  readonly cipher: Cipher;
}

const bytesOf = (text: string): Buffer | undefined => {
  if (/^[\da-f]{64}$/iu.test(text)) return Buffer.from(text, "hex");
  if (!/^[\w+/-]{43}=?$/u.test(text)) return undefined;
  return Buffer.from(text, "base64");
};

const partsOf = (text: string): readonly string[] => text.split(",").map((part) => part.trim());

/** What is wrong with the value of SECRETS_KEY; undefined: nothing. */
export const masterKeyProblem = (text: string): string | undefined =>
  partsOf(text).every((part) => bytesOf(part) !== undefined)
    ? undefined
    : "is no key: set 32 bytes in base64 or hex, such as `openssl rand -base64 32` prints";

/** The keys of a text that `masterKeyProblem` has nothing against; the first encrypts. */
export const masterKeysOf = (text: string): readonly MasterKey[] =>
  partsOf(text).flatMap((part) => {
    const key = bytesOf(part);
    if (!key) return [];
    const hash = createHash("sha256").update("caravan key id\n").update(key).digest("hex");
    return [{ id: hash.slice(0, 8), cipher: cipherOf(key) }];
  });

/** Where the key of a user is who has set none: never in the data folder, which is what others may get hold of. */
export const userKeyFile = (env: NodeJS.ProcessEnv): string =>
  join(env["XDG_CONFIG_HOME"] || join(homedir(), ".config"), "caravan", "secrets-key");

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

/** Two processes at once: the second finds the first one's file, which appears only when whole. */
const make = (path: string): void => {
  mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
  const part = `${path}.${process.pid}`;
  writeFileSync(part, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600 });
  try {
    linkSync(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(part);
  }
};

/**
 * The key in the configuration folder of the user, made at the first start of all.
 * @throws ConfigurationError when it cannot be made or read
 */
export const userMasterKeys = (path: string): readonly MasterKey[] => {
  let text: string | undefined;
  try {
    text = read(path);
    if (text === undefined) make(path);
    text ??= read(path);
  } catch (error) {
    throw new ConfigurationError([
      `SECRETS_KEY is not set, and the key in ${path} cannot be used (${(error as Error).message}): set SECRETS_KEY, or XDG_CONFIG_HOME to a folder of this user.`,
    ]);
  }
  const problem = masterKeyProblem(text ?? "");
  if (problem !== undefined)
    throw new ConfigurationError([
      `SECRETS_KEY is not set, and ${path} ${problem}, or put the file back.`,
    ]);
  return masterKeysOf(text ?? "");
};
