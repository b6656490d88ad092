import {
  holdsScope,
  type Handler,
  type ServiceContext,
} from "../../../../platform/broker/context.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { keyToken, signingKey } from "../../adapters/token-signer.ts";
import type * as contract from "../../api-keys.contract.ts";
import { isWorthNoting, scopesHeld, statusOf, tokenSeconds } from "../../domain/keys/api-key.ts";
import { apiKeys, users, type StoredApiKey } from "../../identity.store.ts";

/** What its maker may do now; nothing once their account is closed. */
const scopesOf = async (ctx: ServiceContext, key: StoredApiKey): Promise<readonly string[]> => {
  const maker = await ctx.collection(users.declaration).get(key.createdBy);
  return maker ? scopesHeld(key, (scope) => holdsScope(maker, scope)) : [];
};

/** One write a minute at most: of several gateways that ask at once, one has it noted. */
const note = async (ctx: ServiceContext, { id, lastUsedAt }: StoredApiKey): Promise<void> => {
  const now = ctx.now();
  if (!isWorthNoting(lastUsedAt, now)) return;
  const before = lastUsedAt === undefined ? { $exists: false } : lastUsedAt;
  const use = { $set: { lastUsedAt: now } };
  await ctx.collection(apiKeys).update({ id, lastUsedAt: before }, use, { quiet: true });
};

/** Asked by gateways, for a key that they were sent. */
export const exchangeApiKey: Handler<typeof contract.exchangeApiKey> = async (ctx) => {
  const key = await ctx.collection(apiKeys).findOne({ digest: ctx.params.digest });
  if (!key) return { refused: "unknown" };
  const { id: keyId, allowedAddresses, refundCeiling } = key;
  const now = ctx.now();
  const status = statusOf(key, now);
  const ttlS = tokenSeconds(key, now);
  if (status !== "active") return { keyId, refused: status };
  if (ttlS === 0) return { keyId, refused: "expired" };
  const claims = { keyId, scopes: await scopesOf(ctx, key), ...defined({ refundCeiling }) };
  const token = await keyToken(await signingKey(ctx), claims, now, ttlS);
  await note(ctx, key);
  return { keyId, token, ...defined({ allowedAddresses }) };
};
