import type { Handler } from "../../../../platform/broker/context.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { newestFirst } from "../../adapters/newest-first.ts";
import type * as contract from "../../api-keys.contract.ts";
import { apiKeys } from "../../identity.store.ts";
import { viewApiKey } from "./view-api-key.ts";

/** GET /v1/api-keys, newest first. */
export const listApiKeys: Handler<typeof contract.listApiKeys> = async (ctx) => {
  const page = await newestFirst(ctx, apiKeys);
  if (isFault(page)) return page;
  return { items: page.items.map((key) => viewApiKey(key, ctx.now())), next: page.next };
};

/** GET /v1/api-keys/{id} */
export const getApiKey: Handler<typeof contract.getApiKey> = async (ctx) => {
  const { id } = ctx.params;
  const key = await ctx.collection(apiKeys).get(id);
  return key ? viewApiKey(key, ctx.now()) : common.NOT_FOUND({ id });
};
