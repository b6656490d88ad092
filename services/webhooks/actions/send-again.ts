import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { closedObject, pick, Type } from "../../../platform/contract/contract.ts";
import { wasNew, type Update } from "../../../platform/storage/collection.ts";
import { common, isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { readCursor, toPage } from "../../../platform/kernel/page.ts";
import { pingType } from "../domain/deliverable.ts";
import { deliveryOf } from "../events/deliver.ts";
import { wakeDeliverer } from "../jobs/deliverer.ts";
import { faults, WebhookDelivery } from "../webhooks.contract.ts";
import type * as contract from "../webhooks.contract.ts";
import { deliveries, endpointsOf, type Endpoint } from "../webhooks.store.ts";

/** The endpoint, if it is sent anything. */
const activeEndpoint = async (ctx: ServiceContext, id: string): Promise<Endpoint | Fault> => {
  const endpoint = await endpointsOf(ctx)._get(ctx, { id });
  return endpoint.status === "active" ? endpoint : faults.WEBHOOK_ENDPOINT_DISABLED({ id });
};

const pingData = { data: closedObject({ endpointId: Type.String() }) };

/** POST /v1/webhook-endpoints/{id}/ping */
export const pingEndpoint: Handler<typeof contract.pingEndpoint> = async (ctx) => {
  const { id } = ctx.params;
  const endpoint = await activeEndpoint(ctx, id);
  if (isFault(endpoint)) return endpoint;
  const at = ctx.now();
  const event = {
    ...{ id: ctx.newId("evt"), type: pingType, source: "webhooks", subject: id },
    ...{ version: endpoint.version, time: at, data: { endpointId: id } },
  };
  const delivery = deliveryOf(endpoint, event, pingData, at);
  // A request that was begun before and cut off has the same id.
  await wasNew(ctx.collection(deliveries).insert(delivery));
  wakeDeliverer(ctx.own, id);
  return pick(WebhookDelivery, delivery);
};

/** From the beginning: with all its attempts. */
const afresh = (at: string): Update => ({
  $set: { status: "pending", at, nextAt: at, attempts: 0 },
  $unset: { claim: true },
});

/** POST /v1/webhook-endpoints/{id}/deliveries/{deliveryId}/replay */
export const replayDelivery: Handler<typeof contract.replayDelivery> = async (ctx) => {
  const { id: endpointId, deliveryId: id } = ctx.params;
  const endpoint = await activeEndpoint(ctx, endpointId);
  if (isFault(endpoint)) return endpoint;
  const delivery = await ctx.collection(deliveries).update({ id, endpointId }, afresh(ctx.now()));
  if (!delivery) return common.NOT_FOUND({ id });
  wakeDeliverer(ctx.own, endpointId);
  return pick(WebhookDelivery, delivery);
};

/** Deliveries that one request replays, and that one write changes. */
const replayMax = 1_000;
const writeMax = 100;

const inWrites = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / writeMax) }, (_, i) =>
    ids.slice(i * writeMax, (i + 1) * writeMax),
  );

type Where = readonly [at: string, id: string, end: string];

/** Where a replay begins or goes on: what it replays is of now, and would be found by itself again without an end. */
const whereOf = (
  { from, to, cursor }: { from: string; to?: string; cursor?: string },
  now: string,
): Where | Fault => {
  if (cursor !== undefined) return readCursor(cursor, "string", "string", "string");
  const instant = (text: string): string => new Date(text).toISOString();
  const end = to === undefined ? now : instant(to);
  return [instant(from), "", end < now ? end : now];
};

/** POST /v1/webhook-endpoints/{id}/replay */
export const replayDeliveries: Handler<typeof contract.replayDeliveries> = async (ctx) => {
  const { id: endpointId, status, ...span } = ctx.params;
  const endpoint = await activeEndpoint(ctx, endpointId);
  if (isFault(endpoint)) return endpoint;
  const now = ctx.now();
  const where = whereOf(span, now);
  if (isFault(where)) return where;
  const [at, last, end] = where;
  const docs = ctx.collection(deliveries);
  const found = await docs.find(
    {
      ...{ endpointId, status: status ?? { $in: ["delivered", "failed"] } },
      at: { $gte: at, $lt: end },
      $or: [{ at: { $gt: at } }, { at, id: { $gt: last } }],
    },
    {
      sort: [
        ["at", 1],
        ["id", 1],
      ],
      limit: replayMax + 1,
    },
  );
  const { items, next } = toPage(found, replayMax, (one) => [one.at, one.id, end]);
  let replayed = 0;
  const ended = { endpointId, nextAt: { $exists: false } };
  for (const ids of inWrites(items.map(({ id }) => id)))
    replayed += await docs.updateMany({ ...ended, id: { $in: ids } }, afresh(now));
  wakeDeliverer(ctx.own, endpointId);
  return { replayed, next };
};
