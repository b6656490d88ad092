import { createHash, timingSafeEqual } from "node:crypto";
import type { ServiceContext } from "../../../platform/broker/context.ts";
import { secretIdOf } from "../../../platform/kernel/id.ts";
import { derived } from "../../../platform/runtime/service-secret.ts";

/** A guest's key to one order: derived, so that no store holds it. */
export const accessTokenOf = (ctx: ServiceContext, orderId: string): string =>
  secretIdOf("tok", derived(ctx, `order\n${orderId}`));

/** Of a link in a mail, good until an instant: `lnk`, the seconds of that, and what follows from both and the order. */
export const linkTokenOf = (ctx: ServiceContext, orderId: string, until: string): string =>
  signedUntil(ctx, orderId, Math.floor(Date.parse(until) / 1_000).toString(36));

const signedUntil = (ctx: ServiceContext, orderId: string, seconds: string): string =>
  `lnk.${seconds}.${derived(ctx, `link\n${orderId}\n${seconds}`).toString("base64url")}`;

const isSame = (given: string, right: string): boolean => {
  const [left, other] = [Buffer.from(given), Buffer.from(right)];
  return left.length === other.length && timingSafeEqual(left, other);
};

/** Whether a token is the guest's key to an order, or of a mail's link that has not ended. */
export const tokenFits = (ctx: ServiceContext, orderId: string, token: string): boolean => {
  const { seconds } = /^lnk\.(?<seconds>[0-9a-z]{1,10})\./u.exec(token)?.groups ?? {};
  if (seconds === undefined) return isSame(token, accessTokenOf(ctx, orderId));
  const over = Number.parseInt(seconds, 36) * 1_000 <= Date.parse(ctx.now());
  return isSame(token, signedUntil(ctx, orderId, seconds)) && !over;
};

/** The same request makes the same cart: a retry opens no second one. */
export const cartIdOf = (ctx: ServiceContext, requestKey: string, hash: string): string =>
  secretIdOf("cart", derived(ctx, `cart\n${requestKey}\n${hash}`));

/** SHA-256 in base64url. */
export const hashOf = (text: string): string =>
  createHash("sha256").update(text).digest("base64url");
