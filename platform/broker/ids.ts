import { createHash, randomFillSync } from "node:crypto";
import { secretIdOf, typeId } from "../kernel/id.ts";

// Random bytes are drawn in blocks: one call to the system for 400 ids.
const pool = new Uint8Array(16 * 400);
let used = pool.length;

const bytes = (count: number): Uint8Array => {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.slice(used - count, used);
};

/** A fresh time-sortable id: `newId("ord")`. */
export const newId = (prefix: string): string => typeId(prefix, Date.now(), bytes(10));

/** A fresh id that acts as a secret (carts, guest tokens): 128 random bits. */
export const newSecretId = (prefix: string): string => secretIdOf(prefix, bytes(16));

/** What the ids of a request with an `Idempotency-Key` are made of. */
export interface IdSeed {
  readonly seed: string;
  /** ISO 8601 instant of the first attempt. */
  readonly at: string;
}

/** 32 bytes, the same for the same seed and name. */
export const drawnBytes = ({ seed }: IdSeed, name: string): Uint8Array =>
  createHash("sha256").update(`${seed} ${name}`).digest();
