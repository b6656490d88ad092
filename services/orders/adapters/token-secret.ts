import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Service } from "moleculer";
import { wasNew } from "../../../platform/storage/collection.ts";
import { secretIdOf } from "../../../platform/kernel/id.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import { secrets } from "../orders.store.ts";

const keys = new WeakMap<Service, Buffer>();
const id = "accessTokens";

/** Reads the service's secret, or makes it at the first start of all. */
export const loadSecret = async (service: Service): Promise<void> => {
  const docs = collectionOf(service, secrets);
  const known = await docs.get(id);
  const doc = known ?? { id, version: 1, value: randomBytes(32).toString("base64url") };
  // Another copy of the service may have made it first.
  if (!known && !(await wasNew(docs.insert(doc)))) return loadSecret(service);
  keys.set(service, Buffer.from(doc.value, "base64url"));
};

const derived = (service: Service, purpose: string, text: string): Buffer => {
  const key = keys.get(service);
  if (!key) throw new Error("The secret of orders is not loaded.");
  return createHmac("sha256", key).update(`${purpose}\n${text}`).digest();
};

/** A guest's key to one order: derived, so that no store holds it. */
export const accessTokenOf = (service: Service, orderId: string): string =>
  secretIdOf("tok", derived(service, "order", orderId));

export const tokenFits = (service: Service, orderId: string, token: string): boolean => {
  const right = Buffer.from(accessTokenOf(service, orderId));
  const given = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right);
};

/** The same request makes the same cart: a retry opens no second one. */
export const cartIdOf = (service: Service, requestKey: string, hash: string): string =>
  secretIdOf("cart", derived(service, "cart", `${requestKey}\n${hash}`));

/** SHA-256 in base64url. */
export const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url");
