import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, variable } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  LOW_STOCK: variable(
    "Available pieces at or below which `inventory.low` is published",
    integer({ min: 0, max: 1_000_000, fallback: 5 }),
  ),
  HOLD_GRACE_MS: variable(
    "Milliseconds a hold outlives its end: an order placed in the last moment still finds it",
    integer({ min: 0, max: 600_000, fallback: 15_000 }),
  ),
  HOLD_SWEEP_MS: variable(
    "Milliseconds between two looks for holds that ended",
    integer({ min: 50, max: 600_000, fallback: 5_000 }),
  ),
});
