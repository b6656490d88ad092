/**
 * TypeIDs (https://github.com/jetify-com/typeid, spec 0.3): `<prefix>_<26 characters>`,
 * a UUIDv7 in Crockford's base 32, so sortable by time. Time and chance arrive as data.
 */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** 16 bytes, two zero bits before them: 26 letters of five bits. */
const base32 = (bytes: Uint8Array): string => {
  let text = "";
  let held = 0;
  let bits = 2;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return text;
};

/** `typeId("ord", milliseconds since 1970, 10 random bytes)`; only the first 10 bytes are used. */
export const typeId = (prefix: string, ms: number, random: Uint8Array): string => {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) & 0xff;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return `${prefix}_${base32(bytes)}`;
};

/** For what acts as a secret: 128 random bits, no time in it. */
export const secretIdOf = (prefix: string, random: Uint8Array): string =>
  `${prefix}_${base32(random.subarray(0, 16))}`;
