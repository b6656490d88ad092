import { expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { isKeyText, keyText } from "../../../../platform/kernel/texts/key-text.ts";

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const valueOf = (text: string): bigint =>
  [...text].reduce((value, digit) => value * 62n + BigInt(digits.indexOf(digit)), 0n);

test("a key holds its random bytes, and the CRC-32 of what stands before it", () => {
  for (let i = 0; i < 500; i += 1) {
    const bytes = randomBytes(32);
    const text = keyText("sk_caravan_", bytes);
    expect(text).toMatch(/^sk_caravan_[0-9A-Za-z]{49}$/u);
    expect(valueOf(text.slice(11, 54)).toString(16)).toBe(
      bytes.toString("hex").replace(/^0+(?=.)/u, ""),
    );
    expect(valueOf(text.slice(54))).toBe(BigInt(crc32(text.slice(0, 54))));
    expect(isKeyText(text, "sk_caravan_", 32)).toBe(true);
  }
});

test.each([0x00, 0xff])("bytes of %s alone have as many digits", (byte) => {
  const text = keyText("pk_caravan_", new Uint8Array(16).fill(byte));
  expect(text).toHaveLength(11 + 22 + 6);
  expect(isKeyText(text, "pk_caravan_", 16)).toBe(true);
});

test("a key with any character changed, left out, added or exchanged is none", () => {
  const text = keyText("sk_caravan_", randomBytes(32));
  const is = (other: string): boolean => isKeyText(other, "sk_caravan_", 32);
  for (let i = 0; i < text.length; i += 1) {
    const other = text[i] === "x" ? "y" : "x";
    expect(is(text.slice(0, i) + other + text.slice(i + 1))).toBe(false);
    expect(is(text.slice(0, i) + text.slice(i + 1))).toBe(false);
    expect(is(`${text.slice(0, i)}a${text.slice(i)}`)).toBe(false);
  }
  for (const other of ["", "sk_caravan_", `${text} `, text.toUpperCase(), `${text}\n`])
    expect(is(other)).toBe(false);
  expect(isKeyText(text, "pk_caravan_", 32)).toBe(false);
  expect(isKeyText(text, "sk_caravan_", 16)).toBe(false);
});
