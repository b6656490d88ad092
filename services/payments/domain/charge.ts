import { money } from "../../../platform/contract/money.ts";
import type { TestCharge } from "../payments.contract.ts";

/** A charge of the test provider; `visibleAt`: until then the provider says it is pending. */
export interface ChargeDoc {
  readonly id: string;
  readonly version: number;
  readonly currency: string;
  readonly status: "authorized" | "declined" | "voided";
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly steps: readonly { readonly key: string; readonly amount: number; readonly at: string }[];
  readonly visibleAt?: string;
  readonly at: string;
}

export interface ChargeStep {
  readonly step: "capture" | "void" | "refund";
  readonly key: string;
  readonly amount: number;
  readonly at: string;
}

const applied = (charge: ChargeDoc, { step, amount }: ChargeStep): ChargeDoc | "refused" => {
  const { status, authorized, captured, refunded } = charge;
  if (step === "void")
    return captured > 0 ? { ...charge, authorized: captured } : { ...charge, status: "voided" };
  if (step === "capture") {
    const fits = status === "authorized" && captured + amount <= authorized;
    return fits ? { ...charge, captured: captured + amount } : "refused";
  }
  return refunded + amount <= captured ? { ...charge, refunded: refunded + amount } : "refused";
};

/** The charge after a step; "done" when the key was used. */
export const stepped = (charge: ChargeDoc, step: ChargeStep): ChargeDoc | "done" | "refused" => {
  const { key, amount, at } = step;
  if (charge.steps.some((one) => one.key === key)) return "done";
  if (step.step === "void" && charge.status !== "authorized") return "done";
  const after = applied(charge, step);
  if (after === "refused") return after;
  const { version, steps } = charge;
  return { ...after, version: version + 1, steps: [...steps, { key, amount, at }] };
};

export const isPending = ({ status, visibleAt }: ChargeDoc, now: string): boolean =>
  status === "authorized" && visibleAt !== undefined && now < visibleAt;

export const toTestCharge = (charge: ChargeDoc, now: string): TestCharge => {
  const { id, currency, authorized, captured, refunded, at } = charge;
  return {
    id,
    orderId: id,
    status: isPending(charge, now) ? "pending" : charge.status,
    authorized: money(authorized, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
    steps: charge.steps.map((one) => ({ ...one, amount: money(one.amount, currency) })),
    at,
  };
};
