import type { Handler } from "../../../platform/broker/context.ts";
import { noteKeys } from "../../../platform/broker/middlewares/ended-sessions.ts";
import { record } from "../adapters/audit-chain.ts";
import { signingKeys, storeKey } from "../adapters/token-signer.ts";
import { endOf, nextKey, startOf } from "../domain/signing-keys.ts";
import * as contract from "../keys.contract.ts";

/** Makes the next signing key: published at once, signing a moment later. To revoke, it signs at once and alone. */
export const rotateKeys: Handler<typeof contract.rotateKeys> = async (ctx) => {
  const { revoke = false } = ctx.params;
  const keys = await signingKeys(ctx);
  const next = nextKey(keys, ctx.now(), revoke);
  if ("until" in next) return contract.keyFaults.KEYS_ROTATING(next);
  const made = await storeKey(ctx, next);
  // Another rotation came first.
  if (!made) return rotateKeys(ctx);
  noteKeys(ctx.broker);
  const actor = ctx.principal?.id ?? "system";
  const action = revoke ? "keysRevoked" : "keysRotated";
  await record(ctx, { actor, action, subject: made.kid });
  const signsFrom = startOf(made);
  const previous = keys.map((key) => ({
    kid: key.kid,
    until: endOf([...keys, made], key) ?? signsFrom,
  }));
  return { kid: made.kid, signsFrom, previous };
};
