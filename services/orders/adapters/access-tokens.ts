import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Service } from "moleculer";
import { contextFor, type ServiceContext } from "../../../platform/broker/context.ts";
import { secretIdOf } from "../../../platform/kernel/id.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import { untilWon } from "../../../platform/storage/race.ts";
import { secrets } from "../orders.store.ts";

/** Orders, with the secret that its tokens are derived from. */
interface SecretService extends Service {
  tokenSecret?: Buffer;
}
const id = "accessTokens";

/** Reads the service's secret, or makes it at the first start of all. */
export const loadSecret = async (service: SecretService): Promise<void> => {
  const docs = contextFor(service).collection(secrets);
  // Another copy of the service may make it at the same time.
  const { value } = await untilWon("The secret of orders", async () => {
    const there = await docs.get(id);
    if (there) return there;
    const made = { id, version: 1, value: randomBytes(32).toString("base64url") };
    return (await wasNew(docs.insert(made))) ? made : undefined;
  });
  service.tokenSecret = Buffer.from(value, "base64url");
};

const derived = (ctx: ServiceContext, purpose: string, text: string): Buffer => {
  const { tokenSecret }: SecretService = ctx.own;
  if (!tokenSecret) throw new Error("The secret of orders is not loaded.");
  return createHmac("sha256", tokenSecret).update(`${purpose}\n${text}`).digest();
};

/** A guest's key to one order: derived, so that no store holds it. */
export const accessTokenOf = (ctx: ServiceContext, orderId: string): string =>
  secretIdOf("tok", derived(ctx, "order", orderId));

export const tokenFits = (ctx: ServiceContext, orderId: string, token: string): boolean => {
  const right = Buffer.from(accessTokenOf(ctx, orderId));
  const given = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right);
};

/** The same request makes the same cart: a retry opens no second one. */
export const cartIdOf = (ctx: ServiceContext, requestKey: string, hash: string): string =>
  secretIdOf("cart", derived(ctx, "cart", `${requestKey}\n${hash}`));

/** SHA-256 in base64url. */
export const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url");
