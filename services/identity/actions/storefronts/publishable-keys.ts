import { randomBytes } from "node:crypto";
import type { Handler, ServiceContext } from "../../../../platform/broker/context.ts";
import { pick } from "../../../../platform/contract/contract.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, type Fault } from "../../../../platform/kernel/fault.ts";
import { keyText } from "../../../../platform/kernel/texts/key-text.ts";
import { record } from "../../adapters/audit-chain.ts";
import { originErrors } from "../../domain/keys/page-origin.ts";
import { channels, publishableKeys, type StoredPublishableKey } from "../../identity.store.ts";
import {
  DEFAULT_CHANNEL,
  PublishableKey,
  PUBLISHABLE_KEY_BYTES,
  PUBLISHABLE_KEY_PREFIX,
  PUBLISHABLE_KEYS_MAX,
  storefrontFaults,
  type storefrontActions as contract,
} from "../../storefronts.contract.ts";

export const viewPublishableKey = (key: StoredPublishableKey): PublishableKey => {
  const status: PublishableKey["status"] = key.revokedAt === undefined ? "active" : "revoked";
  return pick(PublishableKey, { ...key, status });
};

const noted = (ctx: ServiceContext, action: string, subject: string): Promise<void> =>
  record(ctx, { actor: ctx.principal?.id ?? "system", action, subject });

interface Wish {
  readonly channelId?: string;
  readonly origins?: readonly string[];
}

const refusalOf = async (
  ctx: ServiceContext,
  { channelId, origins = [] }: Wish,
): Promise<Fault | undefined> => {
  const isUnknown = channelId !== undefined && !(await ctx.collection(channels).get(channelId));
  const errors = [
    ...originErrors(origins),
    ...(isUnknown ? [{ pointer: "/channelId", message: "is no channel of the shop" }] : []),
  ];
  return errors.length === 0 ? undefined : common.VALIDATION_FAILED({ errors });
};

/** POST /v1/publishable-keys */
export const createPublishableKey: Handler<typeof contract.createPublishableKey> = async (ctx) => {
  const { name, channelId = DEFAULT_CHANNEL, origins } = ctx.params;
  const refusal = await refusalOf(ctx, { channelId, origins });
  if (refusal) return refusal;
  const store = ctx.collection(publishableKeys);
  if ((await store.count({ revokedAt: { $exists: false } })) >= PUBLISHABLE_KEYS_MAX)
    return storefrontFaults.PUBLISHABLE_KEY_LIMIT({ limit: PUBLISHABLE_KEYS_MAX });
  const random = ctx.secretBytes("publishableKey") ?? randomBytes(PUBLISHABLE_KEY_BYTES);
  const made: StoredPublishableKey = {
    ...{ id: ctx.newId("pub"), version: 1, name, channelId, origins: [...new Set(origins)] },
    key: keyText(PUBLISHABLE_KEY_PREFIX, random.subarray(0, PUBLISHABLE_KEY_BYTES)),
    createdAt: ctx.now(),
  };
  await store.put(made);
  await noted(ctx, "publishableKeyMade", made.id);
  return viewPublishableKey(made);
};

/** PATCH /v1/publishable-keys/{id} */
export const changePublishableKey: Handler<typeof contract.changePublishableKey> = async (ctx) => {
  const { id, name, origins, expectedVersion } = ctx.params;
  const store = ctx.collection(publishableKeys);
  const key = await store.get(id);
  if (!key) return common.NOT_FOUND({ id });
  const refusal = await refusalOf(ctx, defined({ origins }));
  if (refusal) return refusal;
  const version = expectedVersion ?? key.version;
  const unique = origins && [...new Set(origins)];
  const update = { $set: defined({ name, origins: unique }) };
  const changed = await store.update({ id, version }, update);
  if (!changed) {
    const now = await store.get(id);
    return common.PRECONDITION_FAILED({ version: now?.version ?? key.version });
  }
  await noted(ctx, "publishableKeyChanged", id);
  return viewPublishableKey(changed);
};

/** POST /v1/publishable-keys/{id}/revoke */
export const revokePublishableKey: Handler<typeof contract.revokePublishableKey> = async (ctx) => {
  const { id } = ctx.params;
  const store = ctx.collection(publishableKeys);
  const open = { id, revokedAt: { $exists: false } };
  const revoked = await store.update(open, { $set: { revokedAt: ctx.now() } });
  if (revoked) await noted(ctx, "publishableKeyRevoked", id);
  const key = revoked ?? (await store.get(id));
  return key ? viewPublishableKey(key) : common.NOT_FOUND({ id });
};
