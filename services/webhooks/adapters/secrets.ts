import type { ServiceContext } from "../../../platform/broker/context.ts";
import { derived } from "../../../platform/runtime/service-secret.ts";
import type { Endpoint } from "../webhooks.store.ts";
import { secretText } from "./signatures.ts";

const secretOf = (ctx: ServiceContext, endpointId: string, generation: number): string =>
  secretText(derived(ctx, `endpoint\n${endpointId}\n${generation}`));

type Generations = Pick<Endpoint, "id" | "generation" | "previousSecretUntil">;

/** What an endpoint's events are signed with now, the present one first. */
export const secretsOf = (ctx: ServiceContext, endpoint: Generations): [string, ...string[]] => {
  const { id: endpointId, generation, previousSecretUntil = "" } = endpoint;
  const present = secretOf(ctx, endpointId, generation);
  return previousSecretUntil > ctx.now()
    ? [present, secretOf(ctx, endpointId, generation - 1)]
    : [present];
};
