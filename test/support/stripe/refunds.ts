import { chargeOf, emit, intentOf, newId, type Account, type Cause } from "./account.ts";
import { integerAt, textAt, textsAt, type Form } from "./form.ts";
import type { Charge, Dispute, Intent, Refund } from "./objects.ts";
import { invalid, missing } from "./refusals.ts";

const reasons = new Set(["duplicate", "fraudulent", "requested_by_customer"]);

const refundable = (account: Account, form: Form): { intent: Intent; charge: Charge } => {
  const id = textAt(form, "payment_intent") ?? invalid("Missing payment_intent");
  const intent = intentOf(account, id);
  const charge = chargeOf(account, intent);
  if (!charge || charge.amount_captured === 0)
    return invalid("This PaymentIntent does not have a successful charge to refund.");
  return { intent, charge };
};

/** POST /v1/refunds */
export const createRefund = (account: Account, form: Form, cause: Cause): Refund => {
  const { intent, charge } = refundable(account, form);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0)
    return invalid(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  const reason = textAt(form, "reason") ?? null;
  if (reason !== null && !reasons.has(reason))
    return invalid("Invalid reason", { param: "reason" });
  if (charge.disputed)
    return invalid(`Charge ${charge.id} has been charged back.`, { code: "charge_disputed" });
  const amount = integerAt(form, "amount") ?? left;
  if (!(amount > 0 && amount <= left))
    return invalid("Refund amount is greater than unrefunded amount on charge", {
      param: "amount",
    });
  const refund: Refund = {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: newId("txn"),
    charge: charge.id,
    created: account.seconds(),
    currency: charge.currency,
    metadata: textsAt(form, "metadata"),
    payment_intent: intent.id,
    reason,
    status: "succeeded",
  };
  account.refunds.set(refund.id, refund);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  emit(account, "refund.created", refund, cause);
  emit(account, "charge.refunded", charge, cause);
  return refund;
};

/** A refund that came back from the bank: the money is in the account again. */
export const failRefund = (account: Account, id: string): Refund => {
  const refund = account.refunds.get(id) ?? missing("refund", id);
  const charge = account.charges.get(refund.charge);
  if (!charge) throw new Error(`${id} has no charge`);
  refund.status = "failed";
  refund.failure_reason = "expired_or_canceled_card";
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  emit(account, "refund.failed", refund);
  return refund;
};

const disputeFee = 1_500;

/** The card's holder asks the bank for the money: it leaves the account, with a fee. */
export const openDispute = (
  account: Account,
  intentId: string,
  { amount, reason = "fraudulent" }: { amount?: number; reason?: string } = {},
): Dispute => {
  const intent = intentOf(account, intentId);
  const charge = chargeOf(account, intent);
  if (!charge || charge.amount_captured === 0) throw new Error(`${intentId} has nothing captured`);
  const disputed = amount ?? charge.amount_captured - charge.amount_refunded;
  const { currency } = charge;
  const taken = {
    id: newId("txn"),
    amount: -disputed,
    fee: disputeFee,
    net: -disputed - disputeFee,
    currency,
  };
  const dispute: Dispute = {
    id: newId("du"),
    object: "dispute",
    amount: disputed,
    balance_transactions: [taken],
    charge: charge.id,
    created: account.seconds(),
    currency,
    evidence_details: { due_by: account.seconds() + 7 * 86_400 },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: intentId,
    reason,
    status: "needs_response",
  };
  charge.disputed = true;
  account.disputes.set(dispute.id, dispute);
  emit(account, "charge.dispute.created", dispute);
  emit(account, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
};

/** The bank has decided. */
export const closeDispute = (account: Account, id: string, status: "won" | "lost"): Dispute => {
  const dispute = account.disputes.get(id) ?? missing("dispute", id);
  dispute.status = status;
  if (status === "won") {
    const { amount, currency } = dispute;
    dispute.balance_transactions.push({ id: newId("txn"), amount, fee: 0, net: amount, currency });
    const charge = account.charges.get(dispute.charge);
    if (charge) charge.disputed = false;
    emit(account, "charge.dispute.funds_reinstated", dispute);
  }
  emit(account, "charge.dispute.closed", dispute);
  return dispute;
};
