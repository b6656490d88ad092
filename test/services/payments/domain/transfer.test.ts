import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  changed,
  creditorReference,
  type Transfer,
  type TransferChange,
} from "../../../../services/payments/domain/transfer.ts";

const awaited: Transfer = {
  id: "ord_1",
  version: 1,
  reference: "RF18539007547034",
  currency: "EUR",
  amount: 1000,
  status: "awaited",
  captured: 0,
  refunded: 0,
  keys: [],
  at: "2026-01-01T00:00:00.000Z",
};

const after = (...changes: readonly TransferChange[]): Transfer | "refused" =>
  changes.reduce<Transfer | "refused">((transfer, change) => {
    if (transfer === "refused") return transfer;
    const next = changed(transfer, change);
    return next === "done" ? transfer : next;
  }, awaited);
const step = (name: TransferChange["step"], amount = 1000, key: string = name): TransferChange => ({
  step: name,
  key,
  amount,
});

test("references have the check digits of ISO 11649", () => {
  expect(creditorReference("539007547034")).toBe("RF18539007547034");
});

test("what came is captured and given back, each once", () => {
  const all = after(
    step("receive"),
    step("capture", 400),
    step("capture", 400),
    step("refund", 300),
  );
  expect(all).toMatchObject({ status: "received", captured: 400, refunded: 300 });
});

test("another amount than was agreed is not the order's money", () => {
  expect(after(step("receive", 999))).toBe("refused");
});

test("what was given up is not received any more, and what is booked not cancelled", () => {
  expect(after(step("cancel"), step("receive"))).toBe("refused");
  expect(after(step("receive"), step("capture"), step("cancel"))).toBe("refused");
  expect(after(step("capture"))).toBe("refused");
});

test("never more is captured than came, nor given back than was captured", () => {
  const names = fc.constantFrom("receive", "capture", "cancel", "refund" as const);
  const amounts = fc.constantFrom(1, 400, 999, 1000, 1001);
  const changes = fc.tuple(names, amounts, fc.constantFrom("a", "b", "c", "d"));
  fc.assert(
    fc.property(fc.array(changes, { maxLength: 20 }), (all) => {
      let transfer = awaited;
      for (const [name, amount, key] of all) {
        const next = changed(transfer, step(name as TransferChange["step"], amount, key));
        if (typeof next !== "string") transfer = next;
      }
      const { captured, refunded, status, amount } = transfer;
      expect(captured).toBeLessThanOrEqual(status === "received" ? amount : 0);
      expect(refunded).toBeLessThanOrEqual(captured);
    }),
  );
});
