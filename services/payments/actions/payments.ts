import type { Service } from "moleculer";
import { queueFull } from "../../../platform/broker/action.ts";
import { execute, stateOf, type Executed } from "../../../platform/storage/aggregate.ts";
import type { Doc } from "../../../platform/storage/collection.ts";
import { backoffMs } from "../../../platform/kernel/backoff.ts";
import type { Static } from "../../../platform/contract/contract.ts";
import { isFault, type Fault } from "../../../platform/kernel/fault.ts";
import { plusMs } from "../../../platform/kernel/instant.ts";
import { money } from "../../../platform/contract/money.ts";
import { shapeOf } from "../../../platform/runtime/runtime.ts";
import { collectionOf } from "../../../platform/storage/stores.ts";
import {
  paymentIdOf,
  pendingOp,
  type Op,
  type PaymentCommand,
  type PaymentState,
  type Step,
} from "../domain/payment.ts";
import { within, type Answer, type Charged, type Provider } from "../adapters/payment.provider.ts";
import { authorize, faults } from "../payments.contract.ts";
import { settings } from "../payments.settings.ts";
import { payments } from "../payments.store.ts";
import { isOn, providerOf } from "../adapters/registry.ts";

type Kept = PaymentState & Doc;
const OPS_MAX = 5;

const now = (service: Service): string => shapeOf(service.broker).now();

/** By then whoever asks the provider now has its answer: a crash left what is still open later. */
const afterThisCall = (service: Service): string =>
  plusMs(now(service), settings.PROVIDER_TIMEOUT_MS + 1_000);

const nextAsk = (service: Service, { asks }: PaymentState): string =>
  plusMs(now(service), backoffMs(asks + 2, Math.random(), { baseMs: 500, maxMs: 60_000 }));

const decide = (
  service: Service,
  id: string,
  command: PaymentCommand,
  from: { known?: PaymentState; fresh?: boolean } = {},
): Promise<Executed<PaymentState> | Fault> => execute(service, payments, id, command, from);

/** For commands that refuse nothing. @throws on a lost race, so that the caller tries again */
const settle = async (
  service: Service,
  id: string,
  command: PaymentCommand,
  known?: PaymentState,
): Promise<Kept> => {
  const executed = await decide(service, id, command, known ? { known } : {});
  if (isFault(executed)) throw new Error(`Payment ${id}: ${executed.code}`);
  return executed.state;
};

const known = (service: Service, name: string): Provider => {
  const provider = providerOf(service, name);
  if (!provider) throw new Error(`There is no payment provider "${name}".`);
  return provider;
};

export const paymentOf = async (service: Service, id: string): Promise<Kept | undefined> => {
  const doc = await collectionOf(service, payments.declaration).get(id);
  return doc && stateOf(doc);
};

const askStep = (service: Service, state: PaymentState, op: Op): Promise<Answer> => {
  const { orderId, currency, provider } = state;
  const change = { orderId, key: op.key, amount: money(op.amount, currency) };
  return within<Answer>(
    known(service, provider)[op.step](change),
    settings.PROVIDER_TIMEOUT_MS,
    "unknown",
  );
};

/** Asks the provider for what is written as intended; safe to ask again, for the key is the same. */
export const pursue = async (service: Service, from: Kept): Promise<Kept> => {
  let state = from;
  for (let i = 0; i < OPS_MAX; i += 1) {
    const op = pendingOp(state);
    if (!op) return state;
    const outcome = await askStep(service, state, op);
    if (outcome === "unknown") {
      const dueAt = nextAsk(service, state);
      return settle(service, state.id, { type: "Doubt", dueAt });
    }
    const dueAt = afterThisCall(service);
    state = await settle(service, state.id, { type: "Finish", key: op.key, outcome, dueAt });
  }
  return state;
};

/** How an authorization stands, as `authorize` answers it. */
const authorizationOf = (
  state: Kept,
): { paymentId: string; status: "authorized" | "unknown" } | Fault => {
  const { id: paymentId, orderId, status, closed } = state;
  if (closed || status === "voided") return faults.PAYMENT_CANCELLED({ orderId });
  if (status === "declined") return faults.PAYMENT_DECLINED({ orderId });
  if (status === "failed") return faults.PAYMENT_FAILED({ orderId });
  return { paymentId, status: isOpen(state) ? "unknown" : "authorized" };
};

const isOpen = ({ status }: PaymentState): boolean => status === "created" || status === "unknown";

