import { createHmac, timingSafeEqual } from "node:crypto";

type Headers = Readonly<Record<string, string | undefined>>;

/** Whether the shop signed these bytes within the last five minutes. `body`: as it came, before JSON is parsed. */
export const isFromShop = (secret: string, headers: Headers, body: string): boolean => {
  const id = headers["webhook-id"] ?? "";
  const timestamp = headers["webhook-timestamp"] ?? "";
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const right = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  // While a secret is rotated there are two signatures.
  return (headers["webhook-signature"] ?? "").split(" ").some((one) => {
    const given = Buffer.from(one.replace("v1,", ""), "base64");
    return one.startsWith("v1,") && given.length === right.length && timingSafeEqual(given, right);
  });
};
