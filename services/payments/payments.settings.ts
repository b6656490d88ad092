import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, list, oneOf } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  PAYMENT_PROVIDERS: list(["manual", "test"]),
  CAPTURE: oneOf(["dispatch", "placed"], "dispatch"),
  /** How long the test provider takes for `tok_slow`. */
  TEST_PROVIDER_DELAY_MS: integer({ min: 0, max: 600_000, fallback: 2_000 }),
  /** How long the test provider takes for whatever it is asked. */
  TEST_PROVIDER_LATENCY_MS: integer({ min: 0, max: 60_000, fallback: 0 }),
  /** How many questions of one process it works at; the others queue. 0: all. */
  TEST_PROVIDER_CONCURRENCY: integer({ min: 0, max: 10_000, fallback: 0 }),
  /** After this an answer counts as lost, and the provider is asked. Below the deadline of `authorize`. */
  PROVIDER_TIMEOUT_MS: integer({ min: 50, max: 4_500, fallback: 4_000 }),
});
