import { createHmac, randomBytes } from "node:crypto";
import type { Service } from "moleculer";
import { contextFor, type ServiceContext } from "../../../platform/broker/context.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import { secrets, type Endpoint } from "../webhooks.store.ts";
import { secretText } from "./signatures.ts";

/** Webhooks, with the secret that those of endpoints are derived from. */
interface SecretService extends Service {
  endpointSecret?: Buffer;
}
const id = "endpoints";

/** Reads the service's secret, or makes it at the first start of all. */
export const loadSecret = async (service: SecretService): Promise<void> => {
  const docs = contextFor(service).collection(secrets);
  // Another copy of the service may make it at the same time.
  const { value } = await untilWon("The secret of webhooks", async () => {
    const there = await docs.get(id);
    if (there) return there;
    const made = { id, version: 1, value: randomBytes(32).toString("base64url") };
    return (await wasNew(docs.insert(made))) ? made : undefined;
  });
  service.endpointSecret = Buffer.from(value, "base64url");
};

const secretOf = (ctx: ServiceContext, endpointId: string, generation: number): string => {
  const { endpointSecret }: SecretService = ctx.own;
  if (!endpointSecret) throw new Error("The secret of webhooks is not loaded.");
  const text = `endpoint\n${endpointId}\n${generation}`;
  return secretText(createHmac("sha256", endpointSecret).update(text).digest());
};

type Generations = Pick<Endpoint, "id" | "generation" | "previousSecretUntil">;

/** What an endpoint's events are signed with now, the present one first. */
export const secretsOf = (ctx: ServiceContext, endpoint: Generations): [string, ...string[]] => {
  const { id: endpointId, generation, previousSecretUntil = "" } = endpoint;
  const present = secretOf(ctx, endpointId, generation);
  return previousSecretUntil > ctx.now()
    ? [present, secretOf(ctx, endpointId, generation - 1)]
    : [present];
};
