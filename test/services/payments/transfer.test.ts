import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sqliteStores } from "../../../platform/storage/sqlite/stores.ts";
import type { OpenStore } from "../../../platform/runtime/runtime.ts";
import type { Provider } from "../../../services/payments/adapters/port.ts";
import {
  transferProvider,
  transfers,
} from "../../../services/payments/adapters/transfer/transfer.provider.ts";
import { providerCases } from "./provider.cases.ts";

const amount = { amount: 500, currency: "EUR" };
const account = { holder: "Shop", iban: "DE02120300000000202051" };
const stores = sqliteStores({ dataDir: mkdtempSync(join(tmpdir(), "caravan-")) });
let store: OpenStore;
let provider: Provider;

beforeAll(async () => {
  store = await stores.openStore("payments", [transfers as never]);
  provider = transferProvider({
    ...account,
    transfers: () => store.collection(transfers),
    now: () => new Date().toISOString(),
  });
});
afterAll(() => stores.close());

/** As if every transfer came in the moment it is agreed. */
const prompt = (): Provider => ({
  ...provider,
  async authorize(charge) {
    await provider.authorize(charge);
    await provider.receive?.({ ...charge, key: "receipt" });
    return provider.authorize(charge);
  },
});
describe("all providers' cases", () => providerCases(prompt, "none"));

test("the shopper is told where to and with which reference, the same each time", async () => {
  const orderId = "ord_01m8gvw090f4ms0e57bpbnv8e0";
  const first = await provider.authorize({ orderId, amount });
  expect(first).toEqual({
    outcome: "processing",
    // Of the order C-57BPB-NV8E0.
    providerId: expect.stringMatching(/^RF\d\d57BPBNV8E0$/u),
    action: { paymentInstructions: { ...account, reference: first.providerId } },
  });
  expect(await provider.authorize({ orderId, amount })).toEqual(first);
  expect(await provider.query({ orderId })).toMatchObject(first);
  expect((await provider.authorize({ orderId: "ord_t2", amount })).providerId).not.toBe(
    first.providerId,
  );
});

test("what staff record is authorized, once, and only the agreed amount", async () => {
  const orderId = "ord_t3";
  await provider.authorize({ orderId, amount });
  const receipt = { orderId, key: "receipt", amount };
  const less = { ...receipt, amount: { ...amount, amount: 499 } };
  expect(await provider.receive?.(less)).toEqual({ outcome: "refused" });
  expect(await provider.receive?.(receipt)).toEqual({ outcome: "done" });
  expect(await provider.receive?.({ ...receipt, key: "again" })).toEqual({ outcome: "done" });
  expect((await provider.query({ orderId })).outcome).toBe("authorized");
});

test("receipt and cancel at once: one of them counts", async () => {
  for (let i = 0; i < 10; i += 1) {
    const orderId = `ord_race${i}`;
    await provider.authorize({ orderId, amount });
    const [received] = await Promise.all([
      provider.receive?.({ orderId, key: "r", amount }),
      provider.cancel({ orderId, key: "c", amount }),
    ]);
    const { outcome } = await provider.query({ orderId });
    // Received first, it is given up all the same: the money goes back by hand.
    expect(["cancelled", "authorized"]).toContain(outcome);
    if (received?.outcome === "refused") expect(outcome).toBe("cancelled");
  }
});

test("what was never agreed is not received", async () => {
  const unseen = { orderId: "ord_t9", key: "r", amount };
  expect(await provider.receive?.(unseen)).toEqual({ outcome: "refused" });
});
