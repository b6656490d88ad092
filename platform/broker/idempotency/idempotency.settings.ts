import { settingsOf } from "../../runtime/environment.settings.ts";
import { integer } from "../../kernel/settings.ts";

/** How long and how many answers are kept for repeated keys. */
export const settings = settingsOf({
  IDEMPOTENCY_TTL_HOURS: integer({ min: 1, max: 720, fallback: 24 }),
  IDEMPOTENCY_KEYS_MAX: integer({ min: 100, max: 10_000_000, fallback: 100_000 }),
});
