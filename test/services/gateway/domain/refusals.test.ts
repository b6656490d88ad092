import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { common } from "../../../../platform/kernel/fault.ts";
import { refusalsOf, undocumentedIn } from "../../../../services/gateway/domain/refusals.ts";
import { bodyOf, startFront, type Front } from "../support.ts";
import { faults, get } from "../things.contract.ts";

describe("what a refusal says beyond the document (E.1)", () => {
  const refusals = refusalsOf(get);

  test("nothing, of a code and facts that are declared", () => {
    const { NOT_FOUND } = common;
    expect(undocumentedIn(refusals, NOT_FOUND({ id: "a", detail: "gone", errors: [] }))).toBe(
      undefined,
    );
  });

  test("a code that is not declared, and a fact that its code does not declare", () => {
    expect(undocumentedIn(refusals, faults.THING_GONE())).toBe("THING_GONE");
    expect(undocumentedIn(refusals, common.NOT_FOUND({ shelf: 4, row: 1 }))).toBe(
      "shelf, row beside NOT_FOUND",
    );
  });
});

describe("with VALIDATE_RESPONSES such a refusal is a failure (E.1)", () => {
  let front: Front;
  beforeAll(async () => {
    front = await startFront({}, [], undefined, undefined, true);
  });
  afterAll(() => front.stop());

  test("logged with what is not declared", async () => {
    const response = await front.fetch("/v1/things/gone");
    expect([response.status, (await bodyOf(response)).code]).toEqual([500, "INTERNAL"]);
    expect(front.logged.join("\n")).toMatch(/does not declare THING_GONE/u);
    const declared = await front.fetch("/v1/things/missing");
    expect([declared.status, (await bodyOf(declared)).code]).toEqual([404, "NOT_FOUND"]);
  });
});
