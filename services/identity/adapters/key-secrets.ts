import { createHash, randomBytes } from "node:crypto";
import { keyText } from "../../../platform/kernel/texts/key-text.ts";
import { API_KEY_BYTES, API_KEY_PREFIX } from "../api-keys.contract.ts";

/** Characters after the prefix that are shown for good: the others hold more than 220 bits. */
const SHOWN = 6;

/** A new API key, the part of it that is shown, and what is stored to recognize it by. */
export const newApiKey = () => {
  const secret = keyText(API_KEY_PREFIX, randomBytes(API_KEY_BYTES));
  return {
    secret,
    prefix: secret.slice(0, API_KEY_PREFIX.length + SHOWN),
    digest: createHash("sha256").update(secret).digest("base64url"),
  };
};
