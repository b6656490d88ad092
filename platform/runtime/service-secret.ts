/** A secret of a service's own, of which it derives what it hands out: no store has that. */
import { createHmac, randomBytes } from "node:crypto";
import type { Service } from "moleculer";
import type { ServiceContext } from "../broker/context.ts";
import { collection, wasNew, type Doc } from "../storage/collection.ts";
import { untilWon } from "../storage/race.ts";
import { collectionOf } from "../storage/stores.ts";

interface Secret extends Doc {
  /** 32 bytes in base64url. */
  readonly value: string;
}

/** Where a service stores it: one of its own collections. */
export const secrets = collection<Secret>("secrets", { secret: ["value"] });

interface SecretService extends Service {
  ownSecret?: Buffer;
}

/**
 * Reads the secret of a service under an id, or makes it at the first start of all; of two copies one makes it.
 * @example await loadSecret(service, "accessTokens")
 */
export const loadSecret = async (service: SecretService, id: string): Promise<void> => {
  const docs = collectionOf(service, secrets);
  const { value } = await untilWon(`The secret of ${service.name}`, async () => {
    const there = await docs.get(id);
    if (there) return there;
    const made = { id, version: 1, value: randomBytes(32).toString("base64url") };
    return (await wasNew(docs.insert(made))) ? made : undefined;
  });
  service.ownSecret = Buffer.from(value, "base64url");
};

/**
 * What follows from the service's secret and a text: 32 bytes, by HMAC-SHA256.
 * @throws Error before `loadSecret`
 * @example derived(ctx, "order\nord_1")
 */
export const derived = (ctx: ServiceContext, text: string): Buffer => {
  const { ownSecret, name }: SecretService = ctx.own;
  if (!ownSecret) throw new Error(`The secret of ${name} is not loaded.`);
  return createHmac("sha256", ownSecret).update(text).digest();
};
