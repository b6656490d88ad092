import { createHash, timingSafeEqual } from "node:crypto";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { secretIdOf } from "../../../platform/kernel/id.ts";
import { derived } from "../../../platform/runtime/service-secret.ts";

/** A guest's key to one order: derived, so that no store holds it. */
export const accessTokenOf = (ctx: ServiceContext, orderId: string): string =>
  secretIdOf("tok", derived(ctx, `order\n${orderId}`));

export const tokenFits = (ctx: ServiceContext, orderId: string, token: string): boolean => {
  const right = Buffer.from(accessTokenOf(ctx, orderId));
  const given = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right);
};

/** The same request makes the same cart: a retry opens no second one. */
export const cartIdOf = (ctx: ServiceContext, requestKey: string, hash: string): string =>
  secretIdOf("cart", derived(ctx, `cart\n${requestKey}\n${hash}`));

/** SHA-256 in base64url. */
export const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url");
