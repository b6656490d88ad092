/** The demo provider's own process: its ledger outlives it, and it does not outlive the shop. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { demoProvider } from "../../../../services/payments/adapters/demo/demo.provider.ts";
import { launch } from "../../../../services/payments/adapters/demo/launch.ts";
import { until } from "../../../support/client.ts";
import { runTask } from "../../../support/programs/task.ts";

const folder = mkdtempSync(join(tmpdir(), "caravan-demo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const amount = { amount: 500, currency: "EUR" };
const shop = "http://127.0.0.1:1";

test("what was charged is there after a restart, in a file that only its owner reads", async () => {
  const ledger = join(folder, "provider", "ledger.db");
  const first = await launch({ ledger, shop });
  const made = demoProvider({ access: async () => first, budgetMs: 10_000 });
  const charge = { orderId: "ord_1", amount, token: "demo_4242" };
  const { outcome, providerId } = await made.authorize(charge);
  expect(outcome).toBe("authorized");
  expect(statSync(ledger).mode & 0o077).toBe(0);
  first.stop();
  await first.ended;
  const second = await launch({ ledger, shop });
  expect(second.secret).toBe(first.secret);
  const again = demoProvider({ access: async () => second, budgetMs: 10_000 });
  expect(await again.authorize(charge)).toEqual({ outcome: "authorized", providerId });
  second.stop();
  await second.ended;
}, 60_000);

const isThere = async (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

test("it ends with a shop that was killed", async () => {
  const script = join(folder, "shop.mjs");
  const module = new URL("../../../../services/payments/adapters/demo/launch.ts", import.meta.url);
  const options = JSON.stringify({ ledger: join(folder, "other.db"), shop });
  writeFileSync(
    script,
    `import { launch } from ${JSON.stringify(module)};
    const { url } = await launch(${options});
    console.log(url);
    setInterval(() => undefined, 1000);`,
  );
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  let url = "";
  child.stdout.on("data", (chunk: Buffer) => (url += chunk.toString()));
  await until("the provider", async () => url.endsWith("\n"));
  expect(await isThere(url.trim())).toBe(true);
  child.kill("SIGKILL");
  await until("its end", async () => !(await isThere(url.trim())));
}, 60_000);

test("production refuses it, and a process elsewhere needs its secret: 78 and a line", async () => {
  const start = (env: Record<string, string>) =>
    runTask(
      "tasks/start.ts",
      {
        PORT: "0",
        OPS_PORT: "0",
        DATA_DIR: join(folder, "data"),
        PAYMENT_PROVIDERS: "demo",
        ...env,
      },
      [],
    );
  const production = await start({ NODE_ENV: "production" });
  expect(production.code).toBe(78);
  expect(production.said).toContain(
    "PAYMENT_PROVIDERS names demo, which is for development: NODE_ENV=production refuses it",
  );
  const elsewhere = await start({ DEMO_PROVIDER_URL: "http://demo:4010" });
  expect(elsewhere.code).toBe(78);
  expect(elsewhere.said).toContain(
    "DEMO_PROVIDER_SECRET is not set, and the payment provider demo needs it",
  );
  const malformed = await start({ DEMO_SHOP_URL: "shop.example.org/" });
  expect(malformed.code).toBe(78);
  expect(malformed.said).toMatch(/DEMO_SHOP_URL .*is no origin: set scheme and host/u);
}, 60_000);
