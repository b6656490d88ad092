import type { Handler } from "../../../../platform/broker/context.ts";
import { defined } from "../../../../platform/kernel/defined.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { newestFirst } from "../../adapters/newest-first.ts";
import { channels, publishableKeys } from "../../identity.store.ts";
import {
  CHANNELS_MAX,
  PUBLISHABLE_KEYS_MAX,
  type activePublishableKeys as active,
  type storefrontActions as contract,
} from "../../storefronts.contract.ts";
import { viewPublishableKey } from "./publishable-keys.ts";

/** GET /v1/publishable-keys, newest first. */
export const listPublishableKeys: Handler<typeof contract.listPublishableKeys> = async (ctx) => {
  const page = await newestFirst(ctx, publishableKeys);
  if (isFault(page)) return page;
  return { items: page.items.map(viewPublishableKey), next: page.next };
};

/** GET /v1/publishable-keys/{id} */
export const getPublishableKey: Handler<typeof contract.getPublishableKey> = async (ctx) => {
  const { id } = ctx.params;
  const key = await ctx.collection(publishableKeys).get(id);
  return key ? viewPublishableKey(key) : common.NOT_FOUND({ id });
};

/** Asked by gateways. */
export const activePublishableKeys: Handler<typeof active> = async (ctx) => {
  const open = { revokedAt: { $exists: false } };
  const [found, all] = await Promise.all([
    ctx.collection(publishableKeys).find(open, { limit: PUBLISHABLE_KEYS_MAX }),
    ctx.collection(channels).find({}, { limit: CHANNELS_MAX }),
  ]);
  const currencies = new Map(all.map(({ id, currency }) => [id, currency]));
  const items = found.map(({ key, channelId, origins }) => ({
    ...{ key, channelId, origins },
    ...defined({ currency: currencies.get(channelId) }),
  }));
  return { items };
};
