/** What a shop needs before it takes money with Stripe, and what it costs one that does not. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { runTask } from "../../../support/programs/task.ts";

const root = join(import.meta.dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "caravan-stripe-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (env: Record<string, string>) =>
  runTask(
    "tasks/start.ts",
    { PORT: "0", OPS_PORT: "0", DATA_DIR: join(folder, "data"), ...env },
    [],
  );

test("what is missing or malformed is a line each, and the start ends with 78", async () => {
  const none = await start({ PAYMENT_PROVIDERS: "stripe" });
  expect(none.code).toBe(78);
  for (const name of ["STRIPE_SECRET_KEY", "STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET"])
    expect(none.said).toContain(`${name} is not set, and the payment provider stripe needs it`);
  const file = join(folder, "key");
  writeFileSync(file, "a-secret-without-its-prefix\n");
  const malformed = await start({
    PAYMENT_PROVIDERS: "stripe",
    STRIPE_SECRET_KEY_FILE: file,
    STRIPE_PUBLISHABLE_KEY: "pk_test_1234",
    STRIPE_WEBHOOK_SECRET: "whsec_1234,5678",
    STRIPE_API_URL: "http://api.example.com/v1",
  });
  expect(malformed.code).toBe(78);
  expect(malformed.said).toMatch(/STRIPE_SECRET_KEY "\*\*\*" .*set Stripe's key, sk_/u);
  expect(malformed.said).toMatch(/STRIPE_WEBHOOK_SECRET "\*\*\*" .*set whsec_/u);
  expect(malformed.said).toMatch(/STRIPE_API_URL .*set https:/u);
  expect(malformed.said).not.toMatch(/is not set|without-its-prefix|whsec_1234/u);
}, 60_000);

test("the library is loaded where the provider is made, and nowhere else", async () => {
  const script = join(folder, "loaded.mjs");
  const at = (path: string): string =>
    JSON.stringify(new URL(`../../../../${path}`, import.meta.url));
  writeFileSync(
    script,
    `import { createRequire, registerHooks } from "node:module";
    const seen = [];
    registerHooks({ load: (url, context, next) => (seen.push(url), next(url, context)) });
    const loaded = () => seen.some((url) => url.includes("/node_modules/stripe/"));
    await import(${at("services/payments/payments.service.ts")});
    const before = loaded();
    const { stripeProvider } = await import(${at("services/payments/adapters/stripe/stripe.provider.ts")});
    const options = { secretKey: "sk_test_1234", url: "http://127.0.0.1:1", budgetMs: 100, webhookSecrets: [] };
    await stripeProvider(options, { now: () => "" });
    console.log(JSON.stringify([before, loaded()]));`,
  );
  const { said } = await runTask(relative(root, script), {}, []);
  expect(said).toContain("[false,true]");
}, 60_000);
