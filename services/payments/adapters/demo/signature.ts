import { createHmac, timingSafeEqual } from "node:crypto";

/** Where a webhook bears its signature. */
export const signatureHeader = "demo-signature";

/** How old a signed message may be. */
const toleranceS = 300;

const digest = (secret: string, seconds: number, body: Uint8Array): Buffer =>
  createHmac("sha256", secret).update(`${seconds}.`).update(body).digest();

/** `t=…,v1=…`: when it was signed, in seconds, and the HMAC of that and the body. */
export const signatureOf = (secret: string, seconds: number, body: Uint8Array): string =>
  `t=${seconds},v1=${digest(secret, seconds, body).toString("hex")}`;

/** Whether the secret has signed these bytes, not long before `at`, an instant. */
export const isSigned = (
  secret: string,
  { body, header = "", at }: { body: Uint8Array; header?: string | undefined; at: string },
): boolean => {
  const found = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/u.exec(header);
  if (!found) return false;
  const seconds = Number(found[1]);
  if (Math.abs(Date.parse(at) / 1000 - seconds) > toleranceS) return false;
  return timingSafeEqual(Buffer.from(found[2] as string, "hex"), digest(secret, seconds, body));
};
