import { settingsOf } from "../../mixins/environment.settings.ts";
import { integer, list, oneOf } from "../../mixins/kernel/settings.ts";

export const settings = settingsOf({
  PAYMENT_PROVIDERS: list(["manual", "test"]),
  CAPTURE: oneOf(["dispatch", "placed"], "dispatch"),
  /** How long the test provider takes for `tok_slow`. */
  TEST_PROVIDER_DELAY_MS: integer({ min: 0, max: 600_000, fallback: 2_000 }),
  /** After this an answer counts as lost, and the provider is asked. Below the deadline of `authorize`. */
  PROVIDER_TIMEOUT_MS: integer({ min: 50, max: 4_500, fallback: 4_000 }),
});
