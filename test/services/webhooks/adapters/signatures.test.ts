import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import {
  isSigned,
  secretText,
  signatureHeader,
} from "../../../../services/webhooks/adapters/signatures.ts";

const file = new URL("../../../../../shared/data/standard-webhooks/vectors.json", import.meta.url);
interface Vectors {
  readonly sign: {
    readonly secret: string;
    readonly id: string;
    readonly timestamp: number;
    readonly payload: string;
    readonly signature: string;
  };
  readonly verify: readonly {
    readonly name: string;
    readonly secret: string;
    readonly payload: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly now: number;
    readonly valid: boolean;
  }[];
  readonly secrets_to_refuse: readonly string[];
  readonly timestamps_to_refuse_when_signing: readonly string[];
}

// Whoever builds the project elsewhere has the cases below, which are of the same make.
const vectors = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as Vectors)
  : (console.info("No ../shared/data/standard-webhooks: its vectors are not tried."), undefined);

const secret = secretText(Buffer.from("a secret of the test, 32 bytes !"));
const signed = { id: "evt_1", timestamp: 1_700_000_000, body: '{"a":1}' };
const headersOf = (signature: string) => ({
  "webhook-id": signed.id,
  "webhook-timestamp": String(signed.timestamp),
  "webhook-signature": signature,
});
const other = secretText(Buffer.from("another secret of the test, here"));

describe("signatures", () => {
  test("hold the vectors of Standard Webhooks", () => {
    if (!vectors) return;
    const { sign, verify } = vectors;
    const { id, timestamp, payload: body } = sign;
    expect(signatureHeader([sign.secret], { id, timestamp, body })).toBe(sign.signature);
    expect(verify.length).toBeGreaterThan(10);
    for (const one of verify)
      expect([one.name, isSigned(one.secret, one.headers, one.payload, one.now)]).toEqual([
        one.name,
        one.valid,
      ]);
    for (const empty of vectors.secrets_to_refuse)
      expect(() => signatureHeader([empty], signed)).toThrow(TypeError);
    // Ours is a number: of their texts those count that are no whole one.
    const wrong = vectors.timestamps_to_refuse_when_signing.map(Number);
    for (const timestamp of wrong.filter((one) => !(Number.isInteger(one) && one >= 0)))
      expect(() => signatureHeader([secret], { ...signed, timestamp })).toThrow(TypeError);
  });

  test("are valid for either secret while one is rotated, and for nothing that was altered", () => {
    const headers = headersOf(signatureHeader([secret, other], signed));
    const { timestamp: now, body } = signed;
    expect(isSigned(secret, headers, body, now)).toBe(true);
    expect(isSigned(other, headers, body, now + 300)).toBe(true);
    expect(isSigned(secret, headers, body, now + 301)).toBe(false);
    expect(isSigned(secret, headers, `${body} `, now)).toBe(false);
    expect(isSigned(secret, { ...headers, "webhook-id": "evt_2" }, body, now)).toBe(false);
    expect(isSigned(secret, headersOf(signatureHeader([other], signed)), body, now)).toBe(false);
  });

  test("are not made for a time that is no whole number of seconds", () => {
    for (const timestamp of [-1, 1.5, NaN, Infinity])
      expect(() => signatureHeader([secret], { ...signed, timestamp })).toThrow(TypeError);
  });
});
