import { settingsOf } from "../../runtime/environment.settings.ts";
import { integer, variable } from "../../kernel/settings.ts";

/** How long and how many answers are kept for repeated keys. */
export const settings = settingsOf({
  IDEMPOTENCY_TTL_HOURS: variable(
    "How long the answer to a request with an `Idempotency-Key` is kept for the same request",
    integer({ min: 1, max: 720, fallback: 24 }),
  ),
  IDEMPOTENCY_KEYS_MAX: variable(
    "Such answers one service keeps; of more, the oldest are forgotten early",
    integer({ min: 100, max: 10_000_000, fallback: 100_000 }),
  ),
});
