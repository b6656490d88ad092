import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sqliteStores } from "../../../platform/storage/sqlite/stores.ts";
import type { OpenStore } from "../../../platform/runtime/runtime.ts";
import { manualProvider } from "../../../services/payments/adapters/manual.provider.ts";
import type { Provider } from "../../../services/payments/adapters/port.ts";
import { gate } from "../../../services/payments/adapters/queue-gate.ts";
import { charges, testProvider } from "../../../services/payments/adapters/test.provider.ts";
import { providerCases } from "./provider.cases.ts";

const amount = { amount: 500, currency: "EUR" };
const stores = sqliteStores({ dataDir: mkdtempSync(join(tmpdir(), "caravan-")) });
let store: OpenStore;
let made: Provider;

beforeAll(async () => {
  store = await stores.openStore("payments", [charges as never]);
  made = testProvider({
    charges: () => store.collection(charges),
    now: () => new Date().toISOString(),
    slowMs: 150,
    gate: gate({ latencyMs: 0, concurrency: 0, patienceMs: 0 }),
  });
});
afterAll(() => stores.close());

describe("manual", () => providerCases(manualProvider, "anything"));
describe("test", () => {
  providerCases(() => made, "tok_ok");

  const authorize = (orderId: string, token: string) => made.authorize({ orderId, amount, token });
  const standing = async (orderId: string) => (await made.query({ orderId })).outcome;
  const row = (orderId: string) => store.collection(charges).get(orderId);

  test("tok_declined and tokens it does not know are declined", async () => {
    expect(await authorize("ord_d", "tok_declined")).toEqual({ outcome: "declined" });
    expect(await authorize("ord_e", "tok_else")).toEqual({ outcome: "declined" });
    expect(await standing("ord_d")).toBe("declined");
  });
  test("tok_timeout_before charges nothing and loses the answer", async () => {
    expect(await authorize("ord_b", "tok_timeout_before")).toEqual({ outcome: "unknown" });
    expect(await standing("ord_b")).toBe("none");
  });
  test("tok_timeout_after charges and loses the answer", async () => {
    expect(await authorize("ord_a", "tok_timeout_after")).toEqual({ outcome: "unknown" });
    expect(await standing("ord_a")).toBe("authorized");
  });
  test("tok_slow is pending until it answers", async () => {
    const answer = authorize("ord_s", "tok_slow");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await standing("ord_s")).toBe("unknown");
    expect(await answer).toEqual({ outcome: "authorized" });
    expect(await standing("ord_s")).toBe("authorized");
  });
  test("an order that was forbidden is never charged", async () => {
    await made.cancel({ orderId: "ord_f", key: "forbid", amount });
    expect(await authorize("ord_f", "tok_ok")).toEqual({ outcome: "declined" });
    expect(await row("ord_f")).toMatchObject({ status: "voided", authorized: 0 });
    expect(await standing("ord_f")).toBe("cancelled");
  });
  test("charges an order once, and captures no more than it charged", async () => {
    await Promise.all(Array.from({ length: 20 }, () => authorize("ord_one", "tok_ok")));
    const capture = (key: string) => made.capture({ orderId: "ord_one", key, amount });
    const answers = await Promise.all([capture("x"), capture("y"), capture("x")]);
    expect(answers.filter(({ outcome }) => outcome === "refused").length).toBeGreaterThan(0);
    expect(await row("ord_one")).toMatchObject({ authorized: 500, captured: 500 });
    const twice = { orderId: "ord_one", amount: { amount: 501, currency: "EUR" }, key: "r" };
    expect(await made.refund(twice)).toEqual({ outcome: "refused" });
  });
});
