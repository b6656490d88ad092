import { describe, expect, it } from "@jest/globals";
import { redacted, redactedText } from "../../../platform/ops/redacted.ts";

describe("no secrets in the log (E.12)", () => {
  it.each([
    ["mongodb://shop:p%40ss@db:27017/?x=1 is away", "mongodb://***@db:27017/?x=1 is away"],
    ["GET /v1/orders/ord_1?token=abc.def&x=1", "GET /v1/orders/ord_1?token=***&x=1"],
    ["sent Authorization: Bearer abc.def-ghi=", "sent Authorization: *** ***"],
    ["Basic dXNlcjpwdw== was refused", "Basic *** was refused"],
    ['{"password":"a b, c","name":"Ada"}', '{"password":"***","name":"Ada"}'],
    ["refreshToken=ses_1.abc; next", "refreshToken=***; next"],
    ["key sk_live_0123456789abcdef", "key ***"],
    ["of pi_3Kj0abc_secret_Dm43xiq1 and pi_3Kj0", "of *** and pi_3Kj0"],
    ["eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ1c3JfMSJ9.c2ln", "***"],
    ["TOKEN_EXPIRED: sign in again", "TOKEN_EXPIRED: sign in again"],
    [
      "The keys of access tokens cannot be read: away",
      "The keys of access tokens cannot be read: away",
    ],
  ])("%s", (text, expected) => {
    expect(redactedText(text)).toBe(expected);
  });

  it("secrets are hidden by the name of their field, at any depth", () => {
    const card = { cardNumber: "4242424242424242", cvc: "123", holder: "Ada" };
    expect(redacted({ password: "x", headers: { Cookie: "a=b" }, card: [card] })).toEqual({
      password: "***",
      headers: { Cookie: "***" },
      card: [{ cardNumber: "***", cvc: "***", holder: "Ada" }],
    });
  });

  it("errors keep type, message and stack, without the secrets of their text and fields", () => {
    const error = Object.assign(new TypeError("no redis://:pw@cache"), { token: "abc", code: 7 });
    const shown = redacted(error) as Record<string, unknown>;
    expect(shown).toMatchObject({ type: "TypeError", message: "no redis://***@cache" });
    expect(shown).toMatchObject({ token: "***", code: 7 });
    expect(JSON.stringify(shown)).not.toContain(":pw@");
  });

  it("what is large or endless is bounded", () => {
    const ring: Record<string, unknown> = {};
    ring["self"] = ring;
    expect(JSON.stringify(redacted(ring)).length).toBeLessThan(200);
    expect((redacted(Array.from({ length: 9_999 }, (_, i) => i)) as unknown[]).length).toBe(50);
    expect(redactedText("x".repeat(1_000_000)).length).toBeLessThan(20_000);
  });
});
