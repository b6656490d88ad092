import type { Handler } from "../../../platform/broker/context.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { registry } from "../jobs/registry.ts";
import type * as contract from "../webhooks.contract.ts";
import { endpointsOf } from "../webhooks.store.ts";
import { viewWithSecret } from "./view-endpoint.ts";

const hourMs = 3_600_000;

/** POST /v1/webhook-endpoints/{id}/rotate-secret: two secrets are valid at most, the present one and the one before. */
export const rotateSecret: Handler<typeof contract.rotateSecret> = async (ctx) => {
  const { id, overlapHours = 24 } = ctx.params;
  const { generation, version } = await endpointsOf(ctx)._get(ctx, { id });
  const endpoint = await endpointsOf(ctx)._update(ctx, {
    ...{ id, expectedVersion: version, generation: generation + 1 },
    previousSecretUntil: plusMs(ctx.now(), overlapHours * hourMs),
  });
  registry.forget(ctx.own);
  return viewWithSecret(ctx, endpoint);
};
