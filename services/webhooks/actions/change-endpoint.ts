import type { Handler, ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common, type Fault } from "../../../platform/kernel/fault.ts";
import { DuplicateError } from "../../../platform/storage/collection.ts";
import { removeInBatches } from "../../../platform/storage/purge.ts";
import { urlFlaw } from "../adapters/destination.ts";
import { unknownTypes } from "../domain/deliverable.ts";
import { lookAgain } from "../jobs/deliverer.ts";
import { registry } from "../jobs/registry.ts";
import { endpointsMax, faults } from "../webhooks.contract.ts";
import type * as contract from "../webhooks.contract.ts";
import { settings } from "../webhooks.settings.ts";
import { deliveries, endpoints, endpointsOf, health, type Endpoint } from "../webhooks.store.ts";
import { viewEndpoint, viewWithSecret } from "./view-endpoint.ts";

interface Wish {
  readonly url?: string;
  readonly events?: readonly string[];
  readonly personalData?: boolean;
}

const errorsIn = ({ url, events = [] }: Wish): { pointer: string; message: string }[] => {
  const flaw = url === undefined ? undefined : urlFlaw(url, settings.WEBHOOK_ALLOW_ADDRESSES);
  const message = "is no type of a public event (docs/events.md lists them)";
  return [
    ...(flaw === undefined ? [] : [{ pointer: "/url", message: flaw }]),
    ...unknownTypes(events).map((i) => ({ pointer: `/events/${i}`, message })),
  ];
};

/** Who customers are may be sent by those who may read it. */
const customersScope = "customers:read";

const refusalOf = (ctx: ServiceContext, wish: Wish): Fault | undefined => {
  const errors = errorsIn(wish);
  if (errors.length > 0) return common.VALIDATION_FAILED({ errors });
  return wish.personalData && !ctx.holds(customersScope)
    ? common.FORBIDDEN({
        scope: customersScope,
        detail: "Personal data are sent by whom the scope `customers:read` lets read them",
      })
    : undefined;
};

const written = async (ctx: ServiceContext): Promise<void> => {
  registry.forget(ctx.own);
  await lookAgain(ctx.own);
};

/** Puts it into a place that is free; undefined when none is. Its slot is another's if two chose the same: the next one then. */
const insert = async (
  ctx: ServiceContext,
  endpoint: Omit<Endpoint, "slot">,
): Promise<Endpoint | undefined> => {
  for (;;) {
    const all = await ctx.collection(endpoints).find({});
    // A request that was begun before and cut off.
    const own = all.find(({ id }) => id === endpoint.id);
    if (own) return own;
    const taken = new Set(all.map(({ slot }) => slot));
    const slot = Array.from({ length: endpointsMax }, (_, i) => i + 1).find((i) => !taken.has(i));
    if (slot === undefined) return undefined;
    try {
      return await endpointsOf(ctx)._create(ctx, { ...endpoint, slot });
    } catch (error) {
      if (!(error instanceof DuplicateError)) throw error;
    }
  }
};

/** POST /v1/webhook-endpoints */
export const createEndpoint: Handler<typeof contract.createEndpoint> = async (ctx) => {
  const { url, events, description, status = "active", personalData = false } = ctx.params;
  const refusal = refusalOf(ctx, { url, events, personalData });
  if (refusal) return refusal;
  const endpoint = await insert(ctx, {
    id: ctx.newId("whe"),
    version: 1,
    ...{ url, events, status, personalData, generation: 1, createdAt: ctx.now() },
    ...defined({ description }),
  });
  if (!endpoint) return faults.WEBHOOK_ENDPOINT_LIMIT({ limit: endpointsMax });
  await written(ctx);
  return viewWithSecret(ctx, endpoint);
};

/** PATCH /v1/webhook-endpoints/{id} */
export const changeEndpoint: Handler<typeof contract.changeEndpoint> = async (ctx) => {
  const { id, expectedVersion, ...wish } = ctx.params;
  const { url, events, personalData } = wish;
  const refusal = refusalOf(ctx, defined({ url, events, personalData }));
  if (refusal) return refusal;
  // Staff have decided: why it was disabled before is not why any more.
  const reason = wish.status === undefined ? {} : { reason: null };
  const endpoint = await endpointsOf(ctx)._update(ctx, { id, expectedVersion, ...wish, ...reason });
  await written(ctx);
  return viewEndpoint(ctx, endpoint);
};

/** How many deliveries go with the endpoint at once; the rest when they are too old. */
const deliveriesAtOnce = 1_000;

/** DELETE /v1/webhook-endpoints/{id} */
export const deleteEndpoint: Handler<typeof contract.deleteEndpoint> = async (ctx) => {
  const { id, expectedVersion } = ctx.params;
  await endpointsOf(ctx)._remove(ctx, { id, expectedVersion });
  await written(ctx);
  await ctx.collection(health).remove({ id });
  await removeInBatches(ctx.collection(deliveries), { endpointId: id }, { max: deliveriesAtOnce });
  return null;
};
