import { describe, expect, test } from "@jest/globals";
import {
  base32,
  codeOf,
  newRecoveryCodes,
  newTotpSecret,
  proofOf,
  shownSecret,
  stepAt,
} from "../../../services/identity/adapters/totp-codes.ts";
import { appCode } from "../../support/parts/authenticator.ts";

const key = Buffer.from("12345678901234567890");
const now = "2026-11-28T12:00:10.000Z";

describe("codes by time", () => {
  test.each([
    ["1970-01-01T00:00:59.000Z", "94287082"],
    ["2005-03-18T01:58:29.000Z", "07081804"],
    ["2005-03-18T01:58:31.000Z", "14050471"],
    ["2009-02-13T23:31:30.000Z", "89005924"],
    ["2033-05-18T03:33:20.000Z", "69279037"],
    ["2603-10-11T11:33:20.000Z", "65353130"],
  ])("RFC 6238, appendix B: at %s", (at, code) => {
    expect(codeOf(key, stepAt(at), 8)).toBe(code);
  });

  test("RFC 4226, appendix D", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => codeOf(key, count))).toEqual([
      ...["755224", "287082", "359152", "969429", "338314"],
      ...["254676", "287922", "162583", "399871", "520489"],
    ]);
  });

  test("RFC 4648, section 10", () => {
    expect(base32(Buffer.from("fooba"))).toBe("MZXW6YTB");
    expect(base32(key)).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  });

  test("are taken a step early and late, with blanks, and no further off", () => {
    const secret = newTotpSecret();
    const { secret: shown } = shownSecret(secret, { shop: "Caravan", email: "a@example.org" });
    const step = stepAt(now);
    for (const off of [-1, 0, 1])
      expect(proofOf(secret, appCode(shown, off, now), now)).toEqual({ step: step + off });
    const code = appCode(shown, 0, now);
    expect(proofOf(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, now)).toEqual({ step });
    const near = [-1, 0, 1].map((off) => appCode(shown, off, now));
    for (const off of [-2, 2]) {
      const other = appCode(shown, off, now);
      expect(near.includes(other) || proofOf(secret, other, now) === undefined).toBe(true);
    }
  });

  test("the URI names shop and account, whatever characters they have", () => {
    const secret = key.toString("base64url");
    const { uri } = shownSecret(secret, { shop: "Tea: & Co", email: "a+b@example.org" });
    const url = new URL(uri);
    expect(url.protocol).toBe("otpauth:");
    expect(decodeURIComponent(url.pathname)).toMatch(/Tea {2}& Co:a\+b@example\.org$/u);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      issuer: "Tea  & Co",
      algorithm: "SHA1",
      digits: "6",
      period: "30",
    });
  });
});

test("recovery codes are ten, all different, and recognized however they are typed", () => {
  const { codes, hashes } = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const [i, code] of codes.entries()) {
    expect(code).toMatch(/^(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}$/u);
    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " ")])
      expect(proofOf("", typed, now)).toEqual({ recovery: hashes[i] });
  }
});
