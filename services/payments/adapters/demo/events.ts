import type { ProviderEvent, WebhookMessage } from "../port.ts";
import { isSigned, signatureHeader } from "./signature.ts";

interface Event {
  readonly id: string;
  readonly type: string;
  readonly payment: { readonly id: string; readonly orderId: string };
}

/** Verified on the bytes as they came, then read. Undefined: not of the provider, too old, or altered. */
export const parseEvent = (
  secret: string,
  { body, headers, at }: WebhookMessage,
): ProviderEvent | undefined => {
  if (!isSigned(secret, { body, header: headers[signatureHeader], at })) return undefined;
  // Its own process wrote it.
  const { id, type, payment } = JSON.parse(Buffer.from(body).toString()) as Event;
  return { id, type, about: { orderId: payment.orderId, providerId: payment.id } };
};
