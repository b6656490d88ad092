import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { contextFor } from "../../../platform/broker/context.ts";
import { record } from "../../../services/identity/adapters/audit-chain.ts";
import { contract } from "../../../services/identity/identity.contract.ts";
import identity from "../../../services/identity/identity.service.ts";
import { entries } from "../../../services/identity/identity.store.ts";
import { administratorToken, startSigned, type Signed } from "../../support/signed-broker.ts";

const { verifyAudit } = contract.actions;

describe("the audit", () => {
  let shop: Signed;
  let token: string;
  beforeAll(async () => {
    shop = await startSigned([identity]);
    token = await administratorToken(shop);
  });
  afterAll(() => shop.stop());

  const context = () => {
    const found = shop.broker.services.find(({ name }) => name === "identity");
    if (!found) throw new Error("identity does not run");
    return contextFor(found);
  };
  const verified = () => shop.call(verifyAudit, {}, token);
  const change = async (seq: number, values: Readonly<Record<string, unknown>>): Promise<void> => {
    const id = String(seq).padStart(12, "0");
    expect(await context().collection(entries).update({ id }, { $set: values })).toBeDefined();
  };

  test("follows from its first entry to the last, over more than are read at once", async () => {
    const before = (await verified()).entries;
    for (let i = 0; i < 1_100; i += 1)
      await record(context(), { actor: "usr_1", action: "tried", subject: `usr_${i}` });
    const found = await verified();
    expect(found).toEqual({
      entries: before + 1_100,
      hash: expect.stringMatching(/^[\da-f]{64}$/u),
    });
  });

  test("shows which entry was changed or removed, in the middle and where a batch begins", async () => {
    for (const seq of [1, 42, 500, 501, 1_001]) {
      const id = String(seq).padStart(12, "0");
      const { actor } = (await context().collection(entries).get(id)) ?? {};
      await change(seq, { actor: "usr_other" });
      expect(await verified()).toEqual({ entries: seq - 1, broken: seq });
      await change(seq, { actor });
      expect((await verified()).broken).toBeUndefined();
    }
    await context().collection(entries).remove({ seq: 77 });
    expect(await verified()).toEqual({ entries: 76, broken: 78 });
  });

  test("is verified for administrators only", async () => {
    expect(await shop.codeOf(verifyAudit, {})).toBe("UNAUTHENTICATED");
  });
});
