/** An authenticator app. */
import { codeOf, stepAt } from "../../../services/identity/adapters/totp-codes.ts";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const bytesOf = (base32: string): Uint8Array => {
  const bits = [...base32].map((one) => digits.indexOf(one).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/[01]{8}/gu) ?? [];
  return Uint8Array.from(bytes.map((byte) => Number.parseInt(byte, 2)));
};

/** The code that an app shows which was given the secret. `steps`: of 30 s, later than now. */
export const appCode = (secret: string, steps = 0, now = new Date().toISOString()): string =>
  codeOf(bytesOf(secret), stepAt(now) + steps);
