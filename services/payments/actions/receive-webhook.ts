import { createHash } from "node:crypto";
import type { Service } from "moleculer";
import { contextFor, type Handler, type ServiceContext } from "../../../platform/broker/context.ts";
import { defined } from "../../../platform/kernel/defined.ts";
import { common } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { wasNew } from "../../../platform/storage/collection.ts";
import type { ProviderEvent, Standing } from "../adapters/port.ts";
import { definitionOf } from "../adapters/registry.ts";
import { isOpen, paymentIdOf, pendingOp } from "../domain/payment.ts";
import { faults } from "../payments.schemas.ts";
import type * as contract from "../payments.contract.ts";
import { settings } from "../payments.settings.ts";
import { payments, providerMessages, type ProviderMessage } from "../payments.store.ts";
import {
  findPayment,
  inTime,
  lost,
  providerNamed,
  referenceOf,
  settle,
  type StoredPayment,
} from "./pursue-payment.ts";
import { resolveById } from "./resolve-payment.ts";

/** Whoever received it handles it at once; the job does where that process is gone, or the provider was. */
const handledMs = 2 * settings.PROVIDER_TIMEOUT_MS;

const paymentOf = async (
  ctx: ServiceContext,
  { provider, orderId, providerId }: ProviderMessage,
): Promise<StoredPayment | undefined> => {
  const named = orderId === undefined ? undefined : await findPayment(ctx, paymentIdOf(orderId));
  if (named?.provider === provider || providerId === undefined) return named;
  const docs = ctx.collection(payments.declaration);
  const found = await docs.find({ providerId }, { limit: 2 });
  return found.find((one) => one.provider === provider);
};

/** Of one that was settled: an authorization may have lapsed at the provider. */
const lookAgain = async (ctx: ServiceContext, state: StoredPayment): Promise<void> => {
  const provider = await providerNamed(ctx, state.provider);
  const { outcome, providerId } = await inTime<Standing>(provider.query(referenceOf(state)), lost);
  if (outcome === "unknown")
    throw new Error(`${state.provider} does not say how ${state.id} stands.`);
  if (outcome === "cancelled") await settle(ctx, state.id, { type: "Lapse" });
  if (outcome === "authorized")
    await settle(ctx, state.id, { type: "Settle", outcome, providerId });
};

/** Asks the provider for the payment that a message is about; one of no concern has no effect. @throws where it does not respond */
export const handleMessage = async (
  ctx: ServiceContext,
  message: ProviderMessage,
): Promise<void> => {
  const state = await paymentOf(ctx, message);
  if (state && state.status !== "none") {
    if (isOpen(state) || pendingOp(state)) await resolveById(ctx, state.id, { overdue: true });
    else await lookAgain(ctx, state);
  }
  const { id } = message;
  await ctx.collection(providerMessages).update({ id }, { $unset: { dueAt: true } });
};

const messageOf = (
  provider: string,
  { id, type, about = {} }: ProviderEvent,
  at: string,
): ProviderMessage => ({
  // Of any length and form.
  id: `${provider}-${createHash("sha256").update(id).digest("hex").slice(0, 40)}`,
  version: 1,
  provider,
  type: type.slice(0, 100),
  ...defined(about),
  at,
  dueAt: plusMs(at, handledMs),
});

/** Payments, with the messages that it handles just now. */
interface ReceivingService extends Service {
  handling?: Set<Promise<void>>;
}

/** The sender waits for none of it: the message is stored, and what fails or is cut short the job does later. */
const handleSoon = (service: ReceivingService, message: ProviderMessage): void => {
  const all = (service.handling ??= new Set());
  const handled = handleMessage(contextFor(service), message).catch((error: unknown) =>
    service.logger.warn(`A message of ${message.provider} waits: ${String(error)}`),
  );
  all.add(handled);
  void handled.finally(() => all.delete(handled));
};

/** Those that are being handled; before the store is closed. */
export const messagesHandled = async (service: ReceivingService): Promise<void> => {
  await Promise.allSettled(service.handling ?? []);
};

/** POST /v1/webhooks/{provider} */
export const receiveWebhook: Handler<typeof contract.receiveWebhook> = async (ctx) => {
  const { provider: name, body, headers } = ctx.params;
  if (!definitionOf(name)) return common.NOT_FOUND();
  const provider = await providerNamed(ctx, name);
  if (!provider.parseWebhook) return common.NOT_FOUND();
  const at = ctx.now();
  const event = await provider.parseWebhook({
    body: Buffer.from(body, "base64"),
    headers: Object.fromEntries(headers.map((one) => [one.name, one.value])),
    at,
  });
  if (!event) return faults.WEBHOOK_REFUSED();
  const message = messageOf(name, event, at);
  if (await wasNew(ctx.collection(providerMessages).insert(message))) handleSoon(ctx.own, message);
  return { received: true };
};
