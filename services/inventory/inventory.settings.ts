import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  /** Available at or below this is low. */
  LOW_STOCK: integer({ min: 0, max: 1_000_000, fallback: 5 }),
  /** A hold outlives its `until` by this: an order placed in the last moment still finds it. */
  HOLD_GRACE_MS: integer({ min: 0, max: 600_000, fallback: 15_000 }),
  HOLD_SWEEP_MS: integer({ min: 50, max: 600_000, fallback: 5_000 }),
});
