import type { Handler } from "../../../../platform/broker/context.ts";
import { common } from "../../../../platform/kernel/fault.ts";
import { record } from "../../adapters/audit-chain.ts";
import type * as contract from "../../api-keys.contract.ts";
import { apiKeys } from "../../identity.store.ts";
import { viewApiKey } from "./view-api-key.ts";

/** PATCH /v1/api-keys/{id} */
export const changeApiKey: Handler<typeof contract.changeApiKey> = async (ctx) => {
  const { id, name, expectedVersion } = ctx.params;
  const store = ctx.collection(apiKeys);
  const key = await store.get(id);
  if (!key) return common.NOT_FOUND({ id });
  const version = expectedVersion ?? key.version;
  const changed = await store.update({ id, version }, { $set: { name } });
  if (!changed) {
    const now = await store.get(id);
    return common.PRECONDITION_FAILED({ version: now?.version ?? key.version });
  }
  const actor = ctx.principal?.id ?? "system";
  await record(ctx, { actor, action: "apiKeyRenamed", subject: id });
  return viewApiKey(changed, ctx.now());
};

/** POST /v1/api-keys/{id}/revoke: what has ended stays as it ended. */
export const revokeApiKey: Handler<typeof contract.revokeApiKey> = async (ctx) => {
  const { id } = ctx.params;
  const store = ctx.collection(apiKeys);
  const open = { id, revokedAt: { $exists: false } };
  const revoked = await store.update(open, { $set: { revokedAt: ctx.now() } });
  if (revoked) {
    const actor = ctx.principal?.id ?? "system";
    await record(ctx, { actor, action: "apiKeyRevoked", subject: id });
  }
  const key = revoked ?? (await store.get(id));
  return key ? viewApiKey(key, ctx.now()) : common.NOT_FOUND({ id });
};
