import type Stripe from "stripe";
import { defined } from "../../../../platform/kernel/defined.ts";
import type { ProviderEvent, WebhookMessage } from "../port.ts";

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** Of a charge, a refund or a dispute: its payment's id, or the payment itself. */
const intentIdOf = (object: Fields): string | undefined =>
  object["object"] === "payment_intent"
    ? textOf(object["id"])
    : (textOf(object["payment_intent"]) ?? textOf(fieldsOf(object["payment_intent"])["id"]));

/** Events of any age and version: all that is read are names. */
const read = (text: string): ProviderEvent | undefined => {
  const event = fieldsOf(JSON.parse(text));
  const [id, type] = [textOf(event["id"]), textOf(event["type"])];
  if (id === undefined || type === undefined) return undefined;
  const object = fieldsOf(fieldsOf(event["data"])["object"]);
  const providerId = intentIdOf(object);
  if (providerId === undefined) return { id, type };
  const orderId = textOf(fieldsOf(object["metadata"])["order_id"]);
  return { id, type, about: { providerId, ...defined({ orderId }) } };
};

/** How old a signed message may be. */
const toleranceSeconds = 300;

/** Whether one of the secrets has signed it; two while the endpoint's secret is being changed. */
const isSigned = (
  { webhooks }: Stripe,
  { body, headers, at }: WebhookMessage,
  secrets: readonly string[],
): boolean =>
  secrets.some((secret) => {
    try {
      return (
        webhooks.signature?.verifyHeader(
          body,
          headers["stripe-signature"] ?? "",
          secret,
          toleranceSeconds,
          undefined,
          Date.parse(at),
        ) ?? false
      );
    } catch {
      return false; // The library says no by throwing.
    }
  });

/** Verified on the bytes as they came, then read. Undefined: not from Stripe, too old, or altered. */
export const parseWebhook = (
  stripe: Stripe,
  message: WebhookMessage,
  secrets: readonly string[],
): ProviderEvent | undefined => {
  if (!isSigned(stripe, message, secrets)) return undefined;
  try {
    return read(new TextDecoder("utf-8", { fatal: true }).decode(message.body));
  } catch {
    return undefined; // Signed, but no JSON.
  }
};
