import type { Handler } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, isFault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { DeliveryDetail, WebhookDelivery } from "../webhooks.contract.ts";
import type * as contract from "../webhooks.contract.ts";
import { deliveries, endpointsOf } from "../webhooks.store.ts";

const first: [string, string] = ["9999", "~"];

/** GET /v1/webhook-endpoints/{id}/deliveries, newest first. */
export const listDeliveries: Handler<typeof contract.listDeliveries> = async (ctx) => {
  const { id: endpointId, status, limit = 20, cursor } = ctx.params;
  await endpointsOf(ctx)._get(ctx, { id: endpointId });
  const after = cursor === undefined ? first : readCursor(cursor, "string", "string");
  if (isFault(after)) return after;
  const [at, id] = after;
  const found = await ctx.collection(deliveries).find(
    {
      ...defined({ endpointId, status }),
      // The border once more: without it SQLite reads each part of the `$or` to its end and sorts.
      at: { $lte: at },
      $or: [{ at: { $lt: at } }, { at, id: { $lt: id } }],
    },
    {
      sort: [
        ["at", -1],
        ["id", -1],
      ],
      limit: limit + 1,
    },
  );
  const { items, next } = toPage(found, limit, (delivery) => [delivery.at, delivery.id]);
  return { items: items.map((delivery) => pick(WebhookDelivery, delivery)), next };
};

/** GET /v1/webhook-endpoints/{id}/deliveries/{deliveryId} */
export const getDelivery: Handler<typeof contract.getDelivery> = async (ctx) => {
  const { id: endpointId, deliveryId } = ctx.params;
  const delivery = await ctx.collection(deliveries).findOne({ id: deliveryId, endpointId });
  return delivery ? pick(DeliveryDetail, delivery) : common.NOT_FOUND({ id: deliveryId });
};
