import type { ServiceContext } from "../../../platform/broker/context.ts";
import { pick } from "../../../platform/contract/contract.ts";
import { secretsOf } from "../adapters/secrets.ts";
import { Health, WebhookEndpoint } from "../webhooks.schemas.ts";
import { health, type Endpoint, type HealthDoc } from "../webhooks.store.ts";

const viewOf = (
  ctx: ServiceContext,
  endpoint: Endpoint,
  state: HealthDoc | undefined,
): WebhookEndpoint => {
  const { previousSecretUntil = "", ...rest } = endpoint;
  const overlap = previousSecretUntil > ctx.now() ? { previousSecretUntil } : {};
  return pick(WebhookEndpoint, {
    ...rest,
    ...overlap,
    health: pick(Health, state ?? { failures: 0 }),
  });
};

/** Endpoints as staff see them, in the same order. */
export const viewEndpoints = async (
  ctx: ServiceContext,
  found: readonly Endpoint[],
): Promise<WebhookEndpoint[]> => {
  const states = await ctx.collection(health).getMany(found.map(({ id }) => id));
  const byId = new Map(states.map((state) => [state.id, state]));
  return found.map((endpoint) => viewOf(ctx, endpoint, byId.get(endpoint.id)));
};

export const viewEndpoint = async (
  ctx: ServiceContext,
  endpoint: Endpoint,
): Promise<WebhookEndpoint> => viewOf(ctx, endpoint, await ctx.collection(health).get(endpoint.id));

/** With its present secret: for the response that shows it. */
export const viewWithSecret = async (ctx: ServiceContext, endpoint: Endpoint) => ({
  ...(await viewEndpoint(ctx, endpoint)),
  secret: secretsOf(ctx, endpoint)[0],
});
