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

/** Where a request with an `Idempotency-Key` keeps what its ids are made of. */
interface Asked {
  readonly locals: unknown;
}
const madeOf = ({ locals }: Asked) =>
  (locals as { madeOf?: { readonly seed: string; readonly at: string } } | undefined)?.madeOf;
const drawn = (seed: string, prefix: string): Uint8Array =>
  createHash("sha256").update(`${seed} ${prefix}`).digest();

/** `newId` for what a request makes: the same again when a crash has the request begin again. */
export const idFor = (ctx: Asked, prefix: string): string => {
  const kept = madeOf(ctx);
  return kept ? typeId(prefix, Date.parse(kept.at), drawn(kept.seed, prefix)) : newId(prefix);
};

/** Whether a crash may have the request begin again: what it did must then be known by its ids. */
export const mayBeginAgain = (ctx: Asked): boolean => madeOf(ctx) !== undefined;

/** 32 bytes as `randomBytes` gives them, in the way of `idFor`; undefined without a key. */
export const secretBytesFor = (ctx: Asked, name: string): Uint8Array | undefined => {
  const kept = madeOf(ctx);
  return kept && drawn(kept.seed, name);
};

/** `newSecretId` in the way of `idFor`. */
export const secretIdFor = (ctx: Asked, prefix: string): string => {
  const kept = madeOf(ctx);
  return kept ? secretIdOf(prefix, drawn(kept.seed, prefix)) : newSecretId(prefix);
};
