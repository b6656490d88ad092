import type { Handler } from "../../../../platform/broker/context.ts";
import { common, isFault } from "../../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../../platform/kernel/page.ts";
import type * as contract from "../../api-keys.contract.ts";
import { apiKeys } from "../../identity.store.ts";
import { viewApiKey } from "./view-api-key.ts";

/** GET /v1/api-keys, newest first. */
export const listApiKeys: Handler<typeof contract.listApiKeys> = async (ctx) => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? [] : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const [last] = after;
  const older = last === undefined ? {} : { id: { $lt: last } };
  const options = { sort: [["id", -1]], limit: limit + 1 } as const;
  const found = await ctx.collection(apiKeys).find(older, options);
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return { items: items.map((key) => viewApiKey(key, ctx.now())), next };
};

/** GET /v1/api-keys/{id} */
export const getApiKey: Handler<typeof contract.getApiKey> = async (ctx) => {
  const { id } = ctx.params;
  const key = await ctx.collection(apiKeys).get(id);
  return key ? viewApiKey(key, ctx.now()) : common.NOT_FOUND({ id });
};
