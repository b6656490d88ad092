import { settingsOf } from "../../platform/runtime/environment.settings.ts";
import { integer, list, oneOf, variable } from "../../platform/kernel/settings.ts";

export const settings = settingsOf({
  PAYMENT_PROVIDERS: variable("The providers a shopper may choose", list(["manual", "test"]), {
    outside: true,
    tour: "test",
    requiredInProduction: true,
  }),
  CAPTURE: variable(
    "When an authorized payment is captured: with the order, or when its goods leave",
    oneOf(["dispatch", "placed"], "dispatch"),
  ),
  TEST_PROVIDER_DELAY_MS: variable(
    "Milliseconds the test provider takes for `tok_slow`",
    integer({ min: 0, max: 600_000, fallback: 2_000 }),
  ),
  TEST_PROVIDER_LATENCY_MS: variable(
    "Milliseconds the test provider takes for whatever it is asked",
    integer({ min: 0, max: 60_000, fallback: 0 }),
  ),
  TEST_PROVIDER_CONCURRENCY: variable(
    "Questions of one process that the test provider works at, 0: all. The others queue; who waits longer than half of `PROVIDER_TIMEOUT_MS` is turned away, and its order tries again",
    integer({ min: 0, max: 10_000, fallback: 0 }),
  ),
  // Below the deadline of `authorize`.
  PROVIDER_TIMEOUT_MS: variable(
    "Milliseconds after which a provider's answer counts as lost, and it is asked again",
    integer({ min: 50, max: 4_500, fallback: 4_000 }),
  ),
});