/** As if it was never asked. @throws QUEUE_FULL, so that the caller tries again, with another copy where there is one */
const turnedAway = async (
  service: Service,
  id: string,
): Promise<ReturnType<typeof authorizationOf>> => {
  const withdrawn = await settle(service, id, { type: "Withdraw" });
  if (withdrawn.status !== "none" || withdrawn.closed) return authorizationOf(withdrawn);
  throw queueFull(service, authorize);
};

/** Two writes: the intent before the provider is asked, the result after. Asked again it only reads. */
export const authorizePayment = async (
  service: Service,
  { orderId, amount, provider, token }: Static<typeof authorize.params>,
) => {
  if (!isOn(provider)) return faults.PAYMENT_PROVIDER_UNKNOWN({ provider });
  const id = paymentIdOf(orderId);
  const { amount: asked, currency } = amount;
  const dueAt = afterThisCall(service);
  const create = { type: "Create", orderId, provider, amount: asked, currency, dueAt } as const;
  const created = await decide(service, id, create, { fresh: true });
  if (isFault(created)) return created;
  if (created.events.length === 0) return authorizationOf(created.state);
  const outcome = await within<Charged>(
    known(service, provider).authorize({ orderId, amount, token }),
    settings.PROVIDER_TIMEOUT_MS,
    "unknown",
  );
  if (outcome === "busy") return turnedAway(service, id);
  const command: PaymentCommand =
    outcome === "unknown"
      ? { type: "Doubt", dueAt: nextAsk(service, created.state) }
      : { type: "Settle", outcome: outcome === "done" ? "authorized" : "declined" };
  const settled = await settle(service, id, command, created.state);
  return authorizationOf(settled.closed ? await pursue(service, settled) : settled);
};

/** Asks the provider what became of a charge whose answer was lost. */
const askStanding = async (service: Service, state: Kept): Promise<Kept> => {
  const { id, orderId, currency, asked } = state;
  const provider = known(service, state.provider);
  const limit = settings.PROVIDER_TIMEOUT_MS;
  let standing = await within(provider.query(orderId), limit, "pending");
  if (standing === "none") {
    // A charge still on its way must not come after we said that there is none.
    const forbid = { orderId, key: "forbid", amount: money(asked, currency) };
    const forbidden = await within<Answer>(provider.void(forbid), limit, "unknown");
    if (forbidden !== "done") standing = "pending";
  }
  return standing === "pending"
    ? settle(service, id, { type: "Doubt", dueAt: nextAsk(service, state) })
    : settle(service, id, { type: "Settle", outcome: standing });
};

/** Brings a payment as far as the provider's answers allow. `overdue`: the caller saw its time come. */
export const resolvePayment = async (
  service: Service,
  id: string,
  { overdue = false }: { overdue?: boolean } = {},
): Promise<Kept | undefined> => {
  const state = await paymentOf(service, id);
  if (!state) return undefined;
  // Whoever created it is still waiting for the provider's first answer.
  const fresh = state.status === "created" && (state.dueAt ?? "") > now(service);
  if (fresh && !overdue) return state;
  const settled = isOpen(state) ? await askStanding(service, state) : state;
  return pursue(service, settled);
};

/** Written first, so it holds; then the provider is asked as far as it answers. */
export const cancelPayment = async (service: Service, orderId: string): Promise<void> => {
  const dueAt = afterThisCall(service);
  const closed = await settle(service, paymentIdOf(orderId), { type: "Close", orderId, dueAt });
  if (!isOpen(closed)) await pursue(service, closed);
};

/** A capture, void or refund; the same key again answers the payment as it is. */
export const changePayment = async (
  service: Service,
  id: string,
  { step, key, amount }: { step: Step; key: string; amount?: number | undefined },
): Promise<Kept | Fault> => {
  const dueAt = afterThisCall(service);
  const begun = await decide(service, id, { type: "Begin", step, key, amount, dueAt });
  if (isFault(begun)) return begun;
  return begun.events.length === 0 ? begun.state : pursue(service, begun.state);
};

/** What the order's progress asks for; a payment that cannot be captured any more is left alone. */
export const captureOfOrder = async (service: Service, orderId: string): Promise<void> => {
  const id = paymentIdOf(orderId);
  const captured = await changePayment(service, id, { step: "capture", key: "auto" });
  if (!isFault(captured)) return;
  const passing = [faults.PAYMENT_UNSETTLED, faults.PAYMENT_BUSY].map(({ line }) => line[1]);
  if (passing.includes(captured.code)) throw new Error(`Payment ${id}: ${captured.code}`);
};
