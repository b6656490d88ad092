import { defined } from "../../../platform/kernel/defined.ts";
import type { Stage } from "../payments.contract.ts";
import type { PaymentState } from "./payment.ts";

/** Every other status was authorized. */
const statuses = new Map<string, Stage["status"]>([
  ["none", "none"],
  ["created", "unknown"],
  ["unknown", "unknown"],
  ["requiresAction", "requiresAction"],
  ["processing", "processing"],
  ["declined", "declined"],
  ["failed", "failed"],
  ["voided", "failed"],
  ["expired", "expired"],
]);

const refused: ReadonlySet<string> = new Set(["declined", "failed", "voided"]);

/** The payment as the checkout of its order goes on with it: on one that is being cancelled it cannot count. */
export const stageOf = (state: PaymentState): Stage => {
  const { id: paymentId, status, action, closed, expiring } = state;
  // Whatever is or gets authorized of it goes back: no order may be placed with it.
  if (closed && !refused.has(status)) return { paymentId, status: "expired" };
  if (expiring !== undefined) return { paymentId, status: "unknown" };
  return { paymentId, status: statuses.get(status) ?? "authorized", ...defined({ action }) };
};
