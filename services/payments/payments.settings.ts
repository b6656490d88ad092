import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { inProduction, settingsOf } from "../../platform/runtime/environment.settings.ts";
import { checked, integer, list, oneOf, variable } from "../../platform/kernel/settings.ts";

/** A provider's name is that of its file. */
const providers = globSync("**/*.provider.ts", { cwd: join(import.meta.dirname, "adapters") })
  .map((file) => basename(file, ".provider.ts"))
  .sort();

const unknownProvider = (wanted: readonly string[]): string | undefined => {
  if (wanted.length === 0) return `names no provider: set some of ${providers.join(", ")}`;
  const unknown = wanted.filter((name) => !providers.includes(name));
  return unknown.length === 0
    ? undefined
    : `names ${unknown.join(", ")}, which is not there: set some of ${providers.join(", ")}`;
};

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol) && new URL(text).origin === text;

const strangeOrigin = (origins: readonly string[]): string | undefined => {
  const strange = origins.filter((one) => !isOrigin(one));
  return strange.length === 0
    ? undefined
    : `names ${strange.join(", ")}, which is no origin: set scheme and host, such as https://shop.example.org`;
};

/** In production none is chosen: whoever starts it is asked to. */
const byDefault = inProduction ? ["manual"] : ["demo", "manual", "test"];

export const settings = settingsOf({
  PAYMENT_PROVIDERS: variable(
    "The providers a shopper may choose; with NODE_ENV=production it must be set",
    checked(list(byDefault), unknownProvider),
    {
      fallback: "demo,manual,test",
      outside: true,
      tour: "test",
      requiredInProduction: true,
    },
  ),
  RETURN_ORIGINS: variable(
    "Origins, with a comma between them, that shoppers may come back to from a page of a payment provider",
    checked(list([]), strangeOrigin),
  ),
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
