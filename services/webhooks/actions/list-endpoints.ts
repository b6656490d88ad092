import type { Handler } from "../../../platform/broker/context.ts";
import { isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import type * as contract from "../webhooks.contract.ts";
import { endpoints, endpointsOf } from "../webhooks.store.ts";
import { viewEndpoint, viewEndpoints } from "./view-endpoint.ts";

/** GET /v1/webhook-endpoints/{id} */
export const getEndpoint: Handler<typeof contract.getEndpoint> = async (ctx) =>
  viewEndpoint(ctx, await endpointsOf(ctx)._get(ctx, ctx.params));

/** GET /v1/webhook-endpoints, newest first. */
export const listEndpoints: Handler<typeof contract.listEndpoints> = async (ctx) => {
  const { limit = 20, cursor } = ctx.params;
  const after = cursor === undefined ? [] : readCursor(cursor, "string");
  if (isFault(after)) return after;
  const [last] = after;
  const found = await ctx
    .collection(endpoints)
    .find(last === undefined ? {} : { id: { $lt: last } }, {
      sort: [["id", -1]],
      limit: limit + 1,
    });
  const { items, next } = toPage(found, limit, ({ id }) => [id]);
  return { items: await viewEndpoints(ctx, items), next };
};
