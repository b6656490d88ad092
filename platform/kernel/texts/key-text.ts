/**
 * The text of a key that a program or a page sends: a prefix that names what it is, random characters, and six of a
 * checksum, so that a mistyped or made-up one is refused where it arrives, and scanners find real ones only.
 */
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const base = BigInt(digits.length);
const checksumLength = 6;

/** In base 62, the most significant digit first. */
const base62 = (value: bigint, length: number): string => {
  let text = "";
  for (let rest = value; text.length < length; rest /= base)
    text = digits[Number(rest % base)] + text;
  return text;
};

/** CRC-32 (ISO 3309) of ASCII text. */
const crc32 = (text: string): number => {
  let crc = -1;
  for (let i = 0; i < text.length; i += 1) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~crc >>> 0;
};

const checksumOf = (text: string): string => base62(BigInt(crc32(text)), checksumLength);

/** Digits that hold so many bytes. */
const lengthOf = (bytes: number): number => Math.ceil((bytes * 8) / Math.log2(digits.length));

/**
 * A key of some random bytes.
 * @example keyText("pk_", new Uint8Array(1)).length // 11
 */
export const keyText = (prefix: string, random: Uint8Array): string => {
  let value = 0n;
  for (const byte of random) value = value * 256n + BigInt(byte);
  const text = prefix + base62(value, lengthOf(random.length));
  return text + checksumOf(text);
};

/** Whether a text may be a key of this prefix, made of so many bytes: its form and its checksum hold. */
export const isKeyText = (text: string, prefix: string, bytes: number): boolean => {
  const end = prefix.length + lengthOf(bytes);
  if (text.length !== end + checksumLength || !text.startsWith(prefix)) return false;
  const head = text.slice(0, end);
  return /^[0-9A-Za-z]+$/u.test(text.slice(prefix.length)) && text.slice(end) === checksumOf(head);
};
