/** Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, in base64. */
import { createHmac, timingSafeEqual } from "node:crypto";

const prefix = "whsec_";

/** Seconds that a timestamp may be off. */
export const toleranceS = 300;

/** @throws TypeError for a secret without bytes */
const keyOf = (secret: string): Buffer => {
  const key = Buffer.from(
    secret.startsWith(prefix) ? secret.slice(prefix.length) : secret,
    "base64",
  );
  if (key.length === 0) throw new TypeError("The secret of a webhook is empty.");
  return key;
};

/** The secret as it is shown: `whsec_` and base64. */
export const secretText = (key: Uint8Array): string =>
  `${prefix}${Buffer.from(key).toString("base64")}`;

export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

const signatureOf = (secret: string, { id, timestamp, body }: Signed): string =>
  createHmac("sha256", keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest("base64");

/**
 * The header `webhook-signature`: one signature for each secret that is valid.
 * @throws TypeError for an empty secret, or a timestamp that is no whole number of seconds
 */
export const signatureHeader = (secrets: readonly string[], signed: Signed): string => {
  if (!Number.isSafeInteger(signed.timestamp) || signed.timestamp < 0)
    throw new TypeError("A timestamp is a whole number of seconds.");
  return secrets.map((secret) => `v1,${signatureOf(secret, signed)}`).join(" ");
};

const equal = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const headerOf = (headers: Headers, name: string): string => {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === "string" ? found : "";
};

/** Whether a body was signed with the secret, not long ago. `nowS`: seconds since 1970. */
export const isSigned = (secret: string, headers: Headers, body: string, nowS: number): boolean => {
  const id = headerOf(headers, "webhook-id");
  const time = headerOf(headers, "webhook-timestamp");
  const timestamp = /^\d{1,12}$/u.test(time) ? Number(time) : NaN;
  if (id === "" || !(Math.abs(nowS - timestamp) <= toleranceS)) return false;
  const right = signatureOf(secret, { id, timestamp, body });
  return headerOf(headers, "webhook-signature")
    .split(" ")
    .some((one) => one.startsWith("v1,") && equal(one.slice(3), right));
};
