import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer } from "../../platform/kernel/settings.ts";

const day = 86_400_000;

export const settings = settingsOf({
  /** After this long the response is 202 and the order goes on by itself. */
  CHECKOUT_DEADLINE_MS: integer({ min: 100, max: 9_000, fallback: 5_000 }),
  /** How long stock is held for an order that is not placed yet. */
  HOLD_TTL_MS: integer({ min: 1_000, max: day, fallback: 1_800_000 }),
  /** A pending order older than this is undone and rejected. */
  ORDER_PENDING_TTL_MS: integer({ min: 1_000, max: day, fallback: 900_000 }),
});
